// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace blendscope::ui {

/// Does short things one after the other, in the order in which they were asked for, on a thread of its own: what reads
/// and writes one file. Long work that people watch and cancel belongs to JobRunner. Called from the GUI thread, where
/// results come back too.
class SerialWorker : public QObject {
  Q_OBJECT
 public:
  explicit SerialWorker(QObject* parent = nullptr);
  /// Does what is still to be done; nobody hears of it any more.
  ~SerialWorker() override;

  /// `work()` runs on the thread; then `done(result)` or, after an exception, `failed(message)` on the GUI thread.
  template <class Work, class Done>
  void run(Work work, Done done, std::function<void(const QString&)> failed) {
    using Result = std::invoke_result_t<Work>;
    auto result = std::make_shared<std::optional<Result>>();
    start([work = std::move(work), result]() mutable { result->emplace(work()); },
          [done = std::move(done), result] { done(std::move(**result)); }, std::move(failed));
  }

  /// Until everything asked for is done. Callbacks are still to come.
  void wait();

 private:
  void start(std::function<void()> work, std::function<void()> done, std::function<void(const QString&)> failed);

  QThreadPool thread_;
};

}  // namespace blendscope::ui
