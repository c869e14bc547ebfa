// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QImage>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "base/error.h"
#include "models/point_colours.h"
#include "support/cutouts.h"
#include "support/qt_warnings.h"
#include "support/temporary_folder.h"
#include "views/scatter_axes.h"
#include "views/scatter_export.h"
#include "views/scatter_view.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

/// Twelve cutouts on a grid of four by three, a unit apart.
struct Scene {
  Scene() {
    workspace.setData(testing::someCutouts(12));
    view.resize(600, 500);
    view.show();
    (void)QTest::qWaitForWindowExposed(&view);
    auto points = std::make_shared<ScatterPoints>();
    for (Row row = 0; row < 12; ++row) {
      points->x.push_back(static_cast<float>(row % 4));
      points->y.push_back(static_cast<float>(row / 4));
      points->rows.push_back(row);
    }
    view.setThumbnailsShown(false);
    view.setPoints(points, {QStringLiteral("First"), QStringLiteral("Second"), true});
    colours = colourPoints(*workspace.data(), points->rows, {}, nullptr, false);
    view.setLook(colours.look);
    settle();
  }
  void settle() { QTRY_VERIFY(view.isComplete()); }
  QPoint at(Row row) const { return view.placeOf(row)->toPoint(); }
  QPoint beside(Row row, int dx, int dy) const { return at(row) + QPoint(dx, dy); }
  std::vector<Row> selected() const { return workspace.selection().rows(); }
  void drag(const std::vector<QPoint>& path, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(&view, Qt::LeftButton, modifiers, path.front());
    for (const QPoint& point : path) {
      QMouseEvent move(QEvent::MouseMove, point, view.mapToGlobal(point), Qt::NoButton, Qt::LeftButton, modifiers);
      QApplication::sendEvent(&view, &move);
    }
    QTest::mouseRelease(&view, Qt::LeftButton, modifiers, path.back());
  }

  Workspace workspace;
  ScatterView view{workspace};
  PointColours colours;
};

}  // namespace

class TestScatterView : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void showsAllPoints() {
    Scene scene;
    QCOMPARE(scene.view.picture().inView, std::size_t{12});
    for (Row row = 0; row < 12; ++row) QVERIFY(scene.view.frame().area().contains(*scene.view.placeOf(row)));
    QVERIFY(scene.at(8).y() < scene.at(0).y());
  }

  void aClickSelectsAndMakesCurrent() {
    Scene scene;
    QTest::mouseClick(&scene.view, Qt::LeftButton, {}, scene.beside(5, 3, -2));
    QCOMPARE(scene.selected(), std::vector<Row>{5});
    QCOMPARE(scene.workspace.currentRow(), std::optional<Row>(5));
    QTest::mouseClick(&scene.view, Qt::LeftButton, Qt::ControlModifier, scene.at(6));
    QCOMPARE(scene.selected(), (std::vector<Row>{5, 6}));
    QTest::mouseClick(&scene.view, Qt::LeftButton, Qt::ControlModifier, scene.at(5));
    QCOMPARE(scene.selected(), std::vector<Row>{6});
    QTest::mouseClick(&scene.view, Qt::LeftButton, {}, scene.beside(0, -25, 25));
    QVERIFY(scene.selected().empty());
  }

  void aRectangleSelectsWhatIsInIt() {
    Scene scene;
    scene.view.setTool(ScatterView::Tool::Rectangle);
    scene.drag({scene.beside(0, -20, 20), scene.beside(5, 20, -20)});
    QCOMPARE(scene.selected(), (std::vector<Row>{0, 1, 4, 5}));
    scene.drag({scene.beside(10, -20, 20), scene.beside(11, 20, -20)}, Qt::ShiftModifier);
    QCOMPARE(scene.selected(), (std::vector<Row>{0, 1, 4, 5, 10, 11}));
    scene.drag({scene.beside(1, -20, 20), scene.beside(5, 20, -20)}, Qt::ControlModifier);
    QCOMPARE(scene.selected(), (std::vector<Row>{0, 4, 10, 11}));
  }

  void shiftDraggingAddsEvenWhileMovingIsTheTool() {
    Scene scene;
    scene.workspace.setSelection(RowSet::of(12, {11}));
    const ScatterFrame before = scene.view.frame();
    scene.drag({scene.beside(0, -20, 20), scene.beside(0, 20, -20)}, Qt::ShiftModifier);
    QCOMPARE(scene.selected(), (std::vector<Row>{0, 11}));
    QVERIFY(scene.view.frame() == before);
  }

  void aLassoSelectsWhatItGoesAround() {
    Scene scene;
    scene.view.setTool(ScatterView::Tool::Lasso);
    // Around 0, 1 and 5 but not 4: a triangle below the diagonal.
    scene.drag(
        {scene.beside(0, -30, 15), scene.beside(1, 30, 15), scene.beside(5, 30, -30), scene.beside(5, -15, -30)});
    QCOMPARE(scene.selected(), (std::vector<Row>{0, 1, 5}));
  }

  void escapeGivesUpADrag() {
    Scene scene;
    scene.view.setTool(ScatterView::Tool::Rectangle);
    scene.workspace.setSelection(RowSet::of(12, {3}));
    QTest::mousePress(&scene.view, Qt::LeftButton, {}, scene.beside(0, -20, 20));
    QMouseEvent move(QEvent::MouseMove, scene.at(10), scene.view.mapToGlobal(scene.at(10)), Qt::NoButton,
                     Qt::LeftButton, {});
    QApplication::sendEvent(&scene.view, &move);
    QTest::keyClick(&scene.view, Qt::Key_Escape);
    QTest::mouseRelease(&scene.view, Qt::LeftButton, {}, scene.at(10));
    QCOMPARE(scene.selected(), std::vector<Row>{3});
  }

  void draggingMovesThePoints() {
    Scene scene;
    const QPoint before = scene.at(5);
    scene.drag({{300, 200}, {320, 210}, {340, 185}});
    QCOMPARE(scene.at(5), before + QPoint(40, -15));
    QVERIFY(scene.selected().empty());
  }

  void theWheelZoomsAboutThePointer() {
    Scene scene;
    const QPointF at = *scene.view.placeOf(6);
    const double before = scene.view.frame().scaleX();
    QWheelEvent wheel(at, scene.view.mapToGlobal(at), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&scene.view, &wheel);
    QVERIFY(scene.view.frame().scaleX() > 1.4 * before);
    QVERIFY((*scene.view.placeOf(6) - at).manhattanLength() < 1e-6);
    QTest::keyClick(&scene.view, Qt::Key_Home);
    QCOMPARE(scene.view.frame().scaleX(), before);
  }

  void keysMoveZoomAndSelect() {
    Scene scene;
    const QPoint before = scene.at(5);
    QTest::keyClick(&scene.view, Qt::Key_Right);
    QVERIFY(scene.at(5).x() < before.x());
    QTest::keyClick(&scene.view, Qt::Key_Left);
    QCOMPARE(scene.at(5), before);
    const double scale = scene.view.frame().scaleX();
    QTest::keyClick(&scene.view, Qt::Key_Z);
    QVERIFY(scene.view.frame().scaleX() > scale);
    QTest::keyClick(&scene.view, Qt::Key_Z, Qt::ShiftModifier);
    QVERIFY(std::abs(scene.view.frame().scaleX() - scale) < 1e-9 * scale);
    QTest::keyClick(&scene.view, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(scene.selected().size(), std::size_t{12});
    QTest::keyClick(&scene.view, Qt::Key_Escape);
    QVERIFY(scene.selected().empty());
    scene.workspace.setCurrentRow(5);
    QTest::keyClick(&scene.view, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(scene.workspace.currentRow(), std::optional<Row>(6));
    QTest::keyClick(&scene.view, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(scene.workspace.currentRow(), std::optional<Row>(10));
    QTest::keyClick(&scene.view, Qt::Key_Space);
    QCOMPARE(scene.selected(), std::vector<Row>{10});
    QSignalSpy activated(&scene.view, &ScatterView::activated);
    QTest::keyClick(&scene.view, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
  }

  void hiddenClassesAreNeitherDrawnNorHit() {
    Scene scene;
    auto look = std::make_shared<ScatterLook>(*scene.colours.look);
    look->kinds[0].shown = false;
    scene.view.setLook(look);
    scene.settle();
    QCOMPARE(scene.view.picture().inView, std::size_t{8});
    QTest::mouseClick(&scene.view, Qt::LeftButton, {}, scene.at(3));
    QVERIFY(scene.selected().empty());
    scene.view.setTool(ScatterView::Tool::Rectangle);
    scene.drag({scene.beside(0, -20, 20), scene.beside(7, 20, -20)});
    QCOMPARE(scene.selected(), (std::vector<Row>{1, 2, 4, 5, 7}));
  }

  void hoveringNamesTheCutout() {
    Scene scene;
    QTest::mouseMove(&scene.view, scene.beside(7, 2, 2));
    QTRY_COMPARE(scene.view.hoveredRow(), std::optional<Row>(7));
    const QImage card = scene.view.grab().toImage();
    QTest::mouseMove(&scene.view, scene.beside(0, -30, 30));
    QTRY_COMPARE(scene.view.hoveredRow(), std::optional<Row>());
    QVERIFY(scene.view.grab().toImage() != card);
  }

  void cutoutsTakeThePlaceOfMarkersWhereThereIsRoom() {
    Scene scene;
    scene.view.setThumbnailsShown(true);
    QCOMPARE(scene.view.thumbnailCount(), std::size_t{12});
    scene.view.setThumbnailsShown(false);
    QCOMPARE(scene.view.thumbnailCount(), std::size_t{0});
  }

  void aSelectionMadeElsewhereIsSeen() {
    Scene scene;
    const QImage before = scene.view.grab().toImage();
    scene.workspace.setSelection(RowSet::of(12, {2, 3}));
    scene.settle();
    QVERIFY(scene.view.grab().toImage() != before);
    QVERIFY(scene.view.accessibleDescription().contains(QStringLiteral("2 selected")));
  }

  void movedPointsKeepTheViewOfWhoeverMovedIt() {
    Scene scene;
    scene.view.zoom(2);
    const ScatterFrame by_hand = scene.view.frame();
    auto moved = std::make_shared<ScatterPoints>(*scene.view.points());
    for (float& x : moved->x) x *= 1.5F;
    scene.view.setPoints(moved, scene.view.axes());
    scene.settle();
    QVERIFY(scene.view.frame() == by_hand);
    scene.view.fit();
    QVERIFY(scene.view.frame().area().contains(*scene.view.placeOf(3)));
  }

  void otherDataForgetThePoints() {
    Scene scene;
    scene.workspace.setData(testing::someCutouts(3));
    scene.view.setPoints(nullptr, {});
    scene.settle();
    QVERIFY(!scene.view.placeOf(1));
    scene.view.grab();
    QTest::keyClick(&scene.view, Qt::Key_Right);
    QTest::mouseClick(&scene.view, Qt::LeftButton, {}, {200, 200});
  }

  void picturesAreSavedInThreeFormats() {
    Scene scene;
    const testing::TemporaryFolder folder;
    ScatterFigure figure{scene.view.points(), scene.view.look(), nullptr,
                         scene.view.frame(),  scene.view.axes(), scene.colours};
    const auto save = [&](const char* name) {
      const QString path = QString::fromStdString((folder.path() / name).string());
      saveScatter(figure, path);
      QFile file(path);
      [&] { QVERIFY(file.open(QIODevice::ReadOnly)); }();
      return file.readAll();
    };
    const QImage png = QImage::fromData(save("figure.png"));
    QVERIFY(png.width() >= 2 * scene.view.frame().area().width());
    const QByteArray svg = save("figure.SVG");
    QVERIFY(svg.contains("<svg") && svg.contains("First") && svg.contains("blend"));
    QVERIFY(save("figure.pdf").startsWith("%PDF"));
    QVERIFY_THROWS_EXCEPTION(UsageError, save("figure.txt"));
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestScatterView)
#include "test_scatter_view.moc"
