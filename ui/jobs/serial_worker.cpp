// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/serial_worker.h"

#include <QMetaObject>
#include <exception>

namespace blendscope::ui {

SerialWorker::SerialWorker(QObject* parent) : QObject(parent) { thread_.setMaxThreadCount(1); }

SerialWorker::~SerialWorker() { wait(); }

void SerialWorker::wait() { thread_.waitForDone(); }

void SerialWorker::start(std::function<void()> work, std::function<void()> done,
                         std::function<void(const QString&)> failed) {
  thread_.start([this, work = std::move(work), done = std::move(done), failed = std::move(failed)] {
    QString problem;
    try {
      work();
    } catch (const std::exception& error) {
      problem = QString::fromUtf8(error.what());
    }
    QMetaObject::invokeMethod(
        this, [done, failed, problem] { problem.isNull() ? done() : failed(problem); }, Qt::QueuedConnection);
  });
}

}  // namespace blendscope::ui
