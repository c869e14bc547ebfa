// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QThread>
#include <QUrl>

#include "io/write.h"
#include "main_window.h"
#include "pages/page.h"
#include "study/run.h"
#include "support/cutouts.h"
#include "support/heartbeat.h"
#include "support/qt_warnings.h"
#include "views/banner.h"
#include "views/gallery_view.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

/// The entry of the menu bar at a path such as {"View", "Stretch", "Log"}, mnemonics left out.
QAction* menuEntry(const QMainWindow& window, const QStringList& path) {
  QList<QAction*> actions = window.menuBar()->actions();
  QAction* found = nullptr;
  for (const QString& part : path) {
    found = nullptr;
    for (QAction* action : actions) {
      if (action->text().remove(u'&') == part) found = action;
    }
    if (!found) return nullptr;
    if (found->menu()) actions = found->menu()->actions();
  }
  return found;
}

std::filesystem::path inside(const QTemporaryDir& folder, const char* name) {
  return std::filesystem::path(folder.path().toStdString()) / name;
}

/// The event loop turned all the while: it was heard often, and never away for the better part of the work.
void checkRegular(const testing::Heartbeat& heart) {
  QVERIFY2(heart.beats() >= 3, qPrintable(QStringLiteral("%1 beats").arg(heart.beats())));
  QVERIFY2(
      heart.longestGapMilliseconds() < 0.5 * heart.elapsedMilliseconds(),
      qPrintable(
          QStringLiteral("a gap of %1 of %2 ms").arg(heart.longestGapMilliseconds()).arg(heart.elapsedMilliseconds())));
}

}  // namespace

class TestMainWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    testing::failOnQtWarnings();
    theme_ = std::make_unique<ThemeSwitch>(*qApp);
    window_ = std::make_unique<MainWindow>(*theme_);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
  }

  void theInspectorIsNarrowerInASmallWindowUnlessItsWidthWasChosen() {
    MainWindow& window = *window_;
    window.resize(1440, 900);
    auto* dock = window.findChild<QDockWidget*>(QStringLiteral("inspectorDock"));
    QTRY_COMPARE(dock->width(), 320);
    window.resize(1024, 700);
    QTRY_COMPARE(dock->width(), 240);
    window.resize(1440, 900);
    QTRY_COMPARE(dock->width(), 320);
    const QPoint between(dock->x() - 2, dock->geometry().center().y());
    QTest::mousePress(&window, Qt::LeftButton, {}, between);
    QTest::mouseMove(&window, between - QPoint(80, 0));
    QTRY_COMPARE(dock->width(), 400);
    QTest::mouseRelease(&window, Qt::LeftButton, {}, between - QPoint(80, 0));
    window.resize(1100, 700);
    QCoreApplication::processEvents();
    QVERIFY(dock->width() > 320);
  }
  void cleanup() { window_.reset(); }

  void demoSurveyFillsGalleryInspectorAndStatus() {
    menuEntry(*window_, {tr("File"), tr("Demo survey")})->trigger();
    QTRY_VERIFY(window_->workspace().data());
    QCOMPARE(window_->workspace().data()->size(), std::size_t{2000});
    QTRY_VERIFY(window_->findChild<GalleryView*>()->isComplete());
    const QString count = QLocale().toString(2000);
    QTRY_COMPARE(child<QLabel>("statusCounts")->text(), QStringLiteral("%1 shown of %1, 0 selected").arg(count));
    QVERIFY(child<QLabel>("inspectorId")->text().startsWith(QStringLiteral("Cutout")));
  }

  void everyPageOfTheRailOpens() {
    const auto pages = window_->pages();
    QVERIFY(!pages.isEmpty());
    for (int i = 0; i < pages.size(); ++i) {
      QTest::mouseClick(child<QAbstractButton>(QByteArray("rail-" + pages[i]->id().toLatin1()).constData()),
                        Qt::LeftButton);
      QCOMPARE(window_->currentPage(), pages[i]);
    }
    for (int i = 0; i < pages.size(); ++i) {
      QTest::keyClick(window_.get(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
      QCOMPARE(window_->currentPage(), pages[i]);
    }
    Q_EMIT pages.front()->openPageRequested(pages.back()->id());
    QCOMPARE(window_->currentPage(), pages.back());
  }

  void everyPageFitsASmallScreen() {
    menuEntry(*window_, {tr("File"), tr("Demo survey")})->trigger();
    QTRY_VERIFY(window_->workspace().data());
    QVERIFY(child<QDockWidget>("inspectorDock")->isVisible());
    for (const Page* page : window_->pages()) {
      window_->openPage(page->id());
      window_->resize(1024, 700);
      QCoreApplication::processEvents();
      QVERIFY2(window_->minimumSizeHint().width() <= 1024 && window_->minimumSizeHint().height() <= 700,
               qPrintable(QStringLiteral("%1 asks for %2 × %3")
                              .arg(page->id())
                              .arg(window_->minimumSizeHint().width())
                              .arg(window_->minimumSizeHint().height())));
    }
  }

  void menusChangeHowCutoutsAreDrawn() {
    menuEntry(*window_, {tr("View"), tr("Stretch"), tr("Log")})->trigger();
    menuEntry(*window_, {tr("View"), tr("Limits"), tr("Min–max")})->trigger();
    menuEntry(*window_, {tr("View"), tr("Colour map"), tr("Viridis")})->trigger();
    const DisplaySettings& display = window_->workspace().display();
    QVERIFY(display.stretch == Stretch::Log && display.limits == LimitsMode::MinMax &&
            display.colourMap == ColourMap::Viridis);
    QVERIFY(menuEntry(*window_, {tr("View"), tr("Stretch"), tr("Log")})->isChecked());
    QCOMPARE(child<QLabel>("statusDisplay")->text(), QStringLiteral("Log stretch, Min–max limits"));
  }

  void menusSelectAllNoneAndTheOthers() {
    window_->workspace().setData(testing::someCutouts(10));
    menuEntry(*window_, {tr("Select"), tr("All")})->trigger();
    QCOMPARE(window_->workspace().selection().count(), std::size_t{10});
    menuEntry(*window_, {tr("Select"), tr("None")})->trigger();
    QVERIFY(window_->workspace().selection().empty());
    window_->workspace().setSelection(RowSet::of(10, {1, 2}));
    menuEntry(*window_, {tr("Select"), tr("Invert")})->trigger();
    QCOMPARE(window_->workspace().selection().count(), std::size_t{8});
  }

  void themesFollowTheMenu() {
    menuEntry(*window_, {tr("View"), tr("Theme"), tr("Dark")})->trigger();
    QTRY_VERIFY(isDark(window_->palette()));
    menuEntry(*window_, {tr("View"), tr("Theme"), tr("Light")})->trigger();
    QTRY_VERIFY(!isDark(window_->palette()));
  }

  void aDroppedFileOpensAndIsRemembered() {
    const QTemporaryDir folder;
    const auto path = inside(folder, "some stars.csv");
    writeCsv(*testing::someCutouts(12), path, Progress());
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(QString::fromStdString(path.string()))});
    QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window_.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window_.get(), &drop);
    QTRY_VERIFY(window_->workspace().data());
    QCOMPARE(window_->workspace().data()->size(), std::size_t{12});
    QCOMPARE(window_->opener().recentPaths().value(0), QString::fromStdString(path.string()));
    QVERIFY(menuEntry(*window_, {tr("File"), tr("Open recent"), QString::fromStdString(path.string())}));
  }

  void aFileThatCannotBeOpenedIsExplainedAndTheOldDataStay() {
    window_->workspace().setData(testing::someCutouts(10));
    window_->opener().openPath(QStringLiteral("/nowhere/stars.csv"));
    auto* banner = window_->findChild<Banner*>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->message().contains(QStringLiteral("/nowhere/stars.csv")));
    QCOMPARE(window_->workspace().data()->size(), std::size_t{10});
    QTest::mouseClick(child<QAbstractButton>("bannerClose"), Qt::LeftButton);
    QVERIFY(!banner->isVisible());
  }

  void problemsOfTheReaderAreListed() {
    const QTemporaryDir folder;
    const auto path = inside(folder, "damaged.csv");
    writeCsv(*testing::someCutouts(12), path, Progress());
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::Append));
    file.write("99,0,1,2,3\n");
    file.close();
    window_->opener().openPath(file.fileName());
    auto* banner = window_->findChild<Banner*>();
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(window_->workspace().data()->size(), std::size_t{12});
    QTest::mouseClick(child<QPushButton>("bannerButton"), Qt::LeftButton);
    auto* table = child<QTableView>("problemTable");
    QTRY_VERIFY(table->isVisible());
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(table->model()->index(0, 0).data().toString().contains(QStringLiteral("damaged.csv")));
  }

  void everyDockOpensAndCloses() {
    for (const char* name : {"inspectorDock", "jobsDock", "problemsDock"}) {
      auto* dock = child<QDockWidget>(name);
      const bool before = dock->isVisible();
      dock->toggleViewAction()->trigger();
      QVERIFY(dock->isVisible() != before);
      dock->toggleViewAction()->trigger();
    }
  }

  void jobsCanBeCancelledFromTheirDock() {
    child<QDockWidget>("jobsDock")->show();
    QSignalSpy finished(&window_->jobs(), &JobRunner::jobFinished);
    const int id = window_->jobs().run(
        {.title = QStringLiteral("endless")}, this,
        [](const Progress& progress) -> int {
          while (true) {
            progress.throwIfCancelled();
            QThread::yieldCurrentThread();
          }
        },
        [](int) {});
    QTRY_COMPARE(window_->jobs().find(id)->state, JobState::Running);
    QTest::mouseClick(child<QPushButton>("cancelJob"), Qt::LeftButton);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(window_->jobs().find(id)->state, JobState::Cancelled);
  }

  void theWindowStaysAliveWhileTheChallengeIsSimulatedAndLoaded() {
    const QTemporaryDir folder;
    const auto path = inside(folder, "challenge.csv");
    testing::Heartbeat heart;
    heart.start();
    menuEntry(*window_, {tr("File"), tr("Simulate the challenge survey")})->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(window_->workspace().data(), 60'000);
    heart.stop();
    checkRegular(heart);
    const auto simulated = window_->workspace().data();
    QCOMPARE(simulated->size(), std::size_t{27'253});

    writeCsv(*simulated, path, Progress());
    heart.start();
    window_->opener().openPath(QString::fromStdString(path.string()));
    QTRY_VERIFY_WITH_TIMEOUT(window_->workspace().data() != simulated, 60'000);
    heart.stop();
    checkRegular(heart);
    QCOMPARE(window_->workspace().data()->size(), std::size_t{27'253});
  }

  void theWindowStaysAliveWhileMuyGpsTrains() {
    window_->opener().simulate(SurveyPreset::Challenge);
    QTRY_VERIFY_WITH_TIMEOUT(window_->workspace().data(), 60'000);
    RunRequest request;
    request.spec = PipelineSpec::parse("minmax | muygps");
    request.data = window_->workspace().data();
    QSignalSpy finished(&window_->jobs(), &JobRunner::jobFinished);
    std::shared_ptr<const Run> run;
    testing::Heartbeat heart;
    heart.start();
    window_->jobs().run(
        {.title = QStringLiteral("train")}, this,
        [request](const Progress& progress) { return evaluatePipeline(request, progress); },
        [&run](const std::shared_ptr<const Run>& result) { run = result; });
    QTRY_VERIFY_WITH_TIMEOUT(run, 60'000);
    heart.stop();
    checkRegular(heart);
  }

  void theSelectMenuFollowsTheFilterGoesBackAndNames() {
    window_->workspace().setData(testing::someCutouts(12));
    auto* save = child<QAction>("actionSaveSubset");
    QVERIFY(!save->isEnabled());
    child<QLineEdit>("filter")->setText(QStringLiteral("class == binary"));
    QTRY_COMPARE(child<QLabel>("statusCounts")->text(), QStringLiteral("4 shown of 12, 0 selected"));
    child<QAction>("actionSelectMatching")->trigger();
    QCOMPARE(window_->workspace().selection().rows(), (std::vector<Row>{2, 5, 8, 11}));
    child<QAction>("actionInvert")->trigger();
    QTRY_COMPARE(child<QLabel>("statusCounts")->text(),
                 QStringLiteral("4 shown of 12, 8 selected, 8 of them hidden by the filter"));
    child<QAction>("actionPreviousSelection")->trigger();
    QCOMPARE(window_->workspace().selection().count(), std::size_t{4});
    window_->openPage(QStringLiteral("train"));
    save->trigger();
    QCOMPARE(window_->currentPage()->id(), QStringLiteral("explore"));
    auto* name = child<QLineEdit>("subsetName");
    QVERIFY(name->isVisible());
    name->setText(QStringLiteral("twins"));
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(window_->workspace().marks().subset(QStringLiteral("twins")));
  }

 private:
  template <class T>
  T* child(const char* name) const {
    return window_->findChild<T*>(QString::fromLatin1(name));
  }

  std::unique_ptr<ThemeSwitch> theme_;
  std::unique_ptr<MainWindow> window_;
};

BLENDSCOPE_UI_TEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
