// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "jobs/train_models.h"
#include "models/training_model.h"
#include "pages/page.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QStackedWidget;
class QTableView;

namespace blendscope::ui {

class JobRunner;
class ModelShelf;
class PipelineEditor;
class SplitForm;
class TrainingDetails;
class Workspace;

/// Choose models and a division, train, watch. All ticked models are trained in one job; each becomes a run of the
/// workspace as soon as it is finished.
class TrainPage : public Page {
  Q_OBJECT
 public:
  explicit TrainPage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  SettingsColumn* buildSettings();
  QWidget* buildFoot();
  QWidget* buildResults();
  QWidget* buildLinks();
  QWidget* buildAdding();
  /// The model of the run in the current line of the table, as it was tested; null where there is none.
  std::shared_ptr<const FittedPipeline> currentModel() const;
  void showModelActions();
  void saveModel();
  PipelineEditor* addModel(const PipelineSpec& spec, bool ticked, int at);
  void addDefaultModels();
  void showData();
  /// Some cutouts have other labels: models that are being trained go on with those they began with.
  void takeLabels();
  void showReadiness();
  std::vector<PipelineSpec> tickedSpecs() const;
  QString firstProblem() const;

  void train();
  void takeIteration(int job, const IterationEvent& event);
  void takeProgress(int job);
  void takeOutcomes();
  void endTraining();
  /// The table as tall as its rows need.
  void fitTable();
  /// Once all are trained: the line that is chosen, or the first whose search can be looked at.
  int rowToShow() const;
  void showDetails(int row);

  Workspace& workspace_;
  JobRunner& jobs_;
  std::vector<PipelineEditor*> models_;
  int nextModel_ = 1;
  QVBoxLayout* modelList_ = nullptr;
  SplitForm* split_ = nullptr;
  QComboBox* positive_ = nullptr;
  QLabel* problem_ = nullptr;
  QPushButton* trainButton_ = nullptr;
  QPushButton* cancelButton_ = nullptr;
  QProgressBar* progress_ = nullptr;

  QStackedWidget* stack_ = nullptr;
  QTableView* table_ = nullptr;
  TrainingDetails* details_ = nullptr;
  QWidget* links_ = nullptr;
  QPushButton* saveButton_ = nullptr;
  QPushButton* applyButton_ = nullptr;
  ModelShelf* shelf_;
  TrainingModel* training_;
  std::shared_ptr<TrainingMailbox> mailbox_;
  std::shared_ptr<const CutoutSet> trainedData_;
  int job_ = 0;
};

}  // namespace blendscope::ui
