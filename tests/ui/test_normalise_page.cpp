// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>

#include "jobs/job_runner.h"
#include "models/sweep_model.h"
#include "pages/normalise_page.h"
#include "state/workspace.h"
#include "support/cutouts.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "views/normalizer_comparison.h"
#include "views/normalizer_editor.h"
#include "views/normalizer_panel.h"
#include "views/sweep_chart.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::someCutouts;
using blendscope::testing::tinySurvey;

namespace {

/// A page with its workspace and jobs, shown offscreen.
struct Scene {
  Workspace workspace;
  JobRunner jobs;
  NormalisePage page{workspace, jobs};

  explicit Scene(std::shared_ptr<const CutoutSet> set = nullptr) {
    page.resize(1100, 760);
    page.show();
    if (!set) return;
    workspace.setData(std::move(set));
    settle();
  }

  template <class Widget>
  Widget* find(const QString& name) const {
    return page.findChild<Widget*>(name);
  }

  NormalizerComparison& comparison() const { return *page.comparison(); }
  NormalizerPanel& panel(std::size_t i) const { return *comparison().panel(i); }

  /// Waits until every panel shows what was asked for.
  void settle() const { QTRY_VERIFY(!comparison().isBusy()); }

  void write(int editor, const char* text) const {
    auto* line = find<QLineEdit>(QStringLiteral("normalizer%1.text").arg(editor));
    line->setText(QString::fromLatin1(text));
    Q_EMIT line->editingFinished();
    settle();
  }

  void openTab(int tab) const {
    auto* bar = find<QTabWidget>(QStringLiteral("normaliseTabs"))->tabBar();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
  }

  /// A small sweep with kNN, run to its end.
  void prepareSweep(int points, int repeats) const {
    openTab(1);
    auto* classifier = find<QComboBox>(QStringLiteral("sweep.classifier"));
    classifier->setCurrentIndex(classifier->findData(QStringLiteral("knn")));
    find<QSpinBox>(QStringLiteral("sweep.points"))->setValue(points);
    find<QSpinBox>(QStringLiteral("split.repeats"))->setValue(repeats);
  }
  void sweep() {
    QSignalSpy finished(&jobs, &JobRunner::jobFinished);
    find<QPushButton>(QStringLiteral("sweepButton"))->click();
    QVERIFY(finished.count() == 1 || finished.wait(30000));
  }

  const QAbstractItemModel& points() const { return *find<QTableView>(QStringLiteral("sweepTable"))->model(); }
  QString cell(int row, int column) const { return points().index(row, column).data().toString(); }
};

std::vector<float> shown(const NormalizerPanel& panel) {
  return panel.preview() ? panel.preview()->images.values() : std::vector<float>();
}

}  // namespace

class TestNormalisePage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { blendscope::testing::failOnQtWarnings(); }

  void withoutDataItSaysWhatToDoNext() {
    Scene scene;
    QSignalSpy wanted(&scene.page, &Page::openPageRequested);
    for (auto* button : scene.page.findChildren<QPushButton*>(QStringLiteral("emptyStateButton"))) {
      if (button->isVisible()) button->click();
    }
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("explore"));
    QVERIFY(!scene.find<QPushButton>(QStringLiteral("sweepButton"))->isEnabled());
  }

  void theSameStarsStandBeforeAndAfterEveryNormalisation() {
    Scene scene(tinySurvey());
    QCOMPARE(scene.comparison().panelCount(), std::size_t{3});
    QCOMPARE(scene.panel(0).preview()->images.rows(), std::size_t{16});
    const std::vector<float> raw = shown(scene.panel(0));
    for (std::size_t i = 1; i < 3; ++i) {
      QCOMPARE(scene.panel(i).preview()->images.rows(), std::size_t{16});
      QVERIFY(shown(scene.panel(i)) != raw);
      QCOMPARE(scene.panel(i).starRect(9), scene.panel(0).starRect(9));
      QCOMPARE(scene.panel(i).preview()->separation.rocArea.size(), std::size_t{36});
    }
    QVERIFY(scene.find<QLabel>(QStringLiteral("comparisonCaption"))->text().contains(QStringLiteral("160 of 160")));
  }

  void aSliderRedrawsItsPanelAlone() {
    Scene scene(tinySurvey());
    const std::vector<float> before = shown(scene.panel(1));
    const auto other = scene.panel(2).preview();
    auto* slider = scene.page.editors().front()->findChild<QSlider*>();
    QVERIFY(slider);
    slider->setValue(slider->maximum());
    scene.settle();
    QVERIFY(shown(scene.panel(1)) != before);
    QCOMPARE(scene.panel(2).preview(), other);
    QCOMPARE(scene.find<QLineEdit>(QStringLiteral("normalizer1.text"))->text(), QStringLiteral("rroot-minmax:r=1"));
  }

  void manyQuickChangesEndWithTheLastOne() {
    Scene scene(tinySurvey());
    auto* slider = scene.page.editors().front()->findChild<QSlider*>();
    for (int position = slider->minimum(); position <= slider->maximum(); position += 50) slider->setValue(position);
    slider->setValue(slider->maximum());
    scene.settle();
    const std::vector<float> last = shown(scene.panel(1));
    scene.write(2, "rroot-minmax:r=1");
    QCOMPARE(shown(scene.panel(2)), last);
  }

  void stepsCanBeChainedByClicking() {
    Scene scene(tinySurvey());
    const std::vector<float> flux = shown(scene.panel(2));
    scene.find<QToolButton>(QStringLiteral("normalizer2.then"))->click();
    scene.settle();
    QCOMPARE(scene.find<QLineEdit>(QStringLiteral("normalizer2.text"))->text(), QStringLiteral("flux > zscore-pixel"));
    QVERIFY(shown(scene.panel(2)) != flux);
    scene.find<QToolButton>(QStringLiteral("normalizer2.step2.remove"))->click();
    scene.settle();
    QCOMPARE(shown(scene.panel(2)), flux);
  }

  void normalisationsCanBeAddedChosenAndRemoved() {
    Scene scene(tinySurvey());
    scene.find<QPushButton>(QStringLiteral("addNormalizer"))->click();
    scene.settle();
    QCOMPARE(scene.comparison().panelCount(), std::size_t{4});
    auto* family = scene.find<QComboBox>(QStringLiteral("normalizer3.step1"));
    family->setCurrentIndex(family->findData(QStringLiteral("flux")));
    scene.settle();
    QCOMPARE(shown(scene.panel(3)), shown(scene.panel(2)));
    scene.find<QToolButton>(QStringLiteral("normalizer1.remove"))->click();
    scene.settle();
    QCOMPARE(scene.comparison().panelCount(), std::size_t{3});
    QCOMPARE(shown(scene.panel(1)), shown(scene.panel(2)));
    scene.find<QToolButton>(QStringLiteral("normalizer2.remove"))->click();
    QVERIFY(!scene.find<QToolButton>(QStringLiteral("normalizer3.remove"))->isVisible());
  }

  void textThatIsNoNormalisationIsNamedAndThePicturesStay() {
    Scene scene(tinySurvey());
    const std::vector<float> before = shown(scene.panel(1));
    scene.write(1, "minmax | knn");
    auto* problem = scene.find<QLabel>(QStringLiteral("normalizer1.problem"));
    QVERIFY(problem->isVisible());
    QCOMPARE(shown(scene.panel(1)), before);
    scene.write(1, "logg-min");
    QVERIFY(problem->text().contains(QStringLiteral("logg-min")));
    scene.write(1, "log-min");
    QVERIFY(!problem->isVisible());
    QVERIFY(shown(scene.panel(1)) != before);
  }

  void aStarClickedIsTheCurrentCutoutAndArrowsGoOn() {
    Scene scene(tinySurvey());
    NormalizerPanel& panel = scene.panel(1);
    QTest::mouseClick(&panel, Qt::LeftButton, {}, panel.starRect(3).center());
    const auto clicked = scene.workspace.currentRow();
    QVERIFY(clicked.has_value());
    const std::span<const float> image = scene.workspace.data()->image(*clicked);
    const std::span<const float> star = scene.panel(0).preview()->images.row(3);
    QVERIFY(std::equal(image.begin(), image.end(), star.begin()));
    QTest::keyClick(&panel, Qt::Key_Right);
    QVERIFY(scene.workspace.currentRow() != clicked);
    QTest::keyClick(&panel, Qt::Key_Left);
    QCOMPARE(scene.workspace.currentRow(), clicked);
  }

  void theSelectionCanBeLookedAtInstead() {
    Scene scene(tinySurvey());
    auto* source = scene.find<QComboBox>(QStringLiteral("starSource"));
    source->setCurrentIndex(1);
    scene.settle();
    QVERIFY(scene.find<QLabel>(QStringLiteral("comparisonCaption"))->text().startsWith(QStringLiteral("Nothing")));
    scene.workspace.setSelection(RowSet::of(160, {5, 6, 40}));
    scene.settle();
    QCOMPARE(scene.panel(0).preview()->images.rows(), std::size_t{3});
    const std::span<const float> image = scene.workspace.data()->image(5);
    QVERIFY(std::equal(image.begin(), image.end(), scene.panel(0).preview()->images.row(0).begin()));
    scene.find<QPushButton>(QStringLiteral("drawOthers"))->click();
    scene.settle();
    QCOMPARE(source->currentIndex(), 0);
    QCOMPARE(scene.panel(0).preview()->images.rows(), std::size_t{16});
  }

  void drawingOthersAndMoreStarsChangesAllPanels() {
    Scene scene(tinySurvey());
    const std::vector<float> before = shown(scene.panel(0));
    scene.find<QPushButton>(QStringLiteral("drawOthers"))->click();
    scene.settle();
    QVERIFY(shown(scene.panel(0)) != before);
    scene.find<QSpinBox>(QStringLiteral("starCount"))->setValue(6);
    scene.settle();
    for (std::size_t i = 0; i < 3; ++i) QCOMPARE(scene.panel(i).preview()->images.rows(), std::size_t{6});
  }

  void ofThreeClassesOneMayBeToldFromAnother() {
    Scene scene(someCutouts(90));
    QCOMPARE(scene.panel(1).preview()->separation.toCount, std::size_t{60});
    auto* to = scene.find<QComboBox>(QStringLiteral("separateTo"));
    QVERIFY(to->isVisible());
    to->setCurrentIndex(3);
    scene.settle();
    QCOMPARE(scene.panel(1).preview()->separation.toCount, std::size_t{30});
    scene.workspace.setData(tinySurvey());
    scene.settle();
    QVERIFY(!to->isVisible());
    QCOMPARE(scene.panel(1).preview()->separation.rocArea.size(), std::size_t{36});
  }

  void aNormalisationThatFailsSaysWhyInItsPanel() {
    CutoutSetParts parts;
    parts.pixels = Matrix<float>(4, 4, std::numeric_limits<float>::quiet_NaN());
    parts.shape = {2, 2};
    Scene scene(CutoutSet::make(std::move(parts)));
    QVERIFY(!scene.panel(1).problem().isEmpty());
    scene.workspace.setData(tinySurvey());
    scene.settle();
    QVERIFY(scene.panel(1).problem().isEmpty());
  }

  void everyPanelIsPaintedAtEveryWidth() {
    Scene scene(tinySurvey());
    for (const int width : {320, 500, 700, 1200}) {
      NormalizerPanel& panel = scene.panel(1);
      panel.resize(width, panel.heightForWidth(width));
      const QRect inside = panel.rect();
      QVERIFY2(inside.contains(panel.mapRect()), qPrintable(QString::number(width)));
      QVERIFY(inside.contains(panel.histogramRect()));
      QVERIFY(inside.contains(panel.starRect(15)));
      QVERIFY(!panel.mapRect().intersects(panel.histogramRect()));
      QVERIFY(!panel.starRect(15).intersects(panel.histogramRect()));
      QVERIFY(!panel.grab().isNull());
    }
  }

  void theSettingsFitTheirColumnOnBothTabs() {
    Scene scene(tinySurvey());
    for (const int tab : {1, 0, 1, 0}) {
      scene.openTab(tab);
      QCoreApplication::processEvents();
      for (const char* name : {"normalizer1", "sweep.family"}) {
        const auto* control = scene.find<QWidget>(QString::fromLatin1(name));
        if (!control->isVisible()) continue;
        const auto* column = scene.find<QWidget>(QStringLiteral("settingsColumn"));
        const int right = control->mapTo(column, QPoint(control->width(), 0)).x();
        QVERIFY2(right <= column->width(),
                 qPrintable(QStringLiteral("%1: %2").arg(QString::fromLatin1(name)).arg(right)));
        QVERIFY(!control->visibleRegion().isEmpty());
        QCOMPARE(control->visibleRegion().boundingRect().width(), control->width());
      }
    }
  }

  void aSweepDrawsEveryPointAndMarksTheBest() {
    Scene scene(tinySurvey());
    scene.prepareSweep(3, 4);
    QCOMPARE(scene.find<QPushButton>(QStringLiteral("sweepButton"))->text(), QStringLiteral("Train 24 models"));
    scene.sweep();
    QCOMPARE(scene.points().rowCount(), 6);
    int best = 0;
    for (int row = 0; row < 6; ++row) {
      QVERIFY(scene.cell(row, SweepModel::AccuracyColumn).contains(QStringLiteral("±")));
      best += scene.cell(row, SweepModel::VerdictColumn) == QStringLiteral("best") ? 1 : 0;
    }
    QCOMPARE(best, 1);
    QCOMPARE(scene.cell(0, SweepModel::ValueColumn), QStringLiteral("0.03"));
    QVERIFY(scene.cell(0, SweepModel::ScopeColumn) != scene.cell(1, SweepModel::ScopeColumn));
    const QLabel* sentence = scene.find<QLabel>(QStringLiteral("sweepSentence"));
    QVERIFY2(sentence->text().contains(QStringLiteral("accuracy")), qPrintable(sentence->text()));
    QVERIFY(scene.find<QPushButton>(QStringLiteral("sweepButton"))->isVisible());
  }

  void aPointClickedCanBeCopiedAndLookedAt() {
    Scene scene(tinySurvey());
    scene.prepareSweep(3, 2);
    scene.sweep();
    auto* chart = scene.find<SweepChart>(QStringLiteral("sweepChart"));
    QTest::mouseClick(chart, Qt::LeftButton, {}, chart->placeOf(3).toPoint());
    QCOMPARE(scene.find<QTableView>(QStringLiteral("sweepTable"))->currentIndex().row(), 3);
    QTest::keyClick(chart, Qt::Key_Right);
    QCOMPARE(scene.find<QTableView>(QStringLiteral("sweepTable"))->currentIndex().row(), 5);
    scene.find<QPushButton>(QStringLiteral("sweepCopy"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("rroot-minmax:r=1,scope=all | knn"));
    scene.find<QPushButton>(QStringLiteral("sweepLook"))->click();
    scene.settle();
    QCOMPARE(scene.find<QTabWidget>(QStringLiteral("normaliseTabs"))->currentIndex(), 0);
    QCOMPARE(scene.find<QLineEdit>(QStringLiteral("normalizer3.text"))->text(),
             QStringLiteral("rroot-minmax:r=1,scope=all"));
    QVERIFY(scene.panel(3).preview());
  }

  void aRangeThatCannotBeKeepsTheButtonAwayAndIsNamed() {
    Scene scene(tinySurvey());
    scene.prepareSweep(3, 2);
    auto* to = scene.find<QLineEdit>(QStringLiteral("sweep.to"));
    auto* button = scene.find<QPushButton>(QStringLiteral("sweepButton"));
    const auto* problem = scene.find<QLabel>(QStringLiteral("sweepProblem"));
    to->setText(QStringLiteral("7"));
    QVERIFY(!button->isEnabled());
    QVERIFY2(problem->text().contains(QStringLiteral("r=")), qPrintable(problem->text()));
    to->setText(QStringLiteral("much"));
    QVERIFY(!button->isEnabled());
    to->setText(QStringLiteral("1"));
    QVERIFY(button->isEnabled());
    QVERIFY(!problem->isVisible());
    auto* family = scene.find<QComboBox>(QStringLiteral("sweep.family"));
    family->setCurrentIndex(family->findData(QStringLiteral("asinh")));
    QCOMPARE(scene.find<QLineEdit>(QStringLiteral("sweep.from"))->text(), QStringLiteral("0.3"));
    QCOMPARE(to->text(), QStringLiteral("30"));
    QVERIFY(family->findData(QStringLiteral("minmax")) < 0);
  }

  void cancelStopsAndKeepsWhatIsMeasured() {
    Scene scene(tinySurvey(800));
    scene.prepareSweep(20, 100);
    QSignalSpy finished(&scene.jobs, &JobRunner::jobFinished);
    QSignalSpy measured(&scene.points(), &QAbstractItemModel::dataChanged);
    scene.find<QPushButton>(QStringLiteral("sweepButton"))->click();
    QVERIFY(measured.wait(30000));
    scene.find<QPushButton>(QStringLiteral("cancelSweep"))->click();
    QVERIFY(finished.wait(30000));
    QCOMPARE(scene.jobs.jobs().back().state, JobState::Cancelled);
    QVERIFY(scene.cell(0, SweepModel::AccuracyColumn).contains(QStringLiteral("±")));
    QCOMPARE(scene.cell(39, SweepModel::VerdictColumn), QStringLiteral("not trained"));
    QVERIFY(scene.find<QPushButton>(QStringLiteral("sweepButton"))->isVisible());
  }

  void newDataDropTheSweepOfTheOld() {
    Scene scene(tinySurvey(800));
    scene.prepareSweep(20, 100);
    QSignalSpy finished(&scene.jobs, &JobRunner::jobFinished);
    scene.find<QPushButton>(QStringLiteral("sweepButton"))->click();
    const int job = scene.jobs.jobs().back().id;
    scene.workspace.setData(tinySurvey(40));
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(finished, [job](const auto& args) { return args[0] == job; }), 30000);
    QCOMPARE(scene.points().rowCount(), 0);
    QVERIFY(scene.find<QPushButton>(QStringLiteral("sweepButton"))->isEnabled());
  }

  void theModelOfASweepIsOneThatViewsMayRelyOn() {
    SweepModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Sweep sweep;
    sweep.curves = {{"image", std::vector<SweepPoint>(2)}};
    sweep.curves[0].points[1].value = 1;
    model.begin(sweep.curves, QStringLiteral("r"));
    QCOMPARE(model.rowCount(), 2);
    model.addPoint({kSweepPoint, 1, 0.2, {{"accuracy", 0.8}, {"low", 0.7}, {"high", 0.9}}});
    QCOMPARE(model.measuredCount(), 1);
    QCOMPARE(model.index(0, SweepModel::AccuracyColumn).data().toString(), QStringLiteral("0.800 ± 0.100"));
    sweep.curves[0].points[0].accuracy = {0.8, 0.02, {0.7, 0.9}};
    sweep.curves[0].points[0].nearBest = true;
    sweep.curves[0].points[1].problem = "too few rows";
    sweep.best = {0, 0};
    model.finish(sweep);
    QCOMPARE(model.bestRow(), 0);
    QCOMPARE(model.index(1, SweepModel::VerdictColumn).data().toString(), QStringLiteral("failed"));
    QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("too few rows")));
    model.begin({}, {});
    QCOMPARE(model.rowCount(), 0);
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestNormalisePage)
#include "test_normalise_page.moc"
