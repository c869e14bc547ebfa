// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/fits_table.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <limits>

#include "base/error.h"
#include "io/printable_text.h"

namespace blendscope {

namespace {

constexpr LONGLONG kWidestText = 1 << 16;
constexpr LONGLONG kBytesPerRead = 1 << 20;

std::string cardText(const std::vector<HeaderCard>& cards, const std::string& keyword) {
  const HeaderCard* card = findCard(cards, keyword);
  return card ? card->value : std::string();
}

/// Calls `read(firstRow, count)` for blocks of rows, counted from 1.
template <class F>
void inBlocks(LONGLONG rows, LONGLONG bytesPerRow, F&& read) {
  const LONGLONG step = std::max<LONGLONG>(1, kBytesPerRead / std::max<LONGLONG>(1, bytesPerRow));
  for (LONGLONG first = 1; first <= rows; first += step) read(first, std::min(step, rows - first + 1));
}

std::vector<std::string> readText(const FitsFile& file, int column, LONGLONG rows, LONGLONG width) {
  std::vector<std::string> texts;
  inBlocks(rows, width, [&](LONGLONG first, LONGLONG count) {
    const auto stride = static_cast<std::size_t>(width) + 1;
    std::vector<char> letters(static_cast<std::size_t>(count) * stride, '\0');
    std::vector<char*> starts;
    for (LONGLONG i = 0; i < count; ++i) starts.push_back(letters.data() + static_cast<std::size_t>(i) * stride);
    char none[] = "";
    int status = 0;
    int anyNull = 0;
    fits_read_col(file.handle(), TSTRING, column, first, 1, count, none, starts.data(), &anyNull, &status);
    file.check(status, fmt::format("column {} cannot be read", column));
    // Blanks at the end of a FITS string do not count, and CFITSIO returns one for an empty string.
    for (const char* text : starts) texts.emplace_back(withoutTrailingBlanks(text));
  });
  return texts;
}

std::vector<std::string> readIntegersAsText(const FitsFile& file, int column, LONGLONG rows) {
  std::vector<std::string> texts;
  inBlocks(rows, sizeof(LONGLONG), [&](LONGLONG first, LONGLONG count) {
    std::vector<LONGLONG> numbers(static_cast<std::size_t>(count));
    std::vector<char> missing(numbers.size(), 0);
    int status = 0;
    int anyNull = 0;
    fits_read_colnull(file.handle(), TLONGLONG, column, first, 1, count, numbers.data(), missing.data(), &anyNull,
                      &status);
    file.check(status, fmt::format("column {} cannot be read", column));
    for (std::size_t i = 0; i < numbers.size(); ++i) texts.push_back(missing[i] ? "" : fmt::format("{}", numbers[i]));
  });
  return texts;
}

std::vector<double> readNumbers(const FitsFile& file, int column, LONGLONG rows, bool exact) {
  std::vector<double> numbers(static_cast<std::size_t>(rows));
  inBlocks(rows, sizeof(double), [&](LONGLONG first, LONGLONG count) {
    double nan = std::numeric_limits<double>::quiet_NaN();
    int status = 0;
    int anyNull = 0;
    fits_read_col(file.handle(), TDOUBLE, column, first, 1, count, exact ? nullptr : &nan, numbers.data() + first - 1,
                  &anyNull, &status);
    file.check(status, fmt::format("column {} cannot be read", column));
  });
  return numbers;
}

std::vector<double> readLogicals(const FitsFile& file, int column, LONGLONG rows) {
  constexpr char kNull = 2;
  std::vector<double> numbers;
  inBlocks(rows, 1, [&](LONGLONG first, LONGLONG count) {
    std::vector<char> flags(static_cast<std::size_t>(count));
    int status = 0;
    int anyNull = 0;
    fits_read_col_log(file.handle(), column, first, 1, count, kNull, flags.data(), &anyNull, &status);
    file.check(status, fmt::format("column {} cannot be read", column));
    for (const char flag : flags) numbers.push_back(flag == kNull ? std::numeric_limits<double>::quiet_NaN() : flag);
  });
  return numbers;
}

bool isInteger(int type) {
  return type == TBYTE || type == TSBYTE || type == TSHORT || type == TUSHORT || type == TINT || type == TUINT ||
         type == TLONG || type == TULONG || type == TLONGLONG;
}

FitsColumn readColumn(const FitsFile& file, int number, LONGLONG rows, const std::vector<HeaderCard>& cards,
                      const std::vector<std::string>& asText) {
  FitsColumn column;
  column.name = asciiUnescaped(cardText(cards, fmt::format("TTYPE{}", number)));
  column.unit = asciiUnescaped(cardText(cards, fmt::format("TUNIT{}", number)));
  column.isTruth = cardText(cards, fmt::format("TROLE{}", number)) == "TRUTH";
  int type = 0;
  LONGLONG repeat = 0;
  LONGLONG width = 0;
  int status = 0;
  fits_get_eqcoltypell(file.handle(), number, &type, &repeat, &width, &status);
  file.check(status, fmt::format("column {} cannot be read", number));
  if (type == TSTRING && repeat == width && width <= kWidestText) {
    column.values = readText(file, number, rows, width);
  } else if (repeat != 1) {
    column.problem = "holds several values per row";
  } else if (isInteger(type) && std::find(asText.begin(), asText.end(), column.name) != asText.end()) {
    column.values = readIntegersAsText(file, number, rows);
  } else if (isInteger(type) || type == TFLOAT || type == TDOUBLE) {
    // A double column that is not scaled holds NaN itself, and every other value comes through bit by bit.
    const bool exact = type == TDOUBLE && !findCard(cards, fmt::format("TSCAL{}", number));
    column.values = readNumbers(file, number, rows, exact);
  } else if (type == TLOGICAL) {
    column.values = readLogicals(file, number, rows);
  } else {
    column.problem = "is of a type that is not read";
  }
  return column;
}

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

}  // namespace

FitsColumn* FitsTable::find(std::string_view column) {
  const auto at = std::find_if(columns.begin(), columns.end(), [&](const FitsColumn& c) { return c.name == column; });
  return at == columns.end() ? nullptr : &*at;
}

std::optional<FitsTable> readFitsTable(const FitsFile& file, const char* name, std::size_t mostRows,
                                       const std::vector<std::string>& asText) {
  std::string hdu = name;
  int status = 0;
  if (fits_movnam_hdu(file.handle(), BINARY_TBL, hdu.data(), 0, &status) != 0) {
    fits_clear_errmsg();
    return std::nullopt;
  }
  return readCurrentFitsTable(file, mostRows, asText);
}

FitsTable readCurrentFitsTable(const FitsFile& file, std::size_t mostRows, const std::vector<std::string>& asText) {
  LONGLONG rows = 0;
  int columns = 0;
  int status = 0;
  fits_get_num_rowsll(file.handle(), &rows, &status);
  fits_get_num_cols(file.handle(), &columns, &status);
  file.check(status, "a table cannot be read");
  if (rows < 0 || static_cast<std::size_t>(rows) > mostRows) {
    throw Error(fmt::format("the table {} has {} rows where at most {} are expected",
                            cardText(parseHeader(file.header()), "EXTNAME"), rows, mostRows),
                file.name());
  }
  const std::vector<HeaderCard> cards = parseHeader(file.header());
  FitsTable table;
  table.rows = static_cast<std::size_t>(rows);
  for (int c = 1; c <= columns; ++c) table.columns.push_back(readColumn(file, c, rows, cards, asText));
  return table;
}

std::string asciiEscaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c >= ' ' && c <= '~' && c != '%') {
      escaped += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      escaped += {'%', kHexDigits[byte / 16], kHexDigits[byte % 16]};
    }
  }
  return escaped;
}

std::string asciiUnescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned byte = 0;
    const char* const begin = text.data() + i + 1;
    if (text[i] == '%' && i + 2 < text.size() && std::from_chars(begin, begin + 2, byte, 16).ptr == begin + 2) {
      plain += static_cast<char>(byte);
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

}  // namespace blendscope
