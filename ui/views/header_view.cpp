// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/header_view.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "models/header_model.h"
#include "models/number_words.h"
#include "theme/theme.h"

namespace blendscope::ui {

HeaderView::HeaderView(QWidget* parent)
    : QWidget(parent),
      model_(new HeaderModel(this)),
      found_(new QSortFilterProxyModel(this)),
      search_(new QLineEdit),
      table_(new QTableView),
      copy_(new QPushButton(tr("Copy"))),
      words_(makeMutedLabel({})) {
  found_->setSourceModel(model_);
  found_->setFilterCaseSensitivity(Qt::CaseInsensitive);
  found_->setFilterKeyColumn(-1);
  search_->setPlaceholderText(tr("Search keywords, values and comments"));
  search_->setClearButtonEnabled(true);
  describe(search_, QStringLiteral("headerSearch"), tr("Search the header"),
           tr("Shows only the cards with these letters in their keyword, value or comment."));
  table_->setModel(found_);
  table_->setShowGrid(false);
  table_->setWordWrap(false);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(kControlHeight - 4);
  table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table_->horizontalHeader()->setStretchLastSection(true);
  table_->setColumnWidth(HeaderModel::Keyword, 88);
  table_->setColumnWidth(HeaderModel::Value, 136);
  table_->installEventFilter(this);
  describe(table_, QStringLiteral("headerTable"), tr("Cards of the FITS header"));
  describe(copy_, QStringLiteral("headerCopy"), tr("Copy cards"),
           tr("Copies the selected cards, or all that are shown, as text (Ctrl+C)."));
  words_->setFont(captionFont());
  words_->setObjectName(QStringLiteral("headerWords"));
  words_->setTextInteractionFlags(Qt::TextSelectableByMouse);

  auto* top = new QHBoxLayout;
  top->addWidget(search_, 1);
  top->addWidget(copy_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->addLayout(top);
  layout->addWidget(table_, 1);
  layout->addWidget(words_);
  connect(search_, &QLineEdit::textChanged, this, &HeaderView::search);
  connect(copy_, &QPushButton::clicked, this, &HeaderView::copy);
  showMessage({});
}

void HeaderView::showCards(std::vector<HeaderCard> cards, const QString& file) {
  file_ = file;
  model_->setCards(std::move(cards));
  search_->setEnabled(true);
  table_->setVisible(true);
  sayCount();
}

void HeaderView::showMessage(const QString& message) {
  file_.clear();
  model_->setCards({});
  search_->setEnabled(false);
  copy_->setEnabled(false);
  words_->setText(message);
}

void HeaderView::search(const QString& words) {
  found_->setFilterFixedString(words);
  if (model_->rowCount() > 0) sayCount();
}

void HeaderView::sayCount() {
  const auto shown = static_cast<std::size_t>(found_->rowCount());
  const auto all = static_cast<std::size_t>(model_->rowCount());
  copy_->setEnabled(shown > 0);
  words_->setText(shown == all ? tr("%1 cards of %2").arg(countText(all), file_)
                               : tr("%1 of %2 cards of %3").arg(countText(shown), countText(all), file_));
}

void HeaderView::copy() {
  QModelIndexList rows = table_->selectionModel()->selectedRows();
  if (rows.isEmpty()) {
    for (int row = 0; row < found_->rowCount(); ++row) rows.append(found_->index(row, 0));
  }
  std::sort(rows.begin(), rows.end());
  QStringList lines;
  for (const QModelIndex& row : rows) lines << row.data(Qt::UserRole).toString();
  QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

bool HeaderView::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copy();
    return true;
  }
  return QWidget::eventFilter(object, event);
}

}  // namespace blendscope::ui
