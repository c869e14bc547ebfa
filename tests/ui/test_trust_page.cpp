// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTemporaryDir>
#include <algorithm>

#include "io/write.h"
#include "jobs/job_runner.h"
#include "models/figure_model.h"
#include "models/trust_words.h"
#include "pages/trust_page.h"
#include "state/workspace.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "support/trained_run.h"
#include "views/curve_with_band.h"
#include "views/figure_table.h"
#include "views/reliability_chart.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::tinySurvey;
using blendscope::testing::trainedRun;

namespace {

std::shared_ptr<const Run> runOf(const std::shared_ptr<const CutoutSet>& data, const char* pipeline) {
  return trainedRun(data, pipeline, "folds=2,seed=3");
}

struct Scene {
  Workspace workspace;
  JobRunner jobs;
  TrustPage page{workspace, jobs};

  Scene() {
    page.resize(900, 700);
    page.show();
  }

  void addRuns() {
    // Immutable, so trained once for all tests.
    static const auto data = tinySurvey(400);
    static const auto neighbors = runOf(data, "minmax | knn:k=7");
    static const auto muygps = runOf(data, "minmax | muygps");
    workspace.setData(data);
    workspace.addRun(neighbors);
    workspace.addRun(muygps);
    workspace.setCurrentRun(1);
  }

  void openTab(const char* title) const {
    auto* tabs = find<QTabWidget>("trustTabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
      if (tabs->tabText(tab) == QString::fromLatin1(title)) tabs->setCurrentIndex(tab);
    }
    QCOMPARE(tabs->tabText(tabs->currentIndex()), QString::fromLatin1(title));
  }

  template <class Widget>
  Widget* find(const char* name) const {
    return page.findChild<Widget*>(QString::fromLatin1(name));
  }
  QString words(const char* name) const { return find<QLabel>(name)->text(); }
};

}  // namespace

class TestTrustPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { blendscope::testing::failOnQtWarnings(); }

  void withoutRunsItLeadsToTrain() {
    Scene scene;
    QSignalSpy wanted(&scene.page, &Page::openPageRequested);
    scene.find<QPushButton>("emptyStateButton")->click();
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("train"));
  }

  void theCurrentRunIsExaminedAndAnotherOneWhenChosen() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    QCOMPARE(QString::fromStdString(scene.page.trust()->pipeline), QStringLiteral("minmax | muygps"));
    auto* runs = scene.find<QComboBox>("trustRun");
    QTest::keyClick(runs, Qt::Key_Up);
    QTRY_VERIFY(scene.page.trust() && scene.page.trust()->pipeline == "minmax | knn:k=7");
    QCOMPARE(scene.workspace.currentRunIndex(), 0);
    QVERIFY(!scene.find<QTabWidget>("trustTabs")->isTabVisible(3));
    while (!scene.workspace.runs().empty()) scene.workspace.removeRun(0);
    QVERIFY(scene.find<QPushButton>("emptyStateButton")->isVisible());
  }

  void theSummarySaysWhatTheDataSupport() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    QStringList said;
    for (const QLabel* label : scene.find<QWidget>("trustStatements")->findChildren<QLabel*>()) said << label->text();
    const QString all = said.join(QLatin1Char('\n'));
    QVERIFY(all.contains(QStringLiteral("support an accuracy of")));
    QVERIFY(all.contains(QStringLiteral("2 runs were compared")));
    auto* model = scene.find<FigureTable>("trustMetrics")->figures();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model->rowCount(), 8);
    QVERIFY(model->index(2, 2).data().toString().contains(QStringLiteral(" to ")));
  }

  void theSliderSendsTheUnsureAway() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Abstention");
    auto* slider = scene.find<QSlider>("abstentionShare");
    slider->setFocus();
    slider->setValue(0);
    const auto& cuts = scene.page.trust()->abstention.byShare;
    QCOMPARE(scene.words("sendingSentence"), sendingWords(cuts[0]));
    QTest::keyClick(slider, Qt::Key_PageUp);
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(slider->value(), 6);
    QCOMPARE(scene.words("sendingSentence"), sendingWords(cuts[6]));
    QVERIFY(scene.words("sendingSentence").startsWith(QStringLiteral("Send 6.0 % to a specialist, be right in ")));
    QTest::mouseClick(scene.find<QPushButton>("selectSent"), Qt::LeftButton);
    QCOMPARE(scene.workspace.selection().count(), cuts[6].sentRows);
  }

  void aTargetMovesTheSliderToWhereItIsReached() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Abstention");
    const auto& target = scene.page.trust()->abstention.targets[1];
    QVERIFY(target.reached);
    QTest::mouseClick(scene.find<QPushButton>("target95"), Qt::LeftButton);
    const auto& cut =
        scene.page.trust()->abstention.byShare[std::size_t(scene.find<QSlider>("abstentionShare")->value())];
    QVERIFY(cut.sent >= target.reached->sent - 1e-9);
    QVERIFY(cut.sent < target.reached->sent + 0.02);
  }

  void aClickOnTheCurveMovesTheSlider() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Abstention");
    auto* chart = scene.find<CurveWithBand>("coverageChart");
    QSignalSpy activated(chart, &PlotView::pointActivated);
    for (int i = 0; i < 4; ++i) QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(chart->marked(), activated.first().first().toInt());
  }

  void aChosenRepairIsDrawnOverTheGiven() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Calibration");
    auto* table = scene.find<FigureTable>("calibrationTable");
    auto* chart = scene.find<ReliabilityChart>("reliabilityChart");
    QCOMPARE(table->figures()->rowCount(), 4);
    QVERIFY(!chart->repairedBins().empty());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
    QVERIFY(chart->repairedBins().empty());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(3, 0)).center());
    QCOMPARE(chart->repairedBins().size(), scene.page.trust()->calibration[3].bins.size());
    QVERIFY(scene.words("crossFitting").contains(QStringLiteral("one half of the test rows")));
  }

  void aPointOfTheDiagramSelectsItsCutouts() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Calibration");
    auto* chart = scene.find<ReliabilityChart>("reliabilityChart");
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Right);
    QTest::keyClick(chart, Qt::Key_Return);
    QCOMPARE(scene.workspace.selection().count(), scene.page.trust()->calibration[0].bins[1].count);
  }

  void theBandsOfMuyGpsAreShownForEveryObjective() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Bands");
    QVERIFY(scene.words("bandFacts").contains(QStringLiteral("ambiguous")));
    auto* model = scene.find<FigureTable>("bandTable")->figures();
    QCOMPARE(model->rowCount(), 5);
    QCOMPARE(model->index(3, 0).data().toString(), QStringLiteral("10α + β"));
  }

  void setsFollowThePromise() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Sets");
    auto* level = scene.find<QComboBox>("setLevel");
    level->setFocus();
    QTest::keyClick(level, Qt::Key_Down);
    QCOMPARE(level->currentText(), QStringLiteral("95 %"));
    const ConformalView& view = scene.page.trust()->conformal[2];
    auto* model = scene.find<FigureTable>("setTable")->figures();
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, 1).data().toString(),
             percentWithInterval(view.marginal.all.coverage, view.marginal.all.interval));
  }

  void precisionFollowsThePrevalence() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Prevalence");
    auto* slider = scene.find<QSlider>("prevalence");
    slider->setValue(0);
    QVERIFY(
        scene.words("precisionSentence").startsWith(QStringLiteral("Where 0.1 % of the cutouts are of class blend")));
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_End);
    QVERIFY(scene.words("precisionSentence").startsWith(QStringLiteral("Where 90.5 %")));
    QCOMPARE(scene.find<CurveWithBand>("precisionChart")->marked(), 100);
  }

  void theShareOfTheSummaryIsOneOfTheSlider() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Prevalence");
    scene.find<QSlider>("prevalence")->setValue(44);
    QCOMPARE(scene.words("precisionSentence"),
             prevalenceWords(scene.page.trust()->answers.at(0.02), QStringLiteral("blend")));
  }

  void aClickOnADoubtfulLabelSelectsItsCutout() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Labels");
    const auto& suspects = scene.page.trust()->suspects;
    QVERIFY(suspects.size() >= 2);
    auto* table = scene.find<FigureTable>("suspectTable");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(1, 0)).center());
    QCOMPARE(scene.workspace.currentRow(), std::optional<Row>(suspects[1].row));
    QCOMPARE(scene.workspace.selection().count(), std::size_t{1});
    QTest::mouseClick(scene.find<QPushButton>("selectSuspects"), Qt::LeftButton);
    QCOMPARE(scene.workspace.selection().count(), suspects.size());
    QSignalSpy wanted(&scene.page, &Page::openPageRequested);
    QTest::mouseClick(scene.find<QPushButton>("inspectSuspects"), Qt::LeftButton);
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("inspect"));
  }

  void anotherDataSetIsComparedWithTheTrainingData() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Drift");
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("others.csv"));
    writeCsv(*tinySurvey(100, 99), file.toStdString(), Progress());
    scene.page.compareWith(file);
    auto* table = scene.find<FigureTable>("driftTable");
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->figures()->rowCount(), 2);
    QVERIFY(scene.words("driftSentence").contains(QStringLiteral("100 cutouts are like the training data")));
    scene.page.compareWith(folder.filePath(QStringLiteral("missing.csv")));
    QTRY_VERIFY(scene.words("driftSentence").contains(QStringLiteral("missing.csv")));
    QTRY_COMPARE(scene.jobs.runningCount(), 0);
  }

  void chartsAreSavedAsPicturesAndNumbers() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    scene.openTab("Calibration");
    const QTemporaryDir folder;
    auto* chart = scene.find<ReliabilityChart>("reliabilityChart");
    const auto saved = [&](const char* name) {
      const QString path = folder.filePath(QString::fromLatin1(name));
      chart->save(path);
      QFile file(path);
      return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QVERIFY(QImage::fromData(saved("chart.png")).width() == 2 * chart->width());
    QVERIFY(saved("chart.svg").contains("<svg"));
    QVERIFY(saved("chart.pdf").startsWith("%PDF"));
    const auto& bins = scene.page.trust()->calibration;
    QCOMPARE(saved("chart.csv").count('\n'), qsizetype(1 + bins[0].bins.size() + bins[1].bins.size()));
    QVERIFY_THROWS_EXCEPTION(UsageError, chart->save(folder.filePath(QStringLiteral("chart.gif"))));
  }

  void everyTabFitsASmallScreen() {
    Scene scene;
    scene.addRuns();
    QTRY_VERIFY(scene.page.trust());
    QVERIFY2(scene.page.minimumSizeHint().width() <= 600 && scene.page.minimumSizeHint().height() <= 580,
             qPrintable(QStringLiteral("%1 × %2")
                            .arg(scene.page.minimumSizeHint().width())
                            .arg(scene.page.minimumSizeHint().height())));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestTrustPage)
#include "test_trust_page.moc"
