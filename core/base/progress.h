// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace blendscope {

/// One step of an iterative algorithm, handed out while it runs: an optimiser's trial, an epoch of a network.
struct IterationEvent {
  std::string source;                                   ///< who speaks, e.g. "muygps"
  std::size_t iteration = 0;                            ///< counted from 1
  double loss = 0;                                      ///< value being minimised
  std::vector<std::pair<std::string, double>> values;   ///< named parameters or further measures
};

/// Who listens. Both functions may be called from any thread, never from two at once.
struct ProgressListener {
  std::function<void(double fraction, const std::string& message)> onProgress;
  std::function<void(const IterationEvent&)> onIteration;
};

/// What a long function takes: a place to report to, and a flag that says "stop soon".
///
/// Cheap to copy; copies share the listener and the flag. A default-constructed Progress is silent and can be
/// cancelled through `requestCancel()`. A function that is part of a larger one is given `part(from, to)`, so that its
/// own 0…1 lands in the whole. Every function is safe to call from any thread.
class Progress {
 public:
  Progress();
  explicit Progress(ProgressListener listener);

  /// `fraction` in [0, 1] of this part. Cheap enough for every block of work.
  void report(double fraction, std::string_view message = {}) const;
  void iteration(const IterationEvent& event) const;

  bool cancelled() const;
  /// Throws Cancelled when a stop was asked for.
  void throwIfCancelled() const;
  void requestCancel() const;

  /// The share [from, to] of this Progress as a Progress of its own.
  Progress part(double from, double to) const;

 private:
  struct Shared;
  std::shared_ptr<Shared> shared_;
  double from_ = 0;
  double to_ = 1;
};

}  // namespace blendscope
