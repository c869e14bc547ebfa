// SPDX-License-Identifier: GPL-3.0-or-later
#include "progress_bar.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

namespace blendscope::cli {

namespace {

std::size_t terminalWidth() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace

ProgressListener ProgressBar::listener() {
  if (!enabled_) return {};
  return {[this](double fraction, const std::string& message) { draw(fraction, message); }, {}};
}

void ProgressBar::setStage(const std::string& stage) {
  const std::lock_guard lock(mutex_);
  stage_ = stage;
  message_.clear();
}

void ProgressBar::clear() {
  const std::lock_guard lock(mutex_);
  if (drawn_) fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
  drawn_ = false;
}

void ProgressBar::draw(double fraction, const std::string& message) {
  const std::lock_guard lock(mutex_);
  if (!message.empty()) message_ = message;
  const auto now = std::chrono::steady_clock::now();
  if (drawn_ && now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  drawn_ = true;
  constexpr std::size_t kBar = 24;
  const auto filled = static_cast<std::size_t>(std::clamp(fraction, 0.0, 1.0) * kBar);
  const std::string bar = std::string(filled, '#') + std::string(kBar - filled, '.');
  const std::string text = stage_.empty() || message_.empty() ? stage_ + message_ : stage_ + ": " + message_;
  const std::size_t room = std::max<std::size_t>(terminalWidth(), kBar + 12) - kBar - 10;
  fmt::print(stderr, "\r[{}] {:3.0f} % {:.{}}\033[K", bar, fraction * 100, text, room);
  std::fflush(stderr);
}

}  // namespace blendscope::cli
