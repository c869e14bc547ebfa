// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mistake_model.h"

#include <algorithm>

#include "models/number_words.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

void MistakeModel::setVerdicts(std::shared_ptr<const Verdicts> verdicts) {
  if (verdicts == verdicts_) return;
  beginResetModel();
  verdicts_ = std::move(verdicts);
  rebuild();
  endResetModel();
}

void MistakeModel::setFilter(const MistakeFilter& filter) {
  if (filter == filter_) return;
  beginResetModel();
  filter_ = filter;
  rebuild();
  endResetModel();
}

void MistakeModel::setSelection(const RowSet& selection) {
  if (selection == selection_) return;
  if (filter_.show != MistakeFilter::Show::Selection) {
    selection_ = selection;
    return;
  }
  beginResetModel();
  selection_ = selection;
  rebuild();
  endResetModel();
}

void MistakeModel::setLabels(std::shared_ptr<const CutoutSet> labels) {
  labels_ = std::move(labels);
  if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int MistakeModel::labelNow(const Verdict& verdict) const {
  return labels_ && labels_->sameCutouts(verdicts_->run().testSet()) ? labels_->label(verdict.row) : verdict.truth;
}

bool MistakeModel::shown(const Verdict& verdict) const {
  switch (filter_.show) {
    case MistakeFilter::Show::Wrong:
      return verdict.wrong();
    case MistakeFilter::Show::All:
      return true;
    case MistakeFilter::Show::Cell:
      return verdict.truth == filter_.cell.first && verdict.predicted == filter_.cell.second;
    case MistakeFilter::Show::Selection:
      return selection_.contains(verdict.row);
  }
  return true;
}

void MistakeModel::rebuild() {
  order_.clear();
  if (!verdicts_) return;
  const std::vector<Verdict>& all = verdicts_->all();
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (shown(all[i])) order_.push_back(i);
  }
  const auto sortBy = [&](auto key) {
    std::stable_sort(order_.begin(), order_.end(), [&](auto a, auto b) { return key(all[a]) < key(all[b]); });
  };
  switch (filter_.order) {
    case MistakeFilter::Order::SurestFirst:
      return sortBy([](const Verdict& v) { return -v.probability; });
    case MistakeFilter::Order::LeastSureFirst:
      return sortBy([](const Verdict& v) { return v.probability; });
    case MistakeFilter::Order::UncertaintyRising:
      return sortBy([](const Verdict& v) { return v.uncertainty; });
    case MistakeFilter::Order::UncertaintyFalling:
      return sortBy([](const Verdict& v) { return -v.uncertainty; });
    case MistakeFilter::Order::RowOrder:
      return sortBy([](const Verdict& v) { return v.row; });
  }
}

const Verdict& MistakeModel::verdict(int position) const {
  return verdicts_->all()[order_[static_cast<std::size_t>(position)]];
}

int MistakeModel::positionOf(Row row) const {
  for (std::size_t i = 0; i < order_.size(); ++i) {
    if (verdicts_->all()[order_[i]].row == row) return static_cast<int>(i);
  }
  return -1;
}

int MistakeModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(order_.size());
}

QString MistakeModel::text(const Verdict& verdict) const {
  const CutoutSet& set = verdicts_->run().testSet();
  const int now = labelNow(verdict);
  const QString truth = className(set, verdict.truth);
  return tr("%1: %2, predicted %3 at %4")
      .arg(QString::fromStdString(set.id(verdict.row)),
           now == verdict.truth ? truth : tr("was %1, now %2").arg(truth, className(*labels_, now)),
           className(set, verdict.predicted), percentText(verdict.probability));
}

QVariant MistakeModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Verdict& v = verdict(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return QString::fromStdString(verdicts_->run().testSet().id(v.row));
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
      return text(v);
    case RowRole:
      return v.row;
    case TruthRole:
      return v.truth;
    case LabelRole:
      return labelNow(v);
    case PredictedRole:
      return v.predicted;
    case ProbabilityRole:
      return v.probability;
    case UncertaintyRole:
      return v.uncertainty;
    case WrongRole:
      return v.wrong();
    case SplitRole:
      return verdicts_->run().splits.size() > 1 ? v.split : -1;
    default:
      return {};
  }
}

}  // namespace blendscope::ui
