// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/subset_panel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "models/number_words.h"
#include "models/subset_model.h"
#include "theme/theme.h"
#include "views/flow_layout.h"
#include "views/row_delegate.h"

namespace blendscope::ui {

namespace {

constexpr int kMostSubsetLines = 6;

/// A name, and how many cutouts it stands for at the right end.
class SubsetDelegate : public RowDelegate {
 public:
  using RowDelegate::RowDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    return {RowDelegate::sizeHint(option, index).width(), kControlHeight};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    paintGround(*painter, option);
    const ThemeColours& colours = coloursOf(option.palette);
    const QRect area = option.rect.adjusted(kGap, 0, -kGap, 0);
    const QString count = countText(index.data(SubsetModel::CountRole).toULongLong());
    const QFontMetrics figures(numberFont());
    const int taken = figures.horizontalAdvance(count) + kGap;
    painter->save();
    painter->setFont(option.font);
    painter->setPen(colours.text);
    painter->drawText(area.adjusted(0, 0, -taken, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, area.width() - taken));
    painter->setFont(numberFont());
    painter->setPen(colours.muted);
    painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, count);
    painter->restore();
  }
};

}  // namespace

SubsetPanel::SubsetPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      model_(new SubsetModel(workspace.marks(), this)),
      list_(new QListView),
      hint_(makeMutedLabel(tr("Give a selection a name, to select it again, and to sort, colour and filter by it."))),
      ask_(new QPushButton(tr("Save the selection…"))),
      naming_(makeNaming()),
      menu_(new QMenu(this)),
      actions_(makeActions()) {
  list_->setModel(model_);
  list_->setItemDelegate(new SubsetDelegate(list_));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  list_->setEditTriggers(QAbstractItemView::EditKeyPressed);
  list_->setContextMenuPolicy(Qt::CustomContextMenu);
  list_->setUniformItemSizes(true);
  describe(list_, QStringLiteral("subsets"), tr("Named subsets"),
           tr("Click one to select its cutouts; with Shift they are added to the selection, with Ctrl taken away."));
  describe(ask_, QStringLiteral("saveSubset"), tr("Save the selection under a name"));
  hint_->setObjectName(QStringLiteral("subsetHint"));
  naming_->hide();

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  for (QWidget* widget : {static_cast<QWidget*>(list_), actions_, static_cast<QWidget*>(hint_), naming_}) {
    layout->addWidget(widget);
  }
  layout->addWidget(ask_, 0, Qt::AlignLeft);

  connect(ask_, &QPushButton::clicked, this, &SubsetPanel::askName);
  connect(list_, &QListView::clicked, this, &SubsetPanel::selectOnly);
  connect(list_, &QListView::activated, this, &SubsetPanel::selectOnly);
  connect(list_, &QListView::customContextMenuRequested, this, [this](QPoint point) {
    if (list_->indexAt(point).isValid()) menu_->popup(list_->viewport()->mapToGlobal(point));
  });
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &SubsetPanel::refresh);
  connect(model_, &SubsetModel::modelReset, this, &SubsetPanel::refresh);
  connect(&workspace_, &Workspace::selectionChanged, this, &SubsetPanel::refresh);
  connect(&workspace_, &Workspace::dataChanged, model_, &SubsetModel::refresh);
  auto* erase = new QShortcut(QKeySequence::Delete, list_);
  erase->setContext(Qt::WidgetShortcut);
  erase->setWhatsThis(tr("Remove the subset"));
  connect(erase, &QShortcut::activated, this, &SubsetPanel::remove);
  refresh();
}

QWidget* SubsetPanel::makeNaming() {
  auto* naming = new QWidget;
  name_ = new QLineEdit;
  save_ = new QPushButton(tr("Save"));
  describe(name_, QStringLiteral("subsetName"), tr("Name of the subset"));
  describe(save_, QStringLiteral("subsetSave"), tr("Save the selection under this name"));
  auto* line = new QHBoxLayout(naming);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(kGap);
  line->addWidget(name_, 1);
  line->addWidget(save_);
  connect(name_, &QLineEdit::returnPressed, this, &SubsetPanel::save);
  connect(name_, &QLineEdit::textChanged, this, &SubsetPanel::sayWhatSavingDoes);
  connect(save_, &QPushButton::clicked, this, &SubsetPanel::save);
  auto* cancel = new QShortcut(QKeySequence(Qt::Key_Escape), name_);
  cancel->setWhatsThis(tr("Give no name"));
  cancel->setContext(Qt::WidgetShortcut);
  connect(cancel, &QShortcut::activated, naming, [this] {
    naming_->hide();
    ask_->show();
  });
  return naming;
}

QToolButton* SubsetPanel::addAction(QMenu* menu, const QString& objectName, const QString& words,
                                    const QString& toolTip, void (SubsetPanel::*action)()) {
  connect(menu->addAction(words), &QAction::triggered, this, action);
  auto* button = new QToolButton;
  button->setText(words);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  describe(button, objectName, words, toolTip);
  connect(button, &QToolButton::clicked, this, action);
  return button;
}

QWidget* SubsetPanel::makeActions() {
  auto* actions = new QWidget;
  auto* flow = new FlowLayout(kGap / 2, actions);
  flow->setContentsMargins(0, 0, 0, 0);
  flow->addWidget(addAction(menu_, QStringLiteral("subsetAdd"), tr("Add"),
                            tr("Select its cutouts besides what is selected (union)"), &SubsetPanel::addToSelection));
  flow->addWidget(addAction(menu_, QStringLiteral("subsetKeepOnly"), tr("Keep only"),
                            tr("Of what is selected, keep only its cutouts (intersection)"), &SubsetPanel::keepOnly));
  flow->addWidget(addAction(menu_, QStringLiteral("subsetTakeAway"), tr("Take away"),
                            tr("Take its cutouts out of what is selected (difference)"), &SubsetPanel::takeAway));
  menu_->addSeparator();
  flow->addWidget(addAction(menu_, QStringLiteral("subsetRename"), tr("Rename"), tr("Give it another name (F2)"),
                            &SubsetPanel::rename));
  flow->addWidget(addAction(menu_, QStringLiteral("subsetRemove"), tr("Remove"),
                            tr("Forget this subset, not its cutouts (Delete). It can be undone."),
                            &SubsetPanel::remove));
  return actions;
}

void SubsetPanel::askName() {
  if (workspace_.selection().empty()) return;
  QString proposed;
  for (int number = 1; proposed.isEmpty() || workspace_.marks().subset(proposed); ++number) {
    proposed = tr("Subset %1").arg(number);
  }
  name_->setText(proposed);
  ask_->hide();
  naming_->show();
  name_->setFocus();
  name_->selectAll();
  sayWhatSavingDoes();
}

void SubsetPanel::sayWhatSavingDoes() {
  const bool taken = workspace_.marks().subset(name_->text().trimmed()) != nullptr;
  save_->setText(taken ? tr("Replace") : tr("Save"));
  save_->setEnabled(!name_->text().trimmed().isEmpty() && !workspace_.selection().empty());
}

void SubsetPanel::save() {
  if (!workspace_.marks().saveSubset(name_->text(), workspace_.selection())) return;
  naming_->hide();
  ask_->show();
  ask_->setFocus();
}

void SubsetPanel::refresh() {
  const int count = model_->rowCount();
  const bool some = count > 0;
  list_->setVisible(some);
  actions_->setVisible(some);
  hint_->setVisible(!some);
  if (some) list_->setFixedHeight(std::min(count, kMostSubsetLines) * kControlHeight);
  const bool marked = current() != nullptr;
  for (QToolButton* button : actions_->findChildren<QToolButton*>()) button->setEnabled(marked);
  const bool selected = !workspace_.selection().empty();
  ask_->setEnabled(selected);
  ask_->setToolTip(selected ? tr("Save the selection under a name") : tr("Select some cutouts first"));
  sayWhatSavingDoes();
}

const RowSet* SubsetPanel::current() const {
  const NamedSubset* subset = workspace_.marks().subset(model_->name(list_->currentIndex().row()));
  return subset ? &subset->rows : nullptr;
}

void SubsetPanel::selectOnly() {
  if (const RowSet* rows = current()) workspace_.select(*rows, QApplication::keyboardModifiers());
}

void SubsetPanel::addToSelection() {
  if (const RowSet* rows = current()) workspace_.select(*rows, Qt::ShiftModifier);
}

void SubsetPanel::keepOnly() {
  const RowSet* rows = current();
  if (!rows) return;
  RowSet both = workspace_.selection();
  both &= *rows;
  workspace_.setSelection(std::move(both));
}

void SubsetPanel::takeAway() {
  if (const RowSet* rows = current()) workspace_.select(*rows, Qt::ControlModifier);
}

void SubsetPanel::rename() { list_->edit(list_->currentIndex()); }

void SubsetPanel::remove() { workspace_.marks().removeSubset(model_->name(list_->currentIndex().row())); }

}  // namespace blendscope::ui
