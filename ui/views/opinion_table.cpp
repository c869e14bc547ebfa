// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/opinion_table.h"

#include <QEvent>
#include <QHeaderView>
#include <algorithm>

#include "models/opinion_model.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/copy_table.h"
#include "views/row_delegate.h"

namespace blendscope::ui {

namespace {

constexpr int kOpinionLineHeight = 28;
constexpr int kMostLines = 6;  // more scroll

}  // namespace

OpinionTable::OpinionTable(OpinionModel* opinions, QWidget* parent) : QTableView(parent) {
  describe(this, QStringLiteral("opinionTable"), tr("What every run says of this cutout"));
  setModel(opinions);
  makeCopyable(this);
  setItemDelegate(new RowDelegate(this));
  setShowGrid(false);
  setSelectionMode(QAbstractItemView::NoSelection);
  setFrameShape(QFrame::NoFrame);
  setTabKeyNavigation(false);
  verticalHeader()->hide();
  setRowsHeight(this, kOpinionLineHeight);
  horizontalHeader()->hide();
  horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  horizontalHeader()->setSectionResizeMode(OpinionModel::RunColumn, QHeaderView::Stretch);
  connect(opinions, &QAbstractItemModel::modelReset, this, &OpinionTable::fitHeight);
  fitHeight();
}

void OpinionTable::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::FontChange) fitHeight();
}

void OpinionTable::fitHeight() {
  setFixedHeight(std::clamp(model()->rowCount(), 1, kMostLines) * scaled(kOpinionLineHeight));
}

}  // namespace blendscope::ui
