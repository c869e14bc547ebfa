// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "jobs/job_runner.h"
#include "models/figure_model.h"
#include "pages/study_page.h"
#include "state/workspace.h"
#include "study/study.h"
#include "support/qt_warnings.h"
#include "support/tiny_survey.h"
#include "views/figure_table.h"
#include "views/study_heat_map.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::tinySurvey;

namespace {

struct Scene {
  QTemporaryDir folder;
  Workspace workspace;
  JobRunner jobs;
  StudyPage page{workspace, jobs};

  Scene() {
    page.resize(900, 700);
    page.setSessionFile(folder.filePath(QStringLiteral("s.blend")));
    page.show();
    workspace.setData(tinySurvey(120));
  }

  template <class Widget>
  Widget* find(const char* name) const {
    return page.findChild<Widget*>(QString::fromLatin1(name));
  }
  QString words(const char* name) const { return find<QLabel>(name)->text(); }
  void click(const char* name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }

  /// Ticks these and nothing else.
  void tick(const char* list, const QStringList& texts) const {
    auto* choices = find<QListWidget>(list);
    for (int i = 0; i < choices->count(); ++i) {
      choices->item(i)->setCheckState(texts.contains(choices->item(i)->text()) ? Qt::Checked : Qt::Unchecked);
    }
  }
  void tickSmall() const {
    tick("studyNormalizers", {QStringLiteral("raw"), QStringLiteral("minmax")});
    tick("studyEmbeddings", {QStringLiteral("none")});
    tick("studyClassifiers", {QStringLiteral("knn:k=10"), QStringLiteral("lda")});
  }
  void runToEnd() const {
    click("runStudy");
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("runStudy")->isVisible(), 60'000);
  }
};

}  // namespace

class TestStudyPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { blendscope::testing::failOnQtWarnings(); }

  void countsWhatIsTickedAndRefusesNothing() {
    const Scene scene;
    scene.tickSmall();
    QCOMPARE(scene.words("studySize"), QStringLiteral("4 pipelines"));
    QVERIFY(scene.find<QPushButton>("runStudy")->isEnabled());
    scene.tick("studyClassifiers", {});
    QVERIFY(!scene.find<QPushButton>("runStudy")->isEnabled());
    QVERIFY(scene.words("studyProblem").contains(QStringLiteral("no pipelines")));
    auto* models = scene.find<QListWidget>("studyClassifiers");
    models->item(1)->setCheckState(Qt::Checked);
    models->item(1)->setText(QStringLiteral("knn:k=-3"));
    QVERIFY(!scene.find<QPushButton>("runStudy")->isEnabled());
    models->item(1)->setText(QStringLiteral("knn:k=3"));
    QVERIFY(scene.find<QPushButton>("runStudy")->isEnabled());
    scene.find<QLineEdit>("studySession")->clear();
    QVERIFY(!scene.find<QPushButton>("runStudy")->isEnabled());
  }

  void runsAStudyShowsItsTableAndWritesTheReport() {
    Scene scene;
    scene.tickSmall();
    QVERIFY(!scene.find<QPushButton>("writeReport")->isEnabled());
    scene.runToEnd();
    auto* table = scene.find<FigureTable>("studyTable");
    const QAbstractItemModelTester tester(table->model());
    QCOMPARE(table->model()->rowCount(), 4);
    QVERIFY(scene.words("studySentence").startsWith(QStringLiteral("Best of 4 pipelines")));
    double last = 1;
    for (int row = 0; row < 4; ++row) {
      const QString shown = table->model()->index(row, 1).data().toString();
      const double accuracy = shown.section(QStringLiteral(" ± "), 0, 0).toDouble();
      QVERIFY(accuracy > 0 && accuracy <= last);
      last = accuracy;
    }
    for (const char* name : {"r.html", "r.pdf"}) {
      const QString path = scene.folder.filePath(QString::fromLatin1(name));
      scene.page.writeReportTo(path);
      QTRY_VERIFY_WITH_TIMEOUT(scene.words("studyProblem").contains(QString::fromLatin1(name)), 60'000);
      QVERIFY(QFile(path).size() > 10'000);
    }
    scene.page.writeReportTo(scene.folder.filePath(QStringLiteral("r.txt")));
    QTRY_VERIFY(scene.words("studyProblem").contains(QStringLiteral(".html or .pdf")));
  }

  void aCellOfTheHeatMapChoosesItsLine() {
    Scene scene;
    scene.tickSmall();
    scene.runToEnd();
    auto* heat = scene.find<StudyHeatMap>("studyHeatMap");
    auto* table = scene.find<FigureTable>("studyTable");
    auto* model = scene.find<QComboBox>("heatModel");
    QCOMPARE(model->count(), 2);
    model->setCurrentIndex(1);
    QTest::mouseClick(heat, Qt::LeftButton, {}, heat->cellRect(0).center());
    const QString first = table->currentIndex().siblingAtColumn(0).data().toString();
    QVERIFY2(first.endsWith(model->currentText()), qPrintable(first));
    QTest::keyClick(heat, Qt::Key_Down);
    const QString second = table->currentIndex().siblingAtColumn(0).data().toString();
    QVERIFY(second != first && second.endsWith(model->currentText()));
  }

  void goesOnWhereAnEarlierStudyStopped() {
    Scene scene;
    scene.tickSmall();
    const StudyRequest request{scene.page.spec(), scene.workspace.data(), {}};
    {
      const QByteArray file = scene.folder.filePath(QStringLiteral("s.blend")).toUtf8();
      Session session(file.toStdString(), Database::Opening::OrMake);
      runStudy(request, session, Progress());
    }
    QSignalSpy steps(&scene.jobs, &JobRunner::iteration);
    scene.runToEnd();
    QCOMPARE(steps.count(), 0);
    QCOMPARE(scene.find<FigureTable>("studyTable")->model()->rowCount(), 4);
  }

  void saysWhatAnHonestChoiceIsWorth() {
    Scene scene;
    scene.tickSmall();
    scene.find<QCheckBox>("studyNested")->click();
    scene.runToEnd();
    QVERIFY(scene.words("studySentence").contains(QStringLiteral("Chosen by training rows alone")));
  }

  void showsAProblemAndCanRunAgain() {
    Scene scene;
    scene.tickSmall();
    scene.page.setSessionFile(scene.folder.filePath(QStringLiteral("no folder/s.blend")));
    scene.runToEnd();
    QVERIFY(scene.words("studyProblem").contains(QStringLiteral("folder")));
    scene.page.setSessionFile(scene.folder.filePath(QStringLiteral("s.blend")));
    scene.runToEnd();
    QCOMPARE(scene.find<FigureTable>("studyTable")->model()->rowCount(), 4);
  }
};

QTEST_MAIN(TestStudyPage)
#include "test_study_page.moc"
