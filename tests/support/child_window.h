// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QProcess>
#include <QTest>
#include <cstdio>

namespace blendscope::testing {

/// The test program once more, as a process of its own that does what `arguments` say until it is killed.
class ChildWindow {
 public:
  explicit ChildWindow(const QStringList& arguments) {
    process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process_.start(QCoreApplication::applicationFilePath(), arguments);
  }
  ~ChildWindow() { kill(); }

  /// Waits until the child has said this word on a line of its own; false if it ended without.
  bool hasSaid(const QByteArray& word, int milliseconds = 60'000) {
    QElapsedTimer clock;
    clock.start();
    while (!said_.split('\n').contains(word)) {
      if (process_.state() == QProcess::NotRunning && process_.bytesAvailable() == 0) return false;
      if (clock.elapsed() > milliseconds) return false;
      process_.waitForReadyRead(100);
      said_ += process_.readAllStandardOutput();
    }
    return true;
  }
  /// SIGKILL: the process has no say in it.
  void kill() {
    if (process_.state() == QProcess::NotRunning) return;
    process_.kill();
    process_.waitForFinished();
  }

 private:
  QProcess process_;
  QByteArray said_;
};

/// What the child says.
inline void sayToParent(const char* word) {
  std::printf("%s\n", word);
  std::fflush(stdout);
}

}  // namespace blendscope::testing
