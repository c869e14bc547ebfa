// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <mutex>
#include <string>

#include "base/progress.h"

namespace blendscope::cli {

/// One line on the terminal's stderr, at most as wide as the terminal, redrawn ten times a second. Silent if not
/// enabled.
class ProgressBar {
 public:
  explicit ProgressBar(bool enabled) : enabled_(enabled) {}
  ~ProgressBar() { clear(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  /// Refers to this bar, which must outlive the Progress.
  ProgressListener listener();
  void setStage(const std::string& stage);
  /// Empties the line; the next report draws it again.
  void clear();

 private:
  void draw(double fraction, const std::string& message);

  bool enabled_;
  bool drawn_ = false;
  std::string stage_;
  std::string message_;
  std::chrono::steady_clock::time_point last_;
  std::mutex mutex_;
};

}  // namespace blendscope::cli
