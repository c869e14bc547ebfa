// SPDX-License-Identifier: GPL-3.0-or-later
// The filter line of Explore, and what follows from it.
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>

#include "pages/explore_page.h"
#include "support/cutouts.h"
#include "support/qt_warnings.h"
#include "views/filter_box.h"
#include "views/status_line.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

struct Shown {
  explicit Shown(const std::shared_ptr<const CutoutSet>& set) {
    workspace.setData(set);
    QObject::connect(&page, &ExplorePage::shownChanged, &status, &StatusLine::setShown);
    page.resize(1000, 700);
    page.show();
    (void)QTest::qWaitForWindowExposed(&page);
    page.activateWindow();
    edit = page.findChild<QLineEdit*>(QStringLiteral("filter"));
    message = page.findChild<QLabel*>(QStringLiteral("filterMessage"));
    offers = edit->findChild<QCompleter*>()->popup();
    edit->setFocus();
  }
  void type(const char* text) { QTest::keyClicks(edit, QString::fromUtf8(text)); }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(edit, key, modifiers); }
  QStringList offered() const {
    QStringList words;
    if (!offers->isVisible()) return words;
    for (int row = 0; row < offers->model()->rowCount(); ++row)
      words << offers->model()->index(row, 0).data().toString();
    return words;
  }
  std::vector<Row> rows() const { return page.gallery()->order() ? page.gallery()->order()->rows : std::vector<Row>{}; }
  QString counts() const { return status.findChild<QLabel*>(QStringLiteral("statusCounts"))->text(); }

  Workspace workspace;
  JobRunner jobs;
  ExplorePage page{workspace, jobs};
  StatusLine status{workspace, jobs};
  QLineEdit* edit;
  QLabel* message;
  QAbstractItemView* offers;
};

using Rows = std::vector<Row>;

}  // namespace

class TestExploreFilter : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    testing::failOnQtWarnings();
    QSettings().clear();
  }

  void anUnknownColumnIsAnErrorThatNamesThoseLikeIt() {
    Shown shown(testing::someCutouts(9));
    auto* warning = shown.page.findChild<QLabel*>(QStringLiteral("filterWarning"));
    shown.type("RIGHT > 2");
    shown.offers->hide();
    shown.press(Qt::Key_Return);
    QTRY_VERIFY(warning->isVisible());
    QVERIFY2(shown.message->text().startsWith(QStringLiteral("There is no column 'RIGHT'. Did you mean BRIGHT?")),
             qPrintable(shown.message->text()));
    QCOMPARE(shown.message->foregroundRole(), QPalette::WindowText);
    shown.press(Qt::Key_Escape);
    QTRY_VERIFY(!warning->isVisible());
  }

  void theExampleHoldsForTheseCutouts() {
    Shown shown(testing::someCutouts(9));
    const QString example = shown.edit->placeholderText().section(QStringLiteral("e.g. "), 1);
    QVERIFY2(example.startsWith(QStringLiteral("class == ")), qPrintable(example));
    shown.edit->setText(example);
    QTRY_VERIFY(shown.counts().contains(QStringLiteral(" of 9")));
    QTest::qWait(0);
    QVERIFY(!shown.message->isVisible() || !shown.message->text().contains(QStringLiteral("no column")));
  }

  void theGalleryShowsWhatTheFilterLetsThroughAndTheStatusLineCountsIt() {
    Shown shown(testing::someCutouts(9));
    shown.type("class == blend and BRIGHT < 8");
    QTRY_COMPARE(shown.rows(), (Rows{4, 7}));
    QVERIFY(shown.counts().contains(QStringLiteral("2 shown of 9")));
    QVERIFY(!shown.message->isVisible());
    shown.offers->hide();
    shown.press(Qt::Key_Escape);
    QVERIFY(shown.edit->text().isEmpty());
    QTRY_COMPARE(shown.rows().size(), std::size_t{9});
  }

  void theSelectionSurvivesAndHiddenOnesAreCounted() {
    Shown shown(testing::someCutouts(30));
    shown.workspace.setSelection(RowSet::of(30, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
    shown.edit->setText(QStringLiteral("row > 2"));
    QTRY_COMPARE(shown.rows().size(), std::size_t{27});
    QCOMPARE(shown.workspace.selection().count(), std::size_t{12});
    QVERIFY(shown.counts().endsWith(QStringLiteral("12 selected, 3 of them hidden by the filter")));
    shown.edit->clear();
    QTRY_VERIFY(shown.counts().endsWith(QStringLiteral("12 selected")));
    QCOMPARE(shown.page.matching().count(), std::size_t{30});
  }

  void whatIsWrongIsSaidWhileTheLastGoodFilterHolds() {
    Shown shown(testing::someCutouts(9));
    shown.edit->setText(QStringLiteral("BRIGHT > 7"));
    QTRY_COMPARE(shown.rows(), (Rows{0, 1}));
    shown.edit->setText(QStringLiteral("BRIGT > 7"));
    shown.press(Qt::Key_Return);
    QTRY_VERIFY(shown.message->isVisible());
    QVERIFY(shown.message->text().startsWith(QStringLiteral("There is no column 'BRIGT'. Did you mean BRIGHT?")));
    QVERIFY(shown.message->text().endsWith(QStringLiteral("Until then this holds: BRIGHT > 7")));
    QCOMPARE(shown.rows(), (Rows{0, 1}));
    shown.edit->setText(QStringLiteral("BRIGHT > 6"));
    QTRY_COMPARE(shown.rows(), (Rows{0, 1, 2}));
    QVERIFY(!shown.message->isVisible());
  }

  void aProblemIsSaidByItselfAfterAPause() {
    Shown shown(testing::someCutouts(9));
    shown.type("BRIGHT >");
    QTRY_VERIFY(shown.message->isVisible());
    QVERIFY(shown.message->text().contains(QStringLiteral("the filter ends where a value is expected"),
                                           Qt::CaseInsensitive));
  }

  void nothingFoundIsSaidWithTheWordThatNoCutoutHas() {
    Shown shown(testing::someCutouts(9));
    shown.edit->setText(QStringLiteral("id == nobody"));
    QTRY_VERIFY(shown.message->isVisible());
    QCOMPARE(shown.message->text(), QStringLiteral("No cutout has the id 'nobody'"));
    QVERIFY(shown.rows().empty());
    shown.edit->setText(QStringLiteral("BRIGHT > 100"));
    QTRY_COMPARE(shown.message->text(), QStringLiteral("No cutout satisfies this filter."));
  }

  void columnsOperatorsAndClassesAreOffered() {
    Shown shown(testing::someCutouts(9));
    shown.type("cl");
    QTRY_COMPARE(shown.offered(), QStringList{QStringLiteral("class")});
    QTest::keyClick(shown.offers, Qt::Key_Down);
    QTest::keyClick(shown.offers, Qt::Key_Return);
    QCOMPARE(shown.edit->text(), QStringLiteral("class "));
    shown.type("== ");
    QTRY_COMPARE(shown.offered(),
                 (QStringList{QStringLiteral("single"), QStringLiteral("blend"), QStringLiteral("binary")}));
    shown.type("bi");
    QTRY_COMPARE(shown.offered(), QStringList{QStringLiteral("binary")});
    QTest::keyClick(shown.offers, Qt::Key_Down);
    QTest::keyClick(shown.offers, Qt::Key_Return);
    QCOMPARE(shown.edit->text(), QStringLiteral("class == binary "));
    QTRY_COMPARE(shown.rows(), (Rows{2, 5, 8}));
    shown.press(Qt::Key_Space, Qt::ControlModifier);
    QTRY_COMPARE(shown.offered(), (QStringList{QStringLiteral("and"), QStringLiteral("or")}));
    shown.offers->hide();
  }

  void aWordInTheMiddleIsReplacedWhole() {
    Shown shown(testing::someCutouts(9));
    shown.edit->setText(QStringLiteral("row > 1 and bri > 3"));
    shown.edit->setCursorPosition(14);
    shown.press(Qt::Key_Space, Qt::ControlModifier);
    QTRY_COMPARE(shown.offered(), QStringList{QStringLiteral("BRIGHT")});
    QTest::keyClick(shown.offers, Qt::Key_Down);
    QTest::keyClick(shown.offers, Qt::Key_Return);
    QCOMPARE(shown.edit->text(), QStringLiteral("row > 1 and BRIGHT > 3"));
  }

  void filtersThatHeldAreOfferedAgain() {
    Shown shown(testing::someCutouts(9));
    for (const char* filter : {"row > 3", "nonsense > 3", "row > 5"}) {
      shown.edit->setText(QString::fromUtf8(filter));
      shown.press(Qt::Key_Return);
      shown.edit->setFocus();
      QTRY_COMPARE(shown.jobs.runningCount(), 0);
    }
    shown.edit->clear();
    shown.press(Qt::Key_Down);
    QTRY_COMPARE(shown.offered(), (QStringList{QStringLiteral("row > 5"), QStringLiteral("row > 3")}));
    QTest::keyClick(shown.offers, Qt::Key_Down);
    QTest::keyClick(shown.offers, Qt::Key_Down);
    QTest::keyClick(shown.offers, Qt::Key_Return);
    QCOMPARE(shown.edit->text(), QStringLiteral("row > 3"));
    QTRY_COMPARE(shown.rows().size(), std::size_t{5});
  }

  void controlFGoesToTheFilterAndEnterToTheCutouts() {
    Shown shown(testing::someCutouts(9));
    shown.page.gallery()->setFocus();
    QTRY_VERIFY(shown.page.isActiveWindow());
    QTest::keyClick(&shown.page, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(shown.edit->hasFocus());
    shown.press(Qt::Key_Return);
    QVERIFY(shown.page.gallery()->hasFocus());
  }

  void marksAreFilteredByAndEveryChangeOfThemIsFollowed() {
    Shown shown(testing::someCutouts(9));
    shown.workspace.marks().setFlagged(RowSet::of(9, {2, 6}), true);
    shown.edit->setText(QStringLiteral("flag"));
    QTRY_COMPARE(shown.rows(), (Rows{2, 6}));
    shown.workspace.marks().setFlagged(RowSet::of(9, {7}), true);
    QTRY_COMPARE(shown.rows(), (Rows{2, 6, 7}));
    shown.workspace.marks().saveSubset(QStringLiteral("far away"), RowSet::of(9, {6, 8}));
    shown.edit->setText(QStringLiteral("\"far away\" and not flag"));
    QTRY_COMPARE(shown.rows(), (Rows{8}));
    shown.edit->setText(QStringLiteral("class == single"));
    QTRY_COMPARE(shown.rows(), (Rows{0, 3, 6}));
    shown.workspace.marks().label(RowSet::of(9, {3}), 1, QStringLiteral("blend"));
    QTRY_COMPARE(shown.rows(), (Rows{0, 6}));
  }

  void labellingDoesNotMoveWhatIsSeen() {
    Shown shown(testing::someCutouts(3000));
    QTRY_COMPARE(shown.rows().size(), std::size_t{3000});
    shown.edit->setText(QStringLiteral("class != blend"));
    QTRY_COMPARE(shown.rows().size(), std::size_t{2000});
    QScrollBar* bar = shown.page.gallery()->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    const Row first = *shown.page.gallery()->rowAt(QPoint(5, 5));
    const QRect before = shown.page.gallery()->visualRect(first);
    const Row labelled = *shown.page.gallery()->rowAt(before.center() + QPoint(3 * before.width(), before.height()));
    shown.workspace.setCurrentRow(labelled);
    shown.workspace.marks().label(RowSet::of(3000, {labelled}), 1, QStringLiteral("blend"));
    QTRY_COMPARE(shown.rows().size(), std::size_t{1999});
    QCOMPARE(shown.page.gallery()->visualRect(first).top(), before.top());
    shown.workspace.marks().setFlagged(RowSet::of(3000, {first}), true);
    QTRY_COMPARE(shown.jobs.runningCount(), 0);
    QCOMPARE(shown.page.gallery()->visualRect(first).top(), before.top());
  }

  void clearingAFilterKeepsTheChosenCutoutWhereItIs() {
    Shown shown(testing::someCutouts(3000));
    shown.edit->setText(QStringLiteral("row > 1500 and class == blend"));
    QTRY_COMPARE(shown.rows().size(), std::size_t{500});
    const QPoint point(400, 120);
    const Row row = *shown.page.gallery()->rowAt(point);
    QTest::mouseClick(shown.page.gallery()->viewport(), Qt::LeftButton, {}, point);
    const int top = shown.page.gallery()->visualRect(row).top();
    shown.edit->clear();
    QTRY_COMPARE(shown.rows().size(), std::size_t{3000});
    QCOMPARE(shown.page.gallery()->visualRect(row).top(), top);
  }

  void aNewOrderBeginsAtTheTop() {
    Shown shown(testing::someCutouts(3000));
    QTRY_COMPARE(shown.rows().size(), std::size_t{3000});
    QScrollBar* bar = shown.page.gallery()->verticalScrollBar();
    bar->setValue(bar->maximum() / 2);
    shown.page.findChild<QAbstractButton*>(QStringLiteral("descending"))->click();
    QTRY_COMPARE(shown.rows().front(), Row{2999});
    QCOMPARE(bar->value(), 0);
  }

  void otherDataAreFilteredByTheSameWordsOrShownWhole() {
    Shown shown(testing::someCutouts(9));
    shown.edit->setText(QStringLiteral("BRIGHT > 7"));
    QTRY_COMPARE(shown.rows().size(), std::size_t{2});
    shown.workspace.setData(testing::someCutouts(20));
    QTRY_COMPARE(shown.rows().size(), std::size_t{13});
    CutoutSetParts parts;
    parts.pixels = Matrix<float>(4, 4);
    parts.shape = {2, 2};
    shown.workspace.setData(CutoutSet::make(std::move(parts)));
    QTRY_COMPARE(shown.rows().size(), std::size_t{4});
    QTRY_VERIFY(shown.message->isVisible());
  }

  void theCurrentCutoutIsCopiedAsAPictureWithItsId() {
    Shown shown(testing::someCutouts(9));
    QTRY_COMPARE(shown.rows().size(), std::size_t{9});
    shown.workspace.setCurrentRow(4);
    QTest::keyClick(shown.page.gallery(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("4"));
    QVERIFY(QGuiApplication::clipboard()->image().width() >= 256);
    QVERIFY(shown.message->text().contains(QStringLiteral("id of 4")));
    shown.workspace.setSelection(RowSet::of(9, {1, 2, 3, 5}));
    QTest::keyClick(shown.page.gallery(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("1\n2\n3\n5"));
    const int cell = shown.page.gallery()->visualRect(0).width();
    QCOMPARE(QGuiApplication::clipboard()->image().width(), 2 * cell + 1);
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestExploreFilter)
#include "test_explore_filter.moc"
