// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <algorithm>

namespace blendscope::testing {

/// A timer of 10 ms on the GUI thread that notes how regularly it is heard: a blocked event loop shows as a gap.
class Heartbeat {
 public:
  Heartbeat() {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(10);
    QObject::connect(&timer_, &QTimer::timeout, [this] { beat(); });
  }

  void start() {
    beats_ = 0;
    longest_ = 0;
    total_.start();
    last_.start();
    timer_.start();
  }
  /// The time since the last beat counts as a gap too.
  void stop() {
    longest_ = std::max(longest_, last_.nsecsElapsed());
    elapsed_ = total_.nsecsElapsed();
    timer_.stop();
  }

  int beats() const { return beats_; }
  double longestGapMilliseconds() const { return static_cast<double>(longest_) / 1e6; }
  double elapsedMilliseconds() const { return static_cast<double>(elapsed_) / 1e6; }

 private:
  void beat() {
    ++beats_;
    longest_ = std::max(longest_, last_.nsecsElapsed());
    last_.start();
  }

  QTimer timer_;
  QElapsedTimer total_;
  QElapsedTimer last_;
  int beats_ = 0;
  qint64 longest_ = 0;
  qint64 elapsed_ = 0;
};

}  // namespace blendscope::testing
