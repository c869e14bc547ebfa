// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/conformal.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "base/numbers.h"

namespace blendscope {

namespace {

/// The ⌈(n + 1)·level⌉-th smallest score, 1 (every class) where there are not as many.
double thresholdOf(std::vector<double> scores, double level) {
  const double place = std::ceil(static_cast<double>(scores.size() + 1) * level - 1e-9);
  if (place > static_cast<double>(scores.size())) return 1;
  const auto nth = scores.begin() + static_cast<std::ptrdiff_t>(place) - 1;
  std::ranges::nth_element(scores, nth);
  return *nth;
}

/// Coverage and size over the rows for which `counts` is true.
template <class Counts>
ClassCoverage coverageWhere(const Matrix<char>& sets, std::span<const int> truth, std::span<const int> groups,
                            Counts counts) {
  std::vector<double> held;
  std::vector<int> objects;
  double size = 0;
  double hits = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    if (!counts(truth[i])) continue;
    held.push_back(sets(i, static_cast<std::size_t>(truth[i])));
    hits += held.back();
    if (!groups.empty()) objects.push_back(groups[i]);
    for (const char one : sets.row(i)) size += one;
  }
  if (held.empty()) return {kNaN, {kNaN, kNaN}, kNaN, 0};
  const auto n = static_cast<double>(held.size());
  return {hits / n, shareInterval(held, objects), size / n, held.size()};
}

}  // namespace

ConformalThresholds fitConformal(MatrixView<const double> probability, std::span<const int> truth, double level,
                                 ConformalKind kind) {
  if (truth.size() != probability.rows()) throw std::logic_error("classes and probabilities differ in number");
  const std::size_t classes = probability.cols();
  std::vector<std::vector<double>> scores(classes);
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const auto c = static_cast<std::size_t>(truth[i]);
    scores[kind == ConformalKind::PerClass ? c : 0].push_back(1 - probability(i, c));
  }
  ConformalThresholds result{level, std::vector<double>(classes)};
  const double common = thresholdOf(scores[0], level);
  for (std::size_t c = 0; c < classes; ++c) {
    result.threshold[c] = kind == ConformalKind::PerClass ? thresholdOf(scores[c], level) : common;
  }
  return result;
}

Matrix<char> conformalSets(MatrixView<const double> probability, const ConformalThresholds& thresholds) {
  Matrix<char> sets(probability.rows(), probability.cols());
  for (std::size_t i = 0; i < probability.rows(); ++i) {
    for (std::size_t c = 0; c < probability.cols(); ++c) {
      sets(i, c) = 1 - probability(i, c) <= thresholds.threshold[c] ? 1 : 0;
    }
  }
  return sets;
}

SetQuality measureSets(const Matrix<char>& sets, std::span<const int> truth, std::span<const int> groups) {
  if (truth.empty() || sets.rows() != truth.size()) throw std::logic_error("there are no sets to measure");
  SetQuality quality;
  quality.all = coverageWhere(sets, truth, groups, [](int) { return true; });
  for (int c = 0; c < static_cast<int>(sets.cols()); ++c) {
    quality.perClass.push_back(coverageWhere(sets, truth, groups, [c](int label) { return label == c; }));
  }
  const auto n = static_cast<double>(truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const auto size = std::ranges::count(sets.row(i), char{1});
    (size == 0 ? quality.empty : size == 1 ? quality.decided : quality.undecided) += 1 / n;
  }
  return quality;
}

}  // namespace blendscope
