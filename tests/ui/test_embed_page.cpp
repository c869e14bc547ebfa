// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>

#include "embedding/pca.h"
#include "jobs/job_runner.h"
#include "pages/embed_page.h"
#include "state/workspace.h"
#include "support/qt_warnings.h"
#include "support/temporary_folder.h"
#include "support/tiny_survey.h"
#include "theme/theme.h"
#include "views/embedding_form.h"
#include "views/pca_panel.h"
#include "views/scatter_legend.h"
#include "views/scatter_view.h"

using namespace blendscope;
using namespace blendscope::ui;
using blendscope::testing::tinySurvey;

namespace {

struct Scene {
  explicit Scene(std::shared_ptr<const CutoutSet> data = tinySurvey()) {
    if (data) workspace.setData(std::move(data));
    page.resize(1000, 700);
    page.show();
    (void)QTest::qWaitForWindowExposed(&page);
  }
  template <class Widget>
  Widget* find(const char* name) const {
    return page.findChild<Widget*>(QString::fromLatin1(name));
  }
  ScatterView* view() const { return page.findChild<ScatterView*>(); }
  void write(const char* pipeline) const {
    auto* line = find<QLineEdit>("embed.text");
    line->clear();
    QTest::keyClicks(line, QString::fromLatin1(pipeline));
    QTest::keyClick(line, Qt::Key_Return);
  }
  void press(const char* button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
  void embed(const char* pipeline) {
    write(pipeline);
    QSignalSpy finished(&jobs, &JobRunner::jobFinished);
    press("embedButton");
    QVERIFY(finished.count() > 0 || finished.wait(30000));
    QTRY_VERIFY(view()->isComplete());
  }
  QString message() const { return find<QLabel>("embedMessage")->text(); }

  Workspace workspace;
  JobRunner jobs;
  EmbedPage page{workspace, jobs};
};

}  // namespace

class TestEmbedPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void withoutDataItSaysWhereToGo() {
    Scene scene(nullptr);
    QVERIFY(!scene.find<QPushButton>("embedButton")->isEnabled());
    QSignalSpy wanted(&scene.page, &Page::openPageRequested);
    scene.press("emptyStateButton");
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), QStringLiteral("explore"));
  }

  void pcaGivesPointsAxesAndEigenImages() {
    Scene scene;
    scene.embed("minmax | pca:n=4");
    QVERIFY(scene.page.embedding());
    QCOMPARE(scene.view()->points()->size(), std::size_t{160});
    QCOMPARE(scene.view()->axes().horizontal, QStringLiteral("PC 1"));
    auto* scree = scene.page.findChild<ScreeView*>();
    QVERIFY(scree->isVisible());
    QCOMPARE(scree->shares(), scene.page.embedding()->pca->explainedVarianceRatio());
    auto* images = scene.page.findChild<EigenImages*>();
    QCOMPARE(images->count(), 4);
    QTest::mouseClick(images, Qt::LeftButton, Qt::ShiftModifier, images->tileRect(3).center());
    QCOMPARE(scene.find<QComboBox>("verticalAxis")->currentText(), QStringLiteral("PC 4"));
    QCOMPARE(scene.view()->axes().vertical, QStringLiteral("PC 4"));
    QCOMPARE(scene.view()->points()->y[7], scene.page.embedding()->coordinates(7, 3));
  }

  void momentsOfOneEmbeddingColourTheNext() {
    Scene scene;
    scene.embed("raw | moments");
    const Matrix<float> moments = scene.page.embedding()->coordinates;
    const auto& names = scene.page.embedding()->names;
    const auto at = static_cast<std::size_t>(
        std::find_if(names.begin(), names.end(), [](const auto& n) { return n.name == "ellipticity"; }) -
        names.begin());
    scene.embed("minmax | pca:n=2");
    auto* colours = scene.find<QComboBox>("colourBy");
    const int choice = colours->findText(QStringLiteral("moments: ellipticity"));
    QVERIFY(choice > 0);
    colours->setCurrentIndex(choice);
    Row roundest = 0, longest = 0;
    for (Row row = 0; row < moments.rows(); ++row) {
      if (moments(row, at) < moments(roundest, at)) roundest = row;
      if (moments(row, at) > moments(longest, at)) longest = row;
    }
    const auto& look = scene.view()->look();
    QVERIFY(look->kinds.size() > 10);
    QVERIFY(look->kindOf[roundest] < look->kindOf[longest]);
  }

  void theColoursOfWhatAModelSaidAreThoseOfTheClasses() {
    Scene scene;
    scene.embed("minmax | pca:n=2");
    TextValues said{{"single", "blend"}, std::vector<std::int32_t>(160, 1)};
    said.codes[0] = 0;
    said.codes[1] = -1;
    scene.workspace.setDerived("model", {{"predicted class", "", ColumnRole::Measured, said}});
    auto* colours = scene.find<QComboBox>("colourBy");
    colours->setCurrentIndex(colours->findText(QStringLiteral("model: predicted class")));
    const auto& look = scene.view()->look();
    QCOMPARE(look->kinds[look->kindOf[0]].colour, classColour(0).rgb());
    QCOMPARE(look->kinds[look->kindOf[2]].colour, classColour(1).rgb());
    QVERIFY(look->kinds[look->kindOf[1]].aside);
  }

  void theFormsAndTheTextSayTheSame() {
    Scene scene;
    scene.write("flux | tsne:perplexity=12");
    QCOMPARE(scene.find<QComboBox>("embed.method")->currentData().toString(), QStringLiteral("tsne"));
    QCOMPARE(scene.find<QComboBox>("embed.normalizer")->currentData().toString(), QStringLiteral("flux"));
    auto* method = scene.find<QComboBox>("embed.method");
    method->setFocus();
    QTest::keyClick(method, Qt::Key_Home);
    QCOMPARE(scene.find<QLineEdit>("embed.text")->text(), QStringLiteral("flux | pca"));
    scene.write("flux > zscore-pixel | pca:n=5 > umap");
    QCOMPARE(scene.page.form()->spec().text(), std::string("flux > zscore-pixel | pca:n=5 > umap"));
  }

  void whatIsNoEmbeddingIsRefusedInWords() {
    Scene scene;
    for (const char* wrong : {"minmax | knn", "minmax", "minmax | umap:n=1", "minmax | nonsense"}) {
      scene.write(wrong);
      QVERIFY2(!scene.find<QPushButton>("embedButton")->isEnabled(), wrong);
      QVERIFY2(!scene.message().isEmpty(), wrong);
    }
    scene.write("minmax | pca:n=2");
    QVERIFY(scene.find<QPushButton>("embedButton")->isEnabled());
    QVERIFY(scene.message().isEmpty());
  }

  void pointsAppearWhileTheyMove() {
    Scene scene;
    scene.write("minmax | tsne:perplexity=10,iterations=600");
    bool live = false;
    connect(&scene.jobs, &JobRunner::jobChanged, this, [&](int id) {
      const JobInfo* info = scene.jobs.find(id);
      live = live || (info && info->state == JobState::Running && scene.view()->points() && !scene.page.embedding());
    });
    scene.press("embedButton");
    QTRY_VERIFY_WITH_TIMEOUT(scene.page.embedding(), 30000);
    QVERIFY(live);
    QCOMPARE(scene.view()->points()->size(), std::size_t{160});
    const auto* facts = scene.find<QLabel>("embedFacts");
    QVERIFY(facts->text().contains(QStringLiteral("160 cutouts")));
    QTRY_VERIFY(facts->text().contains(QStringLiteral("trustworthiness 0.")));
  }

  void cancellingBringsBackWhatWasThere() {
    Scene scene;
    scene.embed("minmax | pca:n=2");
    const auto before = scene.page.embedding();
    scene.write("minmax | tsne:perplexity=10,iterations=5000");
    QSignalSpy finished(&scene.jobs, &JobRunner::jobFinished);
    scene.press("embedButton");
    QVERIFY(scene.find<QProgressBar>("embedProgress")->isVisible());
    QTRY_VERIFY(scene.find<QLabel>("embedFacts")->text().startsWith(QStringLiteral("Epoch")));
    scene.press("cancelEmbedding");
    QVERIFY(finished.wait(5000));
    QCOMPARE(scene.page.embedding(), before);
    QCOMPARE(scene.view()->axes().horizontal, QStringLiteral("PC 1"));
    QVERIFY(scene.find<QPushButton>("embedButton")->isVisible());
    QVERIFY(scene.find<QLabel>("embedFacts")->text().contains(QStringLiteral("pca")));
  }

  void failuresAreSaidInWords() {
    Scene scene(tinySurvey(8));
    scene.embed("minmax | umap:n_neighbors=15");
    QVERIFY(!scene.page.embedding());
    QVERIFY(scene.message().contains(QStringLiteral("neighbo")));
  }

  void colourFollowsTheChoiceAndTheLegendHidesClasses() {
    Scene scene;
    scene.embed("minmax | pca:n=2");
    auto* blend = scene.find<QToolButton>("legend.1");
    QVERIFY(blend->text().startsWith(QStringLiteral("blend")));
    QTest::mouseClick(blend, Qt::LeftButton);
    QTRY_VERIFY(scene.view()->isComplete() && scene.view()->picture().inView == 80);
    auto* colourBy = scene.find<QComboBox>("colourBy");
    colourBy->setFocus();
    QTest::keyClick(colourBy, Qt::Key_End);
    QCOMPARE(colourBy->currentText(), QStringLiteral("FIELD"));
    QVERIFY(scene.page.findChild<ColourBar*>()->isVisible());
    QTRY_VERIFY(scene.view()->isComplete() && scene.view()->picture().inView == 160);
  }

  void theCurrentRunOffersItsPredictions() {
    Scene scene;
    scene.embed("minmax | pca:n=2");
    auto* colourBy = scene.find<QComboBox>("colourBy");
    QVERIFY(colourBy->findText(QStringLiteral("Prediction")) < 0);
    RunRequest request;
    request.spec = PipelineSpec::parse("minmax | knn");
    request.data = scene.workspace.data();
    scene.workspace.addRun(evaluatePipeline(request, Progress()));
    for (const char* source : {"Prediction", "Right or wrong", "Uncertainty"}) {
      const int at = colourBy->findText(QString::fromLatin1(source));
      QVERIFY2(at >= 0, source);
      colourBy->setCurrentIndex(at);
      QTRY_VERIFY(scene.view()->isComplete());
      QCOMPARE(scene.view()->picture().inView, std::size_t{160});
      const auto buttons = scene.page.findChild<ScatterLegend*>()->findChildren<QToolButton*>();
      QVERIFY2(buttons.last()->text().startsWith(QStringLiteral("not tested  128")),
               qPrintable(buttons.last()->text()));
      QTest::mouseClick(buttons.last(), Qt::LeftButton);
      QTRY_VERIFY(scene.view()->isComplete() && scene.view()->picture().inView == 32);
    }
  }

  void anotherDataSetStartsAfresh() {
    Scene scene;
    scene.embed("minmax | pca:n=2");
    scene.workspace.setData(tinySurvey(40));
    QVERIFY(!scene.page.embedding());
    QVERIFY(!scene.view()->points());
    scene.embed("minmax | pca:n=2");
    QCOMPARE(scene.view()->points()->size(), std::size_t{40});
  }

  void coordinatesAndPicturesAreSaved() {
    Scene scene;
    scene.embed("minmax | pca:n=3");
    const testing::TemporaryFolder folder;
    const QString table = QString::fromStdString((folder.path() / "points.csv").string());
    scene.page.saveCoordinates(table);
    QTRY_VERIFY(scene.message().startsWith(QStringLiteral("Saved")));
    QFile file(table);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine(), QByteArray("id,class,PC 1,PC 2,PC 3\n"));
    QVERIFY(file.readLine().startsWith("star0,single,"));
    scene.page.savePicture(QString::fromStdString((folder.path() / "points.svg").string()));
    QVERIFY(QFile::exists(QString::fromStdString((folder.path() / "points.svg").string())));
    scene.page.savePicture(QStringLiteral("/nowhere/at/all.png"));
    QVERIFY(!scene.message().startsWith(QStringLiteral("Saved")));
  }

  void everyControlHasANameForAssistiveTechnology() {
    Scene scene;
    scene.embed("minmax | pca:n=3");
    for (const QWidget* widget : scene.page.findChildren<QWidget*>()) {
      if (widget->focusPolicy() == Qt::NoFocus || widget->inherits("QScrollArea")) continue;
      if (widget->window() != &scene.page) continue;  // pop-ups of combo boxes
      QVERIFY2(!widget->accessibleName().isEmpty() && !widget->objectName().isEmpty(),
               widget->metaObject()->className());
    }
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestEmbedPage)
#include "test_embed_page.moc"
