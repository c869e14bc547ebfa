// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/marks_strip.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "models/mark_words.h"
#include "models/number_words.h"
#include "state/labeller.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/cutout_image.h"
#include "views/flow_layout.h"

namespace blendscope::ui {

namespace {

constexpr int kNoteWidth = 168;

bool anyGiven(const Workspace& workspace, const RowSet& rows) {
  const std::vector<Row> list = rows.rows();
  const Annotations& annotations = workspace.marks().annotations();
  return std::any_of(list.begin(), list.end(), [&](Row row) { return annotations.at(row).label.has_value(); });
}

}  // namespace

MarksStrip::MarksStrip(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      flow_(new FlowLayout(kGap / 2)),
      note_(new QLineEdit),
      provenance_(makeMutedLabel({})) {
  setObjectName(QStringLiteral("marksStrip"));
  flag_ = addButton(QStringLiteral("markFlag"), tr("Flag"), tr("Flag"),
                    tr("Mark to come back to it (F); flags are a column to sort and filter by"));
  flag_->setIcon(themedIcon(QStringLiteral("flag")));
  flag_->setCheckable(true);
  takeBack_ = addButton(QStringLiteral("markTakeBack"), tr("Take back"), tr("Take back the label"),
                        tr("The label of the data again (U)"));
  takeBack_->setIcon(themedIcon(QStringLiteral("reset")));
  selected_ = addButton(QStringLiteral("markSelected"), {}, tr("Label the selection"),
                        tr("Gives all selected cutouts one label; the keys act on the cutout that is shown"));
  selectedMenu_ = new QMenu(selected_);
  selected_->setMenu(selectedMenu_);
  selected_->setPopupMode(QToolButton::InstantPopup);
  describe(note_, QStringLiteral("markNote"), tr("Note"), tr("What is worth remembering (N); Esc leaves it as it was"));
  note_->setPlaceholderText(tr("Note (N)"));
  note_->installEventFilter(this);
  provenance_->setObjectName(QStringLiteral("markProvenance"));
  setTextRole(provenance_, TextRole::Caption);
  note_->setMinimumWidth(kNoteWidth);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  layout->addLayout(flow_);
  layout->addWidget(provenance_);
  connect(flag_, &QToolButton::clicked, this, [this] {
    toggleFlag(workspace_);
    refresh();
  });
  connect(takeBack_, &QToolButton::clicked, this, [this] { takeBackLabels(workspace_); });
  connect(note_, &QLineEdit::textEdited, this, &MarksStrip::beginNote);
  connect(note_, &QLineEdit::editingFinished, this, &MarksStrip::finishNote);
  connect(note_, &QLineEdit::returnPressed, note_, &QWidget::clearFocus);
  connect(&workspace_, &Workspace::dataChanged, this, &MarksStrip::makeClassButtons);
  connect(&workspace_, &Workspace::currentRowChanged, this, &MarksStrip::refresh);
  connect(&workspace_, &Workspace::selectionChanged, this, &MarksStrip::refresh);
  connect(&workspace_, &Workspace::marksOneByOneChanged, this, &MarksStrip::refresh);
  connect(&workspace_.marks(), &Marks::annotationsChanged, this, &MarksStrip::refresh);
  makeClassButtons();
}

QToolButton* MarksStrip::addButton(const QString& objectName, const QString& text, const QString& name,
                                   const QString& toolTip) {
  auto* button = new QToolButton(this);
  describe(button, objectName, name, toolTip);
  button->setText(text);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setFocusPolicy(Qt::TabFocus);  // a click leaves the keys with the list
  flow_->addWidget(button);
  return button;
}

void MarksStrip::makeClassButtons() {
  for (const auto& [c, button] : classes_) {
    flow_->removeWidget(button);
    button->hide();
    button->deleteLater();
  }
  classes_.clear();
  selectedMenu_->clear();
  noteRows_ = {};
  const ClassNames names = classesToGive(workspace_);
  const std::initializer_list<QWidget*> others{flag_, takeBack_, selected_, note_};
  for (QWidget* widget : others) flow_->removeWidget(widget);
  for (int c = 0; c < names.count(); ++c) {
    addClass(c, QStringLiteral("markClass%1").arg(c), QString::fromStdString(names.name(c)), keyOfClass(names, c));
  }
  if (names.count() > 0) {
    addClass(kUnlabelled, QStringLiteral("markUnlabelled"), tr("none"), keyOfClass(names, kUnlabelled));
  }
  for (QWidget* widget : others) flow_->addWidget(widget);
  refresh();
}

void MarksStrip::addClass(int c, const QString& objectName, const QString& name, const QString& key) {
  const QString what = c == kUnlabelled ? tr("Take the label away") : tr("Label %1").arg(name);
  QToolButton* button = addButton(objectName, key.isEmpty() ? name : key + QLatin1Char(' ') + name, what,
                                  key.isEmpty() ? what : tr("%1 (%2)").arg(what, key));
  button->setIcon(classIcon(c));
  button->setCheckable(true);
  connect(button, &QToolButton::clicked, this, [this, c] {
    labelAs(workspace_, c);
    refresh();  // a click has moved the check mark, whatever became of the label
  });
  classes_.emplace_back(c, button);
  button->show();
  QAction* all = selectedMenu_->addAction(classIcon(c), QString(name).replace(u'&', QStringLiteral("&&")), this,
                                          [this, c] { labelSelectionAs(workspace_, c); });
  all->setObjectName(objectName + QStringLiteral("Selected"));
}

void MarksStrip::refreshSelected() {
  const std::size_t count = workspace_.selection().count();
  selected_->setVisible(workspace_.marksOneByOne() && count > 1 && workspace_.currentRow());
  selected_->setText(tr("Label all %1 selected").arg(countText(count)));
}

void MarksStrip::refresh() {
  const auto row = workspace_.currentRow();
  refreshSelected();
  setEnabled(row.has_value());
  if (!row) {
    provenance_->clear();
    note_->clear();
    return;
  }
  const RowSet targets = rowsToMark(workspace_);
  if (!noteRows_.empty() && !(noteRows_ == targets)) finishNote();
  const Annotation& annotation = workspace_.marks().annotations().at(*row);
  const int label = workspace_.data()->label(*row);
  for (const auto& [c, button] : classes_) button->setChecked(c == label);
  flag_->setChecked(annotation.flagged);
  takeBack_->setEnabled(anyGiven(workspace_, targets));
  if (noteRows_.empty()) note_->setText(QString::fromStdString(annotation.note));
  QString words = provenanceWords(*workspace_.originalData(), annotation, *row);
  if (targets.count() > 1) words = tr("Acts on %1. This one: %2").arg(rowsToMarkWords(workspace_), words);
  provenance_->setText(words);
  provenance_->setToolTip(words);
}

void MarksStrip::editNote() {
  note_->setFocus(Qt::ShortcutFocusReason);
  note_->selectAll();
}

void MarksStrip::beginNote() {
  if (noteRows_.empty()) noteRows_ = rowsToMark(workspace_);
}

void MarksStrip::finishNote() {
  if (noteRows_.empty()) return;
  const RowSet rows = std::exchange(noteRows_, {});
  writeNote(workspace_, rows, note_->text());
  refresh();
}

bool MarksStrip::eventFilter(QObject* object, QEvent* event) {
  if (object == note_ && event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    noteRows_ = {};
    refresh();
    note_->clearFocus();
    return true;
  }
  return QWidget::eventFilter(object, event);
}

}  // namespace blendscope::ui
