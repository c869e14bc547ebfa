// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/review_model.h"

#include <cmath>

#include "models/mistake_model.h"
#include "models/number_words.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

ReviewModel::ReviewModel(const Workspace& workspace, QObject* parent)
    : QAbstractListModel(parent), workspace_(workspace) {
  connect(&workspace, &Workspace::dataChanged, this, [this] { setQueue({}); });
  connect(&workspace.marks(), &Marks::annotationsChanged, this, [this] {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
  });
}

void ReviewModel::setQueue(ReviewQueue queue, QStringList voices) {
  beginResetModel();
  queue_ = std::move(queue);
  voices_ = std::move(voices);
  endResetModel();
}

bool ReviewModel::isDone(int position) const {
  const Row row = queue_.items[static_cast<std::size_t>(position)].row;
  return workspace_.marks().annotations().at(row).label.has_value();
}

int ReviewModel::nextToDo(int position) const {
  const int count = rowCount();
  for (int step = 1; step <= count; ++step) {
    const int at = (position + step) % count;
    if (!isDone(at)) return at;
  }
  return -1;
}

int ReviewModel::positionOf(Row row) const {
  for (std::size_t i = 0; i < queue_.items.size(); ++i) {
    if (queue_.items[i].row == row) return static_cast<int>(i);
  }
  return -1;
}

int ReviewModel::doneCount() const {
  return static_cast<int>(agreementOf(queue_, workspace_.marks().annotations()).reviewed);
}

QString ReviewModel::progressWords() const {
  if (queue_.items.empty()) return {};
  const ReviewAgreement agreement = agreementOf(queue_, workspace_.marks().annotations());
  QString words = tr("%1 of %2 reviewed").arg(countText(agreement.reviewed), countText(queue_.items.size()));
  if (agreement.judged == 0) return words;
  words += QLatin1Char('\n') +
           tr("The models were right about %1 of %2").arg(countText(agreement.agreed), countText(agreement.judged));
  if (queue_.by != ReviewOrder::Random) return words;
  const double share = static_cast<double>(agreement.agreed) / static_cast<double>(agreement.judged);
  return words + tr(": accuracy %1, 95 % interval %2").arg(scoreText(share), intervalText(agreement.interval));
}

int ReviewModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(queue_.items.size());
}

QString ReviewModel::text(const ReviewItem& item) const {
  const CutoutSet& set = *workspace_.data();
  const QString id = QString::fromStdString(set.id(item.row));
  const QString label = className(set, set.label(item.row));
  if (item.predicted < 0) return tr("%1: %2, no prediction").arg(id, label);
  const QString predicted = QString::fromStdString(classesToGive(*workspace_.originalData()).name(item.predicted));
  return tr("%1: %2, predicted %3 at %4 by %5; score %6")
      .arg(id, label, predicted, percentText(item.probability),
           voices_.size() == 1 ? voices_.front() : tr("%1 models on average").arg(voices_.size()),
           valueText(item.score));
}

QVariant ReviewModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const ReviewItem& item = queue_.items[static_cast<std::size_t>(index.row())];
  const int label = workspace_.data()->label(item.row);
  switch (role) {
    case Qt::DisplayRole:
      return QString::fromStdString(workspace_.data()->id(item.row));
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
      return text(item);
    case MistakeModel::RowRole:
      return item.row;
    case MistakeModel::TruthRole:
    case MistakeModel::LabelRole:
      return label;
    case MistakeModel::PredictedRole:
      return item.predicted;
    case MistakeModel::ProbabilityRole:
      return item.predicted < 0 ? std::nan("") : item.probability;
    case MistakeModel::WrongRole:
      return label != kUnlabelled && item.predicted >= 0 && item.predicted != label;
    case MistakeModel::SplitRole:
      return -1;
    case VoicesRole:
      return voices_.size();
    case DoneRole:
      return isDone(index.row());
    default:
      return {};
  }
}

}  // namespace blendscope::ui
