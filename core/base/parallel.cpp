// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/parallel.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#ifndef BLENDSCOPE_PLAIN_THREADS
#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_for.h>
#endif

namespace blendscope {

namespace {

std::atomic<std::size_t> requestedThreads{0};

void runBlock(std::size_t block, std::size_t count, std::size_t grain,
              const std::function<void(std::size_t, std::size_t)>& body) {
  const std::size_t begin = block * grain;
  body(begin, std::min(count, begin + grain));
}

}  // namespace

#ifdef BLENDSCOPE_PLAIN_THREADS

std::size_t threadCount() {
  const std::size_t requested = requestedThreads.load();
  return requested > 0 ? requested : std::max(1U, std::thread::hardware_concurrency());
}

void setThreadCount(std::size_t count) { requestedThreads.store(count); }

void parallelFor(std::size_t count, std::size_t grain, const std::function<void(std::size_t, std::size_t)>& body) {
  grain = std::max<std::size_t>(grain, 1);
  const std::size_t blocks = (count + grain - 1) / grain;
  const std::size_t workers = std::min(threadCount(), blocks);
  if (workers <= 1) {
    for (std::size_t b = 0; b < blocks; ++b) runBlock(b, count, grain, body);
    return;
  }
  std::atomic<std::size_t> next{0};
  std::exception_ptr failure;
  std::mutex failureMutex;
  const auto work = [&] {
    for (std::size_t b = next++; b < blocks; b = next++) {
      try {
        runBlock(b, count, grain, body);
      } catch (...) {
        const std::lock_guard lock(failureMutex);
        if (!failure) failure = std::current_exception();
        next.store(blocks);
      }
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t t = 1; t < workers; ++t) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

#else

namespace {

std::mutex controlMutex;
std::unique_ptr<tbb::global_control> control;

}  // namespace

std::size_t threadCount() {
  const std::size_t requested = requestedThreads.load();
  return requested > 0 ? requested : static_cast<std::size_t>(std::max(1, tbb::info::default_concurrency()));
}

void setThreadCount(std::size_t count) {
  const std::lock_guard lock(controlMutex);
  requestedThreads.store(count);
  control.reset();
  if (count > 0) {
    control = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, count);
  }
}

void parallelFor(std::size_t count, std::size_t grain, const std::function<void(std::size_t, std::size_t)>& body) {
  grain = std::max<std::size_t>(grain, 1);
  const std::size_t blocks = (count + grain - 1) / grain;
  if (blocks <= 1 || threadCount() == 1) {
    for (std::size_t b = 0; b < blocks; ++b) runBlock(b, count, grain, body);
    return;
  }
  tbb::parallel_for(std::size_t{0}, blocks, [&](std::size_t b) { runBlock(b, count, grain, body); });
}

#endif

}  // namespace blendscope
