// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "study/run.h"

namespace blendscope::ui {

class Workspace;

/// The runs of the workspace as a table, oldest first; adapts, never computes.
class RunTableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    PipelineColumn,
    AccuracyColumn,
    BalancedAccuracyColumn,
    AucColumn,
    F1Column,
    MccColumn,
    BrierColumn,
    LogLossColumn,
    EceColumn,
    FitColumn,
    PredictColumn,
    TrainCountColumn,
    TestCountColumn,
    SplitColumn,
    ColumnCount
  };
  enum Role {
    SortRole = Qt::UserRole + 1,  ///< the number behind the text
    LowRole,                      ///< accuracy column: lower end of the 95 % interval
    HighRole,
    RangeLowRole,   ///< accuracy column: where the common axis of all whiskers begins
    RangeHighRole,  ///< and ends
    SeriesRole,     ///< pipeline column: number of the run's colour
    WarningsRole,   ///< pipeline column: list of texts
    StaleRole       ///< pipeline column: what to say where labels have changed since; empty where they have not
  };

  explicit RunTableModel(const Workspace& workspace, QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  using Runs = std::vector<std::shared_ptr<const Run>>;
  void refresh();
  void findRange();
  QVariant text(const Run& run, int column) const;
  QString staleText(const Run& run) const;
  QVariant accuracyData(const Run& run, int role) const;

  const Workspace& workspace_;
  Runs runs_;
  double rangeLow_ = 0;
  double rangeHigh_ = 1;
};

}  // namespace blendscope::ui
