// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "data/steps.h"
#include "gp/confidence_band.h"
#include "gp/muygps.h"
#include "gp/probability.h"

namespace blendscope {

/// What is learned from predictions of training rows without their own object.
struct MuyGpsCalibration {
  ProbabilityMap probability;     ///< fitted on the classes' natural proportions
  std::vector<ClassBands> bands;  ///< one for each of kBandObjectives, trained on equally many rows of each class
  /// Of the band that is used; belongs to the specification, so it is not saved here.
  BandObjective objective = BandObjective::FourTimesAlphaPlusBeta;

  void save(ArchiveWriter& archive) const;
  /// Throws Error if it is not for that many classes.
  static MuyGpsCalibration load(ArchiveReader& archive, int classCount);
};

/// Posterior means per class (n × classes) from the columns of the model: with two classes there is only the positive
/// one's, and the other is its negative.
Matrix<double> meansByClass(const Matrix<double>& columns, int classCount, int positive);
/// √(σ_c² v) per class.
std::vector<double> deviationsByClass(const std::vector<double>& scales, double variance, int classCount);

/// Looks at a sample of the rows that are not made up. Classes without rows get no probability.
MuyGpsCalibration calibrateMuyGps(const MuyGps& model, const TrainingBatch& batch, const Progress& progress);

}  // namespace blendscope
