// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/umap_forces.h"

#include "embedding/fast_power.h"

namespace blendscope {

void UmapGradients::repulsions(std::span<float, kUmapBatch> values) const {
  constexpr float kFloor = 1e-3F;  // keeps the push of near points finite
  const float a = a_, b = b_;      // locals, so that the loop need not fear that `values` overwrites them
  float* const value = values.data();
  for (std::size_t p = 0; p < kUmapBatch; ++p) {
    const float squared = value[p];
    value[p] = 2 * b / ((kFloor + squared) * (1 + a * fastPower(squared, b)));
  }
}

}  // namespace blendscope
