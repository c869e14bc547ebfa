// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "data/cutout_set.h"
#include "evaluate/metrics.h"

namespace blendscope {

/// Tested rows whose object also trained, and what that did to the accuracy. All counts and shares are over the tested
/// rows of all divisions together: a row tested twice counts twice.
struct Leak {
  std::size_t affected = 0;
  std::size_t unaffected = 0;
  std::vector<Row> rows;        ///< affected rows of the test set, each once, ascending
  double affectedAccuracy = 0;  ///< NaN without affected rows; likewise below
  double unaffectedAccuracy = 0;
  double gap = 0;  ///< affectedAccuracy − unaffectedAccuracy
  /// 95 % interval of the gap from those of the two accuracies over objects (`groupedInterval`), combined as Newcombe
  /// (1998) and Zou & Donner (2008) do: each end takes the distances of the two nearer ends in quadrature. NaN where
  /// either side has fewer than two objects.
  Interval gapInterval;
};

/// Gathers the tested rows of one division after the other.
class LeakCounter {
 public:
  /// `trainObjects`: objects of the training rows; `testObjects`, `hit`: one per test row.
  void add(std::span<const int> trainObjects, std::span<const Row> testRows, std::span<const int> testObjects,
           std::span<const char> hit);
  Leak result() const;

 private:
  struct Side {
    std::vector<double> hit;
    std::vector<int> objects;
    double accuracy() const;
  };
  Side affected_;
  Side unaffected_;
  std::vector<Row> rows_;
};

/// The 95 % interval of a − b for two independent figures with their intervals, after Zou & Donner (2008).
Interval differenceInterval(double a, const Interval& intervalOfA, double b, const Interval& intervalOfB);

}  // namespace blendscope
