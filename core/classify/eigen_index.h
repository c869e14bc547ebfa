// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>

namespace blendscope {

/// Eigen counts with signed numbers.
inline Eigen::Index index(std::size_t n) { return static_cast<Eigen::Index>(n); }

}  // namespace blendscope
