// SPDX-License-Identifier: GPL-3.0-or-later
#include "edit_menu.h"

#include <QAction>
#include <QDockWidget>
#include <QInputDialog>
#include <QMenu>
#include <QSettings>
#include <QUndoStack>

#include "state/labeller.h"
#include "state/review_files.h"
#include "theme/theme.h"
#include "views/marks_strip.h"
#include "views/rule_dialog.h"

namespace blendscope::ui {

namespace {

QString personKey() { return QStringLiteral("marks/person"); }

}  // namespace

EditMenu::EditMenu(QMenu* menu, Workspace& workspace, JobRunner& jobs, QWidget* window)
    : QObject(menu), workspace_(workspace), files_(ReviewFiles::of(workspace, jobs)), window_(window), menu_(menu) {
  const QSettings settings;
  if (settings.contains(personKey())) workspace_.marks().setPerson(settings.value(personKey()).toString());
  QUndoStack* stack = workspace_.marks().undoStack();
  QAction* undo = stack->createUndoAction(menu, tr("&Undo"));
  undo->setObjectName(QStringLiteral("actionUndo"));
  undo->setShortcut(QKeySequence::Undo);
  QAction* redo = stack->createRedoAction(menu, tr("&Redo"));
  redo->setObjectName(QStringLiteral("actionRedo"));
  redo->setShortcuts({QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))});
  menu->addActions({undo, redo});
  menu->addSeparator();
  classes_ = menu->addMenu(tr("&Label as"));
  selected_ = menu->addMenu(tr("Label &all selected as"));
  flag_ = add(QStringLiteral("actionFlag"), tr("&Flag"), QStringLiteral("F"), &EditMenu::flag);
  note_ = add(QStringLiteral("actionNote"), tr("&Note…"), QStringLiteral("N"), &EditMenu::note);
  takeBack_ =
      add(QStringLiteral("actionTakeBack"), tr("&Take back the label"), QStringLiteral("U"), &EditMenu::takeBack);
  rule_ = add(QStringLiteral("actionLabelByRule"), tr("Label selection by r&ule…"), {}, &EditMenu::labelByRule);
  menu->addSeparator();
  add(QStringLiteral("actionExportReview"), tr("&Export review list…"), {}, &EditMenu::exportList);
  add(QStringLiteral("actionImportReview"), tr("&Import review list…"), {}, &EditMenu::importList);
  menu->addSeparator();
  add(QStringLiteral("actionSetName"), tr("Set &my name…"), {}, &EditMenu::setName);
  connect(&workspace_, &Workspace::dataChanged, this, &EditMenu::fillClasses);
  connect(&workspace_, &Workspace::currentRowChanged, this, &EditMenu::refresh);
  connect(&workspace_, &Workspace::selectionChanged, this, &EditMenu::refresh);
  fillClasses();
}

QAction* EditMenu::add(const QString& objectName, const QString& text, const QString& key, void (EditMenu::*what)()) {
  QAction* action = menu_->addAction(text, this, what);
  action->setObjectName(objectName);
  if (!key.isEmpty()) action->setShortcut(QKeySequence(key));
  return action;
}

void EditMenu::fillClasses() {
  classes_->clear();
  selected_->clear();
  const ClassNames names = classesToGive(workspace_);
  const auto addClass = [&](int c, const QString& name) {
    QAction* action = classes_->addAction(classIcon(c), name, this, [this, c] { labelAs(workspace_, c); });
    action->setObjectName(QStringLiteral("actionLabel%1").arg(c));
    if (const QString key = keyOfClass(names, c); !key.isEmpty()) action->setShortcut(QKeySequence(key));
    selected_->addAction(classIcon(c), name, this, [this, c] { labelSelectionAs(workspace_, c); })
        ->setObjectName(QStringLiteral("actionLabelSelected%1").arg(c));
  };
  for (int c = 0; c < names.count(); ++c) {
    addClass(c, QString::fromStdString(names.name(c)).replace(u'&', QStringLiteral("&&")));
  }
  if (names.count() > 0) addClass(kUnlabelled, tr("Unlabelled"));
  refresh();
}

void EditMenu::refresh() {
  const bool any = workspace_.currentRow().has_value();
  classes_->setEnabled(any);
  for (QAction* action : classes_->actions()) action->setEnabled(any);
  for (QAction* action : {flag_, note_, takeBack_}) action->setEnabled(any);
  selected_->setEnabled(!workspace_.selection().empty());
  rule_->setEnabled(!workspace_.selection().empty());
}

void EditMenu::flag() { toggleFlag(workspace_); }
void EditMenu::takeBack() { takeBackLabels(workspace_); }

void EditMenu::note() {
  MarksStrip* last = nullptr;
  for (MarksStrip* strip : window_->findChildren<MarksStrip*>()) {
    if (strip->isVisible()) return strip->editNote();
    last = strip;
  }
  if (!last) return;
  for (QWidget* widget = last; widget; widget = widget->parentWidget()) {
    if (auto* dock = qobject_cast<QDockWidget*>(widget)) dock->show();
  }
  last->editNote();
}

void EditMenu::labelByRule() {
  auto* dialog = new RuleDialog(workspace_, window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->open();
}

void EditMenu::exportList() {
  const QString path = ReviewFiles::askWhereTo(window_);
  if (!path.isEmpty()) files_.exportRows(files_.rowsWorthExporting(), path);
}

void EditMenu::importList() {
  const QString path = ReviewFiles::askWhich(window_);
  if (!path.isEmpty()) files_.importList(path);
}

void EditMenu::setName() {
  auto* dialog = new QInputDialog(window_);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setObjectName(QStringLiteral("nameDialog"));
  dialog->setWindowTitle(tr("Set my name"));
  dialog->setLabelText(tr("Labels that you give from now on are by"));
  dialog->setTextValue(workspace_.marks().person());
  connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
    workspace_.marks().setPerson(name);
    QSettings().setValue(personKey(), workspace_.marks().person());
  });
  dialog->open();
}

}  // namespace blendscope::ui
