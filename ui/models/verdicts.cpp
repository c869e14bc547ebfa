// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/verdicts.h"

#include <cmath>

namespace blendscope::ui {

Verdicts::Verdicts(std::shared_ptr<const Run> run) : run_(std::move(run)), first_(run_->testSet().size(), -1) {
  const CutoutSet& set = run_->testSet();
  for (std::size_t s = 0; s < run_->splits.size(); ++s) {
    const SplitResult& result = run_->splits[s];
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const Row row = result.split.test[i];
      const auto probability = result.prediction.probability.row(i);
      const int predicted = predictedClass(probability);
      if (first_[row] < 0) first_[row] = static_cast<std::int32_t>(all_.size());
      all_.push_back({row, static_cast<int>(s), i, set.label(row), predicted,
                      probability[static_cast<std::size_t>(predicted)],
                      result.prediction.uncertainty.empty() ? std::nan("") : result.prediction.uncertainty[i]});
    }
  }
}

const Verdict* Verdicts::find(Row row) const {
  if (row >= first_.size() || first_[row] < 0) return nullptr;
  return &all_[static_cast<std::size_t>(first_[row])];
}

const SplitResult& Verdicts::splitOf(const Verdict& verdict) const {
  return run_->splits[static_cast<std::size_t>(verdict.split)];
}

std::span<const double> Verdicts::probabilities(const Verdict& verdict) const {
  return splitOf(verdict).prediction.probability.row(verdict.index);
}

std::optional<Posterior> Verdicts::posterior(const Verdict& verdict, int c) const {
  const Prediction& prediction = splitOf(verdict).prediction;
  if (prediction.mean.empty() || prediction.variance.empty()) return std::nullopt;
  return Posterior{prediction.mean(verdict.index, static_cast<std::size_t>(c)),
                   std::sqrt(prediction.variance[verdict.index])};
}

RowSet Verdicts::cell(int truth, int predicted) const {
  RowSet rows(first_.size());
  for (const Verdict& v : all_) {
    if (v.truth == truth && v.predicted == predicted) rows.insert(v.row);
  }
  return rows;
}

}  // namespace blendscope::ui
