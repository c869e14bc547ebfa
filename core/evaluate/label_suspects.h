// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// A row whose label a model that never saw it (nor its object) doubts.
struct LabelSuspect {
  std::size_t row = 0;  ///< place among the rows given
  int label = 0;
  int likely = 0;     ///< the class that it confidently looks like
  double margin = 0;  ///< p(likely) − p(label), the order of the list
};

/// Confident learning of Northcutt, Jiang & Chuang (2021, J. Artif. Intell. Res. 70, 1373).
struct LabelNoise {
  std::vector<double> threshold;       ///< per class: mean probability that its own rows get; NaN without rows
  Matrix<double> joint;                ///< share of rows by label (row) and likely true class (column), sums to 1
  double share = 0;                    ///< of rows whose label is likely wrong: off the diagonal of `joint`
  std::vector<LabelSuspect> suspects;  ///< largest margin first
};

/// A row counts confidently as the class with the largest probability among those that reach their class's threshold
/// (§3.1 there); suspects are rows counted so as another class than their label. `probability`: n × classes, of models
/// that did not see the row or its object: else what is suspicious was learned by heart. n ≥ 1.
LabelNoise findLabelNoise(std::span<const int> labels, MatrixView<const double> probability);

}  // namespace blendscope
