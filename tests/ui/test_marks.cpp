// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

#include "state/workspace.h"
#include "support/cutouts.h"
#include "support/qt_warnings.h"

using namespace blendscope;
using namespace blendscope::ui;

/// What people say of cutouts, and undo.
class TestMarks : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void labelsReplaceThoseOfTheDataAndUndoGivesThemBack();
  void flagsAndNotesAreColumnsAndNoNewData();
  void subsetsAreBooleanColumnsAndCanBeUndone();
  void whatChangesNothingIsNoStep();
  void anotherDataSetForgetsMarksAndUndo();
  void theSelectionBeforeComesBack();

 private:
  std::unique_ptr<Workspace> workspace_;
};

void TestMarks::init() {
  testing::failOnQtWarnings();
  workspace_ = std::make_unique<Workspace>();
  workspace_->setData(testing::someCutouts(9));
}

void TestMarks::labelsReplaceThoseOfTheDataAndUndoGivesThemBack() {
  Marks& marks = workspace_->marks();
  QSignalSpy labels(workspace_.get(), &Workspace::labelsChanged);
  QSignalSpy data(workspace_.get(), &Workspace::dataChanged);
  marks.setPerson(QStringLiteral("Ada"));
  marks.label(RowSet::of(9, {0, 3}), 1, QStringLiteral("blend"));
  QCOMPARE(workspace_->data()->label(0), 1);
  QCOMPARE(workspace_->originalData()->label(0), 0);
  QVERIFY(workspace_->speaksOf(*workspace_->originalData()));
  QCOMPARE(marks.annotations().at(3).label->by, std::string("Ada"));
  marks.undoStack()->undo();
  QCOMPARE(workspace_->data()->label(0), 0);
  marks.undoStack()->redo();
  QCOMPARE(workspace_->data()->label(3), 1);
  marks.takeBackLabels(RowSet::of(9, {3}));
  QCOMPARE(workspace_->data()->label(3), 0);
  QCOMPARE(workspace_->data()->label(0), 1);
  QCOMPARE(labels.count(), 4);
  QCOMPARE(data.count(), 0);
}

void TestMarks::flagsAndNotesAreColumnsAndNoNewData() {
  QSignalSpy labels(workspace_.get(), &Workspace::labelsChanged);
  workspace_->marks().setFlagged(RowSet::of(9, {2}), true);
  workspace_->marks().setNote(2, QStringLiteral("  cosmic ray "));
  QCOMPARE(workspace_->derived()->find("marks: flag")->number(2), 1.0);
  QCOMPARE(workspace_->derived()->find("marks: note")->text(2), std::string("cosmic ray"));
  QCOMPARE(labels.count(), 0);
  workspace_->marks().undoStack()->undo();
  workspace_->marks().undoStack()->undo();
  QVERIFY(!workspace_->derived()->find("marks: flag"));
}

void TestMarks::subsetsAreBooleanColumnsAndCanBeUndone() {
  Marks& marks = workspace_->marks();
  QVERIFY(marks.saveSubset(QStringLiteral("odd"), RowSet::of(9, {1, 3})));
  QVERIFY(!marks.saveSubset(QStringLiteral(" "), RowSet::of(9, {1})));
  QVERIFY(!marks.saveSubset(QStringLiteral("none"), RowSet(9)));
  QCOMPARE(workspace_->derived()->find("subset: odd")->number(3), 1.0);
  QCOMPARE(workspace_->derived()->find("subset: odd")->number(4), 0.0);
  marks.renameSubset(QStringLiteral("odd"), QStringLiteral("strange"));
  QVERIFY(workspace_->derived()->find("subset: strange"));
  marks.removeSubset(QStringLiteral("strange"));
  QVERIFY(marks.subsets().empty());
  marks.undoStack()->undo();
  QCOMPARE(marks.subset(QStringLiteral("strange"))->rows.count(), std::size_t{2});
}

void TestMarks::whatChangesNothingIsNoStep() {
  Marks& marks = workspace_->marks();
  marks.setFlagged(RowSet::of(9, {0}), false);
  marks.setNote(0, QString());
  marks.takeBackLabels(RowSet(9, true));
  QCOMPARE(marks.undoStack()->count(), 0);
}

void TestMarks::anotherDataSetForgetsMarksAndUndo() {
  workspace_->marks().setFlagged(RowSet(9, true), true);
  workspace_->setData(testing::someCutouts(4));
  QVERIFY(workspace_->marks().annotations().empty());
  QVERIFY(!workspace_->marks().undoStack()->canUndo());
  QVERIFY(!workspace_->derived()->find("marks: flag"));
}

void TestMarks::theSelectionBeforeComesBack() {
  workspace_->setSelection(RowSet::of(9, {1, 2}));
  workspace_->clearSelection();
  workspace_->swapSelection();
  QCOMPARE(workspace_->selection().count(), std::size_t{2});
  workspace_->swapSelection();
  QVERIFY(workspace_->selection().empty());
}

BLENDSCOPE_UI_TEST_MAIN(TestMarks)
#include "test_marks.moc"
