// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

namespace blendscope::testing {

/// For functions that report to nobody and are never cancelled.
inline const Progress silent;

}  // namespace blendscope::testing
