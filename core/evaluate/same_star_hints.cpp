// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/same_star_hints.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <optional>
#include <tuple>

#include "base/error.h"
#include "base/number_text.h"
#include "base/parallel.h"
#include "evaluate/sky_groups.h"
#include "evaluate/star_shapes.h"
#include "neighbors/matrix_product.h"

namespace blendscope {

namespace {

constexpr std::size_t kBlock = 512;         // rows of a block of the table of correlations
constexpr std::size_t kSampledRows = 1024;  // that the distribution over pairs is taken from
constexpr int kSmallestSide = 5;
constexpr double kUpperQuantile = 1e-3;
constexpr double kLowerQuantile = 1e-2;
constexpr double kApartArcsec = 15;  // such stars are different ones
constexpr double kNothingPasses = 2;

/// Fisher's transformation, under which tails of correlations fall like those of a normal distribution.
double fisher(double correlation) { return std::atanh(std::clamp(correlation, -0.999999, 0.999999)); }

class HintSearch {
 public:
  HintSearch(const CutoutSet& set, const SameStarOptions& options, const Progress& progress)
      : set_(set), options_(options), progress_(progress), directions_(skyDirections(set)) {}

  SameStarHints run() {
    hints_.threshold = kNothingPasses;
    if (set_.size() < 2 || std::min(set_.shape().height, set_.shape().width) < kSmallestSide) return std::move(hints_);
    shapes_ = starShapes(set_, progress_);
    hints_.threshold = nullThreshold();
    collect();
    return std::move(hints_);
  }

 private:
  /// Correlations of rows [a, a + m) with rows [b, b + n).
  Matrix<float> correlations(std::size_t a, std::size_t m, std::size_t b, std::size_t n) const {
    Matrix<float> product(m, n);
    const MatrixView<const float> all(shapes_);
    multiplyByTransposed(all.rowRange(a, a + m), all.rowRange(b, b + n), product);
    return product;
  }

  bool mayBeNull(Row a, Row b) const {
    if (a == b) return false;
    return !directions_ || !(separationArcsec((*directions_)[a], (*directions_)[b]) < kApartArcsec);
  }

  /// Correlations of evenly spaced rows with all rows, of pairs of different stars as far as one can tell.
  std::vector<float> sampleNull() const {
    const std::size_t n = set_.size();
    const std::size_t step = std::max<std::size_t>(1, n / kSampledRows);
    const std::size_t sampled = (n + step - 1) / step;
    std::vector<std::vector<float>> parts(sampled);
    parallelFor(sampled, 8, [&](std::size_t begin, std::size_t end) {
      progress_.throwIfCancelled();
      for (std::size_t s = begin; s < end; ++s) {
        const std::size_t row = s * step;
        const Matrix<float> values = correlations(row, 1, 0, n);
        for (std::size_t other = 0; other < n; ++other) {
          if (mayBeNull(static_cast<Row>(row), static_cast<Row>(other))) parts[s].push_back(values(0, other));
        }
      }
    });
    std::vector<float> all;
    for (const std::vector<float>& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
  }

  /// The correlation that a share of `falsePerPair` of the pairs of different stars exceeds.
  double nullThreshold() const {
    std::vector<float> values = sampleNull();
    const auto quantile = [&](double share) {
      const auto place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
      std::nth_element(values.begin(), values.begin() + place, values.end(), std::greater<>());
      return fisher(static_cast<double>(values[static_cast<std::size_t>(place)]));
    };
    if (values.empty()) return kNothingPasses;
    const double upper = quantile(kUpperQuantile);
    const double lower = quantile(kLowerQuantile);
    const double perFactorE = (upper - lower) / std::log(kLowerQuantile / kUpperQuantile);
    return std::tanh(upper + perFactorE * std::log(kUpperQuantile / options_.falsePerPair));
  }

  void collect() {
    const std::size_t n = set_.size();
    const std::size_t blocks = (n + kBlock - 1) / kBlock;
    std::vector<std::vector<SameStarHint>> found(blocks);
    std::atomic<std::size_t> done{0};
    parallelFor(blocks, 1, [&](std::size_t begin, std::size_t end) {
      for (std::size_t block = begin; block < end; ++block) {
        for (std::size_t other = block; other < blocks; ++other) {
          progress_.throwIfCancelled();
          collectBlock(block * kBlock, other * kBlock, found[block]);
        }
        progress_.report(static_cast<double>(++done) / static_cast<double>(blocks), "Comparing stars");
      }
    });
    for (const auto& part : found) hints_.pairs.insert(hints_.pairs.end(), part.begin(), part.end());
    hints_.passed = hints_.pairs.size();
    std::sort(hints_.pairs.begin(), hints_.pairs.end(), [](const SameStarHint& a, const SameStarHint& b) {
      return std::tuple(-a.correlation, a.first, a.second) < std::tuple(-b.correlation, b.first, b.second);
    });
    if (hints_.pairs.size() > options_.mostHints) hints_.pairs.resize(options_.mostHints);
  }

  void collectBlock(std::size_t a, std::size_t b, std::vector<SameStarHint>& found) const {
    const Matrix<float> values =
        correlations(a, std::min(kBlock, set_.size() - a), b, std::min(kBlock, set_.size() - b));
    const auto threshold = static_cast<float>(hints_.threshold);
    for (std::size_t i = 0; i < values.rows(); ++i) {
      for (std::size_t j = a == b ? i + 1 : 0; j < values.cols(); ++j) {
        if (values(i, j) <= threshold) continue;
        found.push_back({static_cast<Row>(a + i), static_cast<Row>(b + j), static_cast<double>(values(i, j))});
      }
    }
  }

  const CutoutSet& set_;
  const SameStarOptions& options_;
  const Progress& progress_;
  std::optional<SkyDirections> directions_;
  Matrix<float> shapes_;
  SameStarHints hints_;
};

}  // namespace

SameStarHints findSameStarHints(const CutoutSet& set, const SameStarOptions& options, const Progress& progress) {
  if (!(options.falsePerPair > 0 && options.falsePerPair <= 0.01)) {
    throw UsageError(fmt::format("{} false pairs per pair cannot be asked for", formatNumber(options.falsePerPair)),
                     "same-star hints", "Give a share above 0 and up to 0.01.");
  }
  return HintSearch(set, options, progress).run();
}

}  // namespace blendscope
