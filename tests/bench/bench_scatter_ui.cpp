// SPDX-License-Identifier: GPL-3.0-or-later
// Time of a frame of the scatter plot while it is dragged: what the GUI thread needs to draw it, what the worker needs
// for a new picture, and both after each other, as on a single core.
#include <fmt/format.h>

#include <QApplication>
#include <QKeyEvent>
#include <QSettings>
#include <QTemporaryDir>
#include <algorithm>
#include <cmath>
#include <ctime>

#include "base/random.h"
#include "models/point_colours.h"
#include "support/cutouts.h"
#include "theme/theme.h"
#include "views/scatter_view.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

constexpr int kFrames = 60;

/// Work of all threads of this program, as on one core that does nothing else: other programs do not count.
class Work {
 public:
  double milliseconds() const { return now() - start_; }

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
  }
  double start_ = now();
};

void turnUntilComplete(const ScatterView& view) {
  do {
    QApplication::processEvents(QEventLoop::AllEvents, 5);
  } while (!view.isComplete());
  QApplication::processEvents();
}

std::shared_ptr<const ScatterPoints> clusters(std::size_t count) {
  auto points = std::make_shared<ScatterPoints>();
  RandomStream random(1);
  for (std::size_t i = 0; i < count; ++i) {
    const auto cluster = static_cast<double>(random.below(12));
    points->x.push_back(static_cast<float>(3 * std::cos(cluster) + random.normal()));
    points->y.push_back(static_cast<float>(3 * std::sin(1.7 * cluster) + random.normal()));
    points->rows.push_back(static_cast<Row>(i));
  }
  return points;
}

struct Frames {
  std::vector<double> paint, whole;
};

Frames drag(ScatterView& view) {
  Frames frames;
  for (int i = 0; i < kFrames; ++i) {
    const Work work;
    QKeyEvent key(QEvent::KeyPress, i % 2 == 0 ? Qt::Key_Right : Qt::Key_Left, Qt::NoModifier);
    QApplication::sendEvent(&view, &key);
    view.repaint();
    frames.paint.push_back(work.milliseconds());
    turnUntilComplete(view);
    view.repaint();
    frames.whole.push_back(work.milliseconds());
  }
  std::sort(frames.paint.begin(), frames.paint.end());
  std::sort(frames.whole.begin(), frames.whole.end());
  return frames;
}

void measure(std::size_t count, bool zoomedIn) {
  Workspace workspace;
  workspace.setData(testing::someCutouts(count, 4));
  ScatterView view(workspace);
  view.resize(1000, 700);
  view.show();
  const auto points = clusters(count);
  view.setPoints(points, {QStringLiteral("x"), QStringLiteral("y"), true});
  view.setLook(colourPoints(*workspace.data(), points->rows, {}, nullptr, true).look);
  if (zoomedIn) view.zoom(4);
  turnUntilComplete(view);
  const Frames frames = drag(view);
  const auto late = static_cast<std::size_t>(0.95 * kFrames);
  fmt::print(
      "{:>9} points, {:>9} in view ({}): drawn at once in {:5.1f} ms ({:5.1f} at 95 %), anew in {:5.1f} ms "
      "({:5.1f} at 95 %)\n",
      count, view.picture().inView, view.picture().asDensity ? "density" : "markers", frames.paint[kFrames / 2],
      frames.paint[late], frames.whole[kFrames / 2], frames.whole[late]);
  const Work work;
  RowSet some(count);
  for (Row row = 0; row < count; row += 10) some.insert(row);
  workspace.setSelection(some);
  turnUntilComplete(view);
  fmt::print("{:>9} points: a tenth of them selected and drawn in {:5.1f} ms\n", count, work.milliseconds());
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QTemporaryDir settings;
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  ThemeSwitch theme(application);
  for (const std::size_t count : {std::size_t{27'253}, std::size_t{100'000}, std::size_t{1'000'000}}) {
    measure(count, false);
    measure(count, true);
  }
  return 0;
}
