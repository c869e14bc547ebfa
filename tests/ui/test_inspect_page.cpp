// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "jobs/job_runner.h"
#include "main_window.h"
#include "models/mistake_model.h"
#include "models/neighbor_model.h"
#include "pages/inspect_page.h"
#include "state/labeller.h"
#include "state/workspace.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "support/trained_run.h"
#include "theme/theme.h"
#include "views/posterior_view.h"
#include "views/sensitivity_view.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::tinySurvey;

namespace {

struct Scene {
  Workspace workspace;
  JobRunner jobs;
  InspectPage page{workspace, jobs};

  Scene() {
    page.resize(1100, 760);
    page.show();
  }

  void addRun(const char* pipeline = "minmax | knn:k=7", bool keepPipelines = true) {
    RunRequest request;
    request.spec = PipelineSpec::parse(pipeline);
    request.keepPipelines = keepPipelines;
    request.split = parseSplit("fraction=0.5,seed=3");
    request.data = tinySurvey();
    workspace.setData(request.data);
    workspace.addRun(evaluatePipeline(request, Progress()));
  }

  template <class Widget>
  Widget* find(const char* name) const {
    return page.findChild<Widget*>(QString::fromLatin1(name));
  }
};

}  // namespace

class TestInspectPage : public QObject {
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

  void mistakesComeSurestFirstAndAreAllWrong() {
    Scene scene;
    scene.addRun();
    const auto* model = scene.find<QListView>("mistakeList")->model();
    const SplitResult& result = scene.workspace.currentRun()->splits.front();
    int wrong = 0;
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const Row row = result.split.test[i];
      wrong += predictedClass(result.prediction.probability.row(i)) != scene.workspace.data()->label(row) ? 1 : 0;
    }
    QVERIFY(wrong > 0);
    QCOMPARE(model->rowCount(), wrong);
    for (int i = 0; i < wrong; ++i) {
      QVERIFY(model->index(i, 0).data(MistakeModel::WrongRole).toBool());
      if (i == 0) continue;
      QVERIFY(model->index(i - 1, 0).data(MistakeModel::ProbabilityRole).toDouble() >=
              model->index(i, 0).data(MistakeModel::ProbabilityRole).toDouble());
    }
  }

  void theNeighboursShownAreThoseOfTheRun() {
    Scene scene;
    scene.addRun();
    auto* shown = scene.page.findChild<NeighborModel*>();
    QTRY_VERIFY(shown->rowCount() > 0);
    const Row row = scene.workspace.currentRow().value();
    const auto expected =
        scene.workspace.currentRun()->splits.front().pipeline->explain(*scene.workspace.data(), row).value();
    QTRY_COMPARE(shown->rowCount(), static_cast<int>(expected.size()));
    for (int i = 0; i < shown->rowCount(); ++i) {
      const auto& neighbor = expected[static_cast<std::size_t>(i)];
      QCOMPARE(shown->index(i).data(NeighborModel::RowRole).toUInt(), neighbor.row);
      QCOMPARE(shown->index(i).data(NeighborModel::WeightRole).toDouble(), neighbor.weight);
    }
  }

  void theArrowKeyGoesToTheNextMistakeEverywhere() {
    Scene scene;
    scene.addRun();
    auto* list = scene.find<QListView>("mistakeList");
    const int before = list->currentIndex().row();
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(list->currentIndex().row(), before + 1);
    QCOMPARE(scene.workspace.currentRow().value(), list->currentIndex().data(MistakeModel::RowRole).toUInt());
  }

  void arrowKeysAndButtonsGoThroughTheListAndMoveTheOneCurrentRow() {
    Scene scene;
    scene.addRun();
    auto* list = scene.find<QListView>("mistakeList");
    const auto rowAt = [&](int at) { return list->model()->index(at, 0).data(MistakeModel::RowRole).toUInt(); };
    scene.find<QToolButton>("nextCase")->click();
    QCOMPARE(scene.workspace.currentRow().value(), rowAt(1));
    QVERIFY(scene.find<QLabel>("inspectPosition")->text().startsWith(QStringLiteral("2 of ")));
    scene.find<QToolButton>("previousCase")->click();
    scene.find<QToolButton>("previousCase")->click();
    QCOMPARE(scene.workspace.currentRow().value(), rowAt(0));
    scene.workspace.setCurrentRow(rowAt(2));
    QCOMPARE(list->currentIndex().row(), 2);
  }

  void everyCellOfTheConfusionMatrixCanBeListed() {
    Scene scene;
    scene.addRun();
    auto* show = scene.find<QComboBox>("inspectShow");
    const Run& run = *scene.workspace.currentRun();
    const Verdicts verdicts(scene.workspace.currentRun());
    int cells = 0;
    for (int i = 0; i < show->count(); ++i) {
      if (show->itemData(i).toInt() != static_cast<int>(MistakeFilter::Show::Cell)) continue;
      show->setCurrentIndex(i);
      const int truth = cells / 2;
      const int predicted = cells % 2;
      const auto* listed = scene.find<QListView>("mistakeList")->model();
      QCOMPARE(listed->rowCount(),
               run.pooled.confusion(static_cast<std::size_t>(truth), static_cast<std::size_t>(predicted)));
      const RowSet expected = verdicts.cell(truth, predicted);
      for (int at = 0; at < listed->rowCount(); ++at) {
        QVERIFY(expected.contains(listed->index(at, 0).data(MistakeModel::RowRole).toUInt()));
      }
      ++cells;
    }
    QCOMPARE(cells, 4);
  }

  void whatWasSelectedElsewhereIsListedWhenThePageOpens() {
    Scene scene;
    scene.addRun();
    scene.page.hide();
    const RowSet cell = Verdicts(scene.workspace.currentRun()).cell(1, 0);
    QVERIFY(!cell.empty());
    scene.workspace.setSelection(cell);
    scene.page.show();
    const auto* listed = scene.find<QListView>("mistakeList")->model();
    QCOMPARE(listed->rowCount(), static_cast<int>(cell.count()));
    for (int at = 0; at < listed->rowCount(); ++at) {
      QVERIFY(cell.contains(listed->index(at, 0).data(MistakeModel::RowRole).toUInt()));
    }
  }

  void aModelWithoutNeighboursSaysSo() {
    Scene scene;
    scene.addRun("minmax | logistic");
    QTRY_VERIFY(scene.find<QLabel>("neighborWords")->text().contains(QStringLiteral("does not decide by neighbours")));
    QCOMPARE(scene.page.findChild<NeighborModel*>()->rowCount(), 0);
  }

  void aRunWithoutItsTrainedModelSaysSo() {
    Scene scene;
    scene.addRun("minmax | knn:k=7", false);
    QVERIFY(scene.find<QLabel>("neighborWords")->text().contains(QStringLiteral("did not keep")));
  }

  void theBandIsThePosteriorOfTheRun() {
    Scene scene;
    scene.addRun("minmax | muygps:k=12,length=2");
    const Run& run = *scene.workspace.currentRun();
    const Verdicts verdicts(scene.workspace.currentRun());
    const Verdict* verdict = verdicts.find(scene.workspace.currentRow().value());
    const auto bands = bandsOf(verdicts, *verdict);
    QCOMPARE(bands.size(), std::size_t{1});
    const Prediction& prediction = run.splits.front().prediction;
    QCOMPARE(bands.front().posterior.mean, prediction.mean(verdict->index, static_cast<std::size_t>(run.positive)));
    QCOMPARE(bands.front().posterior.sigma, std::sqrt(prediction.variance[verdict->index]));
    QVERIFY(scene.find<QLabel>("inspectPosteriorWords")->text().contains(QStringLiteral("latent function")));
    PosteriorView::Band band = bands.front();
    band.posterior = {0.1, 0.06};
    QVERIFY(band.holdsBoundary());
    band.cutoff = 1.5;
    QVERIFY(!band.holdsBoundary());
  }

  void theTrainedBandSaysWhetherTheDecisionIsAmbiguous() {
    Scene scene;
    scene.addRun("minmax | muygps:k=12,length=2");
    auto* words = scene.find<QLabel>("inspectPosteriorWords");
    auto* show = scene.find<QComboBox>("inspectShow");
    show->setCurrentIndex(show->findData(static_cast<int>(MistakeFilter::Show::All)));
    const auto& pipeline = scene.workspace.currentRun()->splits.front().pipeline;
    for (int i = 0; i < 4; ++i) {
      const DecisionBand band = pipeline->band(*scene.workspace.data(), *scene.workspace.currentRow()).value();
      QTRY_VERIFY(words->text().contains(band.ambiguous ? QStringLiteral("<b>Ambiguous</b>")
                                                        : QStringLiteral("<b>Not ambiguous</b>")));
      QVERIFY(words->text().contains(QStringLiteral("trained band")));
      scene.find<QToolButton>("nextCase")->click();
    }
  }

  void thePixelsThatMatterAreShownWhereTheModelSeesPixels() {
    Scene scene;
    scene.addRun("minmax | muygps:k=12,length=2");
    auto* map = scene.find<SensitivityView>("sensitivityMap");
    QTRY_VERIFY(map->isVisible());
    const auto expected = scene.workspace.currentRun()->splits.front().pipeline->sensitivity(
        *scene.workspace.data(), *scene.workspace.currentRow());
    double largest = 0;
    for (const double value : expected->values) largest = std::max(largest, std::abs(value));
    QCOMPARE(map->largest(), largest);
    auto* words = scene.find<QLabel>("sensitivityWords");
    QVERIFY(words->text().contains(QStringLiteral("brighter speaks for")));
    QTest::mouseMove(map, map->rect().center());
    QTRY_VERIFY(words->text().contains(QStringLiteral("per unit")) &&
                words->text().startsWith(QStringLiteral("column")));
    scene.addRun("minmax | pca:n=3 | muygps:k=5");
    scene.workspace.setCurrentRun(1);
    QTRY_VERIFY(!map->isVisible());
  }

  void theBandIsSeenWithoutScrollingInTheSmallestWindow() {
    ThemeSwitch theme(*qApp);
    MainWindow window(theme);
    window.resize(1024, 700);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(window.findChild<QDockWidget*>(QStringLiteral("inspectorDock"))->isVisible());
    RunRequest request;
    request.spec = PipelineSpec::parse("minmax | muygps:k=12,length=2");
    request.split = parseSplit("fraction=0.5,seed=3");
    request.data = tinySurvey();
    window.workspace().setData(request.data);
    window.workspace().addRun(evaluatePipeline(request, Progress()));
    window.openPage(QStringLiteral("inspect"));
    auto* page = window.currentPage();
    auto* map = page->findChild<SensitivityView*>(QStringLiteral("sensitivityMap"));
    QTRY_VERIFY(map->isVisible());
    const auto whole = [](const QWidget* widget) {
      return widget->isVisible() && widget->visibleRegion().boundingRect() == widget->rect();
    };
    for (const char* name :
         {"inspectImage", "sensitivityMap", "inspectVerdict", "inspectPosterior", "inspectAccounts"}) {
      const auto* widget = page->findChild<QWidget*>(QString::fromLatin1(name));
      QTRY_VERIFY2(whole(widget), name);
    }
    QCOMPARE(window.size(), QSize(1024, 700));
    QVERIFY(page->findChild<QListView*>(QStringLiteral("neighborList"))->height() >= 72);
    auto* accounts = page->findChild<QTabWidget*>(QStringLiteral("inspectAccounts"));
    QTest::mouseClick(accounts->tabBar(), Qt::LeftButton, {}, accounts->tabBar()->tabRect(1).center());
    QTRY_VERIFY(page->findChild<QWidget*>(QStringLiteral("opinionTable"))->isVisible());
  }

  void threeBandsAreSeenWithoutScrollingInTheSmallestWindow() {
    ThemeSwitch theme(*qApp);
    MainWindow window(theme);
    window.resize(1024, 700);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    std::vector<int> labels;
    for (Row row = 0; row < tinySurvey()->size(); ++row) labels.push_back(static_cast<int>(row % 3));
    const auto data = tinySurvey()->relabelled(std::move(labels), ClassNames::challenge(true));
    window.workspace().setData(data);
    window.workspace().addRun(
        blendscope::testing::trainedRun(data, "minmax | muygps:k=12,length=2", "fraction=0.5,seed=3"));
    window.openPage(QStringLiteral("inspect"));
    auto* page = window.currentPage();
    QTRY_VERIFY(page->findChild<SensitivityView*>(QStringLiteral("sensitivityMap"))->isVisible());
    for (const char* name : {"inspectImage", "sensitivityMap", "inspectVerdict", "inspectPosterior"}) {
      const auto* widget = page->findChild<QWidget*>(QString::fromLatin1(name));
      QTRY_VERIFY2(widget->isVisible() && widget->visibleRegion().boundingRect() == widget->rect(), name);
    }
    QCOMPARE(window.size(), QSize(1024, 700));
  }

  void whatAFitFoundStandsBesideItsCertainty() {
    Scene scene;
    scene.addRun("psf-fit:simulations=100");
    QTRY_VERIFY(scene.find<QLabel>("inspectUncertainty")->text().contains(QStringLiteral("separation")));
    QVERIFY(scene.find<QLabel>("inspectUncertainty")->text().contains(QStringLiteral("flux ratio")));
  }

  void newDataEmptyThePage() {
    Scene scene;
    scene.addRun();
    scene.workspace.setData(tinySurvey(40));
    QVERIFY(scene.find<QPushButton>("emptyStateButton")->isVisible());
    QCOMPARE(scene.find<QListView>("mistakeList")->model()->rowCount(), 0);
  }

  void keysAndButtonsActOnTheShownCutoutAloneAndAMenuOnTheSelection() {
    Scene scene;
    scene.addRun();
    scene.page.hide();
    const RowSet cell = Verdicts(scene.workspace.currentRun()).cell(1, 0);
    QVERIFY(cell.count() > 1);
    scene.workspace.setSelection(cell);
    scene.page.show();
    const Row shown = scene.workspace.currentRow().value();
    QVERIFY(cell.contains(shown));
    QCOMPARE(rowsToMark(scene.workspace).rows(), std::vector<Row>{shown});
    scene.find<QToolButton>("markClass0")->click();
    for (const Row row : cell.rows()) QCOMPARE(scene.workspace.data()->label(row), row == shown ? 0 : 1);
    auto* all = scene.find<QToolButton>("markSelected");
    QVERIFY(all->isVisible());
    QCOMPARE(all->text(), QStringLiteral("Label all %1 selected").arg(cell.count()));
    scene.page.findChild<QAction*>(QStringLiteral("markClass0Selected"))->trigger();
    for (const Row row : cell.rows()) QCOMPARE(scene.workspace.data()->label(row), 0);
    scene.page.hide();
    QCOMPARE(rowsToMark(scene.workspace), cell);
  }

  void aListedCutoutSaysWhatItWasAndWhatItIsNow() {
    Scene scene;
    scene.addRun();
    const QModelIndex first = scene.find<QListView>("mistakeList")->model()->index(0, 0);
    const int truth = first.data(MistakeModel::TruthRole).toInt();
    QCOMPARE(first.data(MistakeModel::LabelRole).toInt(), truth);
    scene.find<QToolButton>(truth == 0 ? "markClass1" : "markClass0")->click();
    QCOMPARE(first.data(MistakeModel::TruthRole).toInt(), truth);
    QCOMPARE(first.data(MistakeModel::LabelRole).toInt(), 1 - truth);
    const QString words = first.data(Qt::ToolTipRole).toString();
    QVERIFY2(
        words.contains(truth == 0 ? QStringLiteral("was single, now blend") : QStringLiteral("was blend, now single")),
        qPrintable(words));
  }

  void anEmptySelectionSaysSoAndLeadsToTheMistakes() {
    Scene scene;
    scene.addRun();
    auto* show = scene.find<QComboBox>("inspectShow");
    const int wrong = show->currentIndex();
    show->setCurrentIndex(show->findData(static_cast<int>(MistakeFilter::Show::Selection)));
    auto* nothing = scene.find<EmptyState>("nothingListed");
    QVERIFY(nothing->isVisible());
    QVERIFY(!scene.find<QLabel>("inspectVerdict")->isVisible());
    auto* button = nothing->findChild<QPushButton*>();
    QCOMPARE(button->text(), QStringLiteral("Show wrong only"));
    button->click();
    QCOMPARE(show->currentIndex(), wrong);
    QVERIFY(!nothing->isVisible());
    QVERIFY(scene.find<QLabel>("inspectVerdict")->isVisible());
  }

  void itOpensAtTheSurestMistakeUnlessAnotherCutoutWasChosenSince() {
    Scene scene;
    scene.page.hide();
    scene.addRun();
    const auto* list = scene.find<QListView>("mistakeList");
    const Row third = list->model()->index(2, 0).data(MistakeModel::RowRole).toUInt();
    scene.workspace.setCurrentRow(third);  // before the next run
    scene.workspace.addRun(
        blendscope::testing::trainedRun(scene.workspace.data(), "minmax | knn:k=7", "fraction=0.5,seed=3"));
    scene.page.show();
    QCOMPARE(list->currentIndex().row(), 0);
    scene.page.hide();
    scene.workspace.setCurrentRow(third);
    scene.page.show();
    QCOMPARE(list->currentIndex().row(), 2);
    QVERIFY(scene.find<QLabel>("inspectPosition")->text().startsWith(QStringLiteral("3 of ")));
  }

  void theSelectionCanBeListed() {
    Scene scene;
    scene.addRun();
    const std::vector<Row>& tested = scene.workspace.currentRun()->splits.front().split.test;
    scene.workspace.setSelection(RowSet::of(scene.workspace.data()->size(), {tested[0], tested[1]}));
    auto* show = scene.find<QComboBox>("inspectShow");
    show->setCurrentIndex(show->findData(static_cast<int>(MistakeFilter::Show::Selection)));
    QCOMPARE(scene.find<QListView>("mistakeList")->model()->rowCount(), 2);
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestInspectPage)
#include "test_inspect_page.moc"
