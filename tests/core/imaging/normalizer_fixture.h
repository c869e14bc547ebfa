// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "imaging/normalizers.h"

namespace blendscope::testing {

inline constexpr ImageShape kThree{3, 3};

inline TrainingBatch batchOf(const Matrix<float>& images, ImageShape shape) {
  TrainingBatch batch;
  batch.values = images;
  batch.shape = shape;
  return batch;
}

inline std::shared_ptr<const FittedTransform> fitted(std::string_view step, const Matrix<float>& training,
                                                     ImageShape shape = kThree) {
  return normalizers().make(parseStep(step))->fit(batchOf(training, shape), Progress());
}

/// One image, fitted on itself.
inline std::vector<float> normalized(std::string_view step, const std::vector<float>& image,
                                     ImageShape shape = kThree) {
  const Matrix<float> one(1, image.size(), image);
  return fitted(step, one, shape)->transform(batchOf(one, shape), Progress()).values();
}

}  // namespace blendscope::testing
