// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/job_runner.h"

#include <QMetaObject>
#include <QPointer>
#include <algorithm>
#include <mutex>
#include <new>

namespace blendscope::ui {

namespace {

constexpr int kPollMilliseconds = 33;
constexpr double kFractionBeforeGuess = 0.03;

}  // namespace

/// A job's shared state. `mutex` guards what the worker writes and the GUI thread reads.
struct JobRunner::Job {
  int id = 0;
  QString slot;
  bool replaced = false;  ///< by a newer job of its slot
  bool hasContext = false;
  QPointer<QObject> context;
  std::function<void(const Progress&)> work;
  std::function<void()> done;
  std::function<void(const QString&)> failed;
  std::function<void()> cancelled;
  Progress progress;
  QElapsedTimer clock;

  std::mutex mutex;
  double fraction = 0;
  std::string message;
  std::vector<IterationEvent> events;
  bool started = false;
};

JobRunner::JobRunner(QObject* parent) : QObject(parent), poll_(new QTimer(this)) {
  // Core functions bring their own parallelism; two jobs at a time keep a short one from waiting behind a long one.
  pool_.setMaxThreadCount(2);
  poll_->setInterval(kPollMilliseconds);
  connect(poll_, &QTimer::timeout, this, &JobRunner::poll);
}

JobRunner::~JobRunner() {
  cancelAll();
  pool_.waitForDone();
  glances_.waitForDone();
}

int JobRunner::start(const Request& request, QObject* context, std::function<void(const Progress&)> work,
                     std::function<void()> done, std::function<void(const QString&)> failed,
                     std::function<void()> cancelled) {
  auto job = std::make_shared<Job>();
  job->id = nextId_++;
  job->slot = request.slot;
  job->hasContext = context != nullptr;
  job->context = context;
  job->work = std::move(work);
  job->done = std::move(done);
  job->failed = std::move(failed);
  job->cancelled = std::move(cancelled);
  Job* raw = job.get();  // the listener lives in the job's own Progress: no shared_ptr cycle
  job->progress = Progress(ProgressListener{[raw](double fraction, const std::string& message) {
                                              const std::lock_guard lock(raw->mutex);
                                              raw->fraction = fraction;
                                              if (!message.empty()) raw->message = message;
                                            },
                                            [raw](const IterationEvent& event) {
                                              const std::lock_guard lock(raw->mutex);
                                              raw->events.push_back(event);
                                            }});
  if (!job->slot.isEmpty()) {
    if (const auto older = slots_.find(job->slot); older != slots_.end()) {
      live_.at(older->second)->replaced = true;
      cancel(older->second);
    }
    slots_[job->slot] = job->id;
  }
  live_[job->id] = job;
  infos_.push_back(JobInfo{
      .id = job->id, .title = request.title, .message = {}, .secondsLeft = {}, .background = request.background});
  Q_EMIT jobAdded(job->id);
  poll_->start();
  (request.background ? glances_ : pool_).start([this, job] { execute(job); });
  return job->id;
}

void JobRunner::execute(const std::shared_ptr<Job>& job) {
  JobState state = JobState::Done;
  QString message;
  try {
    {
      const std::lock_guard lock(job->mutex);
      job->started = true;
      job->clock.start();
    }
    job->progress.throwIfCancelled();
    job->work(job->progress);
  } catch (const Cancelled&) {
    state = JobState::Cancelled;
  } catch (const std::bad_alloc&) {
    state = JobState::Failed;
    message = tr("There is not enough memory for this. Try fewer cutouts or a smaller model.");
  } catch (const std::exception& e) {
    state = JobState::Failed;
    message = QString::fromUtf8(e.what());
  }
  QMetaObject::invokeMethod(
      this, [this, job, state, message] { finish(job, state, message); }, Qt::QueuedConnection);
}

void JobRunner::finish(const std::shared_ptr<Job>& job, JobState state, const QString& message) {
  poll();  // the last progress and events arrive before the end
  if (job->replaced || (state == JobState::Done && job->progress.cancelled())) state = JobState::Cancelled;
  live_.erase(job->id);
  if (!job->slot.isEmpty() && !job->replaced) slots_.erase(job->slot);
  if (live_.empty()) poll_->stop();
  if (JobInfo* shown = info(job->id)) {
    shown->state = state;
    if (state == JobState::Done) shown->fraction = 1;
    if (state != JobState::Done) shown->message = message;
    shown->secondsLeft.reset();
    if (job->clock.isValid()) shown->secondsRunning = static_cast<double>(job->clock.elapsed()) / 1000.0;
  }
  Q_EMIT jobChanged(job->id);
  const bool listening = !job->hasContext || job->context;
  if (listening && state == JobState::Done && job->done) job->done();
  if (listening && state == JobState::Failed && job->failed) job->failed(message);
  if (listening && state == JobState::Cancelled && !job->replaced && job->cancelled) job->cancelled();
  Q_EMIT jobFinished(job->id);
  std::erase_if(infos_, [&job](const JobInfo& shown) { return shown.id == job->id && shown.background; });
}

void JobRunner::poll() {
  const auto live = live_;  // slots may start or cancel jobs
  for (const auto& [id, job] : live) {
    std::vector<IterationEvent> events;
    bool changed = false;
    {
      const std::lock_guard lock(job->mutex);
      events.swap(job->events);
      JobInfo* shown = info(id);
      if (!shown || !job->started) continue;
      const double seconds = static_cast<double>(job->clock.elapsed()) / 1000.0;
      const QString message = QString::fromStdString(job->message);
      changed = shown->state != JobState::Running || shown->fraction != job->fraction || shown->message != message ||
                static_cast<int>(seconds) != static_cast<int>(shown->secondsRunning);
      shown->state = JobState::Running;
      shown->fraction = job->fraction;
      shown->message = message;
      shown->secondsRunning = seconds;
      if (job->fraction > kFractionBeforeGuess) shown->secondsLeft = seconds * (1 - job->fraction) / job->fraction;
    }
    for (const IterationEvent& event : events) Q_EMIT iteration(id, event);
    if (changed) Q_EMIT jobChanged(id);
  }
}

void JobRunner::cancel(int id) {
  if (const auto at = live_.find(id); at != live_.end()) at->second->progress.requestCancel();
}

void JobRunner::cancelAll() {
  for (const auto& [id, job] : live_) job->progress.requestCancel();
}

JobInfo* JobRunner::info(int id) {
  const auto at = std::find_if(infos_.begin(), infos_.end(), [id](const JobInfo& i) { return i.id == id; });
  return at == infos_.end() ? nullptr : &*at;
}

const JobInfo* JobRunner::find(int id) const { return const_cast<JobRunner*>(this)->info(id); }

int JobRunner::runningCount() const { return static_cast<int>(live_.size()); }

}  // namespace blendscope::ui
