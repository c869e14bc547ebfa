// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/row_delegate.h"

#include <QPainter>
#include <QStyle>
#include <QWidget>

#include "theme/theme.h"

namespace blendscope::ui {

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QSize size = QStyledItemDelegate::sizeHint(option, index);
  return {size.width() + 2 * kGap, size.height()};
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
  QStyledItemDelegate::initStyleOption(option, index);
  option->state &= ~(QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver);
}

void RowDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option) const {
  option.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, &painter, option.widget);
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
