// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// Marginals of a confusion matrix: how often each class is true, is predicted, and both. Rows may carry weights.
struct ClassCounts {
  std::vector<double> isTrue, predicted, hits;
  double total = 0;

  template <class T>
  explicit ClassCounts(const Matrix<T>& confusion)
      : isTrue(confusion.rows(), 0), predicted(confusion.rows(), 0), hits(confusion.rows(), 0) {
    for (std::size_t t = 0; t < confusion.rows(); ++t) {
      hits[t] = static_cast<double>(confusion(t, t));
      for (std::size_t p = 0; p < confusion.cols(); ++p) {
        const auto count = static_cast<double>(confusion(t, p));
        isTrue[t] += count;
        predicted[p] += count;
        total += count;
      }
    }
  }

  std::size_t classes() const { return isTrue.size(); }

  /// The figures of `Metrics` that follow from the confusion matrix alone, as defined there.
  double accuracy() const;
  double balancedAccuracy() const;
  double f1(std::size_t positive) const;
  double mcc() const;
};

}  // namespace blendscope
