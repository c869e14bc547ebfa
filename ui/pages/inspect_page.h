// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "models/neighbor_model.h"
#include "models/verdicts.h"
#include "pages/page.h"
#include "state/workspace.h"

class QLabel;
class QLayout;
class QListView;
class QStackedWidget;
class QTabBar;

namespace blendscope::ui {

class CaseList;
class DecisionAccounts;
class DecisionView;
class JobRunner;
class MarksStrip;
class ReviewPanel;

/// Cutouts one by one: what they look like, what was said of them and how surely, the training neighbours that decided
/// it, what the other runs say, and room for a label, a flag and a note. Either the test cutouts of a run, surest
/// mistakes first, or a queue of those that a person should look at.
class InspectPage : public Page {
  Q_OBJECT
 public:
  explicit InspectPage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  enum Mode { Mistakes, Review };
  /// What is known of the open cutout: a run tested it, a model was applied to it, or neither.
  struct Case {
    std::shared_ptr<const Verdicts> verdicts;
    std::optional<Verdict> verdict;
    std::shared_ptr<const AppliedModel> applied;
    std::optional<Row> row;
  };
  /// What a trained model tells of one of its decisions.
  struct Account {
    std::optional<NeighborModel::Neighbors> neighbors;
    std::optional<DecisionBand> band;
    std::optional<FittedPipeline::PixelSensitivity> sensitivity;
  };

  static QString sentenceOf(Mode mode);
  QWidget* buildMain();
  QWidget* buildDecision();
  QWidget* buildLists();
  QLayout* buildSteps();
  /// In a small window the Inspector's marks beside the page are enough.
  void fitMarks();
  /// Wide enough for large text.
  void fitLists();
  void showMode();
  void showStack();
  QListView* currentList() const;
  Case currentCase() const;
  void showCase();
  void showNothing();
  void showOpinions(std::optional<Row> row);
  void explain(const Case& open);
  void step(int by);

  Workspace& workspace_;
  JobRunner& jobs_;
  QStackedWidget* stack_;
  QTabBar* modes_ = nullptr;
  QStackedWidget* lists_ = nullptr;
  QStackedWidget* details_ = nullptr;
  EmptyState* nothing_ = nullptr;  ///< in place of a decision, where nothing is listed
  CaseList* cases_ = nullptr;
  ReviewPanel* review_ = nullptr;
  QLabel* position_ = nullptr;
  DecisionView* decision_ = nullptr;
  MarksStrip* marks_ = nullptr;
  DecisionAccounts* accounts_ = nullptr;
  bool selectionIsNews_ = false;  ///< chosen elsewhere since this page was last seen
};

}  // namespace blendscope::ui
