// SPDX-License-Identifier: GPL-3.0-or-later
// How alive the window is on the way that its guided tour takes: the longest stall of the event loop at each stop, done
// with the mouse and the keys as people would. Goal: none above 50 ms.
#include <fmt/format.h>

#include <QApplication>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "main_window.h"
#include "pages/page.h"
#include "support/heartbeat.h"
#include "theme/theme.h"
#include "tour/guided_tour.h"
#include "views/confusion_matrix_view.h"
#include "views/gallery_view.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

constexpr double kGoal = 50;  ///< milliseconds

template <class Condition>
void turnUntil(Condition condition) {
  while (!condition()) QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
}

/// Runs the parts of the tour and keeps what they cost.
class Stopwatch {
 public:
  explicit Stopwatch(MainWindow& window) : window_(window) {}

  /// `act` starts the part; it ends when no job runs and the window has drawn what came of it.
  template <class Act>
  void part(const char* what, Act act) {
    testing::Heartbeat heart;
    heart.start();
    act();
    turnUntil([this] { return window_.jobs().runningCount() == 0; });
    QTest::qWait(100);
    heart.stop();
    fmt::print("{:<44} {:8.0f} ms, longest stall {:6.1f} ms{}\n", what, heart.elapsedMilliseconds(),
               heart.longestGapMilliseconds(), heart.longestGapMilliseconds() > kGoal ? "  <- above the goal" : "");
    if (heart.longestGapMilliseconds() > worst_) {
      worst_ = heart.longestGapMilliseconds();
      where_ = what;
    }
  }
  void sum() const {
    fmt::print("longest stall of the tour: {:.1f} ms, at \"{}\" (goal {:.0f} ms)\n", worst_, where_, kGoal);
  }

 private:
  MainWindow& window_;
  double worst_ = 0;
  const char* where_ = "";
};

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QTemporaryDir settings;
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  ThemeSwitch theme(application);
  MainWindow window(theme);
  window.show();
  QTest::qWait(200);
  Stopwatch watch(window);
  const auto click = [&](const char* name) {
    QTest::mouseClick(window.findChild<QWidget*>(QString::fromLatin1(name)), Qt::LeftButton);
  };
  const auto next = [&] { click("tourNext"); };

  watch.part("start, simulate the demo survey", [&] { window.tour()->start(); });
  watch.part("1 click a star", [&] {
    auto* gallery = window.findChild<GalleryView*>();
    turnUntil([&] { return gallery->isComplete(); });
    QTest::mouseClick(gallery->viewport(), Qt::LeftButton, {}, gallery->layoutOfCells().cell(3).center());
    turnUntil([&] { return window.tour()->step() == 1; });
  });
  watch.part("2 embed", [&] {
    click("embedButton");
    turnUntil([&] { return window.tour()->stop() == 1; });
  });
  watch.part("2 select points, open Train", [&] {
    QTest::keyClick(window.findChild<QWidget*>(QStringLiteral("scatter")), Qt::Key_A, Qt::ControlModifier);
    turnUntil([&] { return window.tour()->step() == 2; });
  });
  watch.part("3 train MuyGPs and neighbours, open Compare", [&] {
    click("trainButton");
    turnUntil([&] { return window.tour()->step() == 3; });
  });
  watch.part("4 click a cell, open Inspect", [&] {
    auto* matrix = window.findChild<ConfusionMatrixView*>();
    QTest::mouseClick(matrix, Qt::LeftButton, {}, matrix->cellRect(0, 1).center());
    turnUntil([&] { return window.tour()->step() == 4; });
  });
  watch.part("5 inspect a mistake", [&] {
    QTest::keyClick(window.findChild<QWidget*>(QStringLiteral("mistakeList")), Qt::Key_Down);
    if (window.tour()->stop() == 0) next();
  });
  watch.part("5 trust", [&] { window.openPage(QStringLiteral("trust")); });
  watch.part("close", [&] { click("tourClose"); });
  watch.part("back to Explore", [&] { window.openPage(QStringLiteral("explore")); });
  watch.sum();
  return 0;
}
