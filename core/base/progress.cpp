// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/progress.h"

#include <algorithm>
#include <atomic>
#include <mutex>

#include "base/error.h"

namespace blendscope {

struct Progress::Shared {
  ProgressListener listener;
  std::mutex mutex;
  std::atomic<bool> cancelled{false};
};

Progress::Progress() : shared_(std::make_shared<Shared>()) {}

Progress::Progress(ProgressListener listener) : Progress() { shared_->listener = std::move(listener); }

void Progress::report(double fraction, std::string_view message) const {
  if (!shared_->listener.onProgress) return;
  const double whole = from_ + (to_ - from_) * std::clamp(fraction, 0.0, 1.0);
  const std::lock_guard lock(shared_->mutex);
  shared_->listener.onProgress(whole, std::string(message));
}

void Progress::iteration(const IterationEvent& event) const {
  if (!shared_->listener.onIteration) return;
  const std::lock_guard lock(shared_->mutex);
  shared_->listener.onIteration(event);
}

bool Progress::cancelled() const { return shared_->cancelled.load(std::memory_order_relaxed); }

void Progress::throwIfCancelled() const {
  if (cancelled()) throw Cancelled{};
}

void Progress::requestCancel() const { shared_->cancelled.store(true, std::memory_order_relaxed); }

Progress Progress::part(double from, double to) const {
  Progress inner = *this;
  inner.from_ = from_ + (to_ - from_) * from;
  inner.to_ = from_ + (to_ - from_) * to;
  return inner;
}

}  // namespace blendscope
