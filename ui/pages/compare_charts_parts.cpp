// SPDX-License-Identifier: GPL-3.0-or-later
// What the charts of the Compare page are put together from, and its one long job: the learning curve.
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "jobs/job_runner.h"
#include "models/figure_model.h"
#include "models/number_words.h"
#include "pages/compare_charts.h"
#include "theme/theme.h"
#include "views/companion_map_view.h"
#include "views/figure_table.h"
#include "views/roc_chart.h"
#include "views/scrolling_note.h"

namespace blendscope::ui {

namespace {

constexpr int kMostNoteLines = 5;
constexpr int kMostLearningLines = 2;  // the chart needs the room more
constexpr int kLeastLearningHeight = 180;

QLabel* makeChartNote(const QString& objectName) {
  auto* label = makeMutedLabel({});
  label->setObjectName(objectName);
  return label;
}

QVBoxLayout* makeColumn(QWidget* area) {
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, kGap, 0, 0);
  return layout;
}

}  // namespace

CompareCharts::CompareCharts(JobRunner& jobs, QWidget* parent) : QTabWidget(parent), jobs_(jobs) {
  describe(this, QStringLiteral("compareTabs"), tr("Charts of the runs"));
  setDocumentMode(true);
  setUsesScrollButtons(true);
  addTab(buildRoc(), tr("ROC"));
  addTab(buildPrecisionRecall(), tr("Precision"));
  addTab(buildByColumn(), tr("By column"));
  addTab(buildCompanions(), tr("Companions"));
  addTab(buildLearning(), tr("Learning"));
  addTab(buildTime(), tr("Time"));
  addTab(buildTests(), tr("Chance?"));
  setTabToolTip(PrecisionRecall, tr("Precision against recall of the positive class"));
  setTabToolTip(ByColumn, tr("Accuracy and completeness against separation, S/N, seeing or any other column"));
  setTabToolTip(Companions, tr("Which companions are found, by separation and flux ratio"));
  setTabToolTip(Learning, tr("Accuracy and time against the number of training cutouts"));
  setTabToolTip(Time, tr("Accuracy against time, with the runs that no other one beats in both"));
  setTabToolTip(Tests, tr("Whether the differences between runs are more than chance"));
  auto* save = new QToolButton;
  save->setIcon(themedIcon(QStringLiteral("save")));
  save->setAutoRaise(true);
  describe(save, QStringLiteral("saveChart"), tr("Save this chart"),
           tr("Save this chart as PNG, SVG or PDF, or its numbers as CSV"));
  connect(save, &QToolButton::clicked, this, &CompareCharts::saveCurrent);
  setCornerWidget(save);
  connect(this, &QTabWidget::currentChanged, this, &CompareCharts::fillCurrentTab);
  connect(&jobs_, &JobRunner::iteration, this, &CompareCharts::takeLearningPoint);
}

QComboBox* CompareCharts::makeChoice(const QString& objectName, const QString& name, const QString& toolTip) {
  auto* box = new QComboBox;
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(12);
  describe(box, objectName, name, toolTip);
  return box;
}

QWidget* CompareCharts::buildRoc() {
  auto* area = new QWidget;
  auto* layout = makeColumn(area);
  roc_ = new RocChart;
  readout_ = makeChartNote(QStringLiteral("rocReadout"));
  readout_->setMinimumHeight(2 * readout_->fontMetrics().height());
  readout_->setAlignment(Qt::AlignTop);
  connect(roc_, &RocChart::readout, this, &CompareCharts::setReadout);
  connect(roc_, &RocChart::pointActivated, this, [this](int curve, int point) {
    chooseCalled(roc_->curves()[static_cast<std::size_t>(curve)], static_cast<std::size_t>(point));
  });
  setReadout({});
  layout->addWidget(roc_, 1);
  layout->addWidget(readout_);
  return area;
}

QWidget* CompareCharts::buildPrecisionRecall() {
  auto* area = new QWidget;
  precisionRecall_ = new SeriesPlot(QStringLiteral("precisionChart"), tr("Precision against recall"));
  makeColumn(area)->addWidget(precisionRecall_);
  connect(precisionRecall_, &PlotView::pointActivated, this, [this](int point) {
    const SeriesPlot::Place place = precisionRecall_->placeOfPoint(point);
    chooseCalled(precisionCurves_[static_cast<std::size_t>(place.series)], static_cast<std::size_t>(place.point));
  });
  return area;
}

QWidget* CompareCharts::buildByColumn() {
  auto* area = new QWidget;
  auto* layout = makeColumn(area);
  column_ = makeChoice(QStringLiteral("columnChoice"), tr("Column"), tr("What the cutouts are sorted by"));
  measure_ = makeChoice(QStringLiteral("measureChoice"), tr("Measure"),
                        tr("Accuracy: share of all cutouts that were right. Completeness: share of the positive class "
                           "that was found."));
  measure_->addItems({tr("Accuracy"), tr("Completeness")});
  byColumn_ = new SeriesPlot(QStringLiteral("columnChart"), tr("Accuracy against a column"));
  auto* choices = new QHBoxLayout;
  choices->addWidget(measure_, 1);
  choices->addWidget(new QLabel(tr("against")));
  choices->addWidget(column_, 1);
  layout->addLayout(choices);
  layout->addWidget(byColumn_, 1);
  connect(column_, &QComboBox::currentIndexChanged, this, &CompareCharts::fillByColumn);
  connect(measure_, &QComboBox::currentIndexChanged, this, &CompareCharts::showByColumn);
  connect(byColumn_, &PlotView::pointActivated, this, &CompareCharts::chooseBin);
  return area;
}

QWidget* CompareCharts::buildCompanions() {
  auto* area = new QWidget;
  companions_ = new CompanionMapView;
  makeColumn(area)->addWidget(companions_);
  connect(companions_, &PlotView::pointActivated, this, &CompareCharts::chooseCell);
  return area;
}

QWidget* CompareCharts::buildLearning() {
  auto* area = new QWidget;
  auto* layout = makeColumn(area);
  learningMeasure_ = makeChoice(QStringLiteral("learningMeasure"), tr("Measure"), tr("What is drawn"));
  learningMeasure_->addItems({tr("Accuracy"), tr("Seconds")});
  learn_ = new QPushButton(tr("Measure"));
  describe(learn_, QStringLiteral("measureLearning"), tr("Measure learning curves"),
           tr("Trains the selected runs anew on 10 to 100 % of their training cutouts, three draws of each, and tests "
              "on the same cutouts"));
  learning_ = new SeriesPlot(QStringLiteral("learningChart"), tr("Learning curves"));
  learning_->setMinimumHeight(kLeastLearningHeight);
  learningWords_ =
      new ScrollingNote(QStringLiteral("learningWords"), tr("What the learning curves say"), kMostLearningLines);
  auto* choices = new QHBoxLayout;
  choices->addWidget(learningMeasure_);
  choices->addStretch(1);
  choices->addWidget(learn_);
  layout->addLayout(choices);
  layout->addWidget(learning_, 1);
  layout->addWidget(learningWords_);
  connect(learningMeasure_, &QComboBox::currentIndexChanged, this, &CompareCharts::showLearning);
  connect(learn_, &QPushButton::clicked, this, &CompareCharts::startLearning);
  return area;
}

QWidget* CompareCharts::buildTime() {
  auto* area = new QWidget;
  time_ = new SeriesPlot(QStringLiteral("timeChart"), tr("Accuracy against time"));
  makeColumn(area)->addWidget(time_);
  connect(time_, &PlotView::pointActivated, this, [this](int point) {
    Q_EMIT runChosen(all_[static_cast<std::size_t>(time_->placeOfPoint(point).series)].number);
  });
  return area;
}

QWidget* CompareCharts::buildTests() {
  auto* area = new QWidget;
  auto* layout = makeColumn(area);
  tests_ = new FigureTable(QStringLiteral("significanceTable"), tr("Differences between runs"), false);
  tests_->setThreeLines();
  testsWords_ = new ScrollingNote(QStringLiteral("significanceWords"), tr("What the differences say"), kMostNoteLines);
  layout->addWidget(testsWords_);
  layout->addWidget(tests_);
  layout->addStretch(1);
  return area;
}

void CompareCharts::startLearning() {
  if (learningJob_ != 0) return jobs_.cancel(learningJob_);
  toLearn_.clear();
  for (const NumberedRun& run : selected_) {
    if (!learned_.contains(run.run)) toLearn_.push_back(run.run);
  }
  learnNext();
}

/// The first of those asked for that is still there; one after the other.
void CompareCharts::learnNext() {
  learningJob_ = 0;
  learningRun_.reset();
  std::erase_if(toLearn_, [this](const auto& run) {
    return std::ranges::none_of(all_, [&](const NumberedRun& r) { return r.run == run; });
  });
  if (toLearn_.empty()) return showLearning();
  learningRun_ = toLearn_.front();
  toLearn_.erase(toLearn_.begin());
  LearningCurveRequest request;
  request.pipeline = learningRun_->spec;
  request.split = learningRun_->splitSpec;
  request.data = learningRun_->data;
  request.testData = learningRun_->testData;
  request.seed = learningRun_->seed;
  request.positive = learningRun_->data->classNames().name(learningRun_->positive);
  learned_[learningRun_].pipeline = request.pipeline;
  const auto drop = [this, run = learningRun_] {
    learned_.erase(run);
    toLearn_.clear();
    learningJob_ = 0;
    learningRun_.reset();
    showLearning();
  };
  learningJob_ = jobs_.run(
      {tr("Learning curve of %1").arg(labelOf(*learningRun_)), QStringLiteral("learning")}, this,
      [request](const Progress& progress) { return learningCurve(request, progress); },
      [this, run = learningRun_](LearningCurve curve) {
        if (learned_.contains(run)) learned_[run] = std::move(curve);
        learnNext();
      },
      [this, drop](const QString& problem) {
        drop();
        learningWords_->setText(problem);
      },
      drop);
  showLearning();
}

void CompareCharts::takeLearningPoint(int job, const IterationEvent& event) {
  if (job != learningJob_ || job == 0 || event.source != kLearningPoint || !learned_.contains(learningRun_)) return;
  const auto value = [&](const char* name) {
    const auto found = std::ranges::find_if(event.values, [&](const auto& v) { return v.first == name; });
    return found == event.values.end() ? 0.0 : found->second;
  };
  LearningPoint point;
  point.share = value("share");
  point.trainCount = value("n_train");
  point.accuracy = value("accuracy");
  point.interval = {value("low"), value("high")};
  point.fitSeconds = value("fit_seconds");
  point.predictSeconds = value("predict_seconds");
  learned_[learningRun_].points.push_back(std::move(point));
  showLearning();
}

void CompareCharts::showLearning() {
  const bool seconds = learningMeasure_->currentIndex() == 1;
  std::vector<PlotSeries> series;
  QStringList words;
  bool missing = false;
  for (const NumberedRun& run : selected_) {
    const auto found = learned_.find(run.run);
    missing = missing || found == learned_.end();
    if (found == learned_.end()) continue;
    series.push_back(learningSeries(run, found->second, seconds));
    const QString sentence = learningWords(found->second);
    if (!sentence.isEmpty()) words << sentence;
  }
  const PlotAxis horizontal = horizontalAxisAround(tr("Training cutouts"), series);
  const PlotAxis vertical = axisAround(seconds ? tr("Seconds to train and predict") : tr("Accuracy"), series, !seconds);
  learning_->setMessage(
      tr("Would more data help? Press Measure to train the selected runs on growing parts of their "
         "training cutouts."));
  learning_->setSeries(std::move(series), horizontal, vertical);
  learningWords_->setText(unbroken(words.join(QLatin1Char('\n'))));
  learn_->setText(learningJob_ != 0 ? tr("Cancel") : tr("Measure"));
  learn_->setEnabled(learningJob_ != 0 || missing);
}

}  // namespace blendscope::ui
