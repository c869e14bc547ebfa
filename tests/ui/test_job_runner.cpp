// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>
#include <atomic>

#include "jobs/job_runner.h"
#include "support/qt_warnings.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

/// Works until it is cancelled.
int untilCancelled(const Progress& progress) {
  while (true) {
    progress.throwIfCancelled();
    QThread::yieldCurrentThread();
  }
}

}  // namespace

class TestJobRunner : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void resultArrivesOnTheThreadThatAsked() {
    JobRunner runner;
    QThread* worker = nullptr;
    QThread* receiver = nullptr;
    int result = 0;
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    const int id = runner.run(
        {.title = QStringLiteral("add")}, this,
        [&worker](const Progress&) {
          worker = QThread::currentThread();
          return 40 + 2;
        },
        [&](int value) {
          result = value;
          receiver = QThread::currentThread();
        });
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(result, 42);
    QCOMPARE(receiver, QThread::currentThread());
    QVERIFY(worker != receiver);
    QCOMPARE(runner.find(id)->state, JobState::Done);
    QCOMPARE(runner.find(id)->fraction, 1.0);
    QCOMPARE(runner.runningCount(), 0);
  }

  void progressAndStepsArriveInOrder() {
    JobRunner runner;
    std::vector<double> fractions;
    std::vector<std::size_t> steps;
    connect(&runner, &JobRunner::jobChanged, this, [&](int id) { fractions.push_back(runner.find(id)->fraction); });
    connect(&runner, &JobRunner::iteration, this,
            [&](int, const IterationEvent& event) { steps.push_back(event.iteration); });
    QSemaphore seen;
    connect(&runner, &JobRunner::jobChanged, this, [&] { seen.release(); });
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    const int id = runner.run(
        {.title = QStringLiteral("steps")}, this,
        [&seen](const Progress& progress) {
          for (int i = 1; i <= 4; ++i) {
            progress.report(0.2 * i, "step " + std::to_string(i));
            progress.iteration({.source = "test", .iteration = static_cast<std::size_t>(i), .loss = 0, .values = {}});
            seen.acquire();
          }
          return 0;
        },
        [](int) {});
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    QVERIFY(fractions.size() >= 4);
    QCOMPARE(steps, (std::vector<std::size_t>{1, 2, 3, 4}));
    QCOMPARE(runner.find(id)->message, QStringLiteral("step 4"));
  }

  void cancelEndsTheJobWithoutResultOrError() {
    JobRunner runner;
    bool done = false;
    bool cancelled = false;
    QString error;
    QSemaphore running;
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    const int id = runner.run(
        {.title = QStringLiteral("endless")}, this,
        [&running](const Progress& progress) {
          running.release();
          return untilCancelled(progress);
        },
        [&done](int) { done = true; }, [&error](const QString& text) { error = text; },
        [&cancelled] { cancelled = true; });
    running.acquire();
    runner.cancel(id);
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(cancelled);
    QVERIFY(!done);
    QVERIFY(error.isEmpty());
    QCOMPARE(runner.find(id)->state, JobState::Cancelled);
  }

  void resultOfAJobThatIgnoredItsCancelIsDropped() {
    JobRunner runner;
    QSemaphore running;
    QSemaphore go;
    bool done = false;
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    const int id = runner.run(
        {.title = QStringLiteral("deaf")}, this,
        [&](const Progress&) {
          running.release();
          go.acquire();
          return 1;
        },
        [&done](int) { done = true; });
    running.acquire();
    runner.cancel(id);
    go.release();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!done);
    QCOMPARE(runner.find(id)->state, JobState::Cancelled);
  }

  void newerJobOfASlotReplacesTheOlder() {
    JobRunner runner;
    std::vector<int> results;
    bool olderWasTold = false;
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    const JobRunner::Request request{.title = QStringLiteral("limits"), .slot = QStringLiteral("limits")};
    runner.run(
        request, this, untilCancelled, [&](int value) { results.push_back(value); }, {},
        [&olderWasTold] { olderWasTold = true; });
    runner.run(
        request, this, [](const Progress&) { return 2; }, [&](int value) { results.push_back(value); });
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(results, std::vector<int>{2});
    QVERIFY(!olderWasTold);
  }

  void resultAlreadyOnItsWayIsDroppedWhenReplaced() {
    JobRunner runner;
    std::vector<int> results;
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    const JobRunner::Request request{.title = QStringLiteral("limits"), .slot = QStringLiteral("limits")};
    QSemaphore ended;
    struct Releaser {
      QSemaphore* semaphore;
      ~Releaser() { semaphore->release(); }
    };
    runner.run(
        request, this,
        [&ended](const Progress&) {
          const Releaser releaser{&ended};
          return 1;
        },
        [&](int value) { results.push_back(value); });
    ended.acquire();  // its result is ready; the event loop has not run since
    runner.run(
        request, this, [](const Progress&) { return 2; }, [&](int value) { results.push_back(value); });
    QTRY_COMPARE(finished.count(), 2);
    QCOMPARE(results, std::vector<int>{2});
  }

  void errorArrivesAsItsWholeSentence() {
    JobRunner runner;
    QString message;
    bool done = false;
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    const int id = runner.run(
        {.title = QStringLiteral("broken")}, this,
        [](const Progress&) -> int { throw Error("no cutouts", "empty.csv", "Choose another file."); },
        [&done](int) { done = true; }, [&message](const QString& text) { message = text; });
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!done);
    QVERIFY(message.contains(QStringLiteral("empty.csv")));
    QVERIFY(message.contains(QStringLiteral("Choose another file.")));
    QCOMPARE(runner.find(id)->state, JobState::Failed);
    QCOMPARE(runner.find(id)->message, message);
  }

  void lackOfMemoryIsSaidInWords() {
    JobRunner runner;
    QString message;
    runner.run(
        {.title = QStringLiteral("huge")}, this, [](const Progress&) -> int { throw std::bad_alloc(); }, [](int) {},
        [&message](const QString& text) { message = text; });
    QTRY_VERIFY(message.contains(QStringLiteral("memory")));
  }

  void callbacksAreDroppedWhenTheirContextIsGone() {
    JobRunner runner;
    bool called = false;
    auto context = std::make_unique<QObject>();
    QSemaphore go;
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    runner.run(
        {.title = QStringLiteral("late")}, context.get(),
        [&go](const Progress&) {
          go.acquire();
          return 1;
        },
        [&called](int) { called = true; });
    context.reset();
    go.release();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!called);
  }

  void destructorStopsWhatStillRuns() {
    QSemaphore running;
    std::atomic<bool> left{false};
    struct Mark {
      std::atomic<bool>* flag;
      ~Mark() { flag->store(true); }
    };
    {
      JobRunner runner;
      runner.run(
          {.title = QStringLiteral("endless")}, this,
          [&](const Progress& progress) {
            const Mark mark{&left};
            running.release();
            return untilCancelled(progress);
          },
          [](int) {});
      running.acquire();
    }
    QVERIFY(left);
  }

  void glancesNeverWaitBehindLongJobsAndLeaveNoTrace() {
    JobRunner runner;
    QSemaphore running;
    const auto endless = [&running](const Progress& progress) {
      running.release();
      return untilCancelled(progress);
    };
    for (int i = 0; i < 3; ++i) runner.run({.title = QStringLiteral("long")}, this, endless, [](int) {});
    running.acquire(2);
    int glance = 0;
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    const int id = runner.run(
        {.title = QStringLiteral("glance"), .slot = {}, .background = true}, this, [](const Progress&) { return 7; },
        [&glance](int value) { glance = value; });
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(glance, 7);
    QCOMPARE(runner.find(id), nullptr);
    runner.cancelAll();
    QTRY_COMPARE(finished.count(), 4);
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestJobRunner)
#include "test_job_runner.moc"
