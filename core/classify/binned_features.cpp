// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/binned_features.h"

#include <algorithm>

#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kMostBins = 256;

/// A value that separates low from high: low ≤ cut < high.
float between(float low, float high) {
  const auto middle = static_cast<float>((static_cast<double>(low) + static_cast<double>(high)) / 2);
  return middle < high ? middle : low;
}

/// Cuts between the bins of one feature. With too many different values, a bin is closed as soon as the rows in it and
/// before it reach its share of all rows.
std::vector<float> cutsOf(std::vector<float> values) {
  std::sort(values.begin(), values.end());
  const std::size_t n = values.size();
  std::size_t different = 1;
  for (std::size_t i = 1; i < n; ++i) different += values[i] > values[i - 1];
  std::vector<float> cuts;
  for (std::size_t i = 1; i < n && cuts.size() + 1 < kMostBins; ++i) {
    if (!(values[i] > values[i - 1])) continue;
    if (different <= kMostBins || i * kMostBins >= (cuts.size() + 1) * n)
      cuts.push_back(between(values[i - 1], values[i]));
  }
  return cuts;
}

}  // namespace

BinnedFeatures::BinnedFeatures(MatrixView<const float> values, const Progress& progress)
    : rows_(values.rows()), bins_(values.rows() * values.cols()), cuts_(values.cols()) {
  parallelFor(values.cols(), 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t f = begin; f < end; ++f) {
      progress.throwIfCancelled();
      std::vector<float> column(rows_);
      for (std::size_t i = 0; i < rows_; ++i) column[i] = values(i, f);
      const std::vector<float> cuts = cutsOf(column);
      for (std::size_t i = 0; i < rows_; ++i) {
        bins_[f * rows_ + i] =
            static_cast<std::uint8_t>(std::lower_bound(cuts.begin(), cuts.end(), column[i]) - cuts.begin());
      }
      cuts_[f] = cuts;
    }
  });
}

}  // namespace blendscope
