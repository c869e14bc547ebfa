// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/opinion_model.h"

#include "models/number_words.h"
#include "theme/theme.h"

namespace blendscope::ui {

void OpinionModel::setOpinions(const std::vector<std::shared_ptr<const Verdicts>>& runs, std::optional<Row> row) {
  beginResetModel();
  opinions_.clear();
  for (const auto& verdicts : runs) {
    if (!row) break;
    Opinion opinion{QString::fromStdString(verdicts->run().spec.text()), {}, {}};
    if (const Verdict* verdict = verdicts->find(*row)) {
      opinion.verdict = *verdict;
      opinion.predictedName = QString::fromStdString(verdicts->run().testSet().classNames().name(verdict->predicted));
    }
    opinions_.push_back(std::move(opinion));
  }
  endResetModel();
}

int OpinionModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(opinions_.size());
}

int OpinionModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant OpinionModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Opinion& opinion = opinions_[static_cast<std::size_t>(index.row())];
  const auto& verdict = opinion.verdict;
  const QString right = verdict && verdict->wrong() ? tr("wrong") : tr("right");
  switch (role) {
    case Qt::DisplayRole:
      if (index.column() == RunColumn) return opinion.pipeline;
      if (!verdict) return index.column() == PredictionColumn ? tr("trained on it") : QString();
      return index.column() == PredictionColumn ? tr("%1, %2").arg(opinion.predictedName, right)
                                                : percentText(verdict->probability);
    case Qt::ToolTipRole:
      if (!verdict) return tr("%1: not among its test cutouts").arg(opinion.pipeline);
      return tr("%1: %2 at %3, %4")
          .arg(opinion.pipeline, opinion.predictedName, percentText(verdict->probability), right);
    case Qt::DecorationRole:
      return verdict && index.column() == PredictionColumn ? QVariant(classIcon(verdict->predicted)) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter |
                                 (index.column() == ProbabilityColumn ? Qt::AlignRight : Qt::AlignLeft));
    case WrongRole:
      return verdict && verdict->wrong();
    case TestedRole:
      return verdict.has_value();
    default:
      return {};
  }
}

}  // namespace blendscope::ui
