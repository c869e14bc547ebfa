// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/matrix.h"
#include "study/run.h"

namespace blendscope {

/// What a run said of its test rows, those of all divisions one after the other.
struct TestedRows {
  std::vector<Row> rows;  ///< of the run's test set; a row tested by several divisions occurs as often
  std::vector<std::size_t> division;
  std::vector<int> truth;
  Matrix<double> probability;       ///< n × classes
  std::vector<double> uncertainty;  ///< by the model's own measure
  Matrix<double> mean;              ///< n × classes, posterior means; empty for models without
  std::vector<double> variance;     ///< posterior variances; empty for models without
  /// Object of each row, or empty: rows are independent. Objects are those that the split is grouped by, else, where
  /// rows were tested several times, the rows themselves.
  std::vector<int> groups;
  std::string groupMeaning;  ///< "values of FIELD", "objects found among the cutouts", "rows tested several times"
};

/// The model's own measure of doubt about row i, else 1 − its largest probability.
double uncertaintyOf(const Prediction& prediction, std::size_t i);

/// Rows of the test set that the run calls its positive class from a probability of `threshold` on, in any division;
/// ascending, each once.
std::vector<Row> rowsCalledPositive(const Run& run, double threshold);

/// Finds objects anew where the split is grouped by discovered ones.
TestedRows testedRows(const Run& run, const Progress& progress);

}  // namespace blendscope
