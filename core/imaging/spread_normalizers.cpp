// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/parallel.h"
#include "imaging/image_normalizer.h"

namespace blendscope {

namespace {

/// Sums per column over blocks of rows, added in the order of the blocks. `add(row, sums)` adds one row.
template <class Add>
std::vector<double> blockSums(std::size_t rows, std::size_t columns, Add add) {
  constexpr std::size_t kRows = 1024;
  std::vector<std::vector<double>> parts((rows + kRows - 1) / kRows, std::vector<double>(columns, 0.0));
  parallelFor(rows, kRows, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) add(row, parts[begin / kRows]);
  });
  std::vector<double> sums(columns, 0.0);
  for (const std::vector<double>& part : parts) {
    for (std::size_t c = 0; c < columns; ++c) sums[c] += part[c];
  }
  return sums;
}

/// Means of all pixels, then 1/deviation of each (0 where a pixel never varies).
Statistics learnPixels(const TrainingBatch& batch) {
  const std::size_t pixels = batch.values.cols();
  const auto forFinite = [&](std::size_t row, auto action) {
    const std::span<const float> image = batch.values.row(row);
    for (std::size_t c = 0; c < pixels; ++c) {
      if (std::isfinite(image[c])) action(c, static_cast<double>(image[c]));
    }
  };
  const std::vector<double> counts = blockSums(batch.size(), pixels, [&](std::size_t row, std::vector<double>& sums) {
    forFinite(row, [&](std::size_t c, double) { sums[c] += 1; });
  });
  Statistics statistics = blockSums(batch.size(), pixels, [&](std::size_t row, std::vector<double>& sums) {
    forFinite(row, [&](std::size_t c, double x) { sums[c] += x; });
  });
  for (std::size_t c = 0; c < pixels; ++c) statistics[c] /= std::max(1.0, counts[c]);
  const std::vector<double> squares = blockSums(batch.size(), pixels, [&](std::size_t row, std::vector<double>& sums) {
    forFinite(row, [&](std::size_t c, double x) { sums[c] += (x - statistics[c]) * (x - statistics[c]); });
  });
  for (std::size_t c = 0; c < pixels; ++c) {
    statistics.push_back(squares[c] > 0 ? std::sqrt(counts[c] / squares[c]) : 0);
  }
  return statistics;
}

ImageNormalizer perPixel() {
  return {.prepare = [](const FeatureBatch& batch, const Statistics& statistics) -> RowFunction {
            const std::size_t pixels = batch.values.cols();
            return [&statistics, pixels](std::size_t, std::span<const float> in, std::span<float> out) {
              for (std::size_t c = 0; c < pixels; ++c) {
                mapFinite(in.subspan(c, 1), out.subspan(c, 1),
                          [&](double x) { return (x - statistics[c]) * statistics[pixels + c]; });
              }
            };
          },
          .learn = learnPixels};
}

void byImage(std::span<const float> in, std::span<float> out) {
  double count = 0, mean = 0, squares = 0;
  for (const float x : in) {
    if (std::isfinite(x)) count += 1, mean += x;
  }
  mean /= std::max(1.0, count);
  for (const float x : in) {
    if (std::isfinite(x)) squares += (x - mean) * (x - mean);
  }
  const double factor = squares > 0 ? std::sqrt(count / squares) : 0;
  mapFinite(in, out, [&](double x) { return (x - mean) * factor; });
}

ImageNormalizer perImage() {
  return {.prepare = [](const FeatureBatch&, const Statistics&) -> RowFunction {
    return [](std::size_t, std::span<const float> in, std::span<float> out) { byImage(in, out); };
  }};
}

}  // namespace

std::vector<TransformRegistry::Entry> spreadNormalizers() {
  return {normalizerEntry({.name = "zscore",
                           .label = "Z-score of image",
                           .kind = StepKind::Normalizer,
                           .help = "Mean 0 and deviation 1 for every image. Constant images become 0; NaN stay NaN.",
                           .formula = "(x − mean x) / σ_x"},
                          [](const Parameters&) { return perImage(); }),
          normalizerEntry({.name = "zscore-pixel",
                           .label = "Z-score of pixel",
                           .kind = StepKind::Normalizer,
                           .help = "Mean 0 and deviation 1 for every pixel over the training images. Pixels that never "
                                   "vary become 0; NaN stay NaN and do not count.",
                           .formula = "(xᵢ − mean xᵢ) / σ(xᵢ) over the training images"},
                          [](const Parameters&) { return perPixel(); })};
}

}  // namespace blendscope
