// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "base/matrix.h"

namespace blendscope {

/// product = a · bᵀ for a (m × d) and b (n × d); `product` is m × n. Works in the calling thread alone, so that callers
/// may run many at once.
void multiplyByTransposed(MatrixView<const float> a, MatrixView<const float> b, MatrixView<float> product);

/// product = a · b for a (m × d) and b (d × n), likewise.
void multiply(MatrixView<const float> a, MatrixView<const float> b, MatrixView<float> product);

/// The library behind it: "OpenBLAS (Zen, …)" or "Eigen".
std::string_view matrixProductLibrary();

}  // namespace blendscope
