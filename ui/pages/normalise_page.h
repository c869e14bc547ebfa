// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "base/progress.h"
#include "base/step_spec.h"
#include "pages/page.h"
#include "study/sweep.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QSpinBox;
class QStackedWidget;
class QTabWidget;

namespace blendscope::ui {

class JobRunner;
class NormalizerComparison;
class NormalizerEditor;
class SweepForm;
class SweepModel;
class SweepResults;
class Workspace;

/// Does normalisation help? By eye: the same stars before and after several of them. By number: a sweep that trains a
/// model over a family and draws its accuracy.
class NormalisePage : public Page {
  Q_OBJECT
 public:
  explicit NormalisePage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  NormalizerComparison* comparison() const { return comparison_; }
  const std::vector<NormalizerEditor*>& editors() const { return editors_; }

 private:
  SettingsColumn* buildSettings();
  QWidget* buildLookSettings();
  QWidget* buildStarSettings();
  QWidget* buildFoot();
  QWidget* buildLook();
  QWidget* buildSweep();
  NormalizerEditor* addEditor(const Stage& stage);
  void takeStages();
  void takeStars();
  void takeData();
  void fillClasses();
  void showCaption();
  void showTab();

  QString sweepProblem() const;
  void showReadiness();
  void sweep();
  void takePoint(int job, const IterationEvent& event);
  void takeProgress(int job);
  void endSweep(const QString& problem);
  void lookAt(const Stage& stage);

  Workspace& workspace_;
  JobRunner& jobs_;
  std::vector<NormalizerEditor*> editors_;
  int nextEditor_ = 1;
  SettingsColumn* column_ = nullptr;
  QWidget* lookSettings_ = nullptr;
  QVBoxLayout* editorList_ = nullptr;
  QComboBox* source_ = nullptr;
  QSpinBox* starCount_ = nullptr;
  QComboBox* from_ = nullptr;
  QComboBox* to_ = nullptr;
  QWidget* classChoice_ = nullptr;
  QCheckBox* shareLimits_ = nullptr;
  std::uint64_t starSeed_ = 1;
  SweepForm* sweepForm_ = nullptr;
  QWidget* foot_ = nullptr;
  QLabel* problem_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QPushButton* sweepButton_ = nullptr;
  QPushButton* cancelButton_ = nullptr;

  QStackedWidget* stack_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  QLabel* caption_ = nullptr;
  NormalizerComparison* comparison_ = nullptr;
  QStackedWidget* sweepStack_ = nullptr;
  SweepModel* sweepModel_;
  SweepResults* sweepResults_ = nullptr;
  int sweepJob_ = 0;
};

}  // namespace blendscope::ui
