// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <QUndoStack>

#include "models/subset_model.h"
#include "support/cutouts.h"
#include "support/qt_warnings.h"
#include "views/subset_panel.h"

using namespace blendscope;
using namespace blendscope::ui;

namespace {

struct Shown {
  Shown() {
    workspace.setData(testing::someCutouts(10));
    panel.resize(264, 400);
    panel.show();
    (void)QTest::qWaitForWindowExposed(&panel);
    list = panel.findChild<QListView*>(QStringLiteral("subsets"));
  }
  void select(const std::vector<Row>& rows) { workspace.setSelection(RowSet::of(10, rows)); }
  void press(const char* name) {
    QTest::mouseClick(panel.findChild<QAbstractButton*>(QString::fromLatin1(name)), Qt::LeftButton);
  }
  void save(const std::vector<Row>& rows, const QString& name) {
    select(rows);
    press("saveSubset");
    auto* edit = panel.findChild<QLineEdit*>(QStringLiteral("subsetName"));
    edit->setText(name);
    QTest::keyClick(edit, Qt::Key_Return);
  }
  void click(int row, Qt::KeyboardModifiers modifiers = {}) {
    const QRect rect = list->visualRect(list->model()->index(row, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, modifiers, rect.center());
  }
  std::vector<Row> selected() const { return workspace.selection().rows(); }

  Workspace workspace;
  SubsetPanel panel{workspace};
  QListView* list;
};

using Rows = std::vector<Row>;

}  // namespace

class TestSubsetPanel : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() { testing::failOnQtWarnings(); }

  void aSelectionIsSavedUnderAProposedNameAndSelectedAgain() {
    Shown shown;
    auto* ask = shown.panel.findChild<QPushButton*>(QStringLiteral("saveSubset"));
    QVERIFY(!ask->isEnabled());
    shown.select({2, 3});
    QVERIFY(ask->isEnabled());
    shown.press("saveSubset");
    auto* name = shown.panel.findChild<QLineEdit*>(QStringLiteral("subsetName"));
    QVERIFY(name->isVisible() && name->hasFocus());
    QCOMPARE(name->text(), QStringLiteral("Subset 1"));
    shown.press("subsetSave");
    QVERIFY(!name->isVisible());
    QCOMPARE(shown.list->model()->index(0, 0).data().toString(), QStringLiteral("Subset 1"));
    QCOMPARE(shown.list->model()->index(0, 0).data(SubsetModel::CountRole).toInt(), 2);
    shown.workspace.clearSelection();
    shown.click(0);
    QCOMPARE(shown.selected(), (Rows{2, 3}));
  }

  void subsetsAreJoinedWithTheSelection() {
    Shown shown;
    shown.save({2, 3, 4}, QStringLiteral("a"));
    shown.click(0);
    shown.select({4, 5});
    shown.press("subsetAdd");
    QCOMPARE(shown.selected(), (Rows{2, 3, 4, 5}));
    shown.select({4, 5});
    shown.press("subsetKeepOnly");
    QCOMPARE(shown.selected(), Rows{4});
    shown.select({4, 5});
    shown.press("subsetTakeAway");
    QCOMPARE(shown.selected(), Rows{5});
    shown.click(0, Qt::ShiftModifier);
    QCOMPARE(shown.selected(), (Rows{2, 3, 4, 5}));
    shown.click(0, Qt::ControlModifier);
    QCOMPARE(shown.selected(), Rows{5});
  }

  void aTakenNameIsReplacedWhichTheButtonSays() {
    Shown shown;
    shown.save({1}, QStringLiteral("Odd ones"));
    shown.select({1, 3});
    shown.press("saveSubset");
    shown.panel.findChild<QLineEdit*>(QStringLiteral("subsetName"))->setText(QStringLiteral("odd ones"));
    auto* save = shown.panel.findChild<QPushButton*>(QStringLiteral("subsetSave"));
    QCOMPARE(save->text(), QStringLiteral("Replace"));
    shown.press("subsetSave");
    QCOMPARE(shown.workspace.marks().subsets().size(), std::size_t{1});
    QCOMPARE(shown.workspace.marks().subsets().front().rows.count(), std::size_t{2});
    QCOMPARE(shown.workspace.derived()->columnCount(), std::size_t{1});
  }

  void renamingAndRemovingCanBeUndone() {
    Shown shown;
    shown.save({1}, QStringLiteral("a"));
    shown.save({2}, QStringLiteral("b"));
    shown.click(0);
    shown.press("subsetRename");
    auto* editor = shown.list->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->setText(QStringLiteral("B"));
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(shown.workspace.marks().subset(QStringLiteral("a")));  // the name was taken
    QVERIFY(shown.list->model()->setData(shown.list->model()->index(0, 0), QStringLiteral("c"), Qt::EditRole));
    QVERIFY(shown.workspace.marks().subset(QStringLiteral("c")));
    shown.click(1);
    shown.press("subsetRemove");
    QCOMPARE(shown.list->model()->rowCount(), 1);
    shown.workspace.marks().undoStack()->undo();
    QCOMPARE(shown.list->model()->rowCount(), 2);
    shown.workspace.marks().undoStack()->undo();
    QVERIFY(shown.workspace.marks().subset(QStringLiteral("a")));
  }

  void escapeGivesUpNaming() {
    Shown shown;
    shown.select({1});
    shown.press("saveSubset");
    auto* name = shown.panel.findChild<QLineEdit*>(QStringLiteral("subsetName"));
    QTest::keyClick(name, Qt::Key_Escape);
    QVERIFY(!name->isVisible());
    QVERIFY(shown.workspace.marks().subsets().empty());
  }

  void theModelKeepsTheRulesOfModels() {
    Shown shown;
    const QAbstractItemModelTester tester(shown.list->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    shown.save({1}, QStringLiteral("a"));
    shown.save({1, 2}, QStringLiteral("b"));
    shown.workspace.marks().removeSubset(QStringLiteral("a"));
    shown.workspace.setData(testing::someCutouts(4));
    QCOMPARE(shown.list->model()->rowCount(), 0);
  }
};

BLENDSCOPE_UI_TEST_MAIN(TestSubsetPanel)
#include "test_subset_panel.moc"
