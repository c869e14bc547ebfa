// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/matrix.h"

namespace blendscope::testing {

/// Probabilities of two classes from that of the second.
inline Matrix<double> twoClasses(const std::vector<double>& score) {
  Matrix<double> probability(score.size(), 2);
  for (std::size_t i = 0; i < score.size(); ++i) {
    probability(i, 0) = 1 - score[i];
    probability(i, 1) = score[i];
  }
  return probability;
}

}  // namespace blendscope::testing
