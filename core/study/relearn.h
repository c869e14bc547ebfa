// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "evaluate/significance.h"
#include "study/run.h"

/// Labels have changed since a model was trained: what is it worth to train it again?
namespace blendscope {

/// Trains and tests the same pipeline with the same seed on the same divisions of the same cutouts with new labels.
/// Rows without a label drop out. Rows that had none and have one now join the training rows of every division, except
/// where it tests a row of their object (the split's groups). Where there was a test set of its own, all labelled rows
/// train. Throws Error if a division is left without rows to train on or to test, if the cutouts are others, and as
/// evaluatePipeline does.
std::shared_ptr<const Run> trainAgain(const Run& run, const std::shared_ptr<const CutoutSet>& relabelled,
                                      const Progress& progress);

/// What new labels changed in the accuracy of a pipeline, both judged by the new labels on rows that both tested.
struct Relearned {
  std::size_t labelsChanged = 0;  ///< rows whose label is another one, taken away and new ones included
  std::size_t tested = 0;         ///< rows compared, as often as they were tested
  double before = 0;              ///< accuracy of the old predictions
  double after = 0;               ///< accuracy of the new ones
  PairedTest test;                ///< effect: after − before
  std::string problem;            ///< why they cannot be compared; empty if they can
};

/// Rows are matched division by division. Repeated divisions take the corrected resampled t-test over divisions; else
/// McNemar's test or, where rows are grouped, sign flips of the objects' differences, as in compareRuns.
Relearned compareRelearned(const Run& before, const Run& after, const Progress& progress);

}  // namespace blendscope
