// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "data/row_set.h"
#include "study/run.h"

namespace blendscope::ui {

/// What one run says of one test row in one of its splits.
struct Verdict {
  Row row = 0;
  int split = 0;
  std::size_t index = 0;  ///< row of the split's prediction tables
  int truth = 0;
  int predicted = 0;
  double probability = 0;  ///< of the predicted class
  double uncertainty = 0;
  bool wrong() const { return truth != predicted; }
};

/// A posterior as it is drawn: mean of a class in the ±1 code and the standard deviation of the latent function.
struct Posterior {
  double mean = 0;
  double sigma = 0;
};

/// The test rows of a run, flat over its splits, and where each row of the data set lies among them.
class Verdicts {
 public:
  explicit Verdicts(std::shared_ptr<const Run> run);

  const Run& run() const { return *run_; }
  const std::vector<Verdict>& all() const { return all_; }
  /// The first split that tested this row; null if none did.
  const Verdict* find(Row row) const;
  const SplitResult& splitOf(const Verdict& verdict) const;
  /// Class probabilities of one verdict.
  std::span<const double> probabilities(const Verdict& verdict) const;
  /// Posterior of class `c`; nothing for models without.
  std::optional<Posterior> posterior(const Verdict& verdict, int c) const;
  /// Rows of one cell of the confusion matrix over all splits, each once.
  RowSet cell(int truth, int predicted) const;

 private:
  std::shared_ptr<const Run> run_;
  std::vector<Verdict> all_;
  std::vector<std::int32_t> first_;  ///< per row of the test set: position in all_, or -1
};

}  // namespace blendscope::ui
