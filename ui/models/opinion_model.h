// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <memory>
#include <optional>
#include <vector>

#include "models/verdicts.h"

namespace blendscope::ui {

/// What each run says of one cutout, one row per run.
class OpinionModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { RunColumn, PredictionColumn, ProbabilityColumn, ColumnCount };
  enum Role {
    WrongRole = Qt::UserRole + 1,  ///< prediction differs from the label
    TestedRole                     ///< false where the cutout was not among the run's test rows
  };

  using QAbstractTableModel::QAbstractTableModel;

  void setOpinions(const std::vector<std::shared_ptr<const Verdicts>>& runs, std::optional<Row> row);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  struct Opinion {
    QString pipeline;
    QString predictedName;
    std::optional<Verdict> verdict;
  };
  std::vector<Opinion> opinions_;
};

}  // namespace blendscope::ui
