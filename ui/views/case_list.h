// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "models/mistake_model.h"
#include "state/workspace.h"

class QComboBox;
class QLabel;
class QListView;

namespace blendscope::ui {

/// A list of cutouts as they are inspected: uniform lines, no frame.
QListView* makeCaseList(const QString& objectName, const QString& accessibleName);
/// A choice that may be narrower than its longest entry.
QComboBox* makeNarrowChoice(const QString& objectName, const QString& accessibleName, const QString& toolTip);

/// The test cutouts of a run: which run, which of its cutouts, in which order, and the list itself.
class CaseList : public QWidget {
  Q_OBJECT
 public:
  explicit CaseList(Workspace& workspace, QWidget* parent = nullptr);

  QListView* list() const { return list_; }
  const MistakeModel& model() const { return *mistakes_; }
  /// One per run of the workspace; null for runs that were tested on other cutouts.
  const std::vector<std::shared_ptr<const Verdicts>>& verdicts() const { return verdicts_; }
  /// The one that is open; null if none is.
  const Verdict* openVerdict() const;
  /// Why nothing is listed; empty where something is.
  QString emptyWords() const;
  /// What may be listed in place of nothing: what the run got wrong, or all that it tested if that is nothing.
  QString insteadWords() const;
  void listInstead();
  /// What was selected elsewhere is listed.
  void listSelection();
  void applyFilter();
  /// Opens the cutout that is current in the workspace, if it is listed.
  void followCurrentRow();

 Q_SIGNALS:
  /// Another cutout is open, or another run speaks of it.
  void caseChanged();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void buildChoices();
  void showRuns();
  void showCurrentRun();
  void nameRuns();
  /// Offers every cell of the run's confusion matrix as a choice of what to list.
  void fillCells();
  void openPosition(const QModelIndex& index);
  QString countLine() const;
  MistakeFilter::Show instead() const;
  void noteSelection();
  void noteCurrentRow();

  Workspace& workspace_;
  MistakeModel* mistakes_;
  std::vector<std::shared_ptr<const Verdicts>> verdicts_;
  QComboBox* run_;
  QComboBox* show_;
  QComboBox* order_;
  QLabel* count_;
  QListView* list_;
  bool rowIsNews_ = false;  ///< another cutout has become current since the list was filled
};

}  // namespace blendscope::ui
