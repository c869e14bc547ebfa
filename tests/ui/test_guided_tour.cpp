// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QSettings>

#include "pages/page.h"
#include "support/qt_warnings.h"
#include "support/window_at_work.h"
#include "tour/guided_tour.h"
#include "tour/tour_panel.h"
#include "views/banner.h"
#include "views/confusion_matrix_view.h"
#include "views/gallery_view.h"
#include "views/inspector.h"
#include "views/rail.h"

using namespace blendscope;
using namespace blendscope::ui;

class TestGuidedTour : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    testing::failOnQtWarnings();
    QSettings().remove(QStringLiteral("tour"));
  }

  void everyStopPointsAtAWidgetOfItsPage() {
    testing::WindowAtWork work;
    const auto steps = tourSteps();
    QCOMPARE(steps.size(), std::size_t{5});
    for (const TourStep& step : steps) {
      for (const TourStop& stop : step.stops) {
        work.open(stop.page);
        QCOMPARE(work.window->currentPage()->id(), stop.page);
        QVERIFY2(work.window->currentPage()->findChild<QWidget*>(stop.target), qPrintable(stop.target));
      }
    }
  }

  void nextBackAndCloseLeadThroughAllOfIt() {
    testing::WindowAtWork work;
    const GuidedTour& tour = *work.window->tour();
    work.child<QAction>(QStringLiteral("actionTour"))->trigger();
    QVERIFY(tour.isRunning());
    auto* panel = work.window->findChild<TourPanel*>();
    auto* next = work.child<QPushButton>(QStringLiteral("tourNext"));
    auto* back = work.child<QPushButton>(QStringLiteral("tourBack"));
    QVERIFY(panel->isVisible());
    QVERIFY(!back->isEnabled());
    int stops = 1;
    for (; next->isVisible(); ++stops) {
      QTest::mouseClick(next, Qt::LeftButton);
      work.settle();
      checkPlaces(work);
    }
    QCOMPARE(stops, 7);
    QCOMPARE(tour.step(), 4);
    QCOMPARE(work.window->currentPage()->id(), QStringLiteral("trust"));
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(work.window->currentPage()->id(), QStringLiteral("inspect"));
    QTest::mouseClick(work.child<QPushButton>(QStringLiteral("tourClose")), Qt::LeftButton);
    QVERIFY(!tour.isRunning());
    QVERIFY(!panel->isVisible());
    QVERIFY(!work.window->findChild<TourFrame*>()->isVisible());
  }

  void theInspectorIsInFrontWhereTheTourSpeaksOfItAndReturnGoesOn() {
    testing::WindowAtWork work;
    auto* help = work.child<QDockWidget>(QStringLiteral("helpDock"));
    help->show();
    help->raise();
    work.settle();
    QVERIFY(work.child<Inspector>(QStringLiteral("inspector"))->visibleRegion().isEmpty());
    work.window->tour()->start();
    work.settle();
    QVERIFY(!work.child<Inspector>(QStringLiteral("inspector"))->visibleRegion().isEmpty());
    auto* next = work.child<QPushButton>(QStringLiteral("tourNext"));
    QVERIFY(next->hasFocus());
    QTest::keyClick(next, Qt::Key_Return);
    QCOMPARE(work.window->tour()->step(), 1);
  }

  void doingTheThingGoesOn() {
    testing::WindowAtWork work;
    const GuidedTour& tour = *work.window->tour();
    work.window->tour()->start();
    work.settle();
    // Somebody else's choice is not the click that the tour waits for.
    work.window->workspace().setCurrentRow(Row{3});
    QCoreApplication::processEvents();
    QCOMPARE(tour.step(), 0);

    auto* gallery = work.window->findChild<GalleryView*>();
    QTest::mouseClick(gallery->viewport(), Qt::LeftButton, {}, gallery->layoutOfCells().cell(1).center());
    QTRY_COMPARE(tour.step(), 1);
    work.settle();
    QTest::mouseClick(work.child<QPushButton>(QStringLiteral("embedButton")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(tour.stop(), 1, 60'000);
    work.settle();
    QTest::keyClick(work.child<QWidget>(QStringLiteral("scatter")), Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(tour.step(), 2);
    work.settle();
    QTest::mouseClick(work.child<QPushButton>(QStringLiteral("trainButton")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(tour.step(), 3, 60'000);
    work.settle();
    auto* matrix = work.window->findChild<ConfusionMatrixView*>();
    QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(0, 0).center());
    QTRY_COMPARE(tour.step(), 4);
    QCOMPARE(work.window->currentPage()->id(), QStringLiteral("inspect"));
  }

  void withoutDataItBeginsWithTheDemoSurvey() {
    ThemeSwitch theme(*qApp);
    MainWindow window(theme);
    window.show();
    window.tour()->start();
    QTRY_VERIFY_WITH_TIMEOUT(window.workspace().data(), 60'000);
    QCOMPARE(window.workspace().data()->size(), std::size_t{2000});
  }

  void itIsOfferedOnceAndNeverAgain() {
    testing::WindowAtWork work;
    work.window->offerTour();
    auto* banner = work.window->findChild<Banner*>();
    QVERIFY(banner->isVisible());
    QTest::mouseClick(work.child<QPushButton>(QStringLiteral("bannerButton")), Qt::LeftButton);
    QVERIFY(work.window->tour()->isRunning());
    QVERIFY(!banner->isVisible());
    work.window->tour()->close();
    work.window->offerTour();
    QVERIFY(!banner->isVisible());
  }

 private:
  /// The panel lies within the window, and not upon the way to the pages.
  static void checkPlaces(const testing::WindowAtWork& work) {
    const auto* panel = work.window->findChild<TourPanel*>();
    const auto* frame = work.window->findChild<TourFrame*>();
    QVERIFY(work.window->rect().contains(panel->geometry()));
    const QWidget* rail = work.window->findChild<Rail*>();
    QVERIFY(!panel->geometry().intersects(QRect(rail->mapTo(work.window.get(), QPoint(0, 0)), rail->size())));
    QVERIFY(frame->isVisible());
    QVERIFY(work.window->rect().contains(frame->geometry()));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestGuidedTour)
#include "test_guided_tour.moc"
