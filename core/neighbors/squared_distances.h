// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace blendscope {

/// out[i] = Σ_f (point_f − base[rows[i]]_f)² with differences and sums in double; `base` has rows of d values.
/// Vectorised for the processor at run time.
void squaredDistances(const float* point, const float* base, std::size_t d, std::span<const std::uint32_t> rows,
                      double* out);
void squaredDistances(const double* point, const double* base, std::size_t d, std::span<const std::uint32_t> rows,
                      double* out);

/// Squared distance of two float vectors, in float; the third argument points to their length (std::size_t).
using FloatMetric = float (*)(const void* a, const void* b, const void* length);
/// The fastest one for this processor, in the form that hnswlib calls.
FloatMetric fastFloatMetric();

}  // namespace blendscope
