// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "imaging/normalizers.h"

/// How a normalizer is written: what it learns from all training rows (a few numbers), and what it does to one image.
/// Fitting, parallel rows, saving and loading are the same for all and live here.
namespace blendscope {

/// What is learnt from the training rows; empty for most.
using Statistics = std::vector<double>;

/// Normalizes row `row` of the batch it was prepared for: `in` → `out`, equally long. Called from several threads.
using RowFunction = std::function<void(std::size_t row, std::span<const float> in, std::span<float> out)>;

struct ImageNormalizer {
  std::function<RowFunction(const FeatureBatch&, const Statistics&)> prepare;
  std::function<Statistics(const TrainingBatch&)> learn = {};  ///< empty: nothing to learn
  bool needsImage = false;                                     ///< pixels must have places
};

/// For normalizers that need nothing but the pixels and the shape.
template <class Function>
ImageNormalizer imageByImage(Function function) {
  return {.prepare = [function](const FeatureBatch& batch, const Statistics&) -> RowFunction {
            return [function, shape = batch.shape](std::size_t, std::span<const float> in, std::span<float> out) {
              function(in, shape, out);
            };
          },
          .needsImage = true};
}

TransformRegistry::Entry normalizerEntry(StepInfo info, std::function<ImageNormalizer(const Parameters&)> make);

/// Finite pixels become `f(pixel)`, kept within the range of float; all others become NaN.
template <class Function>
void mapFinite(std::span<const float> in, std::span<float> out, Function f) {
  constexpr double kMost = std::numeric_limits<float>::max();
  for (std::size_t i = 0; i < in.size(); ++i) {
    out[i] = std::isfinite(in[i])
                 ? static_cast<float>(std::fmin(std::fmax(f(static_cast<double>(in[i])), -kMost), kMost))
                 : std::numeric_limits<float>::quiet_NaN();
  }
}

/// The families, each in its own file.
std::vector<TransformRegistry::Entry> rangeNormalizers();
std::vector<TransformRegistry::Entry> spreadNormalizers();
std::vector<TransformRegistry::Entry> skyNormalizers();
std::vector<TransformRegistry::Entry> symmetryNormalizers();

}  // namespace blendscope
