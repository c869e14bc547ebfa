// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <optional>
#include <utility>

#include "base/matrix.h"

namespace blendscope::ui {

/// Where the worker leaves the positions of an embedding while it takes shape. Only the newest are kept: who looks
/// seldom misses some. Safe from any thread.
class EmbeddingMailbox {
 public:
  struct Positions {
    Matrix<float> values;
    int epoch = 0;
    int epochCount = 0;
  };

  void post(Positions positions) {
    const std::lock_guard lock(mutex_);
    newest_ = std::move(positions);
  }
  /// What came since the last call, if anything.
  std::optional<Positions> take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(newest_, std::nullopt);
  }

 private:
  std::mutex mutex_;
  std::optional<Positions> newest_;
};

}  // namespace blendscope::ui
