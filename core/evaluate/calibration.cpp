// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/calibration.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace blendscope {

namespace {

/// Probabilities of 0 and 1 have no log odds; this is as sure as a calibrator believes anybody to be.
constexpr double kSmallest = 1e-6;

double logOf(double p) { return std::log(std::clamp(p, kSmallest, 1.0)); }

double logOdds(double p) {
  const double bounded = std::clamp(p, kSmallest, 1 - kSmallest);
  return std::log(bounded / (1 - bounded));
}

/// softmax(ln p · sharpness).
void sharpen(std::span<const double> probability, double sharpness, std::span<double> out) {
  double largest = 0;
  for (std::size_t c = 0; c < out.size(); ++c) {
    out[c] = sharpness * logOf(probability[c]);
    largest = c == 0 ? out[c] : std::max(largest, out[c]);
  }
  double sum = 0;
  for (double& value : out) sum += value = std::exp(value - largest);
  for (double& value : out) value /= sum;
}

/// Derivative of the log loss by the sharpness 1/T; rises with it.
double slopeOfLogLoss(MatrixView<const double> probability, std::span<const int> truth, double sharpness) {
  std::vector<double> p(probability.cols());
  double slope = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    sharpen(probability.row(i), sharpness, p);
    for (std::size_t c = 0; c < p.size(); ++c) slope += p[c] * logOf(probability(i, c));
    slope -= logOf(probability(i, static_cast<std::size_t>(truth[i])));
  }
  return slope;
}

/// The log loss is convex in 1/T, so its slope has one root; sought between T = 100 and T = 1/100.
double bestTemperature(MatrixView<const double> probability, std::span<const int> truth) {
  constexpr int kHalvings = 40;
  double low = std::log(0.01);
  double high = std::log(100.0);
  for (int i = 0; i < kHalvings; ++i) {
    const double middle = (low + high) / 2;
    (slopeOfLogLoss(probability, truth, std::exp(middle)) < 0 ? low : high) = middle;
  }
  return std::exp(-(low + high) / 2);
}

Sigmoid fitClassSigmoid(MatrixView<const double> probability, std::span<const int> truth, std::size_t c) {
  std::vector<double> values;
  std::vector<signed char> side;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    values.push_back(logOdds(probability(i, c)));
    side.push_back(static_cast<std::size_t>(truth[i]) == c ? 1 : -1);
  }
  return fitSigmoid(values, side);
}

std::vector<std::size_t> byRisingValue(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  return order;
}

}  // namespace

std::string_view toText(CalibrationMethod method) {
  switch (method) {
    case CalibrationMethod::None:
      return "as given";
    case CalibrationMethod::Temperature:
      return "temperature";
    case CalibrationMethod::Platt:
      return "Platt";
    case CalibrationMethod::Isotonic:
      return "isotonic";
  }
  return "";
}

double Calibrator::Steps::operator()(double value) const {
  const auto above = static_cast<std::size_t>(std::ranges::upper_bound(x, value) - x.begin());
  if (above == 0) return y.front();
  if (above == x.size()) return y.back();
  const double share = (value - x[above - 1]) / (x[above] - x[above - 1]);
  return y[above - 1] + share * (y[above] - y[above - 1]);
}

/// Pool adjacent violators; a block is kept by the knots at its two ends.
Calibrator::Steps Calibrator::fitSteps(MatrixView<const double> probability, std::span<const int> truth,
                                       std::size_t c) {
  struct Block {
    double first, last, sum, weight;
    double mean() const { return sum / weight; }
  };
  std::vector<double> values(truth.size());
  for (std::size_t i = 0; i < truth.size(); ++i) values[i] = probability(i, c);
  std::vector<Block> ties;
  for (const std::size_t i : byRisingValue(values)) {
    if (ties.empty() || ties.back().last != values[i]) ties.push_back({values[i], values[i], 0, 0});
    ties.back().sum += static_cast<std::size_t>(truth[i]) == c ? 1 : 0;
    ties.back().weight += 1;
  }
  std::vector<Block> blocks;
  for (const Block& tie : ties) {
    blocks.push_back(tie);
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() >= blocks.back().mean()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back().last = last.last;
      blocks.back().sum += last.sum;
      blocks.back().weight += last.weight;
    }
  }
  Steps steps;
  for (const Block& block : blocks) {
    steps.x.push_back(block.first);
    steps.y.push_back(block.mean());
    if (block.last == block.first) continue;
    steps.x.push_back(block.last);
    steps.y.push_back(block.mean());
  }
  return steps;
}

Calibrator Calibrator::fit(CalibrationMethod method, MatrixView<const double> probability, std::span<const int> truth) {
  if (truth.empty() || truth.size() != probability.rows()) throw std::logic_error("nothing to calibrate on");
  Calibrator calibrator;
  calibrator.method_ = method;
  if (method == CalibrationMethod::Temperature) calibrator.temperature_ = bestTemperature(probability, truth);
  for (std::size_t c = probability.cols() == 2 ? 1 : 0; c < probability.cols(); ++c) {
    if (method == CalibrationMethod::Platt) calibrator.sigmoids_.push_back(fitClassSigmoid(probability, truth, c));
    if (method == CalibrationMethod::Isotonic) calibrator.steps_.push_back(fitSteps(probability, truth, c));
  }
  return calibrator;
}

double Calibrator::curve(std::size_t which, double probability) const {
  return method_ == CalibrationMethod::Platt ? sigmoids_[which](logOdds(probability)) : steps_[which](probability);
}

Matrix<double> Calibrator::apply(MatrixView<const double> probability) const {
  Matrix<double> result(probability.rows(), probability.cols());
  for (std::size_t i = 0; i < probability.rows(); ++i) {
    const std::span<const double> from = probability.row(i);
    const std::span<double> to = result.row(i);
    if (method_ == CalibrationMethod::None) {
      std::ranges::copy(from, to.begin());
    } else if (method_ == CalibrationMethod::Temperature) {
      sharpen(from, 1 / temperature_, to);
    } else if (from.size() == 2) {
      to[1] = curve(0, from[1]);
      to[0] = 1 - to[1];
    } else {
      double sum = 0;
      for (std::size_t c = 0; c < from.size(); ++c) sum += to[c] = curve(c, from[c]);
      for (std::size_t c = 0; c < from.size(); ++c) to[c] = sum > 0 ? to[c] / sum : from[c];
    }
  }
  return result;
}

namespace {

/// Ends of the bins among the rows in `order`.
std::vector<std::size_t> endsOfBins(std::span<const double> stated, const std::vector<std::size_t>& order,
                                    std::size_t bins, double narrowest) {
  const std::size_t n = order.size();
  const auto at = [&](std::size_t i) { return stated[order[i]]; };
  const std::size_t least = std::max<std::size_t>(1, n / bins);
  std::vector<std::size_t> ends;
  for (std::size_t from = 0; from < n; from = ends.back()) {
    std::size_t to = std::min(n, from + least);
    while (to < n && (at(to) == at(to - 1) || at(to - 1) - at(from) < narrowest)) ++to;
    // What is left is too little for a bin of its own.
    if (n - to < least / 2) to = n;
    ends.push_back(to);
  }
  return ends;
}

}  // namespace

std::vector<ReliabilityBin> reliabilityBins(std::span<const double> stated, std::span<const double> outcome,
                                            std::span<const int> groups, std::size_t bins, double narrowest) {
  const std::vector<std::size_t> order = byRisingValue(stated);
  std::vector<ReliabilityBin> result;
  std::size_t from = 0;
  for (const std::size_t to : endsOfBins(stated, order, bins, narrowest)) {
    std::vector<double> hits;
    std::vector<int> objects;
    ReliabilityBin one;
    for (std::size_t i = from; i < to; ++i) {
      hits.push_back(outcome[order[i]]);
      if (!groups.empty()) objects.push_back(groups[order[i]]);
      one.stated += stated[order[i]];
      one.observed += outcome[order[i]];
    }
    one.lowest = stated[order[from]];
    one.highest = stated[order[to - 1]];
    one.count = to - from;
    one.stated /= static_cast<double>(one.count);
    one.observed /= static_cast<double>(one.count);
    one.band = shareInterval(hits, objects);
    result.push_back(one);
    from = to;
  }
  return result;
}

TopClass topClassOf(std::span<const int> truth, MatrixView<const double> probability) {
  TopClass top;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    const int predicted = predictedClass(probability.row(i));
    top.confidence.push_back(probability(i, static_cast<std::size_t>(predicted)));
    top.hit.push_back(predicted == truth[i] ? 1 : 0);
  }
  return top;
}

}  // namespace blendscope
