// SPDX-License-Identifier: GPL-3.0-or-later
#include <QScrollBar>
#include <QSignalSpy>
#include <QWheelEvent>
#include <cmath>

#include "support/cutouts.h"
#include "support/qt_warnings.h"
#include "views/cutout_image.h"
#include "views/gallery_view.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

constexpr std::size_t kChallenge = 27'253;

std::shared_ptr<const RowOrder> ordered(const CutoutSet& set, bool byClass = false) {
  RowOrderSpec spec;
  spec.byClass = byClass;
  return std::make_shared<const RowOrder>(orderRows(set, spec, nullptr, Progress()));
}

/// A shown gallery of `set` in the order of the file.
struct Shown {
  explicit Shown(const std::shared_ptr<const CutoutSet>& set, bool byClass = false) {
    workspace.setData(set);
    gallery.resize(640, 480);
    gallery.setOrder(ordered(*set, byClass), byClass);
    gallery.show();
    (void)QTest::qWaitForWindowExposed(&gallery);
    gallery.setFocus();
  }
  void click(Row row, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::mouseClick(gallery.viewport(), Qt::LeftButton, modifiers, gallery.visualRect(row).center());
  }
  std::size_t columns() const { return static_cast<std::size_t>(gallery.layoutOfCells().columns()); }

  Workspace workspace;
  GalleryView gallery{workspace};
};

}  // namespace

class TestGalleryView : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    challenge_ = testing::someCutouts(kChallenge);
    million_ = testing::someCutouts(1'000'000, 2);
  }
  void init() { testing::failOnQtWarnings(); }

  void arrowKeysWalkThroughTheGridAndSelect() {
    Shown shown(challenge_);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(0));
    QTest::keyClick(&shown.gallery, Qt::Key_Right);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(1));
    QCOMPARE(shown.workspace.selection().rows(), std::vector<Row>{1});
    QTest::keyClick(&shown.gallery, Qt::Key_Down);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(static_cast<Row>(1 + shown.columns())));
    QTest::keyClick(&shown.gallery, Qt::Key_Left);
    QTest::keyClick(&shown.gallery, Qt::Key_Up);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(0));
    QTest::keyClick(&shown.gallery, Qt::Key_End);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(kChallenge - 1));
    QVERIFY(shown.gallery.viewport()->rect().contains(shown.gallery.visualRect(kChallenge - 1)));
    QTest::keyClick(&shown.gallery, Qt::Key_Home);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(0));
  }

  void pageKeysMoveByWholeScreens() {
    Shown shown(challenge_);
    const int line = shown.gallery.layoutOfCells().metrics().cell.height() + 1;
    const auto lines = static_cast<std::size_t>(shown.gallery.viewport()->height() / line);
    QTest::keyClick(&shown.gallery, Qt::Key_PageDown);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(static_cast<Row>(lines * shown.columns())));
    QTest::keyClick(&shown.gallery, Qt::Key_PageUp);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(0));
  }

  void shiftExtendsAndControlKeeps() {
    Shown shown(challenge_);
    shown.click(3);
    QTest::keyClick(&shown.gallery, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&shown.gallery, Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{3, 4, 5}));
    QTest::keyClick(&shown.gallery, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{3, 4}));
    QTest::keyClick(&shown.gallery, Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(5));
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{3, 4}));
    QTest::keyClick(&shown.gallery, Qt::Key_Space);
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{3, 4, 5}));
    QTest::keyClick(&shown.gallery, Qt::Key_Escape);
    QVERIFY(shown.workspace.selection().empty());
  }

  void controlASelectsEveryCutoutShown() {
    Shown shown(challenge_);
    QTest::keyClick(&shown.gallery, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(shown.workspace.selection().count(), kChallenge);
  }

  void clicksSelectToggleAndExtend() {
    Shown shown(challenge_);
    shown.click(2);
    QCOMPARE(shown.workspace.selection().rows(), std::vector<Row>{2});
    QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(2));
    shown.click(5, Qt::ControlModifier);
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{2, 5}));
    shown.click(2, Qt::ControlModifier);
    QCOMPARE(shown.workspace.selection().rows(), std::vector<Row>{5});
    shown.click(4);
    shown.click(6, Qt::ShiftModifier);
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{4, 5, 6}));
  }

  void rubberBandSelectsWhatItTouches() {
    Shown shown(challenge_);
    const QRect first = shown.gallery.visualRect(1);
    const QRect last = shown.gallery.visualRect(static_cast<Row>(2 + shown.columns()));
    QWidget* viewport = shown.gallery.viewport();
    QTest::mousePress(viewport, Qt::LeftButton, Qt::NoModifier, first.center());
    QTest::mouseMove(viewport, last.center());
    QTest::mouseRelease(viewport, Qt::LeftButton, Qt::NoModifier, last.center());
    const auto columns = static_cast<Row>(shown.columns());
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{1, 2, columns + 1, columns + 2}));
  }

  void aBandWithControlTurnsOverWhatItTouchesAndEscapeTakesItBack() {
    Shown shown(challenge_);
    shown.workspace.setSelection(RowSet::of(kChallenge, {2, 3, 50}));
    QWidget* viewport = shown.gallery.viewport();
    const QPoint from = shown.gallery.visualRect(1).center();
    const QPoint to = shown.gallery.visualRect(2).center();
    QTest::mousePress(viewport, Qt::LeftButton, Qt::ControlModifier, from);
    QTest::mouseMove(viewport, to);
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{1, 3, 50}));
    QTest::keyClick(&shown.gallery, Qt::Key_Escape);
    QTest::mouseRelease(viewport, Qt::LeftButton, Qt::ControlModifier, to);
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{2, 3, 50}));
  }

  void everythingOfAMillionIsSelectedInOneStepWithoutWhatIsHidden() {
    Shown shown(million_);
    const QSignalSpy changed(&shown.workspace, &Workspace::selectionChanged);
    QTest::keyClick(&shown.gallery, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(shown.workspace.selection().count(), std::size_t{1'000'000});
    shown.workspace.clearSelection();
    const RowSet only = RowSet::of(1'000'000, {7, 8, 500'000});
    shown.gallery.setOrder(std::make_shared<const RowOrder>(orderRows(*million_, RowOrderSpec{}, &only, Progress())),
                           false);
    shown.workspace.setSelection(RowSet::of(1'000'000, {9}));
    QTest::keyClick(&shown.gallery, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{7, 8, 9, 500'000}));
  }

  void aRangeBeginsWhereItDidAfterTheOrderIsMadeAnew() {
    Shown shown(challenge_);
    shown.click(3);
    RowOrderSpec spec;
    spec.descending = true;
    const RowSet few = RowSet::of(kChallenge, {1, 2, 3, 4, 5});
    shown.gallery.setOrder(std::make_shared<const RowOrder>(orderRows(*challenge_, spec, &few, Progress())), false);
    shown.click(1, Qt::ShiftModifier);
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{1, 2, 3}));
  }

  void marksAreDrawnWhereTheyAreTickedAndNowhereElse() {
    Shown shown(challenge_);
    QTRY_VERIFY(shown.gallery.isComplete());
    const auto cellOf = [&](Row row) {
      return shown.gallery.viewport()->grab(shown.gallery.visualRect(row)).toImage();
    };
    const QImage plain = cellOf(5);
    const QImage other = cellOf(6);
    CutoutMarks marks{std::vector<std::uint8_t>(kChallenge, 0),
                      std::vector<std::uint8_t>(kChallenge, CutoutMarks::kNone),
                      std::vector<std::uint8_t>(kChallenge, CutoutMarks::kNone)};
    marks.facts[5] = CutoutMarks::Flagged | CutoutMarks::LabelledByPerson | CutoutMarks::SaidWrong;
    marks.predicted[5] = 1;
    marks.uncertainty[5] = 127;
    shown.gallery.setMarks(std::make_shared<const CutoutMarks>(marks));
    const MarkChoice none{.predictions = false, .uncertainty = false, .flags = false, .labels = false};
    const MarkChoice choices[] = {
        {.predictions = true, .flags = false, .labels = false},
        {.uncertainty = true, .flags = false, .labels = false},
        {.flags = true, .labels = false},
        {.flags = false, .labels = true},
    };
    shown.gallery.setMarkChoice(none);
    QCOMPARE(cellOf(5), plain);
    std::vector<QImage> drawn;
    for (const MarkChoice& choice : choices) {
      shown.gallery.setMarkChoice(choice);
      drawn.push_back(cellOf(5));
      QVERIFY(drawn.back() != plain);
      QCOMPARE(cellOf(6), other);
    }
    for (std::size_t i = 1; i < drawn.size(); ++i) QVERIFY(drawn[i] != drawn[i - 1]);
    shown.gallery.setMarkChoice(none);
    MarkChoice withoutClasses = none;
    withoutClasses.classes = false;
    shown.gallery.setMarkChoice(withoutClasses);
    QVERIFY(shown.gallery.visualRect(5).height() < plain.height());
  }

  void marksComeFromTheColumnsOfModelsAndPeople() {
    const auto set = testing::someCutouts(4);
    auto beside = std::make_shared<MetadataTable>();
    beside->add({"marks: flag", "", ColumnRole::Measured, std::vector<double>{0, 1, 0, 0}});
    beside->add({"marks: label_origin", "", ColumnRole::Measured, TextValues{{"person", "rule"}, {-1, 0, 1, -1}}});
    beside->add({"run: predicted class", "", ColumnRole::Measured, TextValues{{"binary", "single"}, {1, 1, -1, 0}}});
    beside->add({"run: uncertainty", "", ColumnRole::Measured, std::vector<double>{0, 0.25, NAN, 0.5}});
    const CutoutMarks marks = cutoutMarks({set, {beside}}, "run");
    QCOMPARE(marks.predicted, (std::vector<std::uint8_t>{0, 0, CutoutMarks::kNone, 2}));
    QCOMPARE(marks.uncertainty, (std::vector<std::uint8_t>{0, 127, CutoutMarks::kNone, 254}));
    QCOMPARE(marks.facts[0], std::uint8_t{CutoutMarks::SaidRight});
    QCOMPARE(int{marks.facts[1]}, CutoutMarks::Flagged | CutoutMarks::LabelledByPerson | CutoutMarks::SaidWrong);
    QCOMPARE(marks.facts[2], std::uint8_t{0});
    QCOMPARE(marks.facts[3], std::uint8_t{CutoutMarks::SaidWrong});
    const CutoutMarks none = cutoutMarks({set, {}}, "run");
    QCOMPARE(none.predicted, std::vector<std::uint8_t>(4, CutoutMarks::kNone));
  }

  void clickOnNothingClearsTheSelection() {
    Shown shown(testing::someCutouts(3));
    shown.click(1);
    QTest::mouseClick(shown.gallery.viewport(), Qt::LeftButton, Qt::NoModifier, QPoint(600, 400));
    QVERIFY(shown.workspace.selection().empty());
  }

  void clickOnASectionHeaderSelectsTheSection() {
    Shown shown(testing::someCutouts(9), true);
    QTest::mouseClick(shown.gallery.viewport(), Qt::LeftButton, Qt::NoModifier,
                      shown.gallery.layoutOfCells().header(1).center());
    QCOMPARE(shown.workspace.selection().rows(), (std::vector<Row>{1, 4, 7}));
  }

  void enterAndDoubleClickActivate() {
    Shown shown(challenge_);
    QSignalSpy activated(&shown.gallery, &GalleryView::activated);
    shown.click(4);
    QTest::keyClick(&shown.gallery, Qt::Key_Return);
    QTest::mouseDClick(shown.gallery.viewport(), Qt::LeftButton, Qt::NoModifier, shown.gallery.visualRect(6).center());
    QCOMPARE(activated.count(), 2);
    QCOMPARE(activated[0][0].value<Row>(), Row{4});
    QCOMPARE(activated[1][0].value<Row>(), Row{6});
  }

  void everyVisibleCutoutIsDrawnWithItsOwnPixels() {
    Shown shown(challenge_);
    QTRY_VERIFY(shown.gallery.isComplete());
    const QImage picture = shown.gallery.viewport()->grab().toImage();
    for (const Row row : {Row{1}, Row{7}, static_cast<Row>(shown.columns() + 2)}) {
      const QImage wanted = cutoutImage(*challenge_, row, shown.workspace.display());
      const QRect cell = shown.gallery.visualRect(row);
      const int scale = cell.width() / wanted.width();
      for (int y = 0; y < wanted.height(); ++y) {
        for (int x = 0; x < wanted.width(); ++x) {
          const QPoint centre = cell.topLeft() + QPoint(x, y) * scale + QPoint(scale, scale) / 2;
          QCOMPARE(QColor(picture.pixel(centre)), QColor(wanted.pixel(x, y)));
        }
      }
    }
  }

  void picturesFollowTheStretchAndNeverShowAnOlderOne() {
    Shown shown(challenge_);
    for (const Stretch stretch : {Stretch::Log, Stretch::Asinh, Stretch::Squared}) {
      DisplaySettings display = shown.workspace.display();
      display.stretch = stretch;
      shown.workspace.setDisplay(display);
    }
    QTRY_VERIFY(shown.gallery.isComplete());
    const QImage picture = shown.gallery.viewport()->grab().toImage();
    const QImage wanted = cutoutImage(*challenge_, 5, shown.workspace.display());
    const QPoint middle = shown.gallery.visualRect(5).topLeft();
    const int scale = shown.gallery.visualRect(5).width() / wanted.width();
    QCOMPARE(QColor(picture.pixel(middle + QPoint(scale, scale) * 4 + QPoint(2, 2))), QColor(wanted.pixel(4, 4)));
  }

  void aMillionCutoutsScrollFromEndToEnd() {
    Shown shown(million_);
    for (const int size : {GalleryView::kSmallestThumbnail, 80, GalleryView::kLargestThumbnail}) {
      shown.gallery.setThumbnailSize(size);
      QScrollBar* bar = shown.gallery.verticalScrollBar();
      for (const double part : {0.0, 0.37, 1.0}) {
        bar->setValue(static_cast<int>(part * bar->maximum()));
        QTRY_VERIFY(shown.gallery.isComplete());
        const auto middle = shown.gallery.rowAt(QPoint(5, shown.gallery.viewport()->height() / 2));
        if (middle) QCOMPARE(shown.gallery.visualRect(*middle).left(), 0);
      }
      QTest::keyClick(&shown.gallery, Qt::Key_End);
      QCOMPARE(shown.workspace.currentRow(), std::optional<Row>(999'999));
      QVERIFY(shown.gallery.viewport()->rect().contains(shown.gallery.visualRect(999'999)));
      QTest::keyClick(&shown.gallery, Qt::Key_Home);
    }
  }

  void theSizeSnapsToWholePixelsOfTheImage() {
    Shown shown(challenge_);
    shown.gallery.setThumbnailSize(57);
    QCOMPARE(shown.gallery.layoutOfCells().metrics().cell.width(), 50);
    shown.gallery.setThumbnailSize(1000);
    QCOMPARE(shown.gallery.thumbnailSize(), GalleryView::kLargestThumbnail);
    QCOMPARE(shown.gallery.layoutOfCells().metrics().cell.width(), 250);
  }

  void zoomingKeepsTheFirstCutoutInSight() {
    Shown shown(challenge_);
    shown.gallery.verticalScrollBar()->setValue(shown.gallery.verticalScrollBar()->maximum() / 2);
    const Row first = *shown.gallery.rowAt(QPoint(5, 5));
    for (const int size : {40, 120, 80}) {
      shown.gallery.setThumbnailSize(size);
      QVERIFY(shown.gallery.visualRect(first).intersects(shown.gallery.viewport()->rect()));
    }
  }

  void selectionOfOthersIsScrolledTo() {
    Shown shown(challenge_);
    shown.workspace.setCurrentRow(20'000);
    QVERIFY(shown.gallery.viewport()->rect().contains(shown.gallery.visualRect(20'000)));
  }

  void assistiveTechnologyHearsTheCurrentCutout() {
    Shown shown(challenge_);
    shown.click(4);
    QVERIFY(shown.gallery.accessibleDescription().contains(QStringLiteral("blend, selected, 5 of 27253")));
  }

  void newDataNeverMeetsAnOldOrder() {
    Shown shown(challenge_);
    shown.workspace.setData(testing::someCutouts(5));
    QCOMPARE(shown.gallery.order(), nullptr);
    QTest::keyClick(&shown.gallery, Qt::Key_Right);
    shown.gallery.repaint();
    QCOMPARE(shown.gallery.verticalScrollBar()->maximum(), 0);
  }

 private:
  std::shared_ptr<const CutoutSet> challenge_;
  std::shared_ptr<const CutoutSet> million_;
};

BLENDSCOPE_UI_TEST_MAIN(TestGalleryView)
#include "test_gallery_view.moc"
