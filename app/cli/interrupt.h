// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"

namespace blendscope::cli {

/// While it lives, the first Ctrl+C asks `progress` to cancel; a second one ends the process at once. One at a time.
class CancelOnInterrupt {
 public:
  explicit CancelOnInterrupt(const Progress& progress);
  ~CancelOnInterrupt();
  CancelOnInterrupt(const CancelOnInterrupt&) = delete;
  CancelOnInterrupt& operator=(const CancelOnInterrupt&) = delete;
};

}  // namespace blendscope::cli
