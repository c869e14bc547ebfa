// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/qtestspontaneevent.h>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QWheelEvent>
#include <numeric>
#include <set>

#include "classify/classifiers.h"
#include "jobs/job_runner.h"
#include "models/training_model.h"
#include "pages/train_page.h"
#include "state/model_shelf.h"
#include "state/workspace.h"
#include "study/presets.h"
#include "support/file_dialog.h"
#include "support/qt_warnings.h"
#include "support/temporary_folder.h"
#include "support/tiny_survey.h"
#include "survey/simulator.h"
#include "views/trace_chart.h"
#include "views/wheel_guard.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::tinySurvey;

namespace {

/// A page with its workspace and jobs, shown offscreen.
struct Scene {
  Workspace workspace;
  JobRunner jobs;
  TrainPage page{workspace, jobs};

  Scene() {
    page.resize(1100, 760);
    page.show();
  }

  template <class Widget>
  Widget* find(const char* name) const {
    return page.findChild<Widget*>(QString::fromLatin1(name));
  }

  void writePipeline(int model, const char* text) const {
    auto* line = find<QLineEdit>(qPrintable(QStringLiteral("model%1.text").arg(model)));
    line->setText(QString::fromLatin1(text));
    Q_EMIT line->editingFinished();
  }

  void tick(int model, bool ticked) const {
    find<QCheckBox>(qPrintable(QStringLiteral("model%1.ticked").arg(model)))->setChecked(ticked);
  }

  int modelCount() const {
    return static_cast<int>(
        page.findChildren<QCheckBox*>(QRegularExpression(QStringLiteral("^model\\d+\\.ticked$"))).size());
  }

  /// Exactly these models are ticked, as model 1, 2, ….
  void useModels(const std::vector<const char*>& pipelines) const {
    while (modelCount() < static_cast<int>(pipelines.size())) find<QPushButton>("addModel")->click();
    for (int m = 1; m <= modelCount(); ++m) {
      const bool used = m <= static_cast<int>(pipelines.size());
      tick(m, used);
      if (used) writePipeline(m, pipelines[static_cast<std::size_t>(m - 1)]);
    }
  }

  /// Presses Train and waits until the job has ended.
  void train() {
    QSignalSpy finished(&jobs, &JobRunner::jobFinished);
    find<QPushButton>("trainButton")->click();
    QVERIFY(finished.count() == 1 || finished.wait(30000));
  }

  QString cell(int row, int column) const {
    const auto* table = find<QTableView>("trainingTable");
    return table->model()->index(row, column).data().toString();
  }
};

}  // namespace

class TestTrainPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { blendscope::testing::failOnQtWarnings(); }

  void withoutDataItSaysWhatToDoNext() {
    Scene scene;
    QVERIFY(!scene.find<QPushButton>("trainButton")->isEnabled());
    QSignalSpy wanted(&scene.page, &Page::openPageRequested);
    for (auto* button : scene.page.findChildren<QPushButton*>(QStringLiteral("emptyStateButton"))) {
      if (button->isVisible()) button->click();
    }
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("explore"));
  }

  void tickedModelsBecomeRunsOfTheSameSplit() {
    Scene scene;
    scene.workspace.setData(tinySurvey());
    scene.useModels({"minmax | knn", "raw | logistic"});
    QVERIFY(scene.find<QPushButton>("trainButton")->text().contains(QStringLiteral("2 models")));
    QSignalSpy runs(&scene.workspace, &Workspace::runsChanged);
    scene.train();
    QCOMPARE(scene.workspace.runs().size(), std::size_t{2});
    QCOMPARE(runs.count(), 2);
    const Run& first = *scene.workspace.runs()[0];
    const Run& second = *scene.workspace.runs()[1];
    QVERIFY(!(first.spec == second.spec));
    QCOMPARE(first.splits.front().split.test, second.splits.front().split.test);
    QCOMPARE(first.splits.front().split.test.size(), std::size_t{32});
    QCOMPARE(scene.cell(0, TrainingModel::PipelineColumn), QString::fromStdString(first.spec.text()));
    QVERIFY(scene.cell(1, TrainingModel::ResultColumn).contains(QStringLiteral("±")));
    QVERIFY(scene.find<QPushButton>("goTo.compare")->isEnabled());
  }

  void cutoutsOfOneObjectStayTogetherUnlessToldOtherwise() {
    Scene scene;
    scene.workspace.setData(simulateSurvey(SurveyPreset::Demo, 60, 1, Progress()));
    auto* group = scene.find<QComboBox>("split.group");
    QCOMPARE(group->currentText(), QStringLiteral("object"));
    group->setCurrentIndex(0);
    QVERIFY(scene.find<QLabel>("split.sentence")->text().contains(QStringLiteral("object of its own")));
  }

  void theSplitFormDecidesWhatIsTested() {
    Scene scene;
    scene.workspace.setData(tinySurvey());
    scene.useModels({"minmax | knn"});
    scene.find<QSpinBox>("split.percent")->setValue(25);
    QVERIFY(scene.find<QLabel>("split.sentence")->text().contains(QStringLiteral("120 cutouts train, 40 are tested")));
    auto* group = scene.find<QComboBox>("split.group");
    group->setCurrentIndex(group->findText(QStringLiteral("FIELD")));
    QVERIFY(scene.find<QLabel>("split.sentence")->text().contains(QStringLiteral("FIELD")));
    scene.train();
    const Run& run = *scene.workspace.runs().front();
    QCOMPARE(run.splitSpec.group, std::string("FIELD"));
    std::set<Row> trainFields;
    for (const Row row : run.splits.front().split.train) trainFields.insert(row / 4);
    for (const Row row : run.splits.front().split.test) QVERIFY(trainFields.count(row / 4) == 0);
  }

  void aModelThatFailsIsARowAndTheOthersGoOn() {
    Scene scene;
    scene.workspace.setData(tinySurvey(24));
    scene.useModels({"minmax | pca:n=30 | knn", "minmax | knn"});
    scene.train();
    QVERIFY2(scene.cell(0, TrainingModel::ResultColumn).startsWith(QStringLiteral("failed")),
             qPrintable(scene.cell(0, TrainingModel::ResultColumn)));
    QVERIFY(scene.cell(1, TrainingModel::ResultColumn).contains(QStringLiteral("±")));
    QCOMPARE(scene.workspace.runs().size(), std::size_t{1});
    scene.find<QTableView>("trainingTable")->selectRow(0);
    QVERIFY(scene.find<QLabel>("trainingDetails.note")->isVisible());
  }

  void aWrongFieldKeepsTrainAwayAndIsNamed() {
    Scene scene;
    scene.workspace.setData(tinySurvey());
    scene.useModels({"minmax | knn"});
    scene.find<QToolButton>("model1.fold")->click();
    auto* k = scene.find<QFrame>("model1")->findChild<QLineEdit*>(QStringLiteral("knn.k"));
    k->setText(QStringLiteral("0"));
    QVERIFY(!scene.find<QPushButton>("trainButton")->isEnabled());
    QVERIFY(scene.find<QLabel>("trainProblem")->text().contains(QStringLiteral("k=0")));
    k->setText(QStringLiteral("3"));
    QVERIFY(scene.find<QPushButton>("trainButton")->isEnabled());
  }

  void modelsCanBeAddedCopiedAndRemoved() {
    Scene scene;
    scene.workspace.setData(tinySurvey());
    scene.useModels({"minmax | knn", "raw | knn"});
    const int before = scene.modelCount();
    scene.find<QPushButton>("addModel")->click();
    scene.writePipeline(before + 1, "raw | knn:k=3");
    scene.find<QToolButton>(qPrintable(QStringLiteral("model%1.duplicate").arg(before + 1)))->click();
    QCOMPARE(scene.find<QLineEdit>(qPrintable(QStringLiteral("model%1.text").arg(before + 2)))->text(),
             QStringLiteral("raw | knn:k=3"));
    QVERIFY(scene.find<QPushButton>("trainButton")->text().contains(QStringLiteral("4 models")));
    scene.find<QToolButton>(qPrintable(QStringLiteral("model%1.remove").arg(before + 1)))->click();
    QVERIFY(scene.find<QPushButton>("trainButton")->text().contains(QStringLiteral("3 models")));
  }

  void cancelStopsAndKeepsWhatIsFinished() {
    Scene scene;
    scene.workspace.setData(tinySurvey(1200));
    scene.useModels({"minmax | knn", "minmax | logistic"});
    auto* kind = scene.find<QComboBox>("split.kind");
    kind->setCurrentIndex(2);
    scene.find<QSpinBox>("split.repeats")->setValue(200);
    QSignalSpy finished(&scene.jobs, &JobRunner::jobFinished);
    QSignalSpy added(&scene.jobs, &JobRunner::jobAdded);
    scene.find<QPushButton>("trainButton")->click();
    QCOMPARE(added.count(), 1);
    QVERIFY(scene.find<QPushButton>("cancelTraining")->isVisible());
    scene.find<QPushButton>("cancelTraining")->click();
    QVERIFY(finished.wait(30000));
    QCOMPARE(scene.jobs.jobs().back().state, JobState::Cancelled);
    QVERIFY(scene.find<QPushButton>("trainButton")->isVisible());
    QVERIFY(scene.find<QPushButton>("trainButton")->isEnabled());
    QCOMPARE(scene.cell(1, TrainingModel::ResultColumn), QStringLiteral("cancelled"));
    QVERIFY(scene.workspace.runs().size() < 2);
  }

  void newDataDropTheTrainingOfTheOld() {
    Scene scene;
    scene.workspace.setData(tinySurvey(800));
    scene.useModels({"minmax | knn", "minmax | logistic"});
    QSignalSpy finished(&scene.jobs, &JobRunner::jobFinished);
    scene.find<QPushButton>("trainButton")->click();
    scene.workspace.setData(tinySurvey(40));
    QVERIFY(finished.count() == 1 || finished.wait(30000));
    QVERIFY(scene.workspace.runs().empty());
    scene.train();
    QCOMPARE(scene.workspace.runs().size(), std::size_t{2});
  }

  void aPresetIsAddedReadyToTrain() {
    Scene scene;
    scene.workspace.setData(tinySurvey());
    const int before = scene.modelCount();
    const auto* menu = scene.page.findChild<QMenu*>(QStringLiteral("presetMenu"));
    QCOMPARE(menu->actions().size(), static_cast<qsizetype>(pipelinePresets().size()));
    QAction* forest = nullptr;
    for (QAction* action : menu->actions()) {
      if (action->text() == QStringLiteral("Random forest")) forest = action;
      QVERIFY(!action->toolTip().isEmpty());
    }
    forest->trigger();
    QCOMPARE(scene.modelCount(), before + 1);
    QCOMPARE(scene.find<QLineEdit>(qPrintable(QStringLiteral("model%1.text").arg(before + 1)))->text(),
             QStringLiteral("minmax | forest"));
    QVERIFY(scene.find<QPushButton>("trainButton")->isEnabled());
  }

  void aTrainedModelIsSavedAndAppliedToAnUnlabelledSet() {
    const testing::TemporaryFolder folder;
    const QString file = QString::fromStdString((folder / "night.model").string());
    Scene scene;
    scene.workspace.setData(tinySurvey());
    scene.useModels({"minmax | logistic"});
    scene.train();
    {
      QSignalSpy finished(&scene.jobs, &JobRunner::jobFinished);
      const testing::FileDialogTypist typist(file);
      QTest::mouseClick(scene.find<QPushButton>("saveModel"), Qt::LeftButton);
      QVERIFY(typist.typed());
      QVERIFY(finished.count() == 1 || finished.wait(10000));
    }
    QTRY_VERIFY(scene.find<QLabel>("appliedWords")->text().contains(QStringLiteral("night.model")));
    const auto model = scene.workspace.runs().front()->splits.front().pipeline;

    const auto labelled = tinySurvey(40, 11);
    CutoutSetParts parts;
    parts.shape = labelled->shape();
    parts.pixels = labelled->pixels();
    const auto unlabelled = CutoutSet::make(std::move(parts));
    scene.workspace.setData(unlabelled);
    QVERIFY(!scene.find<QPushButton>("trainButton")->isEnabled());
    {
      const testing::FileDialogTypist typist(file);
      QTest::mouseClick(scene.find<QPushButton>("applySavedModel"), Qt::LeftButton);
      QVERIFY(typist.typed());
      QTRY_COMPARE(scene.workspace.applied().size(), std::size_t{1});
    }
    const auto& derived = *scene.workspace.derived();
    const MetadataColumn* blend = derived.find("night: P(blend)");
    QVERIFY(blend && derived.find("night: predicted class") && derived.find("night: uncertainty"));
    std::vector<Row> rows(40);
    std::iota(rows.begin(), rows.end(), Row{0});
    const Prediction expected = model->predict(*unlabelled, rows, Progress());
    for (Row row = 0; row < 40; ++row) QCOMPARE(blend->number(row), expected.probability(row, 1));

    const QString table = QString::fromStdString((folder / "night.csv").string());
    {
      const testing::FileDialogTypist typist(table);
      QTest::mouseClick(scene.find<QToolButton>("applied0.export"), Qt::LeftButton);
      QVERIFY(typist.typed());
      QTRY_VERIFY(QFile::exists(table));
    }
    QFile written(table);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = written.readAll().split('\n');
    QCOMPARE(lines.front(), QByteArray("id,class,predicted,probability_single,probability_blend,uncertainty"));
    QCOMPARE(lines.size(), qsizetype{42});

    QSignalSpy page(&scene.page, &Page::openPageRequested);
    QSignalSpy grouping(&scene.workspace, &Workspace::groupingRequested);
    QTest::mouseClick(scene.find<QToolButton>("applied0.browse"), Qt::LeftButton);
    QCOMPARE(page.first().first().toString(), QStringLiteral("explore"));
    QCOMPARE(grouping.first().first().toString(), QStringLiteral("night: predicted class"));
    QTest::mouseClick(scene.find<QToolButton>("applied0.remove"), Qt::LeftButton);
    QVERIFY(scene.workspace.applied().empty());
    QCOMPARE(scene.workspace.derived()->columnCount(), std::size_t{0});
  }

  void theTestedModelIsAppliedToAllCutoutsAndTwiceUnderTwoNames() {
    Scene scene;
    scene.workspace.setData(tinySurvey());
    scene.useModels({"minmax | knn"});
    scene.train();
    QTest::mouseClick(scene.find<QPushButton>("applyModel"), Qt::LeftButton);
    QTRY_COMPARE(scene.workspace.applied().size(), std::size_t{1});
    QVERIFY(scene.find<QLabel>("applied0.counts")->text().contains(QStringLiteral("flatters")));
    QTest::mouseClick(scene.find<QPushButton>("applyModel"), Qt::LeftButton);
    QTRY_COMPARE(scene.workspace.applied().size(), std::size_t{2});
    QCOMPARE(scene.workspace.applied()[0]->name, std::string("minmax | knn"));
    QCOMPARE(scene.workspace.applied()[1]->name, std::string("minmax | knn 2"));
    QCOMPARE(fileNameOf(scene.workspace.applied()[0]->name), QStringLiteral("minmax-knn"));
    scene.workspace.setData(tinySurvey(40));
    QVERIFY(scene.workspace.applied().empty());
  }

  void aFileThatIsNoModelIsRefusedInWords() {
    const testing::TemporaryFolder folder;
    const QString file = QString::fromStdString((folder / "not.model").string());
    QFile text(file);
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write("idx,class,pixel_0\n");
    text.close();
    Scene scene;
    scene.workspace.setData(tinySurvey());
    const testing::FileDialogTypist typist(file);
    QTest::mouseClick(scene.find<QPushButton>("applySavedModel"), Qt::LeftButton);
    QTRY_VERIFY(scene.find<QLabel>("appliedWords")->text().contains(QStringLiteral("not a model of Blendscope")));
    QVERIFY(scene.workspace.applied().empty());
  }

  void binariesCanCountAsBlendsAndBack() {
    Scene scene;
    const auto three = simulateSurvey(SurveyPreset::Demo, 60, 1, Progress());
    scene.workspace.setData(three);
    auto* join = scene.find<QCheckBox>("joinBinaries");
    QVERIFY(join->isVisible());
    QCOMPARE(scene.find<QComboBox>("positiveClass")->count(), 3);
    join->click();
    QTRY_COMPARE(scene.workspace.data()->classNames().count(), 2);
    QVERIFY(join->isVisible() && join->isChecked());
    QCOMPARE(scene.find<QComboBox>("positiveClass")->count(), 2);
    QCOMPARE(scene.workspace.data()->countOfClass(1), three->countOfClass(1) + three->countOfClass(2));
    join->click();
    QVERIFY(scene.workspace.data() == three);
    scene.workspace.setData(tinySurvey());
    QVERIFY(!join->isVisible());
  }

  void lossesOfANetworkAreDrawnWhileItLearns() {
    Scene scene;
    scene.workspace.setData(tinySurvey());
    scene.useModels({"minmax | mlp", "minmax | boost:rounds=20"});
    QSignalSpy steps(&scene.jobs, &JobRunner::iteration);
    scene.train();
    QVERIFY(steps.count() > 20);
    const auto* chart = scene.page.findChild<TraceChart*>();
    for (int row = 0; row < 2; ++row) {
      scene.find<QTableView>("trainingTable")->selectRow(row);
      QVERIFY(chart->pointCount() > 5);
      QCOMPARE(chart->trainingPointCount() > 0, row == 0);
    }
  }

  void itEndsOnAModelWhoseSearchCanBeLookedAt() {
    Scene scene;
    scene.workspace.setData(tinySurvey());
    scene.useModels({"minmax | muygps:k=12", "minmax | knn:k=3"});
    scene.train();
    QCOMPARE(scene.find<QTableView>("trainingTable")->currentIndex().row(), 0);
    QVERIFY(scene.page.findChild<TraceChart*>()->isVisible());
    scene.find<QTableView>("trainingTable")->selectRow(1);
    QVERIFY(!scene.page.findChild<TraceChart*>()->isVisible());
    const auto* found = scene.find<QWidget>("foundParameters");
    QTRY_COMPARE(found->width(), found->parentWidget()->width());
  }

  void theTraceShowsEveryTrialInOrder() {
    TraceChart chart;
    chart.resize(400, 300);
    for (std::size_t i = 1; i <= 5; ++i)
      chart.append({"muygps", i, 1.0 / static_cast<double>(i), {{"length_scale", 2.0}}});
    chart.append({"muygps", 1, 0.7, {}});
    chart.append({"muygps", 2, std::nan(""), {}});
    QCOMPARE(chart.pointCount(), 6);
    QVERIFY(words({"muygps", 5, 0.2, {{"length_scale", 2.0}}}).contains(QStringLiteral("loss 0.2, length scale 2")));
    chart.clear();
    QCOMPARE(chart.pointCount(), 0);
  }

  void scrollingPastANumberDoesNotChangeIt() {
    const WheelGuard guard(nullptr);
    Scene scene;
    scene.workspace.setData(tinySurvey());
    scene.page.resize(1000, 420);
    scene.page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&scene.page));
    auto* seed = scene.find<QSpinBox>("split.seed");
    QScrollArea* form = nullptr;
    for (QWidget* w = seed; w && !form; w = w->parentWidget()) form = qobject_cast<QScrollArea*>(w);
    QVERIFY(form);
    form->ensureWidgetVisible(seed);
    QVERIFY(form->verticalScrollBar()->maximum() > 0);
    form->verticalScrollBar()->setValue(1);
    const int before = seed->value();
    const auto turn = [&] {
      const QPointF at(seed->rect().center());
      QWheelEvent wheel(at, seed->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                        false);
      QSpontaneKeyEvent::setSpontaneous(&wheel);  // as from a mouse: passed on where it is ignored
      qApp->notify(seed, &wheel);
    };
    turn();
    QCOMPARE(seed->value(), before);
    QVERIFY(!seed->hasFocus());
    QCOMPARE(form->verticalScrollBar()->value(), 0);  // the form took it
    seed->setFocus();
    turn();
    QCOMPARE(seed->value(), before + 1);
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestTrainPage)
#include "test_train_page.moc"
