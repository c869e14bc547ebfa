// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QPainter>
#include <QSignalSpy>
#include <QWheelEvent>
#include <limits>

#include "models/header_model.h"
#include "models/pixel_table_model.h"
#include "support/cutouts.h"
#include "support/qt_warnings.h"
#include "views/image_overlays.h"
#include "views/image_view.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

constexpr ImageShape kShape{3, 4};

/// Values 0, 1, 2, … in the order of the data, one of them missing.
ImagePlane numbered(bool firstRowAtBottom) {
  ImagePlane plane;
  for (int i = 0; i < 12; ++i) plane.values.push_back(static_cast<float>(i));
  plane.values[6] = std::numeric_limits<float>::quiet_NaN();
  plane.shape = kShape;
  plane.firstRowAtBottom = firstRowAtBottom;
  plane.limits = {0, 11};
  return plane;
}

/// An explorable view of it, 200 × 200.
struct Shown {
  explicit Shown(bool firstRowAtBottom = true) {
    view.setExplorable(true);
    view.setAdjustable(true);
    view.resize(200, 200);
    view.showPlane(numbered(firstRowAtBottom), QStringLiteral("numbers"));
    view.show();
    (void)QTest::qWaitForWindowExposed(&view);
    view.setFocus();
  }
  QPoint at(int column, int row) const { return view.geometryOfImage().pixelRect({column, row}).center().toPoint(); }
  QColor colourAt(int column, int row) { return view.grab().toImage().pixelColor(at(column, row)); }

  ImageView view;
};

SkyAxes axes(Direction east, Direction north) {
  constexpr double kScale = 1.012 / 3600;
  return {kScale * east.x, kScale * east.y, kScale * north.x, kScale * north.y};
}

}  // namespace

class TestImageView : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void geometryGoesThereAndBackForEveryTurn() {
    for (const Turn& turn : allTurns()) {
      const ImageGeometry geometry{kShape, turn, 7, {1.5, 1}, {100, 80}};
      for (int y = 0; y < kShape.height; ++y) {
        for (int x = 0; x < kShape.width; ++x) {
          QCOMPARE(geometry.pixelAt(geometry.pixelRect({x, y}).center()), QPoint(x, y));
          QVERIFY(geometry.imageRect().contains(geometry.pixelRect({x, y})));
        }
      }
      QCOMPARE(geometry.imageRect().size().toSize(), 7 * turnedSize(kShape, turn));
    }
  }

  void fitsIsDrawnWithItsFirstRowAtTheBottomAndEverythingElseOnTop() {
    const Shown fits(true), table(false);
    QVERIFY(fits.at(0, 0).y() > fits.at(0, 2).y());
    QVERIFY(table.at(0, 0).y() < table.at(0, 2).y());
    QCOMPARE(fits.view.geometryOfImage().scale, 50.0);
  }

  void everyPixelHasItsGreyWhereItsNumberIsReadOutHoweverItIsLaid() {
    Shown shown;
    shown.view.resize(600, 600);  // so that the compass lies beside the middles of the pixels
    for (const bool mirrored : {false, true}) {
      for (const Direction north : {Direction{0, 1}, Direction{1, 0}, Direction{0, -1}, Direction{-1, 0}}) {
        const Direction east = mirrored ? Direction{north.y, -north.x} : Direction{-north.y, north.x};
        shown.view.setSkyAxes(axes(east, north));
        shown.view.setNorthUp(true);
        for (int y = 0; y < kShape.height; ++y) {
          for (int x = 0; x < kShape.width; ++x) {
            const QColor colour = shown.colourAt(x, y);
            if (4 * y + x == 6) {
              QCOMPARE(colour, QColor::fromRgb(kNonFiniteColour));
            } else if (4 * y + x < 11 && 4 * y + x > 0) {
              QVERIFY(std::abs(colour.red() - (4 * y + x) * 256 / 11) <= 1);
            }
          }
        }
        const QPointF screenNorth = QPointF(shown.at(1, 1)) - QPointF(shown.at(1 - int(north.x), 1 - int(north.y)));
        QVERIFY(screenNorth.y() < 0);
      }
    }
    shown.view.setNorthUp(false);
    QCOMPARE(shown.view.geometryOfImage().turn, Turn{});
  }

  void hoveringTellsPixelAndValueInFitsNumbers() {
    Shown shown;
    QSignalSpy words(&shown.view, &ImageView::pixelHovered);
    QTest::mouseMove(&shown.view, shown.at(3, 2));
    QTRY_COMPARE(words.size(), 1);
    QCOMPARE(words.takeFirst().at(0).toString(), tr("column 4, row 3: 11 DN"));
    QTest::mouseMove(&shown.view, shown.at(2, 1));
    QTRY_COMPARE(words.size(), 1);
    QCOMPARE(words.takeFirst().at(0).toString(), tr("column 3, row 2: no value DN"));
  }

  void draggingWithTheRightButtonSetsBiasAndContrastAsDs9Does() {
    Shown shown;
    QSignalSpy dragged(&shown.view, &ImageView::coloursDragged);
    QTest::mousePress(&shown.view, Qt::RightButton, {}, {100, 20});
    QTest::mouseMove(&shown.view, {50, 60});
    QTRY_VERIFY(!dragged.isEmpty());
    QCOMPARE(shown.view.plane().colours.bias, 0.25);
    QCOMPARE(shown.view.plane().colours.contrast, 3.0);
    QVERIFY(!dragged.last().at(2).toBool());
    QCOMPARE(shown.colourAt(1, 2), QColor(Qt::white));
    QTest::mouseRelease(&shown.view, Qt::RightButton, {}, {150, 400});
    QCOMPARE(dragged.last().at(0).toDouble(), kMostContrast);
    QCOMPARE(dragged.last().at(1).toDouble(), 0.75);
    QVERIFY(dragged.last().at(2).toBool());
  }

  void aRightClickAloneChangesNothingAndADoubleOneResets() {
    Shown shown;
    QSignalSpy dragged(&shown.view, &ImageView::coloursDragged);
    QSignalSpy reset(&shown.view, &ImageView::coloursReset);
    QTest::mouseClick(&shown.view, Qt::RightButton, {}, {50, 60});
    QCOMPARE(dragged.size(), 0);
    QTest::mouseDClick(&shown.view, Qt::RightButton, {}, {50, 60});
    QCOMPARE(reset.size(), 1);
    QTest::keyClick(&shown.view, Qt::Key_R);
    QCOMPARE(reset.size(), 2);
  }

  void theCrosshairGoesWhereTheArrowPointsHoweverTheImageIsLaid() {
    Shown shown;
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, shown.at(1, 1));
    QCOMPARE(shown.view.crosshair(), std::optional(QPoint(1, 1)));
    for (const Turn& turn : allTurns()) {
      // Axes whose north-up turn is this one.
      shown.view.setSkyAxes(
          axes({-double(turn.rightByX), -double(turn.rightByY)}, {double(turn.upByX), double(turn.upByY)}));
      shown.view.setNorthUp(true);
      QCOMPARE(shown.view.geometryOfImage().turn, turn);
      shown.view.setCrosshair(QPoint(1, 1));
      const QPoint before = shown.at(1, 1);
      QTest::keyClick(&shown.view, Qt::Key_Right);
      QVERIFY(shown.at(shown.view.crosshair()->x(), shown.view.crosshair()->y()).x() > before.x());
      QTest::keyClick(&shown.view, Qt::Key_H);
      QTest::keyClick(&shown.view, Qt::Key_K);
      QVERIFY(shown.at(shown.view.crosshair()->x(), shown.view.crosshair()->y()).y() < before.y());
    }
  }

  void theCrosshairStaysInTheImage() {
    Shown shown;
    shown.view.setCrosshair(QPoint(3, 2));
    QTest::keyClick(&shown.view, Qt::Key_Right);
    QTest::keyClick(&shown.view, Qt::Key_Up);
    QCOMPARE(shown.view.crosshair(), std::optional(QPoint(3, 2)));
    QTest::mouseClick(&shown.view, Qt::LeftButton, {}, {1, 1});
    QCOMPARE(shown.view.crosshair(), std::optional(QPoint(3, 2)));
  }

  void theWheelKeepsTheValueUnderTheMouseAndKeysZoomToo() {
    Shown shown;
    const QPoint mouse = shown.at(3, 0);
    QWheelEvent wheel(mouse, shown.view.mapToGlobal(mouse), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&shown.view, &wheel);
    QCOMPARE(shown.view.magnification(), std::optional(64.0));
    QCOMPARE(shown.view.geometryOfImage().pixelAt(mouse), QPoint(3, 0));
    QTest::keyClicks(&shown.view, QStringLiteral("z"));
    QCOMPARE(shown.view.magnification(), std::optional(96.0));
    QTest::keyClicks(&shown.view, QStringLiteral("Z"));
    QCOMPARE(shown.view.magnification(), std::optional(64.0));
    QTest::keyClick(&shown.view, Qt::Key_1);
    QCOMPARE(shown.view.imageRect().size(), QSize(4, 3));
    QTest::keyClick(&shown.view, Qt::Key_0);
    QVERIFY(!shown.view.magnification());
    QCOMPARE(shown.view.imageRect().size(), QSize(200, 150));
  }

  void draggingTheMiddleButtonPans() {
    Shown shown;
    shown.view.setMagnification(96);
    const QPoint before = shown.at(1, 1);
    QTest::mousePress(&shown.view, Qt::MiddleButton, {}, {100, 100});
    QTest::mouseMove(&shown.view, {70, 120});
    QTest::mouseRelease(&shown.view, Qt::MiddleButton, {}, {70, 120});
    QVERIFY((shown.at(1, 1) - before - QPoint(-30, 20)).manhattanLength() <= 2);
  }

  void aLineIsDrawnFromWhereItWasPressedToWhereItWasLetGo() {
    Shown shown;
    QSignalSpy drawn(&shown.view, &ImageView::lineDrawn);
    QTest::mousePress(&shown.view, Qt::LeftButton, {}, shown.at(0, 0));
    QTest::mouseMove(&shown.view, shown.at(3, 2));
    QTest::mouseRelease(&shown.view, Qt::LeftButton, {}, shown.at(3, 2));
    QCOMPARE(drawn.size(), 1);
    const auto line = shown.view.cutLine();
    QVERIFY(line);
    QVERIFY(std::abs(line->from.x) < 0.03 && std::abs(line->from.y) < 0.03);
    QVERIFY(std::abs(line->to.x - 3) < 0.03 && std::abs(line->to.y - 2) < 0.03);
    QVERIFY(!shown.view.crosshair());
  }

  void aLineCanBeDrawnWithTheKeys() {
    Shown shown;
    QSignalSpy drawn(&shown.view, &ImageView::lineDrawn);
    shown.view.setCrosshair(QPoint(0, 1));
    QTest::keyClick(&shown.view, Qt::Key_C);
    QTest::keyClick(&shown.view, Qt::Key_Right);
    QTest::keyClick(&shown.view, Qt::Key_Right);
    QCOMPARE(drawn.size(), 0);
    QVERIFY(shown.view.cutLine());
    QTest::keyClick(&shown.view, Qt::Key_C);
    QCOMPARE(drawn.size(), 1);
    const auto line = shown.view.cutLine();
    QVERIFY(line);
    QCOMPARE(line->from.x, 0.0);
    QCOMPARE(line->from.y, 1.0);
    QCOMPARE(line->to.x, 2.0);
    QCOMPARE(line->to.y, 1.0);
  }

  void thePictureHasTheWholeImageWhateverIsInSight() {
    Shown shown;
    shown.view.setMagnification(128);
    const QSize size = shown.view.pictureSize();
    QCOMPARE(size, QSize(512, 384));
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    shown.view.paintPicture(painter);
    QVERIFY(image.pixelColor(64, 320).red() < 3);
    QVERIFY(image.pixelColor(448, 64).red() > 252);
  }

  void withoutBeingExplorableItLeavesKeysAndWheelAlone() {
    ImageView view;
    view.showCutout(testing::someCutouts(2), 1, {});
    QCOMPARE(view.focusPolicy(), Qt::NoFocus);
    QWheelEvent wheel({5, 5}, {5, 5}, {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&view, &wheel);
    QVERIFY(!view.magnification());
    view.clear();
    QVERIFY(view.imageRect().isEmpty());
  }

  void scaleBarsHaveRoundLengths() {
    QCOMPARE(roundLengthBelow(7.3), 5.0);
    QCOMPARE(roundLengthBelow(2.0), 2.0);
    QCOMPARE(roundLengthBelow(19.0), 10.0);
    QCOMPARE(roundLengthBelow(0.3), 0.2);
  }

  void thePixelTableShowsThePixelsAroundOneInTheOrderOfTheImage() {
    PixelTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const ImagePlane plane = numbered(true);
    model.show(&plane, QPoint(1, 1));
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(2, 2), QStringLiteral("5"));
    QCOMPARE(text(2, 3), tr("no value"));
    QCOMPARE(text(1, 2), QStringLiteral("9"));  // FITS: the row above has the larger number
    QCOMPARE(text(3, 1), QStringLiteral("0"));
    QCOMPARE(text(0, 0), QString());
    QCOMPARE(model.headerData(2, Qt::Horizontal).toInt(), 2);
    QCOMPARE(model.headerData(1, Qt::Vertical).toInt(), 3);
    QCOMPARE(model.index(2, 3).data(Qt::BackgroundRole).value<QBrush>().color(), QColor::fromRgb(kNonFiniteColour));
    const ImagePlane table = numbered(false);
    model.show(&table, QPoint(1, 1));
    QCOMPARE(text(1, 2), QStringLiteral("1"));
    model.show(nullptr, std::nullopt);
    QCOMPARE(text(2, 2), QString());
  }

  void headerCardsAreReadAndCopiedAsTheyStand() {
    HeaderModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setCards({{"SEEING", "1.75", "[px] FWHM", false},
                    {"OBJECT", "Barnard's", "", true},
                    {"COMMENT", "", "as it is", false}});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, HeaderModel::Value).data().toString(), QStringLiteral("1.75"));
    QCOMPARE(model.index(0, 0).data(Qt::UserRole).toString(), QStringLiteral("SEEING = 1.75 / [px] FWHM"));
    QCOMPARE(model.index(1, 0).data(Qt::UserRole).toString(), QStringLiteral("OBJECT = 'Barnard''s'"));
    QCOMPARE(model.index(2, 0).data(Qt::UserRole).toString(), QStringLiteral("COMMENT as it is"));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestImageView)
#include "test_image_view.moc"
