// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <algorithm>
#include <cmath>
#include <set>

#include "models/mistake_model.h"
#include "models/neighbor_model.h"
#include "models/number_words.h"
#include "models/run_curves.h"
#include "models/run_table_model.h"
#include "models/training_model.h"
#include "models/verdicts.h"
#include "state/workspace.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::tinySurvey;

namespace {

std::shared_ptr<const Run> runOf(const std::shared_ptr<const CutoutSet>& data, const char* pipeline,
                                 const char* split = "fraction=0.5,seed=3") {
  RunRequest request;
  request.spec = PipelineSpec::parse(pipeline);
  request.split = parseSplit(split);
  request.data = data;
  return evaluatePipeline(request, Progress());
}

/// Test rows whose label is `truth` and whose largest probability is that of `predicted`.
std::set<Row> cellByBruteForce(const Run& run, int truth, int predicted) {
  std::set<Row> rows;
  for (const SplitResult& result : run.splits) {
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const auto p = result.prediction.probability.row(i);
      const int best = static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin());
      if (run.data->label(result.split.test[i]) == truth && best == predicted) rows.insert(result.split.test[i]);
    }
  }
  return rows;
}

std::set<Row> asSet(const RowSet& rows) {
  const std::vector<Row> all = rows.rows();
  return {all.begin(), all.end()};
}

constexpr auto kTester = QAbstractItemModelTester::FailureReportingMode::QtTest;

}  // namespace

class TestRunModels : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { blendscope::testing::failOnQtWarnings(); }

  void cellsOfTheConfusionMatrixHoldExactlyTheirRows() {
    for (const char* split : {"fraction=0.5,seed=3", "folds=4,seed=1", "repeats=3,fraction=0.3,seed=9"}) {
      const auto run = runOf(tinySurvey(), "minmax | knn:k=3", split);
      const Verdicts verdicts(run);
      std::size_t mistakes = 0;
      for (int truth = 0; truth < 2; ++truth) {
        for (int predicted = 0; predicted < 2; ++predicted) {
          const std::set<Row> expected = cellByBruteForce(*run, truth, predicted);
          QVERIFY(asSet(verdicts.cell(truth, predicted)) == expected);
          if (truth != predicted) mistakes += expected.size();
        }
      }
      QVERIFY(mistakes > 0);
    }
  }

  void mistakesComeSurestFirstAndOnlyMistakes() {
    const auto verdicts = std::make_shared<const Verdicts>(runOf(tinySurvey(), "minmax | knn:k=9"));
    MistakeModel model;
    const QAbstractItemModelTester tester(&model, kTester);
    model.setVerdicts(verdicts);
    const Metrics& metrics = verdicts->run().pooled;
    QCOMPARE(model.rowCount(), metrics.confusion(0, 1) + metrics.confusion(1, 0));
    QVERIFY(model.rowCount() >= 3);
    double before = 1;
    for (int i = 0; i < model.rowCount(); ++i) {
      const QModelIndex index = model.index(i);
      QVERIFY(index.data(MistakeModel::WrongRole).toBool());
      const double probability = index.data(MistakeModel::ProbabilityRole).toDouble();
      QVERIFY(probability <= before);
      QCOMPARE(model.positionOf(index.data(MistakeModel::RowRole).toUInt()), i);
      before = probability;
    }
  }

  void filtersAndOrdersListWhatTheySay() {
    const auto run = runOf(tinySurvey(), "minmax | knn:k=9");
    MistakeModel model;
    const QAbstractItemModelTester tester(&model, kTester);
    model.setVerdicts(std::make_shared<const Verdicts>(run));
    model.setFilter({MistakeFilter::Show::All, MistakeFilter::Order::RowOrder, {}});
    QCOMPARE(model.rowCount(), static_cast<int>(run->pooled.count));
    for (int i = 1; i < model.rowCount(); ++i) QVERIFY(model.verdict(i).row > model.verdict(i - 1).row);
    model.setFilter({MistakeFilter::Show::Cell, MistakeFilter::Order::LeastSureFirst, {1, 0}});
    std::set<Row> listed;
    for (int i = 0; i < model.rowCount(); ++i) listed.insert(model.verdict(i).row);
    QVERIFY(listed == cellByBruteForce(*run, 1, 0));
    for (int i = 1; i < model.rowCount(); ++i)
      QVERIFY(model.verdict(i).probability >= model.verdict(i - 1).probability);
    const Row tested = run->splits.front().split.test.front();
    const Row trained = run->splits.front().split.train.front();
    model.setFilter({MistakeFilter::Show::Selection, MistakeFilter::Order::SurestFirst, {}});
    QCOMPARE(model.rowCount(), 0);
    model.setSelection(RowSet::of(run->data->size(), {tested, trained}));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.verdict(0).row, tested);
    model.setVerdicts(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }

  void tableOfRunsFollowsTheWorkspace() {
    Workspace workspace;
    RunTableModel model(workspace);
    const QAbstractItemModelTester tester(&model, kTester);
    const auto data = tinySurvey();
    workspace.setData(data);
    for (const char* pipeline : {"minmax | knn:k=3", "raw | knn:k=5", "minmax | logistic"}) {
      workspace.addRun(runOf(data, pipeline));
    }
    QCOMPARE(model.rowCount(), 3);
    for (int row = 0; row < 3; ++row) {
      const Run& run = *workspace.runs()[static_cast<std::size_t>(row)];
      QCOMPARE(model.index(row, RunTableModel::PipelineColumn).data().toString(),
               QString::fromStdString(run.spec.text()));
      const QModelIndex accuracy = model.index(row, RunTableModel::AccuracyColumn);
      QCOMPARE(accuracy.data(RunTableModel::SortRole).toDouble(), run.pooled.accuracy);
      QCOMPARE(accuracy.data().toString(), scoreText(run.pooled.accuracy, run.pooled.accuracyInterval));
      QVERIFY(accuracy.data(RunTableModel::RangeLowRole).toDouble() <= run.pooled.accuracyInterval.low);
      QVERIFY(accuracy.data(RunTableModel::RangeHighRole).toDouble() >= run.pooled.accuracyInterval.high);
    }
    workspace.removeRun(1);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, 0).data().toString(), QStringLiteral("minmax | logistic"));
    workspace.setData(tinySurvey(40));
    QCOMPARE(model.rowCount(), 0);
  }

  void rocRunsFromCornerToCornerWithTheAreaOfTheRun() {
    const auto run = runOf(tinySurvey(), "minmax | logistic");
    const RunRoc roc = rocOfRun(*run, 4);
    QCOMPARE(roc.series, 4);
    QCOMPARE(roc.points.front().x, 0.0);
    QCOMPARE(roc.points.back().y, 1.0);
    QVERIFY(std::abs(roc.area - run->pooled.auc) < 1e-12);
    double area = 0;
    for (std::size_t i = 1; i < roc.points.size(); ++i) {
      area += (roc.points[i].x - roc.points[i - 1].x) * (roc.points[i].y + roc.points[i - 1].y) / 2;
    }
    QVERIFY(std::abs(area - roc.area) < 2e-3);
  }

  void neighboursAreThoseTheRunExplainsWith() {
    const auto run = runOf(tinySurvey(), "minmax | knn:k=7");
    const SplitResult& result = run->splits.front();
    const auto neighbors = result.pipeline->explain(*run->data, result.split.test[2]);
    QVERIFY(neighbors);
    NeighborModel model;
    const QAbstractItemModelTester tester(&model, kTester);
    model.setNeighbors(*neighbors, run->data);
    QCOMPARE(model.rowCount(), 7);
    for (int i = 0; i < model.rowCount(); ++i) {
      const auto& expected = (*neighbors)[static_cast<std::size_t>(i)];
      const QModelIndex index = model.index(i);
      QCOMPARE(index.data(NeighborModel::RowRole).toUInt(), expected.row);
      QCOMPARE(index.data(NeighborModel::ClassRole).toInt(), run->data->label(expected.row));
      QCOMPARE(index.data(NeighborModel::WeightRole).toDouble(), expected.weight);
      QCOMPARE(index.data(NeighborModel::DistanceRole).toDouble(), expected.distance);
      QVERIFY(std::abs(index.data(NeighborModel::ShareRole).toDouble()) <= 1);
    }
    model.clear();
    QCOMPARE(model.rowCount(), 0);
  }

  void trainingGoesFromWaitingToResultOrReason() {
    TrainingModel model;
    const QAbstractItemModelTester tester(&model, kTester);
    model.begin(
        {PipelineSpec::parse("minmax | knn"), PipelineSpec::parse("raw | logistic"), PipelineSpec::parse("raw | knn")});
    const auto result = [&](int row) { return model.index(row, TrainingModel::ResultColumn).data().toString(); };
    QCOMPARE(result(0), QStringLiteral("waiting"));
    model.markTraining(0);
    model.setProgress(0.25);
    QCOMPARE(result(0), QStringLiteral("training, 75 %"));
    const auto run = runOf(tinySurvey(), "minmax | knn");
    model.finish(0, {run, {}, {}});
    QCOMPARE(result(0), scoreText(run->pooled.accuracy, run->pooled.accuracyInterval));
    model.markTraining(1);
    model.finish(1, {nullptr, QStringLiteral("too few rows"), {}});
    QVERIFY(result(1).contains(QStringLiteral("too few rows")));
    model.cancelRest();
    QCOMPARE(result(2), QStringLiteral("cancelled"));
  }

  void numbersReadWell() {
    QCOMPARE(scoreText(0.84249), QStringLiteral("0.842"));
    QCOMPARE(scoreText(std::nan("")), QStringLiteral("–"));
    QCOMPARE(scoreText(0.8421, {0.831, 0.853}), QStringLiteral("0.842 ± 0.011"));
    QCOMPARE(percentText(0.973), QStringLiteral("97 %"));
    QCOMPARE(percentText(0.0312), QStringLiteral("3.1 %"));
    QCOMPARE(percentText(0.9999), QStringLiteral("> 99.9 %"));
    QCOMPARE(percentText(1), QStringLiteral("100 %"));
    QCOMPARE(secondsText(0.0081), QStringLiteral("8 ms"));
    QCOMPARE(secondsText(0.42), QStringLiteral("0.42 s"));
    QCOMPARE(secondsText(200), QStringLiteral("3 min 20 s"));
    QCOMPARE(countText(27253), QStringLiteral("27,253"));
    QCOMPARE(countText(1, QStringLiteral("star"), QStringLiteral("stars")), QStringLiteral("1 star"));
    QCOMPARE(valueText(-0.00123456), QStringLiteral("−0.001235"));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestRunModels)
#include "test_run_models.moc"
