// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

#include "jobs/job_runner.h"
#include "models/run_table_model.h"
#include "pages/compare_page.h"
#include "state/workspace.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "views/confusion_matrix_view.h"
#include "views/roc_chart.h"
#include "views/run_table.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::tinySurvey;

namespace {

std::shared_ptr<const Run> runOf(const std::shared_ptr<const CutoutSet>& data, const char* pipeline) {
  RunRequest request;
  request.spec = PipelineSpec::parse(pipeline);
  request.split = parseSplit("fraction=0.5,seed=3");
  request.data = data;
  return evaluatePipeline(request, Progress());
}

RowSet cellByBruteForce(const Run& run, int truth, int predicted) {
  RowSet rows(run.data->size());
  const SplitResult& result = run.splits.front();
  for (std::size_t i = 0; i < result.split.test.size(); ++i) {
    const auto p = result.prediction.probability.row(i);
    const int best = static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin());
    if (run.data->label(result.split.test[i]) == truth && best == predicted) rows.insert(result.split.test[i]);
  }
  return rows;
}

struct Scene {
  Workspace workspace;
  JobRunner jobs;
  ComparePage page{workspace, jobs};

  Scene() {
    page.resize(1100, 760);
    page.show();
  }

  void addRuns() {
    const auto data = tinySurvey();
    workspace.setData(data);
    for (const char* pipeline : {"minmax | knn:k=3", "minmax | knn:k=15", "minmax | logistic"}) {
      workspace.addRun(runOf(data, pipeline));
    }
  }

  template <class Widget>
  Widget* find(const char* name) const {
    return page.findChild<Widget*>(QString::fromLatin1(name));
  }
};

}  // namespace

class TestComparePage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { blendscope::testing::failOnQtWarnings(); }

  void withoutRunsItLeadsToTrain() {
    Scene scene;
    QSignalSpy wanted(&scene.page, &Page::openPageRequested);
    scene.find<QPushButton>("emptyStateButton")->click();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("train"));
  }

  void aClickOnACellSelectsExactlyItsStars() {
    Scene scene;
    scene.addRuns();
    auto* matrix = scene.find<ConfusionMatrixView>("confusionMatrix");
    for (int truth = 0; truth < 2; ++truth) {
      for (int predicted = 0; predicted < 2; ++predicted) {
        QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(truth, predicted).center());
        const RowSet expected = cellByBruteForce(*scene.workspace.currentRun(), truth, predicted);
        QVERIFY(scene.workspace.selection() == expected);
        QVERIFY(scene.find<QLabel>("cellMessage")->text().startsWith(QString::number(expected.count())));
      }
    }
  }

  void theMatrixObeysTheKeyboard() {
    Scene scene;
    scene.addRuns();
    auto* matrix = scene.find<ConfusionMatrixView>("confusionMatrix");
    QSignalSpy activated(matrix, &ConfusionMatrixView::cellActivated);
    QTest::keyClick(matrix, Qt::Key_Right);
    QTest::keyClick(matrix, Qt::Key_Return);
    QTest::keyClick(matrix, Qt::Key_Down);
    QTest::keyClick(matrix, Qt::Key_Down);
    QTest::keyClick(matrix, Qt::Key_Left);
    QTest::keyClick(matrix, Qt::Key_Space);
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated[0], QVariantList({0, 1}));
    QCOMPARE(activated[1], QVariantList({1, 0}));
    QVERIFY(scene.workspace.selection() == cellByBruteForce(*scene.workspace.currentRun(), 1, 0));
  }

  void theSelectedRunsAreTheCurvesDrawn() {
    Scene scene;
    auto* roc = scene.find<RocChart>("rocChart");
    auto* table = scene.find<RunTable>("runTable");
    scene.addRuns();
    QTRY_COMPARE(roc->curves().size(), std::size_t{3});
    table->selectRuns({2});
    QTRY_COMPARE(roc->curves().size(), std::size_t{1});
    QCOMPARE(roc->curves().front().label, QStringLiteral("minmax | logistic"));
    QCOMPARE(roc->curves().front().series, 2);
    table->selectRuns({0, 1});
    QTRY_COMPARE(roc->curves().size(), std::size_t{2});
  }

  void theCurrentRowIsTheCurrentRunWhateverTheOrder() {
    Scene scene;
    scene.addRuns();
    auto* table = scene.find<RunTable>("runTable");
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
      table->sortByColumn(RunTableModel::AccuracyColumn, order);
      for (int row = 0; row < 3; ++row) {
        table->setCurrentIndex(table->model()->index(row, 0));
        QCOMPARE(QString::fromStdString(scene.workspace.currentRun()->spec.text()),
                 table->model()->index(row, 0).data().toString());
      }
      const auto accuracy = [&](int row) {
        return table->model()->index(row, RunTableModel::AccuracyColumn).data(RunTableModel::SortRole).toDouble();
      };
      QVERIFY(order == Qt::AscendingOrder ? accuracy(0) <= accuracy(2) : accuracy(0) >= accuracy(2));
    }
  }

  void curvesAreReadWithTheArrowKeys() {
    Scene scene;
    scene.addRuns();
    auto* roc = scene.find<RocChart>("rocChart");
    QTRY_COMPARE(roc->curves().size(), std::size_t{3});
    QSignalSpy readout(roc, &RocChart::readout);
    QTest::keyClick(roc, Qt::Key_Right);
    QCOMPARE(readout.count(), 1);
    QVERIFY(scene.find<QLabel>("rocReadout")->text().contains(QStringLiteral("minmax | knn:k=3")));
  }

  void aRemovedRunLeavesTheOthers() {
    Scene scene;
    scene.addRuns();
    auto* table = scene.find<RunTable>("runTable");
    table->selectRuns({0});
    table->setCurrentIndex(table->currentIndex());
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(scene.workspace.runs().size(), std::size_t{2});
    QVERIFY(scene.workspace.currentRun() != nullptr);
    while (!scene.workspace.runs().empty()) scene.workspace.removeRun(0);
    QVERIFY(scene.find<QPushButton>("emptyStateButton")->isVisible());
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestComparePage)
#include "test_compare_page.moc"
