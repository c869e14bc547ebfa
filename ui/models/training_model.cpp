// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/training_model.h"

#include <algorithm>
#include <cmath>

#include "models/number_words.h"

namespace blendscope::ui {

void TrainingModel::begin(const std::vector<PipelineSpec>& specs) {
  beginResetModel();
  items_.clear();
  training_ = -1;
  for (const PipelineSpec& spec : specs)
    items_.push_back({QString::fromStdString(spec.text()), State::Waiting, 0, {}, {}});
  endResetModel();
}

void TrainingModel::rowChanged(int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); }

void TrainingModel::markTraining(int row) {
  training_ = row;
  State& state = items_[static_cast<std::size_t>(row)].state;
  if (state == State::Waiting) state = State::Training;  // its outcome may have overtaken the news of its beginning
  rowChanged(row);
}

void TrainingModel::setProgress(double fraction) {
  if (training_ < 0) return;
  Item& current = items_[static_cast<std::size_t>(training_)];
  if (current.state != State::Training) return;
  current.fraction = std::clamp(fraction * static_cast<double>(items_.size()) - training_, 0.0, 1.0);
  rowChanged(training_);
}

void TrainingModel::addIteration(const IterationEvent& event) {
  if (training_ >= 0) items_[static_cast<std::size_t>(training_)].trace.push_back(event);
}

void TrainingModel::finish(int row, TrainingOutcome outcome) {
  Item& done = items_[static_cast<std::size_t>(row)];
  done.state = outcome.run ? State::Trained : State::Failed;
  done.outcome = std::move(outcome);
  rowChanged(row);
}

void TrainingModel::cancelRest() {
  training_ = -1;
  for (int row = 0; row < rowCount(); ++row) {
    State& state = items_[static_cast<std::size_t>(row)].state;
    if (state != State::Waiting && state != State::Training) continue;
    state = State::Cancelled;
    rowChanged(row);
  }
}

int TrainingModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(items_.size());
}

int TrainingModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString TrainingModel::resultText(const Item& item) const {
  switch (item.state) {
    case State::Waiting:
      return tr("waiting");
    case State::Training:
      return tr("training, %1").arg(percentText(std::floor(item.fraction * 100) / 100));
    case State::Trained:
      return scoreText(item.outcome.run->pooled.accuracy, item.outcome.run->pooled.accuracyInterval);
    case State::Failed:
      return tr("failed: %1").arg(item.outcome.problem);
    case State::Cancelled:
      return tr("cancelled");
  }
  return {};
}

QString TrainingModel::text(const Item& item, int column) const {
  if (column == PipelineColumn) return item.pipeline;
  if (column == ResultColumn) return resultText(item);
  if (item.state != State::Trained) return {};
  const Run& run = *item.outcome.run;
  switch (column) {
    case AucColumn:
      return scoreText(run.pooled.auc);
    case FitColumn:
      return secondsText(run.seconds.fit);
    case PredictColumn:
      return secondsText(run.seconds.predict);
    default:
      return {};
  }
}

QVariant TrainingModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Item& shown = item(index.row());
  switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
      return text(shown, index.column());
    case Qt::ToolTipRole:
      return index.column() <= ResultColumn ? text(shown, index.column()) : QString();
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (index.column() <= ResultColumn ? Qt::AlignLeft : Qt::AlignRight));
    default:
      return {};
  }
}

QVariant TrainingModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation == Qt::Vertical || section < 0 || section >= ColumnCount) return {};
  if (role == Qt::TextAlignmentRole) {
    return QVariant::fromValue(Qt::AlignVCenter | (section <= ResultColumn ? Qt::AlignLeft : Qt::AlignRight));
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case PipelineColumn:
      return tr("Model");
    case ResultColumn:
      return tr("Accuracy");
    case AucColumn:
      return tr("AUC");
    case FitColumn:
      return tr("Fit");
    case PredictColumn:
      return tr("Predict");
    default:
      return {};
  }
}

}  // namespace blendscope::ui
