// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/trust_page.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <cmath>

#include "io/load.h"
#include "jobs/job_runner.h"
#include "models/figure_model.h"
#include "models/number_words.h"
#include "models/trust_words.h"
#include "state/workspace.h"
#include "theme/theme.h"
#include "views/curve_with_band.h"
#include "views/figure_table.h"
#include "views/reliability_chart.h"

namespace blendscope::ui {

namespace {

/// Shares of the positive class that the slider offers, evenly in the logarithm from 0.1 to 90.5 %; step 44 is the 2 %
/// of which the summary speaks.
double prevalenceOf(int step) { return 0.001 * std::pow(20.0, step / 44.0); }

}  // namespace

TrustPage::TrustPage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(QStringLiteral("trust"), tr("Trust"),
           tr("What the data can and cannot support, and how far a model may be believed."), parent),
      workspace_(workspace),
      jobs_(jobs),
      stack_(new QStackedWidget(this)) {
  auto* empty = new EmptyState(QStringLiteral("trust"), tr("Train a model to see whether it may be believed."),
                               tr("Go to Train"));
  connect(empty, &EmptyState::activated, this, [this] { Q_EMIT openPageRequested(QStringLiteral("train")); });
  waiting_ = makeMutedLabel({});
  waiting_->setObjectName(QStringLiteral("trustMessage"));
  waiting_->setAlignment(Qt::AlignCenter);
  runs_ = new QComboBox;
  runs_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  runs_->setMinimumContentsLength(22);
  describe(runs_, QStringLiteral("trustRun"), tr("Run"), tr("The run that is examined"));
  headerActions()->addWidget(runs_);
  tabs_ = new QTabWidget;
  describe(tabs_, QStringLiteral("trustTabs"), tr("Questions about the run"));
  tabs_->setDocumentMode(true);
  tabs_->setUsesScrollButtons(true);
  tabs_->addTab(buildSummary(), tr("Summary"));
  tabs_->addTab(buildCalibration(), tr("Calibration"));
  tabs_->addTab(buildAbstention(), tr("Abstention"));
  tabs_->addTab(buildBands(), tr("Bands"));
  tabs_->addTab(buildSets(), tr("Sets"));
  tabs_->addTab(buildPrevalence(), tr("Prevalence"));
  tabs_->addTab(buildLabels(), tr("Labels"));
  tabs_->addTab(buildDrift(), tr("Drift"));
  stack_->addWidget(empty);
  stack_->addWidget(waiting_);
  stack_->addWidget(tabs_);
  body()->addWidget(stack_);
  connect(tabs_, &QTabWidget::currentChanged, this, &TrustPage::fillCurrentTab);
  connect(runs_, &QComboBox::activated, &workspace_, &Workspace::setCurrentRun);
  connect(&workspace_, &Workspace::runsChanged, this, &TrustPage::showRuns);
  connect(&workspace_, &Workspace::currentRunChanged, this, &TrustPage::showRuns);
  showRuns();
}

void TrustPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  examine();
}

void TrustPage::showRuns() {
  const QSignalBlocker quiet(runs_);
  runs_->clear();
  for (const auto& run : workspace_.runs()) runs_->addItem(QString::fromStdString(run->spec.text()));
  runs_->setCurrentIndex(workspace_.currentRunIndex());
  runs_->setVisible(!workspace_.runs().empty());
  examine();
}

void TrustPage::examine() {
  const auto run = workspace_.currentRun();
  if (!run) {
    run_.reset();
    trust_.reset();
    stack_->setCurrentIndex(0);
    return;
  }
  if (!isVisible() || run == run_) return;
  run_ = run;
  trust_.reset();
  showMessage(tr("Examining the run…"));
  TrustOptions options;
  options.seed = run->seed;
  options.runsCompared = workspace_.runs().size();
  jobs_.run(
      {tr("Examine %1").arg(QString::fromStdString(run->spec.text())), QStringLiteral("trust"), false}, this,
      [run, options](const Progress& progress) {
        return std::make_shared<const Trust>(examineTrust(*run, options, progress));
      },
      [this](std::shared_ptr<const Trust> trust) { showTrust(std::move(trust)); },
      [this](const QString& message) { showMessage(message); },
      [this] {
        run_.reset();
        showMessage(tr("Cancelled. Open this page again to examine the run."));
      });
}

void TrustPage::showMessage(const QString& words) {
  waiting_->setText(words);
  stack_->setCurrentIndex(1);
}

void TrustPage::showTrust(std::shared_ptr<const Trust> trust) {
  trust_ = std::move(trust);
  tabs_->setTabVisible(Bands, trust_->band || !trust_->bandObjectives.empty());
  for (int tab = 0; tab < tabs_->count(); ++tab) toFill_.insert(tab);
  fillCurrentTab();
  // Laying the page out takes a turn of the event loop of its own, so that the window answers in between.
  QTimer::singleShot(0, this, [this] {
    if (trust_) stack_->setCurrentIndex(2);
  });
}

/// Filling all at once would halt the window.
void TrustPage::fillCurrentTab() {
  if (!trust_ || toFill_.erase(tabs_->currentIndex()) == 0) return;
  switch (tabs_->currentIndex()) {
    case Summary:
      return showStatements();
    case Calibration:
      return showCalibration();
    case Abstaining:
      return showAbstention();
    case Bands:
      return showBands();
    case Sets:
      return showSets();
    case Prevalence:
      return showPrevalence();
    case Labels:
      return showSuspects();
    case Drift:
      return showDrift(std::nullopt, {});
    default:
      return;
  }
}

void TrustPage::showCalibration() {
  crossFitting_->setText(QString::fromStdString(trust_->crossFitting));
  const QStringList help(static_cast<qsizetype>(trust_->calibration.size()),
                         tr("The calibration error counts chance as error: the true one may well be smaller, and its "
                            "interval says how much smaller. Choose a line to see its diagram."));
  calibration_->figures()->setFigures({tr("Probabilities"), tr("Calibration error"), tr("Log loss"), tr("Brier")},
                                      calibrationRows(*trust_), help);
  calibration_->selectRow(trust_->calibration.size() > 1 ? 1 : 0);
  if (!calibration_->currentIndex().isValid()) reliability_->setBins(trust_->calibration.front().bins, {}, {});
}

void TrustPage::showAbstention() {
  const AbstentionView& view = trust_->abstention;
  std::vector<BandedPoint> points;
  shareOfStep_.clear();
  for (std::size_t percent = 0; percent < view.byShare.size(); ++percent) {
    const Abstention& cut = view.byShare[percent];
    // Ties send the same rows at several steps.
    if (!points.empty() && points.back().x == cut.sent) continue;
    points.push_back({cut.sent, cut.right, cut.rightInterval, sendingWords(cut)});
    shareOfStep_.push_back(static_cast<int>(percent));
  }
  coverage_->setCurve(std::move(points), {tr("Sent to a specialist"), 0, 1}, tr("Right in the rest"));
  risk_->setText(riskWords(view));
  const QList<QPushButton*> buttons = targets_->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly);
  for (int i = 0; i < buttons.size(); ++i) {
    const AbstentionView::Target& target = view.targets[static_cast<std::size_t>(i)];
    buttons[i]->setEnabled(target.reached.has_value());
    buttons[i]->setToolTip(
        target.reached
            ? tr("Needs %1 to be sent").arg(percentWithInterval(target.reached->sent, target.reached->sentInterval))
            : tr("No share sent away reaches that in these test rows"));
  }
  showCut();
}

void TrustPage::showCut() {
  if (!trust_) return;
  const AbstentionView& view = trust_->abstention;
  const Abstention& cut = view.byShare[static_cast<std::size_t>(share_->value())];
  sending_->setText(sendingWords(cut));
  sendingFacts_->setText(sendingFacts(cut, view.byShare.front()));
  int marked = 0;
  for (std::size_t i = 0; i < shareOfStep_.size(); ++i) {
    if (shareOfStep_[i] <= share_->value()) marked = static_cast<int>(i);
  }
  coverage_->setMarked(marked);
}

void TrustPage::showBands() {
  bands_->setText(trust_->band ? bandWords(*trust_->band)
                               : tr("The trained model was not kept, so that its own band cannot be asked."));
  objectives_->figures()->setFigures({tr("Objective"), tr("Ambiguous"), tr("Right when clear"), tr("α"), tr("β")},
                                     bandRows(*trust_));
}

void TrustPage::showSets() {
  setOrigin_->setText(QString::fromStdString(trust_->crossFitting));
  level_->setEnabled(!trust_->conformal.empty());
  if (trust_->conformal.empty()) {
    sets_->figures()->setFigures({}, {});
    setFacts_->clear();
    return;
  }
  const ConformalView& view = trust_->conformal[static_cast<std::size_t>(std::max(0, level_->currentIndex()))];
  sets_->figures()->setFigures(
      {tr("True class"), tr("One promise: kept"), tr("size"), tr("Per class: kept"), tr("size")},
      setRows(view, trust_->classNames));
  setFacts_->setText(
      tr("One promise for all: %1\nOne promise per class: %2").arg(setWords(view, false), setWords(view, true)));
}

void TrustPage::showPrevalence() {
  const QString positive = QString::fromStdString(trust_->classNames.name(trust_->positive));
  answers_->setText(prevalenceFacts(trust_->answers, positive));
  std::vector<BandedPoint> points;
  for (int step = 0; step <= prevalence_->maximum(); ++step) {
    const PredictiveValues values = trust_->answers.at(prevalenceOf(step));
    if (!std::isfinite(values.precision)) continue;
    points.push_back(
        {values.prevalence, values.precision, values.precisionInterval, prevalenceWords(values, positive)});
  }
  precisionCurve_->setCurve(std::move(points), {tr("Share of class %1").arg(positive), 0.001, 0.9, true, true},
                            tr("Precision"));
  showPrecision();
}

void TrustPage::showPrecision() {
  if (!trust_) return;
  const QString positive = QString::fromStdString(trust_->classNames.name(trust_->positive));
  const PredictiveValues values = trust_->answers.at(prevalenceOf(prevalence_->value()));
  precision_->setText(prevalenceWords(values, positive));
  negative_->setText(tr("A cutout not called %1 is none in %2 of cases.")
                         .arg(positive, percentWithInterval(values.negativeValue, values.negativeInterval)));
  precisionCurve_->setMarked(prevalence_->value());
}

void TrustPage::showSuspects() {
  suspectFacts_->setText(suspectWords(*trust_));
  suspects_->figures()->setFigures({tr("Cutout"), tr("Label"), tr("Looks like"), tr("p(looks like)"), tr("p(label)")},
                                   suspectRows(*trust_, run_->testSet()));
  selectSuspects_->setEnabled(!trust_->suspects.empty());
}

void TrustPage::openSuspect(int line) {
  if (!trust_ || line < 0 || static_cast<std::size_t>(line) >= trust_->suspects.size()) return;
  const Row row = trust_->suspects[static_cast<std::size_t>(line)].row;
  RowSet rows(run_->testSet().size());
  rows.insert(row);
  select(rows);
  if (workspace_.speaksOf(run_->testSet())) workspace_.setCurrentRow(row);
}

void TrustPage::select(const RowSet& rows) {
  // Rows of a separate test set are no rows of what the window shows.
  if (run_ && workspace_.speaksOf(run_->testSet())) workspace_.setSelection(rows);
}

void TrustPage::compareWith(const QString& path) {
  const auto run = run_;
  if (!run) return;
  const QString name = QFileInfo(path).fileName();
  drift_->setText(tr("Comparing with %1…").arg(name));
  jobs_.run(
      {tr("Compare with %1").arg(name), QStringLiteral("drift"), false}, this,
      [run, path](const Progress& progress) {
        LoadRequest request;
        request.path = path.toStdString();
        const auto incoming = loadCutouts(request, progress.part(0, 0.3));
        return examineDrift(*run, *incoming, progress.part(0.3, 1));
      },
      [this, name](DriftView drift) { showDrift(std::move(drift), name); },
      [this](const QString& message) { drift_->setText(message); }, [this] { drift_->setText(tr("Cancelled.")); });
}

void TrustPage::showDrift(const std::optional<DriftView>& drift, const QString& name) {
  driftTable_->setVisible(drift.has_value());
  if (!drift) {
    drift_->setText(
        tr("Open a second data set, with or without classes, to see whether its cutouts are like those that "
           "this model was trained on."));
    return;
  }
  drift_->setText(name + QStringLiteral(": ") + driftWords(*drift));
  driftTable_->figures()->setFigures({tr("Strange by"), tr("Beyond 95 %"), tr("Beyond 99 %"), tr("p"), tr("Verdict")},
                                     driftRows(*drift));
}

}  // namespace blendscope::ui
