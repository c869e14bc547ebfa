// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <vector>

#include "base/matrix.h"
#include "base/random.h"

namespace blendscope::testing {

/// Predictions of a made-up classifier of two or more classes.
struct SimulatedScores {
  std::vector<int> truth;
  Matrix<double> probability;
  std::vector<int> groups;  ///< empty: rows are independent
};

struct SimulationSettings {
  std::size_t units = 200;      ///< groups, or rows
  std::size_t rowsPerUnit = 1;  ///< above 1: groups
  int classes = 2;
  double separation = 1.6;    ///< of the class's score from the others', in standard deviations
  double groupDeviation = 0;  ///< of a shift that all rows of a group share
  double sharpness = 1;       ///< logit of the stated probability over the true one; 1 is calibrated without groups
};

/// Score of every class normal with deviation 1, that of the true class `separation` higher: the log odds of two
/// classes are then separation · (difference of scores), stated `sharpness` times as sure.
inline SimulatedScores simulateScores(const SimulationSettings& settings, RandomStream& random) {
  const std::size_t n = settings.units * settings.rowsPerUnit;
  const auto classes = static_cast<std::size_t>(settings.classes);
  SimulatedScores scores;
  scores.probability = Matrix<double>(n, classes);
  for (std::size_t unit = 0; unit < settings.units; ++unit) {
    std::vector<double> shift(classes);
    for (double& s : shift) s = settings.groupDeviation * random.normal();
    for (std::size_t r = 0; r < settings.rowsPerUnit; ++r) {
      const std::size_t row = unit * settings.rowsPerUnit + r;
      const std::size_t truth = random.below(classes);
      scores.truth.push_back(static_cast<int>(truth));
      if (settings.rowsPerUnit > 1) scores.groups.push_back(static_cast<int>(unit));
      double sum = 0;
      for (std::size_t c = 0; c < classes; ++c) {
        const double score = shift[c] + random.normal() + (c == truth ? settings.separation : 0);
        sum += scores.probability(row, c) = std::exp(settings.sharpness * settings.separation * score);
      }
      for (double& p : scores.probability.row(row)) p /= sum;
    }
  }
  return scores;
}

}  // namespace blendscope::testing
