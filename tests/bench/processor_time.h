// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ctime>

/// Seconds of processors that this program has used, all threads together: on a busy machine they say more than the
/// clock on the wall.
inline double processorSeconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
