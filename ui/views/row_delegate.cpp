// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/row_delegate.h"

#include <QAbstractItemView>
#include <QPainter>

#include "theme/theme.h"

namespace blendscope::ui {

void RowDelegate::installOn(QAbstractItemView* view, QStyledItemDelegate* delegate) {
  QPalette palette;  // this one role alone: the others keep following the theme
  palette.setColor(QPalette::Highlight, Qt::transparent);
  view->setPalette(palette);
  view->setItemDelegate(delegate);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QSize size = QStyledItemDelegate::sizeHint(option, index);
  return {size.width() + 2 * kGap, size.height()};
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  option->state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
}

void RowDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option) const {
  const ThemeColours& colours = coloursOf(option.palette);
  const bool selected = option.state.testFlag(QStyle::State_Selected);
  if (!selected && !option.state.testFlag(QStyle::State_MouseOver)) return;
  QColor fill = selected ? colours.accent : colours.text;
  fill.setAlphaF(selected ? 0.2F : 0.05F);
  painter.fillRect(option.rect, fill);
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  paintGround(*painter, option);
  QStyleOptionViewItem inner(option);
  inner.rect.adjust(kGap, 0, -kGap, 0);
  QStyledItemDelegate::paint(painter, inner, index);
}

void NumberDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  RowDelegate::initStyleOption(option, index);
  option->font = numberFont();
}

}  // namespace blendscope::ui
