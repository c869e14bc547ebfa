// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/fits_set.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "base/error.h"
#include "base/number_text.h"
#include "io/class_labels.h"
#include "io/csv_table.h"
#include "io/fits_image.h"
#include "io/fits_images.h"
#include "io/fits_table.h"
#include "io/header.h"
#include "io/memory_limit.h"
#include "io/text_column.h"

namespace blendscope {

namespace {

constexpr std::size_t kFitsSetPixelsPerRead = std::size_t{1} << 20;
constexpr std::size_t kFitsSetMostClasses = 1000;

Matrix<float> readCube(const FitsImage& image, const Progress& progress) {
  std::vector<float> pixels;
  const std::size_t total = image.count() * image.shape().pixelCount();
  pixels.reserve(total);
  while (pixels.size() < total) {
    progress.throwIfCancelled();
    const std::size_t first = pixels.size();
    pixels.resize(std::min(total, first + kFitsSetPixelsPerRead));
    image.readPixels(first, std::span(pixels).subspan(first));
    progress.report(static_cast<double>(pixels.size()) / static_cast<double>(total),
                    fmt::format("{} of {} cutouts", countText(pixels.size() / image.shape().pixelCount()),
                                countText(image.count())));
  }
  return {image.count(), image.shape().pixelCount(), std::move(pixels)};
}

std::vector<std::string> textsOf(const FitsColumn& column) {
  if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values)) return *texts;
  std::vector<std::string> texts;
  for (const double number : std::get<std::vector<double>>(column.values)) {
    texts.push_back(std::isnan(number) ? std::string() : formatNumber(number));
  }
  return texts;
}

/// Names from the table CLASSES, if it is there and has all of them; else from the words themselves.
void setClasses(const FitsFile& file, const std::vector<std::string>& words, CutoutSetParts& parts) {
  auto classes = readFitsTable(file, "CLASSES", kFitsSetMostClasses, {"NAME"});
  const FitsColumn* names = classes ? classes->find("NAME") : nullptr;
  const auto* texts = names ? std::get_if<std::vector<std::string>>(&names->values) : nullptr;
  if (texts) {
    const ClassNames known(*texts);
    std::vector<int> labels;
    for (const std::string& word : words) {
      const auto label = word.empty() ? std::optional(kUnlabelled) : known.find(word);
      if (!label) break;
      labels.push_back(*label);
    }
    if (labels.size() == words.size()) {
      parts.classNames = known;
      parts.labels = std::move(labels);
      return;
    }
  }
  labelByWords(words, true, parts);
}

void addColumn(FitsColumn& column, const std::string& file, CutoutSetParts& parts, ProblemList& problems) {
  if (!column.problem.empty() || column.name.empty() || parts.metadata.find(column.name)) {
    problems.add(file, fmt::format("the column '{}' of CATALOG {}; not read", column.name,
                                   column.problem.empty() ? "has no name of its own" : column.problem));
    return;
  }
  MetadataColumn added{column.name, column.unit, column.isTruth ? ColumnRole::Truth : ColumnRole::Measured, {}};
  if (auto* numbers = std::get_if<std::vector<double>>(&column.values)) {
    added.values = std::move(*numbers);
  } else {
    TextColumn words(parts.pixels.rows());
    for (const std::string& word : std::get<std::vector<std::string>>(column.values)) words.append(word);
    added.values = std::move(words).take();
  }
  parts.metadata.add(std::move(added));
}

void readCatalog(const FitsFile& file, CutoutSetParts& parts, ProblemList& problems) {
  auto catalog = readFitsTable(file, "CATALOG", parts.pixels.rows(), {"ID", "CLASS"});
  if (!catalog) {
    problems.add(file.name(), "there is no table CATALOG: ids are row numbers and there are no classes");
    return;
  }
  if (catalog->rows != parts.pixels.rows()) {
    throw Error(fmt::format("CATALOG has {} rows for {} cutouts", catalog->rows, parts.pixels.rows()), file.name());
  }
  for (FitsColumn& column : catalog->columns) {
    if (column.problem.empty() && column.name == "ID") {
      parts.ids = textsOf(column);
    } else if (column.problem.empty() && column.name == "CLASS") {
      setClasses(file, textsOf(column), parts);
    } else {
      addColumn(column, file.name(), parts, problems);
    }
  }
}

/// Leaves out the later ones of rows with the same id. Rows without an id are called by their number.
void dropRepeatedIds(const std::string& file, CutoutSetParts& parts, ProblemList& problems) {
  for (std::size_t i = 0; i < parts.ids.size(); ++i) {
    if (parts.ids[i].empty()) parts.ids[i] = fmt::format("{}", i);
  }
  std::unordered_set<std::string_view> seen;
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < parts.ids.size(); ++i) {
    if (seen.insert(parts.ids[i]).second) {
      kept.push_back(static_cast<std::uint32_t>(i));
    } else {
      problems.add(file, fmt::format("the ID '{}' of row {} stands above already; left out", parts.ids[i], i + 1));
    }
  }
  if (kept.size() == parts.ids.size()) return;
  CutoutSetParts rest;
  rest.shape = parts.shape;
  rest.classNames = parts.classNames;
  rest.provenance = parts.provenance;
  rest.metadata = parts.metadata.rows(kept);
  rest.pixels = Matrix<float>(kept.size(), parts.pixels.cols());
  for (std::size_t k = 0; k < kept.size(); ++k) {
    std::copy(parts.pixels.row(kept[k]).begin(), parts.pixels.row(kept[k]).end(), rest.pixels.row(k).begin());
    rest.ids.push_back(parts.ids[kept[k]]);
    if (!parts.labels.empty()) rest.labels.push_back(parts.labels[kept[k]]);
  }
  parts = std::move(rest);
}

void nameOddRows(const std::string& file, const CutoutSetParts& parts, ProblemList& problems) {
  for (std::size_t i = 0; i < parts.pixels.rows(); ++i) {
    const auto pixels = parts.pixels.row(i);
    const auto odd = std::count_if(pixels.begin(), pixels.end(), [](float v) { return !std::isfinite(v); });
    if (odd == 0) continue;
    problems.add(
        fmt::format("{}: {}", file, parts.ids.empty() ? fmt::format("{}", i) : parts.ids[i]),
        fmt::format("{} of {} pixels are not finite; the cutout is shown but never fitted", odd, pixels.size()));
  }
}

CutoutSetParts readOwnLayout(const FitsImage& image, std::uint64_t memoryLimit, ProblemList& problems,
                             const Progress& progress) {
  const std::string& name = image.file().name();
  refuseIfTooLarge(cutoutBytes(image.count(), image.shape().pixelCount()), memoryLimit, name);
  const std::vector<HeaderCard> cards = parseHeader(image.header());
  const HeaderCard* order = findCard(cards, "ROWORDER");
  CutoutSetParts parts;
  parts.provenance.source = name;
  parts.provenance.format = "FITS cutouts and catalogue";
  parts.provenance.firstRowAtBottom = !order || order->value != "TOP-DOWN";
  parts.shape = image.shape();
  parts.pixels = readCube(image, progress);
  readCatalog(image.file(), parts, problems);
  dropRepeatedIds(name, parts, problems);
  nameOddRows(name, parts, problems);
  return parts;
}

}  // namespace

CutoutSetParts readFitsFile(const std::filesystem::path& file, std::uint64_t memoryLimit, ProblemList& problems,
                            const Progress& progress) {
  const PointLocale locale;
  {
    const FitsImage image(file);
    if (!image.hasImage()) {
      throw Error("holds no 2-D image and no cube named CUTOUTS", file.string(), "Choose another file.");
    }
    if (image.isCube()) return readOwnLayout(image, memoryLimit, problems, progress);
  }
  CutoutSetParts parts = readFitsImages({file}, memoryLimit, problems, progress);
  parts.provenance.format = "FITS image";
  return parts;
}

}  // namespace blendscope
