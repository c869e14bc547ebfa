// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace blendscope {

/// Which of several things no other one beats: none costs no more and gains no less, with one of the two better.
/// Numbers of these by rising cost; of equals the first alone. Entries with a NaN are left out.
/// Lengths that differ are a programming error (std::logic_error).
std::vector<std::size_t> paretoFront(std::span<const double> cost, std::span<const double> gain);

}  // namespace blendscope
