// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <set>

#include "data/row_set.h"
#include "pages/page.h"
#include "study/trust.h"

class QComboBox;
class QLabel;
class QSlider;
class QStackedWidget;
class QTabWidget;

namespace blendscope::ui {

class CurveWithBand;
class FigureTable;
class JobRunner;
class ReliabilityChart;
class Workspace;

/// Whether to believe a run: what its data can support, whether its probabilities mean what they say, what sending the
/// unsure to a specialist gives, sets of classes, precision at other shares of blends, doubtful labels, and whether
/// other data are like those that it was trained on.
class TrustPage : public Page {
  Q_OBJECT
 public:
  explicit TrustPage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  /// Reads another data set and compares it with the training data of the run.
  void compareWith(const QString& path);
  /// What is shown; null while it is being found out.
  const std::shared_ptr<const Trust>& trust() const { return trust_; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  /// In the order of the tabs.
  enum Tab { Summary, Calibration, Abstaining, Bands, Sets, Prevalence, Labels, Drift };

  QWidget* buildSummary();
  QWidget* buildCalibration();
  QWidget* buildAbstention();
  QWidget* buildBands();
  QWidget* buildSets();
  QWidget* buildPrevalence();
  QWidget* buildLabels();
  QWidget* buildDrift();

  void showRuns();
  /// Starts to examine the current run unless it is what is shown, or nobody looks.
  void examine();
  void showTrust(std::shared_ptr<const Trust> trust);
  void fillCurrentTab();
  void showMessage(const QString& words);
  void showStatements();
  void showCalibration();
  void showAbstention();
  void showCut();
  void showBands();
  void showSets();
  void showPrevalence();
  void showPrecision();
  void showSuspects();
  void showDrift(const std::optional<DriftView>& drift, const QString& name);
  void openSuspect(int line);
  void select(const RowSet& rows);

  Workspace& workspace_;
  JobRunner& jobs_;
  std::shared_ptr<const Run> run_;  ///< what trust_ speaks of, or what is being examined
  std::shared_ptr<const Trust> trust_;
  std::set<int> toFill_;          ///< tabs that do not show trust_ yet
  std::vector<int> shareOfStep_;  ///< per point of the curve: the percentage of the slider
  QStackedWidget* stack_;
  QComboBox* runs_ = nullptr;
  QLabel* waiting_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  QWidget* statements_ = nullptr;
  FigureTable* metrics_ = nullptr;
  ReliabilityChart* reliability_ = nullptr;
  FigureTable* calibration_ = nullptr;
  QLabel* crossFitting_ = nullptr;
  QSlider* share_ = nullptr;
  QLabel* sending_ = nullptr;
  QLabel* sendingFacts_ = nullptr;
  QLabel* risk_ = nullptr;
  QLabel* bands_ = nullptr;
  FigureTable* objectives_ = nullptr;
  CurveWithBand* coverage_ = nullptr;
  QWidget* targets_ = nullptr;
  QComboBox* level_ = nullptr;
  FigureTable* sets_ = nullptr;
  QLabel* setFacts_ = nullptr;
  QLabel* setOrigin_ = nullptr;
  QSlider* prevalence_ = nullptr;
  QLabel* precision_ = nullptr;
  QLabel* negative_ = nullptr;
  QLabel* answers_ = nullptr;
  CurveWithBand* precisionCurve_ = nullptr;
  FigureTable* suspects_ = nullptr;
  QLabel* suspectFacts_ = nullptr;
  QWidget* selectSuspects_ = nullptr;
  QLabel* drift_ = nullptr;
  FigureTable* driftTable_ = nullptr;
};

}  // namespace blendscope::ui
