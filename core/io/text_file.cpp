// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/text_file.h"

#include <fmt/format.h>
#include <zlib.h>
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

#include "base/error.h"
#include "base/number_text.h"
#include "io/memory_limit.h"

namespace blendscope {

namespace {

constexpr unsigned kChunk = 1U << 22;

struct GzTextClose {
  void operator()(gzFile_s* file) const { gzclose(file); }
};
using GzFile = std::unique_ptr<gzFile_s, GzTextClose>;

[[noreturn]] void failToRead(const std::filesystem::path& path, const std::string& why) {
  throw Error("cannot be read: " + why, path.string(), "Check the file and its permissions.");
}

/// zlib hands plain files through unchanged.
GzFile openFile(const std::filesystem::path& path) {
  errno = 0;
  GzFile file(gzopen(path.c_str(), "rb"));
  if (!file) failToRead(path, std::generic_category().message(errno != 0 ? errno : ENOMEM));
  gzbuffer(file.get(), 1U << 17);
  return file;
}

std::size_t readSome(gzFile_s* file, char* into, unsigned size, const std::filesystem::path& path) {
  errno = 0;
  const int got = gzread(file, into, size);
  if (got >= 0) {
    int code = Z_OK;
    const char* message = gzerror(file, &code);
    if (code == Z_BUF_ERROR) failToRead(path, "the compressed data end early");
    if (code != Z_OK) failToRead(path, message);
    return static_cast<std::size_t>(got);
  }
  int code = Z_OK;
  const char* message = gzerror(file, &code);
  failToRead(path, code == Z_ERRNO ? std::generic_category().message(errno) : message);
}

}  // namespace

FileKind fileKind(const std::filesystem::path& path) {
  std::error_code failure;
  const std::filesystem::file_status status = std::filesystem::status(path, failure);
  if (status.type() == std::filesystem::file_type::not_found) return FileKind::Missing;
  if (failure) failToRead(path, failure.message());
  if (std::filesystem::is_directory(status)) return FileKind::Folder;
  if (!std::filesystem::is_regular_file(status)) return FileKind::Other;
  std::array<char, 512> head{};
  const GzFile file = openFile(path);
  const int got = gzread(file.get(), head.data(), static_cast<unsigned>(head.size()));
  if (got < 0) failToRead(path, "it is damaged");
  if (got == 0) return FileKind::Empty;
  const std::string_view text(head.data(), static_cast<std::size_t>(got));
  if (text.starts_with("SIMPLE  =")) return FileKind::Fits;
  return text.find('\0') == std::string_view::npos ? FileKind::Text : FileKind::Other;
}

std::string readTextFile(const std::filesystem::path& path, std::uint64_t limit, const Progress& progress) {
  const GzFile file = openFile(path);
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  if (failure) failToRead(path, failure.message());
  refuseIfTooLarge(size, limit, path.string());
  std::string text;
  text.reserve(size + kChunk);
  for (;;) {
    progress.throwIfCancelled();
    const std::size_t filled = text.size();
    text.resize(filled + kChunk);
    const std::size_t got = readSome(file.get(), text.data() + filled, kChunk, path);
    text.resize(filled + got);
    refuseIfTooLarge(text.size(), limit, path.string());
    progress.report(size > 0 ? static_cast<double>(gzoffset(file.get())) / static_cast<double>(size) : 1.0, "reading");
    if (got == 0) break;
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

std::vector<TextLine> textLines(std::string_view text, const Progress& progress) {
  std::vector<TextLine> lines;
  std::size_t number = 0;
  while (!text.empty()) {
    if (++number % 65536 == 0) progress.throwIfCancelled();
    const auto* const end = static_cast<const char*>(std::memchr(text.data(), '\n', text.size()));
    const std::size_t length = end ? static_cast<std::size_t>(end - text.data()) : text.size();
    std::string_view line = text.substr(0, length);
    text.remove_prefix(std::min(text.size(), length + 1));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!trimmed(line).empty()) lines.push_back({line, number});
  }
  return lines;
}

}  // namespace blendscope
