// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/challenge_csv.h"

#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <unordered_map>

#include "base/error.h"
#include "base/number_text.h"
#include "base/parallel.h"
#include "io/class_labels.h"
#include "io/csv_table.h"
#include "io/memory_limit.h"
#include "io/text_file.h"

namespace blendscope {

namespace {

constexpr std::size_t kLinesPerBlock = 512;
constexpr std::size_t kFloatsPerStep = std::size_t{1} << 24;
constexpr const char* kRemedy =
    "Expected is the header idx,class,pixel_0,… or, without header, class and s×s pixels, with or without an idx "
    "before.";

enum class ColumnKind { Id, Class, Pixel, Ignored };

struct CsvColumn {
  ColumnKind kind = ColumnKind::Ignored;
  std::size_t pixel = 0;
};

struct CsvLayout {
  std::vector<CsvColumn> columns;
  std::size_t pixelCount = 0;
  int side = 0;
  bool hasHeader = false;
  bool hasIds = false;
};

int sideOf(std::size_t pixels) {
  const auto side = static_cast<std::size_t>(std::llround(std::sqrt(static_cast<double>(pixels))));
  return side * side == pixels ? static_cast<int>(side) : 0;
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

CsvColumn columnNamed(const std::string& name) {
  constexpr std::string_view pixelPrefix = "pixel_";
  if (name == "idx") return {ColumnKind::Id};
  if (name == "class") return {ColumnKind::Class};
  if (name.starts_with(pixelPrefix)) {
    const auto number = parseInteger(std::string_view(name).substr(pixelPrefix.size()));
    if (number && *number >= 0) return {ColumnKind::Pixel, static_cast<std::size_t>(*number)};
  }
  return {};
}

/// Every pixel once, ids and classes at most once.
void checkHeader(const CsvLayout& layout, const std::string& file) {
  std::vector<int> seen(layout.pixelCount, 0);
  std::size_t ids = 0;
  std::size_t classes = 0;
  for (const CsvColumn& column : layout.columns) {
    ids += column.kind == ColumnKind::Id;
    classes += column.kind == ColumnKind::Class;
    if (column.kind != ColumnKind::Pixel) continue;
    if (column.pixel >= layout.pixelCount || seen[column.pixel]++ > 0) {
      throw Error(
          fmt::format("the header names {} pixels, but pixel_{} is out of line", layout.pixelCount, column.pixel),
          file + ":1", "The pixel columns must be pixel_0, pixel_1, … without gap or repetition.");
    }
  }
  if (ids > 1 || classes > 1) throw Error("the header names idx or class twice", file + ":1", kRemedy);
}

CsvLayout layoutOfHeader(const std::vector<CsvField>& fields, const std::string& file, ProblemList& problems) {
  CsvLayout layout;
  layout.hasHeader = true;
  std::vector<std::string> ignored;
  for (const CsvField& field : fields) {
    layout.columns.push_back(columnNamed(lowered(field.text)));
    const ColumnKind kind = layout.columns.back().kind;
    layout.pixelCount += kind == ColumnKind::Pixel;
    layout.hasIds |= kind == ColumnKind::Id;
    if (kind == ColumnKind::Ignored) ignored.emplace_back(field.text);
  }
  checkHeader(layout, file);
  layout.side = sideOf(layout.pixelCount);
  if (layout.side == 0) {
    throw Error(fmt::format("{} pixels do not make a square image", layout.pixelCount), file + ":1", kRemedy);
  }
  if (!ignored.empty()) {
    problems.add(file + ":1",
                 fmt::format("columns that are neither idx, class nor pixels are not read: {}", shortList(ignored)));
  }
  return layout;
}

CsvLayout layoutOfCount(std::size_t count, const std::string& file) {
  constexpr std::size_t kFewest = 4;  // 2×2 pixels
  CsvLayout layout;
  layout.hasIds = count >= kFewest + 2 && sideOf(count - 2) > 0;
  const bool fits = layout.hasIds || (count >= kFewest + 1 && sideOf(count - 1) > 0);
  if (!fits) {
    throw Error(fmt::format("not understood as a table of cutouts: the first line has {} column{}", count,
                            count == 1 ? "" : "s"),
                file, kRemedy);
  }
  if (layout.hasIds) layout.columns.push_back({ColumnKind::Id});
  layout.columns.push_back({ColumnKind::Class});
  layout.pixelCount = count - layout.columns.size();
  layout.side = sideOf(layout.pixelCount);
  for (std::size_t p = 0; p < layout.pixelCount; ++p) layout.columns.push_back({ColumnKind::Pixel, p});
  return layout;
}

CsvLayout layoutOf(std::string_view firstLine, const std::string& file, ProblemList& problems) {
  std::vector<CsvField> fields;
  std::deque<std::string> unescaped;
  splitCsvLine(firstLine, fields, unescaped);
  const bool isHeader =
      std::any_of(fields.begin(), fields.end(), [](const CsvField& field) { return lowered(field.text) == "pixel_0"; });
  return isHeader ? layoutOfHeader(fields, file, problems) : layoutOfCount(fields.size(), file);
}

/// Where one row goes, and what was wrong with it if anything was.
struct RowTarget {
  std::span<float> pixels;
  std::string& id;
  std::string& className;
};

std::string notANumber(std::size_t pixel, std::string_view field) {
  constexpr std::size_t kShown = 24;
  field = trimmed(field);
  if (field.empty()) return fmt::format("pixel_{} is missing; left out", pixel);
  return fmt::format("pixel_{} is '{}', not a 32-bit number; left out", pixel, field.substr(0, kShown));
}

/// Reads one number at `at` and moves behind it and the blanks around it. False if there is none.
bool takeNumber(const char*& at, const char* end, float& value) {
  while (at < end && (*at == ' ' || *at == '\t')) ++at;
  const char* const begin = at;
  if (at < end && *at == '+') ++at;
  const auto [stop, failure] = fast_float::from_chars(at, end, value);
  if (failure != std::errc{}) return false;
  const char first = *at == '-' && at + 1 < end ? at[1] : *at;
  if (std::isinf(value) && first != 'i' && first != 'I') return false;
  if (*begin == '+' && (*at == '-' || *at == '+')) return false;
  at = stop;
  while (at < end && (*at == ' ' || *at == '\t')) ++at;
  return true;
}

std::string wrongCount(std::size_t found, std::size_t expected) {
  return fmt::format("has {} fields where {} are expected; left out", found, expected);
}

/// The problem with the row; empty if it was read.
std::string readPlainRow(std::string_view line, const CsvLayout& layout, RowTarget row) {
  const char* at = line.data();
  const char* const end = at + line.size();
  const auto fieldCount = [&] { return static_cast<std::size_t>(std::count(line.begin(), line.end(), ',')) + 1; };
  const std::size_t expected = layout.columns.size();
  for (std::size_t c = 0; c < expected; ++c) {
    if (c > 0) {
      if (at == end) return wrongCount(fieldCount(), expected);
      ++at;  // the comma
    }
    const char* const begin = at;
    const CsvColumn& column = layout.columns[c];
    if (column.kind == ColumnKind::Pixel) {
      if (takeNumber(at, end, row.pixels[column.pixel]) && (at == end || *at == ',')) continue;
      if (fieldCount() != expected) return wrongCount(fieldCount(), expected);
      return notANumber(column.pixel, {begin, std::find(begin, end, ',')});
    }
    at = std::find(at, end, ',');
    if (column.kind == ColumnKind::Id) row.id = canonicalWord(trimmed({begin, at}));
    if (column.kind == ColumnKind::Class) row.className = canonicalWord(trimmed({begin, at}));
  }
  return at == end ? std::string() : wrongCount(fieldCount(), expected);
}

std::string wordOf(const CsvField& field) { return field.quoted ? std::string(field.text) : canonicalWord(field.text); }

std::string readQuotedRow(std::string_view line, const CsvLayout& layout, RowTarget row) {
  std::vector<CsvField> fields;
  std::deque<std::string> unescaped;
  splitCsvLine(line, fields, unescaped);
  if (fields.size() != layout.columns.size()) return wrongCount(fields.size(), layout.columns.size());
  for (std::size_t c = 0; c < fields.size(); ++c) {
    const CsvColumn& column = layout.columns[c];
    const std::string_view text = fields[c].text;
    if (column.kind == ColumnKind::Id) row.id = wordOf(fields[c]);
    if (column.kind == ColumnKind::Class) row.className = wordOf(fields[c]);
    if (column.kind == ColumnKind::Pixel) {
      const char* at = text.data();
      if (text.empty() || !takeNumber(at, text.data() + text.size(), row.pixels[column.pixel]) ||
          at != text.data() + text.size()) {
        return notANumber(column.pixel, text);
      }
    }
  }
  return {};
}

std::string readRow(std::string_view line, const CsvLayout& layout, RowTarget row) {
  std::string problem =
      line.find('"') == std::string_view::npos ? readPlainRow(line, layout, row) : readQuotedRow(line, layout, row);
  if (problem.empty() && layout.hasIds && row.id.empty()) problem = "has no idx; left out";
  return problem;
}

struct ParsedRows {
  std::vector<float> pixels;
  std::vector<std::string> ids;
  std::vector<std::string> classes;
  std::vector<char> good;
};

/// Touches the memory step by step, so that a cancel need not wait for gigabytes of zeros.
ParsedRows roomFor(std::size_t rows, std::size_t pixelCount, const Progress& progress) {
  ParsedRows room;
  const std::size_t total = rows * pixelCount;
  room.pixels.reserve(total);
  while (room.pixels.size() < total) {
    progress.throwIfCancelled();
    room.pixels.resize(std::min(total, room.pixels.size() + kFloatsPerStep));
  }
  room.ids.resize(rows);
  room.classes.resize(rows);
  room.good.assign(rows, 0);
  return room;
}

ParsedRows parseRows(std::span<const TextLine> lines, const CsvLayout& layout, const std::string& file,
                     ProblemList& problems, const Progress& progress) {
  ParsedRows rows = roomFor(lines.size(), layout.pixelCount, progress);
  std::vector<ProblemList> found((lines.size() + kLinesPerBlock - 1) / kLinesPerBlock);
  std::atomic<std::size_t> done{0};
  parallelFor(lines.size(), kLinesPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) {
      const std::span<float> pixels(rows.pixels.data() + i * layout.pixelCount, layout.pixelCount);
      std::string problem = readRow(lines[i].text, layout, {pixels, rows.ids[i], rows.classes[i]});
      rows.good[i] = problem.empty();
      if (problem.empty()) {
        const auto odd = std::count_if(pixels.begin(), pixels.end(), [](float v) { return !std::isfinite(v); });
        if (odd == 0) continue;
        problem =
            fmt::format("{} of {} pixels are not finite; the cutout is shown but never fitted", odd, pixels.size());
      }
      found[begin / kLinesPerBlock].add(fmt::format("{}:{}", file, lines[i].number), std::move(problem));
    }
    const std::size_t finished = done += end - begin;
    progress.report(static_cast<double>(finished) / static_cast<double>(lines.size()),
                    fmt::format("{} of {} rows", countText(finished), countText(lines.size())));
  });
  for (ProblemList& list : found) problems.append(std::move(list));
  return rows;
}

/// Later rows with an id that stands above are no longer good.
void refuseRepeatedIds(std::span<const TextLine> lines, const std::string& file, ParsedRows& rows,
                       ProblemList& problems, const Progress& progress) {
  std::unordered_map<std::string_view, std::size_t> lineOfId;
  lineOfId.reserve(rows.ids.size());
  for (std::size_t i = 0; i < rows.ids.size(); ++i) {
    if (i % 65536 == 0) progress.throwIfCancelled();
    if (!rows.good[i]) continue;
    const auto [at, isNew] = lineOfId.emplace(rows.ids[i], lines[i].number);
    if (isNew) continue;
    rows.good[i] = 0;
    problems.add(fmt::format("{}:{}", file, lines[i].number),
                 fmt::format("idx {} stands in line {} already; left out", rows.ids[i], at->second));
  }
}

/// Moves the good rows up; returns how many there are.
std::size_t closeGaps(ParsedRows& rows, std::size_t pixelCount) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < rows.good.size(); ++i) {
    if (!rows.good[i]) continue;
    if (kept != i) {
      std::copy_n(rows.pixels.begin() + static_cast<std::ptrdiff_t>(i * pixelCount), pixelCount,
                  rows.pixels.begin() + static_cast<std::ptrdiff_t>(kept * pixelCount));
      rows.ids[kept] = std::move(rows.ids[i]);
      rows.classes[kept] = std::move(rows.classes[i]);
    }
    ++kept;
  }
  rows.pixels.resize(kept * pixelCount);
  rows.ids.resize(kept);
  rows.classes.resize(kept);
  return kept;
}

}  // namespace

ChallengeCsv readChallengeCsv(const std::filesystem::path& path, std::uint64_t memoryLimit, ProblemList& problems,
                              const Progress& progress) {
  const std::string file = path.string();
  const std::string text = readTextFile(path, memoryLimit, progress.part(0, 0.3));
  const std::vector<TextLine> allLines = textLines(text, progress);
  if (allLines.empty()) throw Error("the file is empty", file, kRemedy);
  const CsvLayout layout = layoutOf(allLines.front().text, file, problems);
  const auto lines = std::span(allLines).subspan(layout.hasHeader ? 1 : 0);
  if (lines.empty()) throw Error("there is a header but no row", file, kRemedy);
  refuseIfTooLarge(text.size() + cutoutBytes(lines.size(), layout.pixelCount), memoryLimit, file);

  ParsedRows rows = parseRows(lines, layout, file, problems, progress.part(0.3, 1));
  if (!layout.hasIds) {
    for (std::size_t i = 0; i < rows.ids.size(); ++i) rows.ids[i] = fmt::format("{}", i);
  }
  refuseRepeatedIds(lines, file, rows, problems, progress);
  const std::size_t kept = closeGaps(rows, layout.pixelCount);
  if (kept == 0) {
    throw Error(fmt::format("none of {} rows can be read; {} {}", countText(lines.size()), problems.first().where,
                            problems.first().problem),
                file, kRemedy);
  }
  CutoutSetParts parts;
  parts.provenance.source = file;
  parts.provenance.format = "challenge CSV";
  parts.shape = {layout.side, layout.side};
  parts.pixels = Matrix<float>(kept, layout.pixelCount, std::move(rows.pixels));
  parts.ids = std::move(rows.ids);
  labelByWords(rows.classes, true, parts);
  return {std::move(parts), layout.hasIds};
}

}  // namespace blendscope
