// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "evaluate/metrics.h"

/// Sets of classes that hold the true one as often as promised, whatever the model (Vovk et al. 2005).
namespace blendscope {

enum class ConformalKind {
  Marginal,  ///< one threshold: the promise holds over all rows together
  PerClass,  ///< one threshold per true class (Mondrian): the promise holds within every class
};

/// A class is in a row's set if 1 − p(class) is at most its threshold (score of Sadinle, Lei & Wasserman 2019).
struct ConformalThresholds {
  double level = 0.95;            ///< share of sets that are to hold the true class
  std::vector<double> threshold;  ///< per class; 1 where the rows are too few: that class is then in every set
};

/// The ⌈(n + 1)·level⌉-th smallest score of the n calibration rows (of the class). `probability`: n × classes of rows
/// that never trained the model; `truth`: their classes; `level` in (0, 1). The promise is one on average over draws of
/// calibration rows and rests on new rows that are like them; rows of one object should lie on one side.
ConformalThresholds fitConformal(MatrixView<const double> probability, std::span<const int> truth, double level,
                                 ConformalKind kind);

/// n × classes of 0 and 1.
Matrix<char> conformalSets(MatrixView<const double> probability, const ConformalThresholds& thresholds);

struct ClassCoverage {
  double coverage = 0;  ///< share of the class's rows whose set holds it; NaN without rows
  Interval interval;
  double meanSize = 0;  ///< classes in the sets of its rows
  std::size_t count = 0;
};

/// What sets turned out to be worth on rows whose class is known.
struct SetQuality {
  ClassCoverage all;
  std::vector<ClassCoverage> perClass;
  double empty = 0;      ///< share of sets without a class: rows unlike anything calibrated on
  double decided = 0;    ///< share with exactly one
  double undecided = 0;  ///< share with several
};

/// Intervals: Wilson, or t over `groups` (object per row, or empty). At least one row.
SetQuality measureSets(const Matrix<char>& sets, std::span<const int> truth, std::span<const int> groups);

}  // namespace blendscope
