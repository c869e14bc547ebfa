// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/decision_accounts.h"

#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include "theme/theme.h"
#include "views/case_list.h"
#include "views/cutout_delegates.h"
#include "views/opinion_table.h"

namespace blendscope::ui {

namespace {

constexpr int kAccountsHeight = 176;

}  // namespace

DecisionAccounts::DecisionAccounts(Workspace& workspace, QWidget* parent)
    : QTabWidget(parent),
      workspace_(workspace),
      neighbors_(new NeighborModel(this)),
      opinions_(new OpinionModel(this)) {
  describe(this, QStringLiteral("inspectAccounts"), tr("Why, and what the other runs say"));
  setDocumentMode(true);
  setMinimumHeight(kAccountsHeight);  // its pages would claim more than their share
  addTab(buildNeighbors(), tr("Neighbours"));
  auto* runs = new QWidget;
  auto* layout = new QVBoxLayout(runs);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->addWidget(new OpinionTable(opinions_, runs));
  layout->addStretch(1);
  addTab(runs, tr("What the runs say"));
}

QWidget* DecisionAccounts::buildNeighbors() {
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->setSpacing(kGap / 2);
  words_ = makeMutedLabel({}, area);
  words_->setObjectName(QStringLiteral("neighborWords"));
  layout->addWidget(words_);
  list_ = makeCaseList(QStringLiteral("neighborList"), tr("Training neighbours, largest weight first"));
  list_->setFlow(QListView::LeftToRight);
  list_->setWrapping(true);
  list_->setResizeMode(QListView::Adjust);
  list_->setModel(neighbors_);
  list_->setItemDelegate(
      new NeighborDelegate({[this] { return neighbors_->set(); }, [this] { return workspace_.display(); }}, list_));
  connect(list_, &QListView::activated, this, [this](const QModelIndex& index) {
    if (neighbors_->set() && workspace_.speaksOf(*neighbors_->set())) {
      workspace_.setCurrentRow(index.data(NeighborModel::RowRole).toUInt());
    }
  });
  layout->addWidget(list_, 1);
  return area;
}

void DecisionAccounts::awaitNeighbors() { list_->setEnabled(false); }

void DecisionAccounts::showNeighbors(std::optional<NeighborModel::Neighbors> neighbors,
                                     std::shared_ptr<const CutoutSet> set) {
  if (!neighbors || neighbors->empty()) return explainAbsence(tr("This kind of model does not decide by neighbours."));
  list_->setEnabled(true);
  neighbors_->setNeighbors(std::move(*neighbors), std::move(set));
  words_->setText(neighbors_->words());
}

void DecisionAccounts::explainAbsence(const QString& words) {
  list_->setEnabled(true);
  neighbors_->clear();
  words_->setText(words);
}

void DecisionAccounts::showOpinions(const std::vector<std::shared_ptr<const Verdicts>>& runs, std::optional<Row> row) {
  opinions_->setOpinions(runs, row);
}

}  // namespace blendscope::ui
