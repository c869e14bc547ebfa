// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "study/learning_curve.h"
#include "study/run_accuracy.h"
#include "views/run_series.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace blendscope::ui {

class CompanionMapView;
class FigureTable;
class JobRunner;
class PlotView;
class RocChart;
class ScrollingNote;
class SeriesPlot;

/// What runs look like beside each other, one chart to a tab: ROC, precision against recall, accuracy against any
/// column, companions found, learning curve, time against accuracy, and whether differences are more than chance. Each
/// tab is filled by a job when it is looked at.
class CompareCharts : public QTabWidget {
  Q_OBJECT
 public:
  enum Tab { Roc, PrecisionRecall, ByColumn, Companions, Learning, Time, Tests };

  explicit CompareCharts(JobRunner& jobs, QWidget* parent = nullptr);

  /// `selected`: whose curves are drawn; `all`: for time against accuracy; `current` may be null.
  void setRuns(std::vector<NumberedRun> selected, std::vector<NumberedRun> all, std::shared_ptr<const Run> current);

 Q_SIGNALS:
  /// Cutouts behind a point or cell that was clicked, and what they are.
  void rowsChosen(const std::vector<Row>& rows, const QString& words);
  /// A run was clicked.
  void runChosen(int number);

 private:
  QWidget* buildRoc();
  QWidget* buildPrecisionRecall();
  QWidget* buildByColumn();
  QWidget* buildCompanions();
  QWidget* buildLearning();
  QWidget* buildTime();
  QWidget* buildTests();
  QComboBox* makeChoice(const QString& objectName, const QString& name, const QString& toolTip);

  void fillCurrentTab();
  void fillRoc();
  void fillPrecisionRecall();
  void fillColumns();
  void fillByColumn();
  void showByColumn();
  void fillCompanions();
  void showLearning();
  void fillTime();
  void fillTests();
  void chooseBin(int point);
  /// The cutouts that the run of a curve calls positive from a point of it on.
  void chooseCalled(const RunRoc& curve, std::size_t point);
  void chooseCell(int cell);
  void startLearning();
  void learnNext();
  void takeLearningPoint(int job, const IterationEvent& event);
  void saveCurrent();
  void setReadout(const QString& words);

  JobRunner& jobs_;
  std::vector<NumberedRun> selected_;
  std::vector<NumberedRun> all_;
  std::shared_ptr<const Run> current_;
  std::vector<bool> stale_;  ///< tabs to be filled when looked at

  RocChart* roc_ = nullptr;
  QLabel* readout_ = nullptr;
  SeriesPlot* precisionRecall_ = nullptr;
  QComboBox* column_ = nullptr;
  QComboBox* measure_ = nullptr;
  SeriesPlot* byColumn_ = nullptr;
  std::vector<RunRoc> precisionCurves_;
  std::vector<std::pair<NumberedRun, AccuracyCurve>> byColumnCurves_;
  CompanionMapView* companions_ = nullptr;
  QComboBox* learningMeasure_ = nullptr;
  QPushButton* learn_ = nullptr;
  SeriesPlot* learning_ = nullptr;
  ScrollingNote* learningWords_ = nullptr;
  int learningJob_ = 0;
  std::shared_ptr<const Run> learningRun_;
  std::vector<std::shared_ptr<const Run>> toLearn_;  ///< after that one
  std::map<std::shared_ptr<const Run>, LearningCurve> learned_;
  SeriesPlot* time_ = nullptr;
  FigureTable* tests_ = nullptr;
  ScrollingNote* testsWords_ = nullptr;
};

}  // namespace blendscope::ui
