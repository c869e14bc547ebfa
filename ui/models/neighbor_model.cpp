// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/neighbor_model.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "models/number_words.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

void NeighborModel::setNeighbors(Neighbors neighbors, std::shared_ptr<const CutoutSet> data) {
  beginResetModel();
  neighbors_ = std::move(neighbors);
  data_ = std::move(data);
  largest_ = 0;
  for (const auto& neighbor : neighbors_) largest_ = std::max(largest_, std::abs(neighbor.weight));
  endResetModel();
}

int NeighborModel::classOf(const FittedPipeline::Neighbor& neighbor) const {
  return neighbor.madeUp ? kUnlabelled : data_->label(neighbor.row);
}

QString NeighborModel::words() const {
  if (neighbors_.empty()) return {};
  std::map<int, double> sums;
  std::size_t negative = 0;
  for (const auto& neighbor : neighbors_) {
    sums[classOf(neighbor)] += neighbor.weight;
    negative += neighbor.weight < 0 ? 1 : 0;
  }
  QStringList parts;
  for (const auto& [c, sum] : sums) {
    parts << (c == kUnlabelled ? tr("made up for training") : className(*data_, c)) + QLatin1Char(' ') + scoreText(sum);
  }
  QString text = tr("Largest weight first. Sum by class: %1.").arg(parts.join(QStringLiteral(", ")));
  if (negative > 0) {
    text += QLatin1Char(' ') + tr("%1 (hatched, to the left): nearer cutouts already speak for the same class.")
                                   .arg(countText(negative, tr("is negative"), tr("are negative")));
  }
  return text;
}

int NeighborModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(neighbors_.size());
}

QString NeighborModel::text(const FittedPipeline::Neighbor& neighbor) const {
  const int c = classOf(neighbor);
  const QString name = neighbor.madeUp ? tr("made up from it for training")
                       : c < 0         ? tr("unlabelled")
                                       : QString::fromStdString(data_->classNames().name(c));
  const QString effect = neighbor.weight < 0
                             ? tr("A negative weight: others stand between, so this one counts against its own class.")
                             : tr("It pulls the prediction towards its own class.");
  return tr("%1, %2: weight %3, distance %4 in normalised pixel values. %5")
      .arg(QString::fromStdString(data_->id(neighbor.row)), name, valueText(neighbor.weight),
           valueText(neighbor.distance), effect);
}

QVariant NeighborModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const auto& neighbor = neighbors_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return QString::fromStdString(data_->id(neighbor.row));
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
      return text(neighbor);
    case RowRole:
      return neighbor.row;
    case ClassRole:
      return classOf(neighbor);
    case DistanceRole:
      return neighbor.distance;
    case WeightRole:
      return neighbor.weight;
    case ShareRole:
      return largest_ > 0 ? neighbor.weight / largest_ : 0.0;
    default:
      return {};
  }
}

}  // namespace blendscope::ui
