// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "jobs/train_models.h"

namespace blendscope::ui {

/// The models of the current training, one row each, from waiting to trained or failed.
class TrainingModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { PipelineColumn, ResultColumn, AucColumn, FitColumn, PredictColumn, ColumnCount };
  enum class State { Waiting, Training, Trained, Failed, Cancelled };

  struct Item {
    QString pipeline;
    State state = State::Waiting;
    double fraction = 0;
    TrainingOutcome outcome;
    std::vector<IterationEvent> trace;
  };

  using QAbstractTableModel::QAbstractTableModel;

  void begin(const std::vector<PipelineSpec>& specs);
  void markTraining(int row);
  /// Of the whole training, 0…1.
  void setProgress(double fraction);
  void addIteration(const IterationEvent& event);
  void finish(int row, TrainingOutcome outcome);
  /// What is not finished yet will not be.
  void cancelRest();

  const Item& item(int row) const { return items_[static_cast<std::size_t>(row)]; }
  /// The row that began last, which the steps of optimisers belong to; −1: none.
  int trainingRow() const { return training_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void rowChanged(int row);
  QString resultText(const Item& item) const;
  QString text(const Item& item, int column) const;

  std::vector<Item> items_;
  int training_ = -1;
};

}  // namespace blendscope::ui
