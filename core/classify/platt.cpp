// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/platt.h"

#include <algorithm>
#include <cmath>

namespace blendscope {

namespace {

constexpr int kMostIterations = 100;
constexpr double kSmallestStep = 1e-10;
constexpr double kRidge = 1e-12;
constexpr double kSlope = 1e-5;

/// Cross-entropy of one value with target t at exponent z = a·value + b, without overflow.
double loss(double z, double target) {
  return z >= 0 ? target * z + std::log1p(std::exp(-z)) : (target - 1) * z + std::log1p(std::exp(z));
}

}  // namespace

double Sigmoid::operator()(double value) const {
  const double z = a * value + b;
  return z >= 0 ? std::exp(-z) / (1 + std::exp(-z)) : 1 / (1 + std::exp(z));
}

Sigmoid fitSigmoid(std::span<const double> values, std::span<const signed char> side) {
  const auto positive = static_cast<double>(std::count(side.begin(), side.end(), 1));
  const double negative = static_cast<double>(side.size()) - positive;
  // Targets of Platt: as if one more row of each side had been seen.
  const double high = (positive + 1) / (positive + 2);
  const double low = 1 / (negative + 2);
  const auto target = [&](std::size_t i) { return side[i] > 0 ? high : low; };
  const auto total = [&](const Sigmoid& s) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) sum += loss(s.a * values[i] + s.b, target(i));
    return sum;
  };

  Sigmoid sigmoid{0, std::log((negative + 1) / (positive + 1))};
  double best = total(sigmoid);
  for (int iteration = 0; iteration < kMostIterations; ++iteration) {
    double haa = kRidge, hbb = kRidge, hab = 0, ga = 0, gb = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double p = sigmoid(values[i]);
      const double curvature = p * (1 - p);
      const double slope = target(i) - p;
      haa += values[i] * values[i] * curvature;
      hab += values[i] * curvature;
      hbb += curvature;
      ga += values[i] * slope;
      gb += slope;
    }
    if (std::abs(ga) < kSlope && std::abs(gb) < kSlope) break;
    const double determinant = haa * hbb - hab * hab;
    const double da = -(hbb * ga - hab * gb) / determinant;
    const double db = -(haa * gb - hab * ga) / determinant;
    const double fall = ga * da + gb * db;
    double step = 1;
    for (; step >= kSmallestStep; step /= 2) {
      const Sigmoid trial{sigmoid.a + step * da, sigmoid.b + step * db};
      const double reached = total(trial);
      if (reached < best + 1e-4 * step * fall) {
        sigmoid = trial;
        best = reached;
        break;
      }
    }
    if (step < kSmallestStep) break;
  }
  return sigmoid;
}

void coupleProbabilities(std::span<const double> pairs, std::span<double> probability) {
  const std::size_t k = probability.size();
  if (k == 2) {
    probability[0] = pairs[0];
    probability[1] = 1 - pairs[0];
    return;
  }
  std::vector<double> r(k * k, 0);
  std::size_t pair = 0;
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = i + 1; j < k; ++j, ++pair) {
      r[i * k + j] = std::clamp(pairs[pair], 1e-7, 1 - 1e-7);
      r[j * k + i] = 1 - r[i * k + j];
    }
  }
  std::vector<double> q(k * k, 0);
  for (std::size_t i = 0; i < k; ++i) {
    for (std::size_t j = 0; j < k; ++j) {
      if (i == j) continue;
      q[i * k + i] += r[j * k + i] * r[j * k + i];
      q[i * k + j] = -r[j * k + i] * r[i * k + j];
    }
  }
  std::fill(probability.begin(), probability.end(), 1 / static_cast<double>(k));
  std::vector<double> qp(k);
  for (int iteration = 0; iteration < kMostIterations; ++iteration) {
    double pqp = 0;
    for (std::size_t i = 0; i < k; ++i) {
      qp[i] = 0;
      for (std::size_t j = 0; j < k; ++j) qp[i] += q[i * k + j] * probability[j];
      pqp += probability[i] * qp[i];
    }
    double worst = 0;
    for (const double value : qp) worst = std::max(worst, std::abs(value - pqp));
    if (worst < 1e-9) break;
    for (std::size_t i = 0; i < k; ++i) {
      const double step = (pqp - qp[i]) / q[i * k + i];
      probability[i] += step;
      pqp = (pqp + step * (step * q[i * k + i] + 2 * qp[i])) / ((1 + step) * (1 + step));
      for (std::size_t j = 0; j < k; ++j) {
        qp[j] = (qp[j] + step * q[i * k + j]) / (1 + step);
        probability[j] /= 1 + step;
      }
    }
  }
}

}  // namespace blendscope
