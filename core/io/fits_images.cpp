// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/fits_images.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <map>
#include <memory>
#include <unordered_set>

#include "base/error.h"
#include "base/number_text.h"
#include "base/parallel.h"
#include "io/fits_image.h"
#include "io/header.h"
#include "io/header_columns.h"
#include "io/memory_limit.h"
#include "io/sky_position.h"
#include "io/text_column.h"

namespace blendscope {

namespace {

using Files = std::vector<std::filesystem::path>;

constexpr std::size_t kFitsImagesFilesPerBlock = 8;
constexpr std::size_t kFilesToSample = 32;
constexpr std::size_t kFitsImagesPixelsPerRead = std::size_t{1} << 20;

std::string shapeText(ImageShape shape) { return fmt::format("{}×{} pixels", shape.height, shape.width); }

/// What became of one file.
struct FileResult {
  ImageShape shape;  ///< empty if there is no image
  bool isRead = false;
  std::string problem;
};

struct ImagePass {
  ImageShape shape;  ///< files of this shape are read
  std::vector<float> pixels;
  std::vector<FileResult> results;
  HeaderColumns columns;

  ImagePass(ImageShape wanted, std::size_t files) : shape(wanted), results(files), columns(files) {}
};

ImageShape commonest(const std::vector<ImageShape>& shapes) {
  std::map<std::pair<int, int>, std::size_t> counts;
  for (const ImageShape& shape : shapes) ++counts[{shape.height, shape.width}];
  ImageShape best;
  std::size_t most = 0;
  for (const ImageShape& shape : shapes) {  // the first one in file order among equals
    if (const std::size_t n = counts[{shape.height, shape.width}]; n > most) {
      most = n;
      best = shape;
    }
  }
  return best;
}

ImageShape shapeOfFile(const std::filesystem::path& file) {
  const PointLocale locale;
  try {
    const FitsImage image(file);
    return image.isCube() ? ImageShape() : image.shape();
  } catch (const Error&) {
    return {};
  }
}

/// The commonest shape among some files that are spread over all.
ImageShape likelyShape(const Files& files, const Progress& progress) {
  std::vector<ImageShape> shapes;
  const std::size_t step = std::max<std::size_t>(1, files.size() / kFilesToSample);
  for (std::size_t offset = 0; offset < step && shapes.empty(); ++offset) {
    for (std::size_t f = offset; f < files.size(); f += step) {
      progress.throwIfCancelled();
      const ImageShape shape = shapeOfFile(files[f]);
      if (shape.height > 0) shapes.push_back(shape);
    }
  }
  return commonest(shapes);
}

void readCutout(const FitsImage& image, std::span<float> into, const Progress& progress) {
  for (std::size_t first = 0; first < into.size(); first += kFitsImagesPixelsPerRead) {
    progress.throwIfCancelled();
    image.readPixels(first, into.subspan(first, std::min(kFitsImagesPixelsPerRead, into.size() - first)));
  }
}

std::string oddPixels(std::span<const float> pixels) {
  const auto odd = std::count_if(pixels.begin(), pixels.end(), [](float v) { return !std::isfinite(v); });
  if (odd == 0) return {};
  return fmt::format("{} of {} pixels are not finite; the cutout is shown but never fitted", odd, pixels.size());
}

void readFile(const std::filesystem::path& file, std::size_t index, ImagePass& pass, const Progress& progress) {
  const PointLocale locale;
  FileResult& result = pass.results[index];
  try {
    const FitsImage image(file);
    if (!image.hasImage() || image.isCube()) {
      result.problem = "holds no 2-D image";
      return;
    }
    result.shape = image.shape();
    if (result.shape != pass.shape) return;
    const std::size_t count = pass.shape.pixelCount();
    const std::span<float> pixels(pass.pixels.data() + index * count, count);
    readCutout(image, pixels, progress);
    const std::string header = image.header();
    pass.columns.set(index, parseHeader(header),
                     skyPosition(header, 0.5 * (result.shape.width + 1), 0.5 * (result.shape.height + 1)));
    result.isRead = true;
    result.problem = oddPixels(pixels);
  } catch (const Error& error) {
    result.problem = error.problem();
  }
}

std::unique_ptr<ImagePass> readAll(const Files& files, ImageShape shape, std::uint64_t memoryLimit,
                                   const Progress& progress) {
  refuseIfTooLarge(cutoutBytes(files.size(), shape.pixelCount()), memoryLimit, files.front().parent_path().string());
  auto pass = std::make_unique<ImagePass>(shape, files.size());
  progress.throwIfCancelled();
  pass->pixels.resize(files.size() * shape.pixelCount());
  std::atomic<std::size_t> done{0};
  parallelFor(files.size(), kFitsImagesFilesPerBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t f = begin; f < end; ++f) {
      progress.throwIfCancelled();
      readFile(files[f], f, *pass, progress);
    }
    const std::size_t finished = done += end - begin;
    progress.report(static_cast<double>(finished) / static_cast<double>(files.size()),
                    fmt::format("{} of {} files", countText(finished), countText(files.size())));
  });
  return pass;
}

ImageShape commonestOf(const ImagePass& pass) {
  std::vector<ImageShape> shapes;
  for (const FileResult& result : pass.results) {
    if (result.shape.height > 0) shapes.push_back(result.shape);
  }
  return commonest(shapes);
}

void nameProblems(const Files& files, const ImagePass& pass, ProblemList& problems) {
  for (std::size_t f = 0; f < files.size(); ++f) {
    const FileResult& result = pass.results[f];
    if (!result.problem.empty()) {
      problems.add(files[f].string(), result.isRead ? result.problem : result.problem + "; left out");
    } else if (!result.isRead) {
      problems.add(files[f].string(), fmt::format("has {} where {} are the commonest shape; left out",
                                                  shapeText(result.shape), shapeText(pass.shape)));
    }
  }
}

/// Moves the cutouts that were read to the front and returns which files they come from.
std::vector<std::size_t> closeGaps(ImagePass& pass) {
  const std::size_t count = pass.shape.pixelCount();
  std::vector<std::size_t> kept;
  for (std::size_t f = 0; f < pass.results.size(); ++f) {
    if (!pass.results[f].isRead) continue;
    if (kept.size() != f) {
      std::copy_n(pass.pixels.begin() + static_cast<std::ptrdiff_t>(f * count), count,
                  pass.pixels.begin() + static_cast<std::ptrdiff_t>(kept.size() * count));
    }
    kept.push_back(f);
  }
  pass.pixels.resize(kept.size() * count);
  return kept;
}

/// Stems where they are unique, else whole file names.
std::vector<std::string> idsOf(const Files& files, const std::vector<std::size_t>& kept) {
  std::vector<std::string> stems;
  std::vector<std::string> names;
  for (const std::size_t f : kept) {
    names.push_back(files[f].filename().string());
    stems.push_back(fitsStem(names.back()));
  }
  const std::unordered_set<std::string> distinct(stems.begin(), stems.end());
  return distinct.size() == stems.size() ? stems : names;
}

MetadataColumn fileNames(const Files& files, const std::vector<std::size_t>& kept) {
  TextColumn names(kept.size());
  for (const std::size_t f : kept) names.append(files[f].filename().string());
  return {"file", "", ColumnRole::Measured, std::move(names).take()};
}

bool dropSuffix(std::string& name, std::string_view suffix) {
  if (name.size() <= suffix.size()) return false;
  const bool same = std::equal(suffix.begin(), suffix.end(), name.end() - static_cast<std::ptrdiff_t>(suffix.size()),
                               [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b - 'A' + 'a' : b); });
  if (same) name.resize(name.size() - suffix.size());
  return same;
}

bool dropFitsSuffix(std::string& name) {
  return dropSuffix(name, ".fits") || dropSuffix(name, ".fit") || dropSuffix(name, ".fts");
}

}  // namespace

std::string fitsStem(const std::string& fileName) {
  std::string stem = fileName;
  if (!dropSuffix(stem, ".gz")) dropSuffix(stem, ".fz");
  dropFitsSuffix(stem);
  return std::string(trimmed(stem));
}

bool hasFitsName(const std::string& fileName) {
  std::string stem = fileName;
  if (dropSuffix(stem, ".fz")) return true;
  dropSuffix(stem, ".gz");
  return dropFitsSuffix(stem);
}

CutoutSetParts readFitsImages(const Files& files, std::uint64_t memoryLimit, ProblemList& problems,
                              const Progress& progress) {
  constexpr double kSampled = 0.05;
  constexpr double kFirstPass = 0.9;
  std::unique_ptr<ImagePass> pass =
      readAll(files, likelyShape(files, progress), memoryLimit, progress.part(kSampled, kFirstPass));
  if (const ImageShape shape = commonestOf(*pass); shape != pass->shape) {
    pass = readAll(files, shape, memoryLimit, progress.part(kFirstPass, 1));
  }
  nameProblems(files, *pass, problems);
  const std::vector<std::size_t> kept = closeGaps(*pass);
  if (kept.empty()) {
    throw Error(fmt::format("no image can be read: {}", pass->results.front().problem), files.front().string());
  }
  CutoutSetParts parts;
  parts.shape = pass->shape;
  parts.pixels = Matrix<float>(kept.size(), pass->shape.pixelCount(), std::move(pass->pixels));
  parts.ids = idsOf(files, kept);
  parts.metadata.add(fileNames(files, kept));
  pass->columns.addTo(parts.metadata, kept);
  parts.provenance.firstRowAtBottom = true;
  return parts;
}

}  // namespace blendscope
