// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>
#include <optional>

#include "models/neighbor_model.h"
#include "models/opinion_model.h"
#include "state/workspace.h"

class QLabel;
class QListView;

namespace blendscope::ui {

/// Why a decision came out as it did, and what the other runs say: the training neighbours with their weights, a line
/// for each run.
class DecisionAccounts : public QTabWidget {
  Q_OBJECT
 public:
  explicit DecisionAccounts(Workspace& workspace, QWidget* parent = nullptr);

  /// Those shown are the last cutout's until the answer is there.
  void awaitNeighbors();
  /// `set`: the one that the neighbours are rows of; without neighbours the model has none.
  void showNeighbors(std::optional<NeighborModel::Neighbors> neighbors, std::shared_ptr<const CutoutSet> set);
  /// Why there are none.
  void explainAbsence(const QString& words);
  void showOpinions(const std::vector<std::shared_ptr<const Verdicts>>& runs, std::optional<Row> row);

 private:
  QWidget* buildNeighbors();

  Workspace& workspace_;
  NeighborModel* neighbors_;
  OpinionModel* opinions_;
  QLabel* words_ = nullptr;
  QListView* list_ = nullptr;
};

}  // namespace blendscope::ui
