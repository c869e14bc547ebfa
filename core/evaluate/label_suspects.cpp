// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/label_suspects.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace blendscope {

namespace {

constexpr int kNone = -1;

std::vector<double> meanOwnProbability(std::span<const int> labels, MatrixView<const double> probability) {
  std::vector<double> sum(probability.cols(), 0);
  std::vector<double> rows(probability.cols(), 0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto c = static_cast<std::size_t>(labels[i]);
    sum[c] += probability(i, c);
    rows[c] += 1;
  }
  for (std::size_t c = 0; c < sum.size(); ++c) {
    sum[c] = rows[c] > 0 ? sum[c] / rows[c] : std::numeric_limits<double>::quiet_NaN();
  }
  return sum;
}

/// The most probable among the classes whose threshold is reached; a class without rows is never confident.
int confidentClass(std::span<const double> probability, const std::vector<double>& threshold) {
  int best = kNone;
  for (std::size_t c = 0; c < probability.size(); ++c) {
    if (!(probability[c] >= threshold[c])) continue;
    if (best == kNone || probability[c] > probability[static_cast<std::size_t>(best)]) best = static_cast<int>(c);
  }
  return best;
}

/// Counts scaled so that each label has its true number of rows (eq. 3 there), as shares of all rows.
Matrix<double> calibratedJoint(const Matrix<double>& counts, std::span<const int> labels) {
  std::vector<double> rows(counts.rows(), 0);
  for (const int label : labels) rows[static_cast<std::size_t>(label)] += 1;
  Matrix<double> joint(counts.rows(), counts.cols(), 0);
  for (std::size_t c = 0; c < counts.rows(); ++c) {
    double sum = 0;
    for (const double count : counts.row(c)) sum += count;
    const double share = rows[c] / static_cast<double>(labels.size());
    if (sum == 0) joint(c, c) = share;
    for (std::size_t t = 0; sum > 0 && t < counts.cols(); ++t) joint(c, t) = counts(c, t) / sum * share;
  }
  return joint;
}

}  // namespace

LabelNoise findLabelNoise(std::span<const int> labels, MatrixView<const double> probability) {
  if (labels.empty() || labels.size() != probability.rows()) throw std::logic_error("there are no labels to doubt");
  LabelNoise noise;
  noise.threshold = meanOwnProbability(labels, probability);
  Matrix<double> counts(probability.cols(), probability.cols(), 0);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const int likely = confidentClass(probability.row(i), noise.threshold);
    if (likely == kNone) continue;
    const auto label = static_cast<std::size_t>(labels[i]);
    counts(label, static_cast<std::size_t>(likely)) += 1;
    if (likely == labels[i]) continue;
    const double margin = probability(i, static_cast<std::size_t>(likely)) - probability(i, label);
    noise.suspects.push_back({i, labels[i], likely, margin});
  }
  std::ranges::stable_sort(noise.suspects, [](const auto& a, const auto& b) { return a.margin > b.margin; });
  noise.joint = calibratedJoint(counts, labels);
  for (std::size_t c = 0; c < noise.joint.rows(); ++c) {
    for (std::size_t t = 0; t < noise.joint.cols(); ++t) noise.share += c == t ? 0 : noise.joint(c, t);
  }
  return noise;
}

}  // namespace blendscope
