// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSemaphore>
#include <QSignalSpy>

#include "models/cutout_facts_model.h"
#include "models/job_model.h"
#include "models/problem_model.h"
#include "support/cutouts.h"
#include "support/qt_warnings.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

/// Every cell of a tree as text: one line per row, "  " per level, columns joined by "|".
QString printed(const QAbstractItemModel& model, const QModelIndex& parent = {}, int level = 0) {
  QString text;
  for (int row = 0; row < model.rowCount(parent); ++row) {
    QStringList cells;
    for (int column = 0; column < model.columnCount(parent); ++column) {
      cells << model.index(row, column, parent).data().toString();
    }
    text += QString(2 * level, u' ') + cells.join(u'|') + u'\n';
    text += printed(model, model.index(row, 0, parent), level + 1);
  }
  return text;
}

}  // namespace

class TestModels : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void factsNameValuesAndMarkTheTruth() {
    CutoutFactsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = testing::someCutouts(10);
    model.show(set, 4);
    QCOMPARE(printed(model), QStringLiteral("Measured|\n  BRIGHT|6\u202Fmag\nTruth, hidden from models|\n"
                                            "  separation_px|1\u202Fpx\n"));
    model.show(set, 5);
    QVERIFY(printed(model).contains(QStringLiteral("BRIGHT|5\u202Fmag")));
    model.show(nullptr, 0);
    QCOMPARE(printed(model), QString());
  }

  void factsStandUnderThePipelineTheyComeFrom() {
    CutoutFactsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto set = testing::someCutouts(10);
    const auto said = std::make_shared<MetadataTable>();
    const auto add = [&](const char* name, double value) {
      said->add({name, "", ColumnRole::Measured, std::vector<double>(set->size(), value)});
    };
    add("marks: flag", 1);
    add("minmax | muygps: P(blend)", 0.25);
    add("minmax | muygps: mean", -1.5);
    add("flux | muygps: P(blend)", 0.75);
    model.show(set, 4, said);
    QVERIFY2(printed(model).startsWith(QStringLiteral("Marks|\n  Flagged|yes\n"
                                                      "minmax | muygps|\n  P(blend)|0.25\n  mean|\u22121.5\n"
                                                      "flux | muygps|\n  P(blend)|0.75\nMeasured|\n")),
             qPrintable(printed(model)));
  }

  void jobsAppearNewestFirstWithTheirState() {
    JobRunner runner;
    JobModel model(runner);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy finished(&runner, &JobRunner::jobFinished);
    runner.run(
        {.title = QStringLiteral("first")}, this, [](const Progress&) { return 1; }, [](int) {});
    QTRY_COMPARE(finished.count(), 1);
    QSemaphore go;
    runner.run(
        {.title = QStringLiteral("second")}, this,
        [&go](const Progress& progress) {
          progress.report(0.25, "halfway to the middle");
          go.acquire();
          return 1;
        },
        [](int) {});
    runner.run(
        {.title = QStringLiteral("unseen"), .background = true}, this, [](const Progress&) { return 1; }, [](int) {});
    QTRY_COMPARE(model.index(0, JobModel::ProgressPart).data().toString(), QStringLiteral("25 %"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, JobModel::Title).data().toString(), QStringLiteral("second"));
    QCOMPARE(model.index(0, JobModel::Message).data().toString(), QStringLiteral("halfway to the middle"));
    QVERIFY(model.index(0, JobModel::TimeLeft).data().toString().endsWith(QStringLiteral("left")));
    QCOMPARE(model.index(1, JobModel::ProgressPart).data().toString(), QStringLiteral("Done"));
    go.release();
    QTRY_COMPARE(finished.count(), 3);
    QCOMPARE(model.index(0, JobModel::ProgressPart).data().toString(), QStringLiteral("Done"));
  }

  void durationsReadLikeSpeech() {
    QCOMPARE(duration(0.04), QStringLiteral("0.0 s"));
    QCOMPARE(duration(3.14), QStringLiteral("3.1 s"));
    QCOMPARE(duration(59.4), QStringLiteral("59 s"));
    QCOMPARE(duration(59.6), QStringLiteral("1 min 00 s"));
    QCOMPARE(duration(125), QStringLiteral("2 min 05 s"));
  }

  void problemsKeepTheirPlaceAndWords() {
    ProblemModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setProblems({{"a.fits", "truncated; left out"}, {"b.csv, line 7", "11 columns instead of 12; left out"}});
    QCOMPARE(printed(model), QStringLiteral("a.fits|truncated; left out\n"
                                            "b.csv, line 7|11 columns instead of 12; left out\n"));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestModels)
#include "test_models.moc"
