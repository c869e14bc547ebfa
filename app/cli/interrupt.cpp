// SPDX-License-Identifier: GPL-3.0-or-later
#include "interrupt.h"

#include <atomic>
#include <csignal>

namespace blendscope::cli {

namespace {

std::atomic<const Progress*> listening{nullptr};
static_assert(std::atomic<const Progress*>::is_always_lock_free);

/// Only an atomic flag is touched: allowed in a signal handler.
extern "C" void cancelListening(int) {
  if (const Progress* progress = listening.load()) progress->requestCancel();
}

void handle(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigaction(SIGINT, &action, nullptr);
}

}  // namespace

CancelOnInterrupt::CancelOnInterrupt(const Progress& progress) {
  listening = &progress;
  handle(&cancelListening);
}

CancelOnInterrupt::~CancelOnInterrupt() {
  handle(SIG_DFL);
  listening = nullptr;
}

}  // namespace blendscope::cli
