// SPDX-License-Identifier: GPL-3.0-or-later
// How alive the window is: time to the first paint, longest stall of the event loop while it loads and trains, time
// from Cancel to stopped, time to draw a frame of the gallery while it scrolls, and stalls while very many are
// labelled:
//   bench_window_ui [million]
#include <fmt/format.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUndoStack>
#include <algorithm>
#include <functional>
#include <string_view>

#include "io/write.h"
#include "main_window.h"
#include "pages/explore_page.h"
#include "study/run.h"
#include "support/cutouts.h"
#include "support/heartbeat.h"
#include "theme/theme.h"
#include "views/cutout_table.h"
#include "views/filter_box.h"
#include "views/gallery_view.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

template <class Condition>
void turnUntil(Condition condition) {
  while (!condition()) QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
}

/// Notices the first paint of the widget under it.
class FirstPaint : public QObject {
 public:
  explicit FirstPaint(QWidget* widget) { widget->installEventFilter(this); }
  bool seen() const { return seen_; }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    seen_ = seen_ || event->type() == QEvent::Paint;
    return false;
  }

 private:
  bool seen_ = false;
};

void report(const char* what, const testing::Heartbeat& heart) {
  fmt::print("{:<52} {:8.1f} ms in all, longest stall {:6.1f} ms\n", what, heart.elapsedMilliseconds(),
             heart.longestGapMilliseconds());
}

std::shared_ptr<const CutoutSet> simulate(MainWindow& window) {
  testing::Heartbeat heart;
  heart.start();
  window.opener().simulate(SurveyPreset::Challenge);
  turnUntil([&] { return window.workspace().data() && window.jobs().runningCount() == 0; });
  heart.stop();
  report("simulate 27,253 cutouts", heart);
  return window.workspace().data();
}

void load(MainWindow& window, const CutoutSet& set) {
  const QTemporaryDir folder;
  const auto path = std::filesystem::path(folder.path().toStdString()) / "challenge.csv";
  writeCsv(set, path, Progress());
  const auto before = window.workspace().data();
  testing::Heartbeat heart;
  heart.start();
  window.opener().openPath(QString::fromStdString(path.string()));
  turnUntil([&] { return window.workspace().data() != before && window.jobs().runningCount() == 0; });
  heart.stop();
  report("load 27,253 cutouts from CSV", heart);
}

/// Labels one cutout after the other where a thousand are labelled already, while each change goes into a session file.
void keepLabels(MainWindow& window) {
  const QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("labels.blend"));
  const std::size_t rows = window.workspace().data()->size();
  Marks& marks = window.workspace().marks();
  RowSet labelled(rows);
  for (Row row = 0; row < 1000; ++row) labelled.insert(row * 27);
  marks.label(labelled, 1, QStringLiteral("blend"));
  const auto kept = [&] { return window.keeper().file() == file && !window.keeper().isModified(); };
  window.keeper().saveAs(file);
  turnUntil(kept);
  testing::Heartbeat heart;
  heart.start();
  for (Row row = 1; row <= 100; ++row) {
    marks.label(RowSet::of(rows, {row}), 1, QStringLiteral("blend"));
    QTest::qWait(20);
  }
  turnUntil(kept);
  heart.stop();
  report("label 100 more of 27,253, 1,000 labels, kept", heart);
  window.keeper().release();
}

void train(MainWindow& window) {
  RunRequest request;
  request.spec = PipelineSpec::parse("minmax | muygps");
  request.data = window.workspace().data();
  const auto work = [request](const Progress& progress) { return evaluatePipeline(request, progress); };

  testing::Heartbeat heart;
  heart.start();
  window.jobs().run({.title = QStringLiteral("Train")}, &window, work,
                    [&window](const std::shared_ptr<const Run>& run) { window.workspace().addRun(run); });
  turnUntil([&] { return window.jobs().runningCount() == 0; });
  heart.stop();
  report("train and test MuyGPs on 27,253 cutouts", heart);

  std::vector<double> latencies;
  for (const double part : {0.1, 0.3, 0.5, 0.7, 0.9}) {
    const int id = window.jobs().run({.title = QStringLiteral("Train")}, &window, work, [](const auto&) {});
    QTest::qWait(static_cast<int>(part * heart.elapsedMilliseconds()));
    if (window.jobs().runningCount() == 0) continue;
    QElapsedTimer clock;
    clock.start();
    window.jobs().cancel(id);
    turnUntil([&] { return window.jobs().runningCount() == 0; });
    latencies.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
  }
  if (!latencies.empty()) {
    fmt::print("{:<52} {:8.1f} ms at most, over {} tries\n", "from Cancel to stopped",
               *std::max_element(latencies.begin(), latencies.end()), latencies.size());
  }
}

void scroll(MainWindow& window, const char* what) {
  auto* gallery = window.findChild<GalleryView*>();
  turnUntil([&] { return gallery->order() && gallery->isComplete(); });
  for (const int size : {16, 40, 80}) {
    gallery->setThumbnailSize(size);
    turnUntil([&] { return gallery->isComplete(); });
    QScrollBar* bar = gallery->verticalScrollBar();
    std::vector<double> frames;
    QElapsedTimer clock;
    for (int i = 0; i < 120; ++i) {
      bar->setValue(std::min(bar->maximum(), bar->value() + gallery->height() / 5));
      clock.start();
      gallery->viewport()->repaint();
      frames.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
      QApplication::processEvents();
    }
    std::sort(frames.begin(), frames.end());
    fmt::print("{:<34} {:3} px, {:4} visible: {:6.2f} ms median, {:6.2f} ms at most\n", what, size,
               gallery->layoutOfCells().placesBetween(bar->value(), bar->value() + gallery->height()).second -
                   gallery->layoutOfCells().placesBetween(bar->value(), bar->value() + gallery->height()).first,
               frames[frames.size() / 2], frames.back());
  }
}

/// Every mark on every cutout: the most that a cell is asked to draw.
void markEverything(MainWindow& window) {
  auto* gallery = window.findChild<GalleryView*>();
  const std::size_t n = window.workspace().data()->size();
  CutoutMarks marks;
  marks.facts.assign(n, CutoutMarks::Flagged | CutoutMarks::LabelledByPerson | CutoutMarks::SaidWrong);
  marks.predicted.assign(n, 1);
  marks.uncertainty.assign(n, 100);
  gallery->setMarkChoice({.predictions = true, .uncertainty = true});
  gallery->setMarks(std::make_shared<const CutoutMarks>(std::move(marks)));
}

void filter(MainWindow& window, const char* expression) {
  auto* page = window.findChild<ExplorePage*>();
  const auto& set = window.workspace().data();
  std::vector<double> seconds;
  QElapsedTimer clock;
  for (int i = 0; i < 9; ++i) {
    clock.start();
    const FilterMatch match = RowFilter::parse(expression).matching({set}, Progress());
    seconds.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    if (match.rows.empty()) fmt::print("the filter lets nothing through\n");
  }
  std::sort(seconds.begin(), seconds.end());
  fmt::print("{:<52} {:8.2f} ms median\n", fmt::format("filter {} rows: {}", set->size(), expression),
             seconds[seconds.size() / 2]);
  const auto before = page->gallery()->order();
  testing::Heartbeat heart;
  heart.start();
  page->filterBox()->setFilter(QString::fromUtf8(expression));
  turnUntil([&] { return page->gallery()->order() != before && window.jobs().runningCount() == 0; });
  heart.stop();
  report("from the last letter of a filter to the gallery", heart);
  page->filterBox()->setFilter({});
  turnUntil([&] { return window.jobs().runningCount() == 0; });
}

void scrollTable(MainWindow& window) {
  auto* page = window.findChild<ExplorePage*>();
  testing::Heartbeat heart;
  heart.start();
  page->showTable(true);
  QApplication::processEvents();
  heart.stop();
  report("open the table of 1,000,000 rows", heart);
  CutoutTable* table = page->table();
  QScrollBar* bar = table->verticalScrollBar();
  std::vector<double> frames;
  QElapsedTimer clock;
  for (int i = 0; i < 120; ++i) {
    bar->setValue(i % 2 == 0 ? bar->value() + 7 : (i * 7919) % std::max(1, bar->maximum()));
    clock.start();
    table->viewport()->repaint();
    frames.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    QApplication::processEvents();
  }
  std::sort(frames.begin(), frames.end());
  fmt::print("{:<52} {:8.2f} ms median, {:6.2f} ms at most\n", "scroll the table of 1,000,000 rows",
             frames[frames.size() / 2], frames.back());
  page->showTable(false);
}

/// Labels of one cutout and of all of them, and taking them back, where very many are shown.
void labelMany(MainWindow& window) {
  const std::size_t n = window.workspace().data()->size();
  Marks& marks = window.workspace().marks();
  const auto timed = [&](const char* what, const std::function<void()>& act) {
    testing::Heartbeat heart;
    heart.start();
    act();
    QApplication::processEvents();
    turnUntil([&] { return window.jobs().runningCount() == 0; });
    heart.stop();
    report(what, heart);
  };
  for (int i = 0; i < 2; ++i) {
    timed("label one of 1,000,000",
          [&] { marks.label(RowSet::of(n, {static_cast<Row>(i)}), 1, QStringLiteral("blend")); });
  }
  timed("select all 1,000,000", [&] { window.workspace().setSelection(RowSet(n, true)); });
  timed("label all 1,000,000", [&] { marks.label(RowSet(n, true), 1, QStringLiteral("blend")); });
  timed("label one more", [&] { marks.label(RowSet::of(n, {7}), 0, QStringLiteral("single")); });
  timed("undo", [&] { marks.undoStack()->undo(); });
  timed("undo the labels of all", [&] { marks.undoStack()->undo(); });
  timed("flag all", [&] { marks.setFlagged(RowSet(n, true), true); });
}

void million(MainWindow& window) {
  window.workspace().setData(testing::someCutouts(1'000'000));
  scroll(window, "scroll 1,000,000 cutouts");
  markEverything(window);
  scroll(window, "  with every mark");
  filter(window, "BRIGHT > 500000 and separation_px < 1.5");
  filter(window, "class == blend and not (BRIGHT between 1000 and 900000 or row < 1000)");
  scrollTable(window);
  labelMany(window);
}

}  // namespace

int main(int argc, char** argv) {
  QElapsedTimer clock;
  clock.start();
  QApplication application(argc, argv);
  const QTemporaryDir settings;
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  ThemeSwitch theme(application);
  MainWindow window(theme);
  const FirstPaint paint(&window);
  window.show();
  turnUntil([&] { return paint.seen(); });
  fmt::print("{:<52} {:8.1f} ms\n", "from main to the first paint", static_cast<double>(clock.nsecsElapsed()) / 1e6);

  if (argc > 1 && std::string_view(argv[1]) == "million") {
    million(window);
    return 0;
  }
  const auto challenge = simulate(window);
  load(window, *challenge);
  keepLabels(window);
  train(window);
  scroll(window, "scroll 27,253 cutouts");
  markEverything(window);
  scroll(window, "  with every mark");
  million(window);
  return 0;
}
