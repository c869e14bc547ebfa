// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "models/point_colours.h"
#include "support/cutouts.h"
#include "support/qt_warnings.h"
#include "views/pick_grid.h"
#include "views/scatter_frame.h"
#include "views/scatter_raster.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

std::shared_ptr<ScatterPoints> randomPoints(std::size_t count, std::uint64_t seed = 3) {
  auto points = std::make_shared<ScatterPoints>();
  RandomStream random(seed);
  for (std::size_t i = 0; i < count; ++i) {
    points->x.push_back(static_cast<float>(random.normal(5, 2)));
    points->y.push_back(static_cast<float>(random.normal(-3, 7)));
    points->rows.push_back(static_cast<Row>(i));
  }
  return points;
}

std::shared_ptr<ScatterLook> lookOf(std::size_t points, std::vector<PointKind> kinds) {
  auto look = std::make_shared<ScatterLook>();
  look->kinds = std::move(kinds);
  for (std::size_t i = 0; i < points; ++i) look->kindOf.push_back(static_cast<std::uint16_t>(i % look->kinds.size()));
  return look;
}

const QRectF kArea(56, 8, 500, 300);
const PickGrid::Filter kAll = [](std::uint32_t) { return true; };

bool near(QPointF a, QPointF b, double tolerance = 1e-9) {
  return std::hypot(a.x() - b.x(), a.y() - b.y()) < tolerance;
}

ScatterScene sceneOf(std::shared_ptr<const ScatterPoints> points, std::shared_ptr<const ScatterLook> look) {
  ScatterScene scene;
  scene.frame = ScatterFrame::around(points->bounds(), QRectF(0, 0, 400, 300), false);
  scene.points = std::move(points);
  scene.look = std::move(look);
  scene.selectedEdge = qRgb(255, 255, 255);
  return scene;
}

ScatterPicture drawn(const ScatterScene& scene) {
  return drawScatter(scene, [] { return false; });
}

}  // namespace

class TestScatterParts : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void aFrameShowsAllPointsAndGoesBothWays() {
    const auto points = randomPoints(200);
    for (const bool sameScale : {false, true}) {
      const auto frame = ScatterFrame::around(points->bounds(), kArea, sameScale);
      QVERIFY(kArea.contains(frame.pixelsOf(points->bounds())));
      QVERIFY(near(frame.toValues(frame.toPixels(4, -2)), {4, -2}));
      if (sameScale) QCOMPARE(frame.scaleX(), frame.scaleY());
    }
  }

  void upIsUp() {
    const ScatterFrame frame(kArea, {0, 0}, 10, 10);
    QVERIFY(frame.toPixels(0, 1).y() < frame.toPixels(0, 0).y());
    QVERIFY(near(frame.toPixels(0, 0), kArea.center()));
  }

  void movingAndZoomingKeepWhatTheyShould() {
    const ScatterFrame frame(kArea, {5, -3}, 12, 8);
    const QPointF value(6, -4);
    const QPointF before = frame.toPixels(value.x(), value.y());
    QVERIFY(near(frame.moved({17, -5}).toPixels(value.x(), value.y()), before + QPointF(17, -5)));
    const ScatterFrame closer = frame.zoomed(3, before);
    QVERIFY(near(closer.toPixels(value.x(), value.y()), before));
    QCOMPARE(closer.scaleX(), 36.0);
    QVERIFY(near(closer.zoomed(1 / 3.0, before).toPixels(0, 0), frame.toPixels(0, 0)));
  }

  void zoomingStopsWhereFloatsEnd() {
    ScatterFrame frame(kArea, {1, 1}, 100, 100);
    for (int i = 0; i < 1000; ++i) frame = frame.zoomed(1.5, kArea.center());
    QVERIFY(std::isfinite(frame.scaleX()));
    QVERIFY(frame.values().width() > 1e-7);
  }

  void oneSinglePointHasAFrame() {
    auto points = std::make_shared<ScatterPoints>();
    points->x = {2};
    points->y = {7};
    points->rows = {0};
    const auto frame = ScatterFrame::around(points->bounds(), kArea, true);
    QVERIFY(near(frame.toPixels(2, 7), kArea.center()));
    QVERIFY(PickGrid(points).nearest(frame, kArea.center(), 3, kAll) == 0U);
  }

  void theNearestPointIsThatOfTheWholeList() {
    const auto points = randomPoints(3000);
    const PickGrid grid(points);
    const auto frame = ScatterFrame::around(points->bounds(), kArea, false);
    RandomStream random(9);
    const PickGrid::Filter odd = [](std::uint32_t point) { return point % 2 == 1; };
    for (int trial = 0; trial < 300; ++trial) {
      const QPointF at(random.uniform(kArea.left(), kArea.right()), random.uniform(kArea.top(), kArea.bottom()));
      std::optional<std::uint32_t> expected;
      double best = 15;
      for (std::uint32_t i = 1; i < points->size(); i += 2) {
        const QPointF away = frame.toPixels(points->x[i], points->y[i]) - at;
        const double distance = std::hypot(away.x(), away.y());
        if (distance >= best) continue;
        best = distance;
        expected = i;
      }
      QCOMPARE(grid.nearest(frame, at, 15, odd), expected);
    }
  }

  void rectanglesHoldWhatALoopFinds() {
    const auto points = randomPoints(3000);
    const PickGrid grid(points);
    for (const QRectF& rect : {QRectF(3, -10, 4, 9), QRectF(-100, -100, 1000, 1000), QRectF(200, 200, 5, 5)}) {
      auto found = grid.inside(rect, kAll);
      std::sort(found.begin(), found.end());
      std::vector<std::uint32_t> expected;
      for (std::uint32_t i = 0; i < points->size(); ++i) {
        if (points->x[i] >= rect.left() && points->x[i] <= rect.right() && points->y[i] >= rect.top() &&
            points->y[i] <= rect.bottom()) {
          expected.push_back(i);
        }
      }
      QCOMPARE(found, expected);
    }
  }

  void aLassoHoldsWhatItsOutlineHolds() {
    const auto points = randomPoints(3000);
    const QPolygonF notch({{2, -12}, {8, -12}, {8, 6}, {5, -6}, {2, 6}});
    auto found = PickGrid(points).inside(notch, kAll);
    std::sort(found.begin(), found.end());
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < points->size(); ++i) {
      if (notch.containsPoint({points->x[i], points->y[i]}, Qt::OddEvenFill)) expected.push_back(i);
    }
    QVERIFY(!expected.empty());
    QCOMPARE(found, expected);
  }

  void walkingGoesWhereTheArrowPoints() {
    auto points = std::make_shared<ScatterPoints>();
    points->x = {0, 1, 0, -3, 0.2F};
    points->y = {0, 0.1F, 2, 0, -5};
    points->rows = {0, 1, 2, 3, 4};
    const PickGrid grid(points);
    const ScatterFrame frame(kArea, {0, 0}, 20, 20);
    QCOMPARE(grid.neighbour(frame, 0, {1, 0}, kAll), 1U);
    QCOMPARE(grid.neighbour(frame, 0, {-1, 0}, kAll), 3U);
    QCOMPARE(grid.neighbour(frame, 0, {0, -1}, kAll), 2U);
    QCOMPARE(grid.neighbour(frame, 0, {0, 1}, kAll), 4U);
    QVERIFY(!grid.neighbour(frame, 3, {-1, 0}, kAll));
  }

  void aMarkerHasItsColourAtItsPlace() {
    auto points = std::make_shared<ScatterPoints>();
    points->x = {0, 10};
    points->y = {0, 10};
    points->rows = {0, 1};
    const auto scene = sceneOf(points, lookOf(2, {{qRgb(255, 0, 0)}, {qRgb(0, 0, 255)}}));
    const ScatterPicture picture = drawn(scene);
    QCOMPARE(picture.inView, std::size_t{2});
    QVERIFY(!picture.asDensity);
    const QPoint first = scene.frame.toPixels(0, 0).toPoint();
    const QColor colour = picture.image.pixelColor(first);
    QVERIFY(colour.red() > 200 && colour.blue() < 30 && colour.alpha() > 180);
    QCOMPARE(qAlpha(picture.image.pixel(200, 150)), 0);
  }

  void hiddenKindsAreNotDrawn() {
    auto points = randomPoints(100);
    auto look = lookOf(100, {{qRgb(255, 0, 0)}, {qRgb(0, 0, 255)}});
    look->kinds[0].shown = false;
    const ScatterPicture picture = drawn(sceneOf(points, look));
    QCOMPARE(picture.inView, std::size_t{50});
    for (int y = 0; y < picture.image.height(); ++y) {
      for (int x = 0; x < picture.image.width(); ++x) QCOMPARE(qRed(picture.image.pixel(x, y)), 0);
    }
  }

  void markersAtTheEdgeAreCutOffThere() {
    auto points = randomPoints(2000);
    auto scene = sceneOf(points, lookOf(2000, {{qRgb(255, 0, 0), Marker::Star}}));
    scene.frame = scene.frame.zoomed(4, {0, 0});
    QVERIFY(drawn(scene).inView < 2000);
  }

  void selectedPointsStandOutAndOthersStepBack() {
    auto points = std::make_shared<ScatterPoints>();
    points->x = {0, 10};
    points->y = {0, 10};
    points->rows = {0, 1};
    auto scene = sceneOf(points, lookOf(2, {{qRgb(255, 0, 0)}}));
    scene.selection = std::make_shared<const RowSet>(RowSet::of(2, {1}));
    const ScatterPicture picture = drawn(scene);
    QVERIFY(qAlpha(picture.image.pixel(scene.frame.toPixels(0, 0).toPoint())) < 100);
    QCOMPARE(qAlpha(picture.image.pixel(scene.frame.toPixels(10, 10).toPoint())), 255);
  }

  void manyPointsBecomeADensityThatKeepsTheirColours() {
    const std::size_t count = kDensityFrom + 1000;
    auto points = randomPoints(count);
    const auto scene = sceneOf(points, lookOf(count, {{qRgb(200, 100, 0)}}));
    const ScatterPicture picture = drawn(scene);
    QVERIFY(picture.asDensity);
    QCOMPARE(picture.inView, count);
    const QColor middle = picture.image.pixelColor(scene.frame.toPixels(5, -3).toPoint());
    QVERIFY(middle.alpha() > 150);
    QVERIFY(std::abs(middle.red() - 200) < 6 && std::abs(middle.green() - 100) < 6);
    QVERIFY(drawn(sceneOf(randomPoints(kDensityFrom), lookOf(kDensityFrom, {{0U}}))).asDensity == false);
  }

  void aPictureThatNobodyWantsEndsEarly() {
    const auto scene = sceneOf(randomPoints(1000), lookOf(1000, {{qRgb(255, 0, 0)}}));
    QVERIFY(drawScatter(scene, [] { return true; }).image.isNull());
  }

  void classesAreColouredWithTheirOwnColours() {
    const auto set = testing::someCutouts(10);
    const std::vector<Row> rows{0, 1, 2, 3, 4};
    const PointColours colours = colourPoints(*set, rows, {}, nullptr, false);
    QCOMPARE(colours.look->kindOf, (std::vector<std::uint16_t>{0, 1, 2, 0, 1}));
    QCOMPARE(colours.entries.size(), std::size_t{3});
    QCOMPARE(colours.entries[0].count, std::size_t{2});
    QCOMPARE(colours.entries[1].name, QStringLiteral("blend"));
    QCOMPARE(colours.entries[1].colour, classColour(1).rgb());
    QVERIFY(!colours.scale);
  }

  void numbersGetAScaleWithTheirUnitAndGreyForWhatIsMissing() {
    const auto set = testing::someCutouts(1000);
    std::vector<Row> rows(1000);
    for (Row row = 0; row < 1000; ++row) rows[row] = row;
    const PointColours colours =
        colourPoints(*set, rows, {ColourSource::Kind::Column, QStringLiteral("BRIGHT")}, nullptr, true);
    QVERIFY(colours.scale && colours.entries.empty());
    QCOMPARE(colours.scale->title, QStringLiteral("BRIGHT (mag)"));
    QVERIFY(std::abs(colours.scale->low - 11) < 2 && std::abs(colours.scale->high - 990) < 2);
    QCOMPARE(colours.look->kindOf.front(), static_cast<std::uint16_t>(colours.scale->colours.size() - 1));
    QCOMPARE(colours.look->kindOf.back(), std::uint16_t{0});
    const PointColours none =
        colourPoints(*set, rows, {ColourSource::Kind::Column, QStringLiteral("GONE")}, nullptr, true);
    QCOMPARE(none.scale->missing, std::size_t{1000});
    QCOMPARE(none.look->kindOf.front(), static_cast<std::uint16_t>(none.scale->colours.size()));
  }

  void rareWordsAreCountedTogether() {
    CutoutSetParts parts;
    parts.pixels = Matrix<float>(40, 4);
    parts.shape = {2, 2};
    MetadataColumn column{.name = "FIELD", .unit = "", .role = ColumnRole::Measured, .values = TextValues{}};
    auto& words = std::get<TextValues>(column.values);
    for (int i = 0; i < 39; ++i) words.append("word" + std::to_string(std::min(i, 19)));
    words.appendMissing();
    parts.metadata.add(std::move(column));
    const auto set = CutoutSet::make(std::move(parts));
    std::vector<Row> rows(40);
    for (Row row = 0; row < 40; ++row) rows[row] = row;
    const PointColours colours =
        colourPoints(*set, rows, {ColourSource::Kind::Column, QStringLiteral("FIELD")}, nullptr, false);
    QCOMPARE(colours.entries.size(), std::size_t{13});
    QCOMPARE(colours.entries[0].name, QStringLiteral("word19"));
    QCOMPARE(colours.entries[0].count, std::size_t{20});
    QCOMPARE(colours.entries[11].name, QStringLiteral("other"));
    QCOMPARE(colours.entries[12].count, std::size_t{1});
  }

  void onlyRunsOfTheseDataOfferTheirPredictions() {
    const auto set = testing::someCutouts(10);
    QCOMPARE(colourSources(*set, nullptr).size(), std::size_t{3});
    QCOMPARE(colourSources(*set, nullptr).back().first, QStringLiteral("separation_px (truth)"));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestScatterParts)
#include "test_scatter_parts.moc"
