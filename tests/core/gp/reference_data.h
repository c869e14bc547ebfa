// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/matrix.h"
#include "gp/batch_objective.h"

namespace blendscope::testing {

/// Numbers that another implementation computed: 600 training points, 100 test points, 30 neighbours, two classes.
struct ReferenceData {
  Matrix<double> trainFeatures;
  Matrix<double> testFeatures;
  std::vector<int> trainLabels;
  std::vector<int> testLabels;
  std::vector<std::uint32_t> batchRows;
  Matrix<std::uint32_t> batchNeighbors;
  Matrix<std::uint32_t> testNeighbors;
  std::vector<double> noise;
  std::vector<double> lengthScales;
  Matrix<double> testMean;      ///< case × test point, positive class
  Matrix<double> testVariance;  ///< in units of σ²
  nlohmann::json cases;

  static ReferenceData load();
  /// ±1 by class: the positive class alone, or both as two columns.
  GpResponses responses(bool mirrored) const;
  GpParameters parameters(const nlohmann::json& one) const;
};

}  // namespace blendscope::testing
