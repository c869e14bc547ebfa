// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "jobs/job_runner.h"
#include "models/neighbor_model.h"
#include "pages/inspect_page.h"
#include "state/workspace.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"

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

  void addRun() {
    RunRequest request;
    request.spec = PipelineSpec::parse("minmax | knn:k=7");
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

QTEST_MAIN(TestInspectPage)
#include "test_inspect_page.moc"
