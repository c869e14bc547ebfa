// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"

namespace blendscope {

/// Features of the training rows as bin numbers 0…255, column by column, so that a tree finds splits by counting.
/// A feature with up to 256 different values has a bin for each; one with more has bins of about equal population.
class BinnedFeatures {
 public:
  /// `values` must be finite; at most 2³² rows.
  BinnedFeatures(MatrixView<const float> values, const Progress& progress);

  std::size_t rows() const { return rows_; }
  std::size_t features() const { return cuts_.size(); }
  std::span<const std::uint8_t> column(std::size_t feature) const { return {bins_.data() + feature * rows_, rows_}; }
  /// Values ≤ the cut lie in bins ≤ `bin`, greater ones in greater bins; not defined for a feature's last bin.
  float cut(std::size_t feature, std::size_t bin) const { return cuts_[feature][bin]; }

 private:
  std::size_t rows_;
  std::vector<std::uint8_t> bins_;
  std::vector<std::vector<float>> cuts_;
};

}  // namespace blendscope
