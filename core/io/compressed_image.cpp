// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/compressed_image.h"

#include <zlib.h>

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "io/header.h"

namespace blendscope {

namespace {

using Cards = std::vector<HeaderCard>;

constexpr std::size_t kBlock = 2880;
constexpr std::size_t kMostHeaderBlocks = 4096;
constexpr int kMostHdus = 10000;
constexpr int kMostCompressedAxes = 6;  // CFITSIO's MAX_COMPRESS_DIM
constexpr long long kMostTilePixels = 1LL << 28;
constexpr long long kMostTiles = 1LL << 28;
constexpr long long kMostHduBytes = 1LL << 50;

struct GzClose {
  void operator()(gzFile_s* file) const { gzclose(file); }
};

/// A whole number of a card; nothing if it is missing, not whole or negative.
std::optional<long long> wholeNumber(const Cards& cards, const std::string& keyword) {
  const auto value = cardNumber(findCard(cards, keyword));
  if (!value || std::trunc(*value) != *value || *value < 0 || *value > 1e15) return std::nullopt;
  return static_cast<long long>(*value);
}

/// The cards of the header that begins here; nothing at the end of the file.
std::optional<Cards> readCards(gzFile_s* file) {
  std::string text;
  std::array<char, kBlock> block{};
  for (std::size_t blocks = 0; blocks < kMostHeaderBlocks; ++blocks) {
    if (gzread(file, block.data(), kBlock) != static_cast<int>(kBlock)) return std::nullopt;
    text.append(block.data(), kBlock);
    for (std::size_t card = 0; card < kBlock; card += 80) {
      if (std::string_view(block.data() + card, 8) == "END     ") return parseHeader(text);
    }
  }
  return std::nullopt;
}

/// FITS 4.0, equation 2: |BITPIX| · GCOUNT · (PCOUNT + product of the axes), in whole blocks of bytes.
std::optional<long long> dataBytes(const Cards& cards) {
  const auto bits = cardNumber(findCard(cards, "BITPIX"));
  const auto axes = wholeNumber(cards, "NAXIS");
  if (!bits || !axes || *axes > 999) return std::nullopt;
  double values = *axes > 0 ? 1 : 0;
  for (long long a = 1; a <= *axes; ++a) {
    const auto length = wholeNumber(cards, fmt::format("NAXIS{}", a));
    if (!length) return std::nullopt;
    values *= static_cast<double>(*length);
  }
  const auto parameters = static_cast<double>(wholeNumber(cards, "PCOUNT").value_or(0));
  const auto groups = static_cast<double>(wholeNumber(cards, "GCOUNT").value_or(1));
  const double bytes = std::fabs(*bits) / 8 * groups * (parameters + values);
  if (!(bytes <= static_cast<double>(kMostHduBytes))) return std::nullopt;
  const auto blocks = static_cast<long long>(std::ceil(bytes / static_cast<double>(kBlock)));
  return blocks * static_cast<long long>(kBlock);
}

void require(bool condition, const std::string& file) {
  if (!condition) throw Error("the compressed image contradicts itself: the file is damaged", file);
}

/// Pixels of one tile, after a look at the shape of image and tiles.
long long checkedTile(const Cards& cards, const std::string& file) {
  const auto axes = wholeNumber(cards, "ZNAXIS");
  require(axes && *axes >= 1 && *axes <= kMostCompressedAxes, file);
  long long tilePixels = 1;
  long long tiles = 1;
  for (long long a = 1; a <= *axes; ++a) {
    const auto length = wholeNumber(cards, fmt::format("ZNAXIS{}", a));
    require(length && *length >= 1, file);
    const std::string keyword = fmt::format("ZTILE{}", a);
    const long long missing = a == 1 ? *length : 1;  // tiles are rows unless said otherwise
    const long long tile = findCard(cards, keyword) ? wholeNumber(cards, keyword).value_or(0) : missing;
    require(tile >= 1 && tile <= kMostTilePixels / tilePixels, file);
    const long long along = (*length + tile - 1) / tile;
    require(along <= kMostTiles / tiles, file);
    tilePixels *= tile;
    tiles *= along;
  }
  require(wholeNumber(cards, "NAXIS2") == tiles, file);
  return tilePixels;
}

void checkAlgorithm(const Cards& cards, const std::string& file) {
  const auto bits = cardNumber(findCard(cards, "ZBITPIX"));
  require(bits && (*bits == 8 || std::fabs(*bits) == 16 || std::fabs(*bits) == 32 || std::fabs(*bits) == 64), file);
  for (int i = 1; i < 100; ++i) {
    const HeaderCard* name = findCard(cards, fmt::format("ZNAME{}", i));
    if (!name) break;
    const auto value = wholeNumber(cards, fmt::format("ZVAL{}", i));
    if (name->value == "BLOCKSIZE") require(value && *value >= 1 && *value <= 1024, file);
    if (name->value == "BYTEPIX") require(value && (*value == 1 || *value == 2 || *value == 4 || *value == 8), file);
  }
}

bool isCompressedImage(const Cards& cards) {
  const HeaderCard* card = findCard(cards, "ZIMAGE");
  return card && card->value == "T";
}

/// How the tiles of one column are packed.
enum class Packing { Gzip, Hcompress, Plio, Other };

Packing packingOf(const std::string& algorithm) {
  if (algorithm.starts_with("GZIP")) return Packing::Gzip;
  if (algorithm.starts_with("PLIO")) return Packing::Plio;
  return algorithm.starts_with("HCOMPRESS") ? Packing::Hcompress : Packing::Other;
}

/// True if the stream ends as gzip streams do, after at most `mostBytes`.
bool isWholeGzip(std::vector<unsigned char>& packed, std::size_t mostBytes) {
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return false;
  std::array<unsigned char, 1 << 16> scratch;
  stream.next_in = packed.data();
  stream.avail_in = static_cast<unsigned>(packed.size());
  int result = Z_OK;
  while (result == Z_OK && stream.total_out <= mostBytes) {
    stream.next_out = scratch.data();
    stream.avail_out = static_cast<unsigned>(scratch.size());
    result = inflate(&stream, Z_NO_FLUSH);
  }
  const bool whole = result == Z_STREAM_END && stream.total_out <= mostBytes;
  inflateEnd(&stream);
  return whole;
}

/// White's format: two magic bytes, then both side lengths as big-endian 32-bit numbers.
bool isPossibleHcompress(const std::vector<unsigned char>& packed, long long tilePixels) {
  constexpr std::size_t kHeader = 2 + 3 * 4 + 8 + 3;
  if (packed.size() < kHeader || packed[0] != 0xDD || packed[1] != 0x99) return false;
  const auto number = [&](std::size_t at) {
    return (static_cast<long long>(packed[at]) << 24) | (packed[at + 1] << 16) | (packed[at + 2] << 8) | packed[at + 3];
  };
  const long long width = number(2);
  const long long height = number(6);
  return width >= 1 && height >= 1 && width <= tilePixels && height <= tilePixels / width;
}

/// A line list of IRAF's: the third word is its length, or zero and the fourth and fifth are; then words of an opcode
/// of four bits, of which 1 takes the next word too. CFITSIO reads as far as the list says.
bool isPossiblePlio(const std::vector<short>& list) {
  constexpr int kTakesNext = 1;
  if (list.size() < 5) return false;
  const bool isShort = list[2] > 0;
  const long long length = isShort ? list[2] : (static_cast<long long>(list[4]) << 15) + list[3];
  const long long first = isShort ? 4 : list[1] + 1;
  const auto words = static_cast<long long>(list.size());
  if (first < 1 || length > words) return false;
  return length < first || list[static_cast<std::size_t>(length - 1)] / 4096 != kTakesNext || length < words;
}

/// The bytes of one tile, or its words, as its packing has them.
template <class Value>
std::vector<Value> packedTile(const FitsFile& file, int column, LONGLONG row, LONGLONG length, int type, int& status) {
  std::vector<Value> packed(static_cast<std::size_t>(length));
  int anyNull = 0;
  fits_read_col(file.handle(), type, column, row, 1, length, nullptr, packed.data(), &anyNull, &status);
  return packed;
}

void checkColumn(const FitsFile& file, const char* name, Packing packing, long long tilePixels) {
  std::string column = name;
  int number = 0;
  LONGLONG rows = 0;
  int status = 0;
  if (fits_get_colnum(file.handle(), CASEINSEN, column.data(), &number, &status) != 0) {
    fits_clear_errmsg();
    return;
  }
  fits_get_num_rowsll(file.handle(), &rows, &status);
  for (LONGLONG row = 1; row <= rows && status == 0; ++row) {
    LONGLONG length = 0;
    LONGLONG offset = 0;
    fits_read_descriptll(file.handle(), number, row, &length, &offset, &status);
    if (status != 0 || length == 0) continue;
    // Packing makes a tile little longer than it was at the worst.
    require(length > 0 && length <= tilePixels * 16 + 4096, file.name());
    if (packing == Packing::Other) continue;
    bool fine = false;
    if (packing == Packing::Plio) {
      fine = isPossiblePlio(packedTile<short>(file, number, row, length, TSHORT, status));
    } else {
      auto packed = packedTile<unsigned char>(file, number, row, length, TBYTE, status);
      if (status == 0) {
        fine = packing == Packing::Gzip ? isWholeGzip(packed, static_cast<std::size_t>(tilePixels) * 8)
                                        : isPossibleHcompress(packed, tilePixels);
      }
    }
    if (status != 0) break;
    require(fine, file.name());
  }
  file.check(status, "the compressed image cannot be read");
}

}  // namespace

void checkCompressedHeaders(const std::filesystem::path& path) {
  const std::unique_ptr<gzFile_s, GzClose> file(gzopen(path.c_str(), "rb"));
  if (!file) return;
  for (int hdu = 0; hdu < kMostHdus; ++hdu) {
    const auto cards = readCards(file.get());
    if (!cards) return;
    if (isCompressedImage(*cards)) {
      checkedTile(*cards, path.string());
      checkAlgorithm(*cards, path.string());
    }
    const auto bytes = dataBytes(*cards);
    if (!bytes || gzseek(file.get(), *bytes, SEEK_CUR) < 0) return;
  }
}

void checkCompressedTiles(const FitsFile& file) {
  int dataFine = 0;
  int headerFine = 0;
  int status = 0;
  fits_verify_chksum(file.handle(), &dataFine, &headerFine, &status);
  if (status != 0) fits_clear_errmsg();
  require(status != 0 || dataFine >= 0, file.name());

  char* text = nullptr;
  int count = 0;
  status = 0;
  fits_hdr2str(file.handle(), 0, nullptr, 0, &text, &count, &status);
  const Cards cards = parseHeader(status == 0 && text ? std::string(text) : std::string());
  int ignored = 0;
  if (text) fits_free_memory(text, &ignored);
  file.check(status, "the header cannot be read");

  const long long tilePixels = checkedTile(cards, file.name());
  const HeaderCard* algorithm = findCard(cards, "ZCMPTYPE");
  checkColumn(file, "COMPRESSED_DATA", algorithm ? packingOf(algorithm->value) : Packing::Other, tilePixels);
  checkColumn(file, "GZIP_COMPRESSED_DATA", Packing::Gzip, tilePixels);
}

}  // namespace blendscope
