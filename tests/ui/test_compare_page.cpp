// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <cmath>

#include "jobs/job_runner.h"
#include "models/figure_model.h"
#include "models/number_words.h"
#include "models/run_table_model.h"
#include "pages/compare_charts.h"
#include "pages/compare_page.h"
#include "state/workspace.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "support/trained_run.h"
#include "survey/simulator.h"
#include "views/companion_map_view.h"
#include "views/confusion_matrix_view.h"
#include "views/figure_table.h"
#include "views/picture_file.h"
#include "views/roc_chart.h"
#include "views/run_table.h"
#include "views/series_plot.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::tinySurvey;
using blendscope::testing::trainedRun;

namespace {

std::shared_ptr<const Run> runOf(const std::shared_ptr<const CutoutSet>& data, const char* pipeline) {
  return trainedRun(data, pipeline, "fraction=0.5,seed=3");
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

/// Press, move and release about a place in the widget.
void drag(QWidget* widget, QPoint centre, QPoint half) {
  QTest::mousePress(widget, Qt::LeftButton, {}, centre - half);
  QMouseEvent move(QEvent::MouseMove, centre + half, widget->mapToGlobal(centre + half), Qt::NoButton, Qt::LeftButton,
                   Qt::NoModifier);
  QCoreApplication::sendEvent(widget, &move);
  QTest::mouseRelease(widget, Qt::LeftButton, {}, centre + half);
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

  /// Runs on a simulated survey, whose truth is known.
  void addSimulatedRuns() {
    const auto data = simulateSurvey(SurveyPreset::Demo, 400, 5, Progress());
    workspace.setData(data);
    for (const char* pipeline : {"minmax | knn:k=5", "moments | logistic"}) workspace.addRun(runOf(data, pipeline));
  }

  CompareCharts* charts() const { return find<CompareCharts>("compareTabs"); }

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

  void aPointOfACurveSelectsWhatIsCalledPositiveThere() {
    Scene scene;
    scene.addRuns();
    auto* roc = scene.find<RocChart>("rocChart");
    QTRY_COMPARE(roc->curves().size(), std::size_t{3});
    QTest::keyClick(roc, Qt::Key_Right);
    QTest::keyClick(roc, Qt::Key_Right);
    QTest::keyClick(roc, Qt::Key_Return);
    const Run& run = *scene.workspace.runs().front();
    const SplitResult& result = run.splits.front();
    RowSet expected(run.data->size());
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const double probability = result.prediction.probability(i, static_cast<std::size_t>(run.positive));
      if (probability >= roc->curves().front().points[2].threshold) expected.insert(result.split.test[i]);
    }
    QVERIFY(!expected.empty());
    QVERIFY(scene.workspace.selection() == expected);
    scene.charts()->setCurrentIndex(CompareCharts::PrecisionRecall);
    auto* plot = scene.find<SeriesPlot>("precisionChart");
    QTRY_COMPARE(plot->series().size(), std::size_t{3});
    scene.workspace.clearSelection();
    for (int i = 0; i < 3; ++i) QTest::keyClick(plot, Qt::Key_Right);
    QTest::keyClick(plot, Qt::Key_Return);
    QVERIFY(!scene.workspace.selection().empty());
  }

  void aChartInLittleRoomIsNotUpsideDown() {
    SeriesPlot plot(QStringLiteral("plot"), QStringLiteral("Plot"));
    plot.resize(330, 110);
    std::vector<PlotSeries> series(6);
    for (PlotSeries& one : series) {
      one.label = QStringLiteral("A pipeline with quite a long name | muygps");
      one.points = {{0, 0.1, {0, 0.2}, {}}, {1, 0.9, {0.8, 1}, {}}};
      one.banded = true;
    }
    const PlotAxis horizontal = horizontalAxisAround(QStringLiteral("x"), series);
    plot.setSeries(series, horizontal, axisAround(QStringLiteral("y"), series, true));
    plot.show();
    QVERIFY(plot.spotOf(1).y() < plot.spotOf(0).y() - 20);
    QVERIFY(plot.rect().contains(plot.spotOf(1).toPoint()));
    for (const PlotSeries& one : plot.series()) QVERIFY(!one.banded);  // bands of so many would mix
  }

  void everyTabFitsIntoASmallWindow() {
    Scene scene;
    scene.addRuns();
    QVERIFY2(scene.page.minimumSizeHint().width() <= 1024 - 72, "wider than a small window leaves");
    QVERIFY2(scene.page.minimumSizeHint().height() <= 700 - 60, "higher than a small window leaves");
  }

  void precisionAgainstRecallIsDrawnForTheSelectedRuns() {
    Scene scene;
    scene.addRuns();
    scene.charts()->setCurrentIndex(CompareCharts::PrecisionRecall);
    auto* plot = scene.find<SeriesPlot>("precisionChart");
    QTRY_COMPARE(plot->series().size(), std::size_t{3});
    for (const PlotSeries& series : plot->series()) {
      QCOMPARE(series.points.front().x, 0.0);
      QCOMPARE(series.points.back().x, 1.0);
    }
    scene.find<RunTable>("runTable")->selectRuns({1});
    QTRY_COMPARE(plot->series().size(), std::size_t{1});
    QCOMPARE(plot->series().front().colour, 1);
  }

  void aClickOnABinSelectsItsStars() {
    Scene scene;
    scene.addRuns();
    scene.find<RunTable>("runTable")->selectRuns({0});
    scene.charts()->setCurrentIndex(CompareCharts::ByColumn);
    auto* column = scene.find<QComboBox>("columnChoice");
    QCOMPARE(column->count(), 1);
    QCOMPARE(column->currentText(), QStringLiteral("FIELD"));
    auto* plot = scene.find<SeriesPlot>("columnChart");
    QTRY_COMPARE(plot->series().size(), std::size_t{1});
    const auto run = scene.workspace.runs().front();
    const AccuracyCurve curve = accuracyBy(*run, "FIELD", 10, Progress());
    QCOMPARE(plot->series().front().points.size(), curve.bins.size());
    for (const int bin : {0, 4, 9}) {
      QTest::mouseClick(plot, Qt::LeftButton, {}, plot->spotOf(bin).toPoint());
      const auto& rows = curve.rows[static_cast<std::size_t>(bin)];
      QVERIFY(scene.workspace.selection() == RowSet::of(run->data->size(), rows));
      QVERIFY(scene.find<QLabel>("cellMessage")->text().startsWith(QString::number(rows.size())));
    }
    scene.find<QComboBox>("measureChoice")->setCurrentIndex(1);
    QVERIFY(scene.find<QComboBox>("measureChoice")->currentText().contains(QStringLiteral("blend")));
    QVERIFY(std::abs(plot->series().front().points.front().y - curve.bins.front().completeness) < 1e-12);
  }

  void aClickOnTheMapSelectsItsCompanions() {
    Scene scene;
    scene.addSimulatedRuns();
    scene.charts()->setCurrentIndex(CompareCharts::Companions);
    auto* map = scene.find<CompanionMapView>("companionMap");
    QTRY_VERIFY(map->map().has_value());
    for (int cell = 0; cell < static_cast<int>(map->map()->map.cells.size()); ++cell) {
      const auto rows = map->map()->rows[static_cast<std::size_t>(cell)];
      if (rows.empty()) continue;
      QTest::mouseClick(map, Qt::LeftButton, {}, map->spotOf(cell).toPoint());
      QVERIFY(scene.workspace.selection() == RowSet::of(scene.workspace.data()->size(), rows));
      break;
    }
  }

  void withoutTrueCompanionsTheMapSaysWhatItNeeds() {
    Scene scene;
    scene.addRuns();
    scene.charts()->setCurrentIndex(CompareCharts::Companions);
    QTRY_COMPARE(scene.jobs.runningCount(), 0);
    QVERIFY(!scene.find<CompanionMapView>("companionMap")->map());
  }

  void learningCurvesAreMeasuredOnDemandAndKept() {
    Scene scene;
    scene.addRuns();
    scene.charts()->setCurrentIndex(CompareCharts::Learning);
    auto* plot = scene.find<SeriesPlot>("learningChart");
    auto* measure = scene.find<QPushButton>("measureLearning");
    QVERIFY(plot->series().empty());
    QTest::mouseClick(measure, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(plot->series().size(), std::size_t{3}, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!measure->isEnabled(), 20000);
    QCOMPARE(plot->series()[0].points.size(), std::size_t{6});
    QCOMPARE(plot->series()[1].points.size(), std::size_t{5});  // 8 cutouts are too few for 15 neighbours
    QVERIFY(scene.find<QLabel>("learningWords")->text().contains(unbroken(QStringLiteral("10 %"))));
    QVERIFY(scene.find<QLabel>("learningWords")->text().contains(QStringLiteral("last doubling")));
    scene.find<RunTable>("runTable")->selectRuns({0});
    QCOMPARE(plot->series().size(), std::size_t{1});
    QVERIFY(!measure->isEnabled());
    scene.find<QComboBox>("learningMeasure")->setCurrentIndex(1);
    QVERIFY(plot->series().front().points.back().y > 0);
  }

  void learningStopsWithTheRunsItIsAbout() {
    Scene scene;
    scene.addRuns();
    scene.charts()->setCurrentIndex(CompareCharts::Learning);
    QTest::mouseClick(scene.find<QPushButton>("measureLearning"), Qt::LeftButton);
    scene.workspace.setData(tinySurvey(80, 9));
    scene.workspace.addRun(runOf(scene.workspace.data(), "minmax | knn:k=3"));
    QTRY_COMPARE(scene.jobs.runningCount(), 0);
    QVERIFY(scene.find<SeriesPlot>("learningChart")->series().empty());
    QVERIFY(scene.find<QPushButton>("measureLearning")->isEnabled());
    QCOMPARE(scene.find<QPushButton>("measureLearning")->text(), QStringLiteral("Measure"));
  }

  void aClickOnATimeMakesItsRunCurrent() {
    Scene scene;
    scene.addRuns();
    scene.charts()->setCurrentIndex(CompareCharts::Time);
    auto* plot = scene.find<SeriesPlot>("timeChart");
    QCOMPARE(plot->series().size(), std::size_t{4});
    const PlotSeries& front = plot->series().back();
    QVERIFY(!front.points.empty());
    QCOMPARE(front.label, QStringLiteral("best within this time"));
    for (std::size_t i = 1; i < front.points.size(); ++i) QVERIFY(front.points[i].y >= front.points[i - 1].y);
    QSignalSpy chosen(scene.charts(), &CompareCharts::runChosen);
    QTest::keyClick(plot, Qt::Key_Right);
    QTest::keyClick(plot, Qt::Key_Right);
    QTest::keyClick(plot, Qt::Key_Return);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(scene.workspace.currentRunIndex(), 1);
  }

  void pairsOfRunsAreTestedForChance() {
    Scene scene;
    scene.addRuns();
    scene.charts()->setCurrentIndex(CompareCharts::Tests);
    auto* table = scene.find<FigureTable>("significanceTable");
    QTRY_COMPARE(table->figures()->rowCount(), 3);
    QVERIFY(table->figures()->index(0, 2).data().toString().contains(QStringLiteral("McNemar")));
    const QStringList lines = table->file().numbers.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 4);
    for (const QString& line : lines) QCOMPARE(line.count(QStringLiteral("\",\"")), 5);  // every figure has its column
    scene.find<RunTable>("runTable")->selectRuns({1});
    QTRY_COMPARE(table->figures()->rowCount(), 0);
    QVERIFY(scene.find<QLabel>("significanceWords")->text().contains(QStringLiteral("two")));
  }

  void chartsAreSavedAsPicturesAndNumbers() {
    Scene scene;
    scene.addRuns();
    const QTemporaryDir folder;
    const auto contents = [&](const QString& name) {
      QFile file(folder.filePath(name));
      return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    auto* roc = scene.find<RocChart>("rocChart");
    QTRY_COMPARE(roc->curves().size(), std::size_t{3});
    scene.charts()->setCurrentIndex(CompareCharts::PrecisionRecall);
    auto* plot = scene.find<SeriesPlot>("precisionChart");
    QTRY_COMPARE(plot->series().size(), std::size_t{3});
    for (const char* ending : {"png", "svg", "pdf", "csv"}) {
      const QString name = QStringLiteral("chart.") + QString::fromLatin1(ending);
      roc->save(folder.filePath(QStringLiteral("roc-") + name));
      plot->save(folder.filePath(name));
      QVERIFY(!contents(name).isEmpty());
      QVERIFY(!contents(QStringLiteral("roc-") + name).isEmpty());
    }
    QVERIFY(contents(QStringLiteral("chart.png")).startsWith("\x89PNG"));
    QVERIFY(contents(QStringLiteral("chart.pdf")).startsWith("%PDF"));
    QVERIFY(contents(QStringLiteral("chart.svg")).contains("<svg"));
    QVERIFY(contents(QStringLiteral("roc-chart.csv")).contains("minmax | logistic"));
    QVERIFY_THROWS_EXCEPTION(UsageError, plot->save(folder.filePath(QStringLiteral("chart.gif"))));
    QVERIFY(scene.find<QToolButton>("saveChart")->isVisible());
  }

  void theWheelZoomsAndADoubleClickShowsEverything() {
    Scene scene;
    scene.addRuns();
    scene.charts()->setCurrentIndex(CompareCharts::PrecisionRecall);
    auto* plot = scene.find<SeriesPlot>("precisionChart");
    QTRY_COMPARE(plot->series().size(), std::size_t{3});
    QVERIFY(!plot->isZoomed());
    QTest::keyClick(plot, Qt::Key_Plus);
    QVERIFY(plot->isZoomed());
    QTest::keyClick(plot, Qt::Key_Minus);
    QVERIFY(!plot->isZoomed());
    QWheelEvent wheel(plot->rect().center(), plot->mapToGlobal(plot->rect().center()), {}, {0, 240}, Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(plot, &wheel);
    QVERIFY(plot->isZoomed());
    QTest::mouseDClick(plot, Qt::LeftButton, {}, plot->rect().center());
    QVERIFY(!plot->isZoomed());
  }

  void aRectangleDrawnWithTheMouseZooms() {
    Scene scene;
    scene.addRuns();
    auto* roc = scene.find<RocChart>("rocChart");
    QTRY_COMPARE(roc->curves().size(), std::size_t{3});
    drag(roc->viewport(), roc->viewport()->rect().center(), {60, 40});
    QVERIFY(roc->isZoomed());
    QTest::keyClick(roc, Qt::Key_0);
    QVERIFY(!roc->isZoomed());
    drag(roc->viewport(), roc->viewport()->rect().center(), {60, 40});
    QTest::mouseDClick(roc->viewport(), Qt::LeftButton, {}, roc->viewport()->rect().center());
    QVERIFY(!roc->isZoomed());
    scene.charts()->setCurrentIndex(CompareCharts::PrecisionRecall);
    auto* plot = scene.find<SeriesPlot>("precisionChart");
    QTRY_COMPARE(plot->series().size(), std::size_t{3});
    QSignalSpy activated(plot, &PlotView::pointActivated);
    drag(plot, plot->rect().center(), {60, 40});
    QVERIFY(plot->isZoomed());
    QCOMPARE(activated.count(), 0);
    QTest::mouseDClick(plot, Qt::LeftButton, {}, plot->rect().center());
    QVERIFY(!plot->isZoomed());
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
