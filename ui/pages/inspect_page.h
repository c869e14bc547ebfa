// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/mistake_model.h"
#include "models/neighbor_model.h"
#include "models/opinion_model.h"
#include "pages/page.h"
#include "state/workspace.h"

class QComboBox;
class QLabel;
class QLayout;
class QListView;
class QStackedWidget;

namespace blendscope::ui {

class DecisionView;
class JobRunner;

/// The test cutouts of a run, surest mistakes first: what they look like, what was said of them and how surely, the
/// training neighbours that decided it, and what the other runs say.
class InspectPage : public Page {
  Q_OBJECT
 public:
  explicit InspectPage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  /// What a trained model tells of one of its decisions.
  struct Account {
    std::optional<NeighborModel::Neighbors> neighbors;
    std::optional<DecisionBand> band;
    std::optional<FittedPipeline::PixelSensitivity> sensitivity;
  };

  QWidget* buildMain();
  QWidget* buildList();
  QLayout* buildSteps();
  QWidget* buildAccounts();
  QWidget* buildNeighbors();
  QListView* makeList(const QString& objectName, const QString& accessibleName);

  void showRuns();
  void showCurrentRun();
  /// Offers every cell of the run's confusion matrix as a choice of what to list.
  void fillCells();
  void applyFilter();
  void followCurrentRow();
  void openPosition(const QModelIndex& index);
  void showVerdict();
  void explain();
  void showNeighbors(std::optional<NeighborModel::Neighbors> neighbors);
  QString countLine() const;
  void step(int by);

  Workspace& workspace_;
  JobRunner& jobs_;
  MistakeModel* mistakes_;
  NeighborModel* neighbors_;
  OpinionModel* opinions_;
  std::vector<std::shared_ptr<const Verdicts>> verdicts_;  ///< one per run of the workspace
  QStackedWidget* stack_;
  QComboBox* run_ = nullptr;
  QComboBox* show_ = nullptr;
  QComboBox* order_ = nullptr;
  QLabel* count_ = nullptr;
  QListView* list_ = nullptr;
  QLabel* position_ = nullptr;
  DecisionView* decision_ = nullptr;
  QLabel* neighborWords_ = nullptr;
  QListView* neighborList_ = nullptr;
  bool selectionIsNews_ = false;  ///< chosen elsewhere since this page was last seen
};

}  // namespace blendscope::ui
