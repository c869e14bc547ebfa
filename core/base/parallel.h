// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace blendscope {

/// Threads that `parallelFor` may use; at least 1. Default: every core this process may run on.
std::size_t threadCount();

/// Sets that number for the whole process (the command line's `--threads`). 0 restores the default.
void setThreadCount(std::size_t count);

/// Calls `body(begin, end)` for the consecutive blocks [0, grain), [grain, 2·grain), … of [0, count), on several threads.
///
/// The blocks depend on `count` and `grain` alone, never on the number of threads: a body that writes only to places
/// owned by its block, or to a slot `begin / grain` that is summed in order afterwards, gives the same bits on any
/// machine. The first exception thrown by a body is rethrown here after the running blocks have ended; calls may nest.
void parallelFor(std::size_t count, std::size_t grain, const std::function<void(std::size_t, std::size_t)>& body);

}  // namespace blendscope
