// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <type_traits>
#include <vector>

#include "base/error.h"
#include "base/progress.h"

namespace blendscope::ui {

enum class JobState { Queued, Running, Done, Cancelled, Failed };

/// What people see of a job.
struct JobInfo {
  int id = 0;
  QString title;
  JobState state = JobState::Queued;
  double fraction = 0;  ///< 0…1
  QString message;      ///< what it is doing; after a failure: what went wrong and what to do
  double secondsRunning = 0;
  std::optional<double> secondsLeft;  ///< once it can be guessed
  bool background = false;  ///< a glance's worth of work, such as explaining one cutout: lists of jobs leave it out
};

/// Runs core functions on a pool of threads and brings progress, results and errors back to the GUI thread.
///
/// Jobs started with the same non-empty `slot` replace each other: the older one is cancelled and its result, even if
/// it was already on its way, is dropped. Everything here is called, and every signal and callback comes, on the GUI
/// thread. Progress is passed on at most 30 times a second; the last state always arrives.
class JobRunner : public QObject {
  Q_OBJECT
 public:
  explicit JobRunner(QObject* parent = nullptr);
  /// Cancels everything and waits for the threads.
  ~JobRunner() override;

  struct Request {
    QString title = {};
    QString slot = {};        ///< empty: never replaced
    bool background = false;  ///< see JobInfo
  };

  /// `work(progress)` runs on a worker; then exactly one of `done(result)` on success, `failed(message)` on an error,
  /// or `cancelled()`; none if the job was replaced or `context` is gone by then. Returns the job's id.
  template <class Work, class Done>
  int run(const Request& request, QObject* context, Work work, Done done,
          std::function<void(const QString&)> failed = {}, std::function<void()> cancelled = {}) {
    using Result = std::invoke_result_t<Work, const Progress&>;
    auto result = std::make_shared<std::optional<Result>>();
    return start(
        request, context, [work = std::move(work), result](const Progress& p) { result->emplace(work(p)); },
        [done = std::move(done), result] { done(std::move(**result)); }, std::move(failed), std::move(cancelled));
  }

  void cancel(int id);
  void cancelAll();
  /// All jobs of this session, oldest first; background jobs only while they run.
  const std::vector<JobInfo>& jobs() const { return infos_; }
  const JobInfo* find(int id) const;
  int runningCount() const;

 Q_SIGNALS:
  void jobAdded(int id);
  void jobChanged(int id);
  /// After the callbacks.
  void jobFinished(int id);
  /// Steps of iterative algorithms, in order.
  void iteration(int id, const blendscope::IterationEvent& event);

 private:
  struct Job;
  int start(const Request& request, QObject* context, std::function<void(const Progress&)> work,
            std::function<void()> done, std::function<void(const QString&)> failed, std::function<void()> cancelled);
  void execute(const std::shared_ptr<Job>& job);
  void finish(const std::shared_ptr<Job>& job, JobState state, const QString& message);
  void poll();
  JobInfo* info(int id);

  QThreadPool pool_;
  QThreadPool glances_;  ///< background jobs never wait behind long ones
  std::vector<JobInfo> infos_;
  std::map<int, std::shared_ptr<Job>> live_;
  std::map<QString, int> slots_;
  QTimer* poll_;
  int nextId_ = 1;
};

}  // namespace blendscope::ui
