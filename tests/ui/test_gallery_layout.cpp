// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>

#include "base/random.h"
#include "support/qt_warnings.h"
#include "views/gallery_layout.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

struct Placed {
  std::size_t place;
  QRect rect;
};

/// Lays cells out one after the other, as a typesetter would.
std::vector<Placed> bruteForce(int width, const GalleryLayout::Metrics& metrics,
                               const std::vector<RowSection>& sections) {
  std::vector<Placed> cells;
  int top = 0;
  for (const RowSection& section : sections) {
    if (section.begin > 0) top += metrics.gap + metrics.sectionGap;
    top += metrics.headerHeight;
    int x = 0;
    int y = top;
    for (std::size_t place = section.begin; place < section.end; ++place) {
      if (x > 0 && x + metrics.cell.width() > width) {
        x = 0;
        y += metrics.cell.height() + metrics.gap;
      }
      cells.push_back({place, QRect(QPoint(x, y), metrics.cell)});
      x += metrics.cell.width() + metrics.gap;
    }
    top = y + metrics.cell.height();
  }
  return cells;
}

struct Case {
  int width;
  GalleryLayout::Metrics metrics;
  std::vector<RowSection> sections;
};

Case randomCase(RandomStream& random) {
  Case made;
  made.width = static_cast<int>(random.below(400));
  made.metrics.cell = QSize(16 + static_cast<int>(random.below(60)), 16 + static_cast<int>(random.below(60)));
  made.metrics.gap = static_cast<int>(random.below(4));
  made.metrics.headerHeight = random.below(2) == 0 ? 0 : 28;
  made.metrics.sectionGap = random.below(2) == 0 ? 0 : 16;
  std::size_t next = 0;
  const std::size_t count = 1 + random.below(4);
  for (std::size_t s = 0; s < count; ++s) {
    const std::size_t size = 1 + random.below(40);
    made.sections.push_back({static_cast<int>(s), next, next + size});
    next += size;
  }
  return made;
}

}  // namespace

class TestGalleryLayout : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void cellsLieWhereATypesetterPutsThem() {
    RandomStream random(1);
    for (int i = 0; i < 200; ++i) {
      const Case made = randomCase(random);
      const GalleryLayout layout(made.width, made.metrics, made.sections);
      const auto cells = bruteForce(made.width, made.metrics, made.sections);
      QCOMPARE(layout.count(), cells.size());
      for (const Placed& placed : cells) QCOMPARE(layout.cell(placed.place), placed.rect);
      QCOMPARE(layout.contentHeight(), cells.back().rect.bottom() + 1);
    }
  }

  void pointsFindTheCellTheyLieIn() {
    RandomStream random(2);
    for (int i = 0; i < 60; ++i) {
      const Case made = randomCase(random);
      const GalleryLayout layout(made.width, made.metrics, made.sections);
      const auto cells = bruteForce(made.width, made.metrics, made.sections);
      for (int j = 0; j < 200; ++j) {
        const QPoint point(
            static_cast<int>(random.below(450)) - 20,
            static_cast<int>(random.below(static_cast<std::uint64_t>(layout.contentHeight()) + 60)) - 20);
        const auto under =
            std::find_if(cells.begin(), cells.end(), [&](const Placed& placed) { return placed.rect.contains(point); });
        const auto found = layout.placeAt(point);
        QCOMPARE(found.has_value(), under != cells.end());
        if (found) QCOMPARE(*found, under->place);
      }
    }
  }

  void rectanglesFindTheCellsTheyTouch() {
    RandomStream random(3);
    for (int i = 0; i < 100; ++i) {
      const Case made = randomCase(random);
      const GalleryLayout layout(made.width, made.metrics, made.sections);
      const auto cells = bruteForce(made.width, made.metrics, made.sections);
      const QRect area(static_cast<int>(random.below(300)) - 20, static_cast<int>(random.below(400)) - 20,
                       1 + static_cast<int>(random.below(200)), 1 + static_cast<int>(random.below(300)));
      std::vector<std::size_t> wanted;
      for (const Placed& placed : cells) {
        if (placed.rect.intersects(area)) wanted.push_back(placed.place);
      }
      std::vector<std::size_t> found;
      layout.forEachRunIn(area, [&](std::size_t begin, std::size_t end) {
        for (std::size_t place = begin; place < end; ++place) found.push_back(place);
      });
      QCOMPARE(found, wanted);
      std::vector<std::size_t> touched;
      for (const Placed& placed : cells) {
        if (placed.rect.top() < area.bottom() + 1 && placed.rect.bottom() >= area.top())
          touched.push_back(placed.place);
      }
      const auto [begin, end] = layout.placesBetween(area.top(), area.bottom() + 1);
      QCOMPARE(begin, touched.empty() ? 0 : touched.front());
      QCOMPARE(end, touched.empty() ? 0 : touched.back() + 1);
    }
  }

  void movingByLinesKeepsTheColumnAcrossSections() {
    RandomStream random(4);
    for (int i = 0; i < 60; ++i) {
      const Case made = randomCase(random);
      const GalleryLayout layout(made.width, made.metrics, made.sections);
      const auto cells = bruteForce(made.width, made.metrics, made.sections);
      std::vector<std::vector<std::size_t>> lines;
      for (const Placed& placed : cells) {
        if (placed.rect.left() == 0) lines.emplace_back();
        lines.back().push_back(placed.place);
      }
      for (std::size_t from = 0; from < lines.size(); ++from) {
        for (std::size_t column = 0; column < lines[from].size(); ++column) {
          for (const int by : {-1000, -2, -1, 1, 3, 1000}) {
            const int last = static_cast<int>(lines.size()) - 1;
            const auto to = static_cast<std::size_t>(std::clamp(static_cast<int>(from) + by, 0, last));
            const std::size_t wanted = lines[to][std::min(column, lines[to].size() - 1)];
            QCOMPARE(layout.moveByLines(lines[from][column], by), wanted);
          }
          QCOMPARE(layout.lineOf(lines[from][column]), (std::pair{lines[from].front(), lines[from].back()}));
        }
      }
    }
  }

  void headersLieAboveTheirCells() {
    const GalleryLayout layout(100, {.cell = QSize(20, 20), .gap = 1, .headerHeight = 24, .sectionGap = 8},
                               {{0, 0, 7}, {1, 7, 9}});
    QCOMPARE(layout.columns(), 4);
    QCOMPARE(layout.header(0), QRect(0, 0, 83, 24));
    QCOMPARE(layout.header(1).top(), 24 + 2 * 21 - 1 + 1 + 8);
    QCOMPARE(layout.headerAt(QPoint(5, 23)), std::optional<std::size_t>(0));
    QVERIFY(!layout.headerAt(QPoint(5, 24)));
  }

  void aMillionCellsOfTheLargestSizeHaveExactPlaces() {
    const GalleryLayout layout(300, {.cell = QSize(250, 270), .gap = 1}, {{-1, 0, 1'000'000}});
    QCOMPARE(layout.columns(), 1);
    QCOMPARE(layout.cell(999'999), QRect(0, 999'999 * 271, 250, 270));
    QCOMPARE(layout.placeAt(QPoint(10, 999'999 * 271 + 5)), std::optional<std::size_t>(999'999));
    QCOMPARE(layout.contentHeight(), 1'000'000 * 271 - 1);
  }

  void nothingToLayOutTakesNoRoom() {
    const GalleryLayout layout(300, {}, {});
    QCOMPARE(layout.count(), std::size_t{0});
    QCOMPARE(layout.contentHeight(), 0);
    QVERIFY(!layout.placeAt(QPoint(0, 0)));
    QCOMPARE(layout.placesBetween(0, 100), (std::pair<std::size_t, std::size_t>{0, 0}));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestGalleryLayout)
#include "test_gallery_layout.moc"
