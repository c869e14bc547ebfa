// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/steps.h"

namespace blendscope {

/// A fitted embedding that knows the classes of its training rows, so that these lie better apart than rows it never
/// saw. A step that learns from its output must be given what it would have made of each row without knowing it. What
/// `embeddings()` makes may be asked for it by `dynamic_cast`.
class HeldOutTransform {
 public:
  virtual ~HeldOutTransform() = default;
  /// n × output size: each training row placed as if it were new, by other rows than its own and those of its object
  /// (`training.groups`). `training` is the batch it was fitted on.
  virtual Matrix<float> transformHeldOut(const TrainingBatch& training, const Progress& progress) const = 0;
};

}  // namespace blendscope
