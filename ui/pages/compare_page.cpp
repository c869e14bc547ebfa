// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/compare_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "jobs/job_runner.h"
#include "models/number_words.h"
#include "models/verdicts.h"
#include "state/workspace.h"
#include "theme/theme.h"
#include "views/confusion_matrix_view.h"
#include "views/roc_chart.h"
#include "views/run_table.h"

namespace blendscope::ui {

namespace {

QLabel* makeLine(const QString& objectName, QWidget* parent) {
  auto* label = makeMutedLabel({}, parent);
  label->setObjectName(objectName);
  return label;
}

}  // namespace

ComparePage::ComparePage(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : Page(
          QStringLiteral("compare"), tr("Compare"),
          tr("Runs side by side. Select several rows to overlay their curves; click a cell of the matrix to select its "
             "cutouts everywhere."),
          parent),
      workspace_(workspace),
      jobs_(jobs),
      stack_(new QStackedWidget(this)) {
  empty_ = new EmptyState(QStringLiteral("compare"), tr("Train two models to compare them."), tr("Go to Train"));
  connect(empty_, &EmptyState::activated, this, [this] { Q_EMIT openPageRequested(QStringLiteral("train")); });
  stack_->addWidget(empty_);
  stack_->addWidget(buildMain());
  body()->addWidget(stack_);
  connect(&workspace_, &Workspace::runsChanged, this, &ComparePage::showRuns);
  connect(&workspace_, &Workspace::currentRunChanged, this, &ComparePage::showCurrentRun);
  connect(table_, &RunTable::selectedRunsChanged, this, &ComparePage::showCurves);
  showRuns();
  showCurrentRun();
  showCurves();
}

QWidget* ComparePage::buildMain() {
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  table_ = new RunTable(workspace_);
  warnings_ = makeLine(QStringLiteral("runWarnings"), area);
  auto* below = new RememberingSplitter(QStringLiteral("compareBelow"), Qt::Horizontal);
  below->addWidget(buildConfusion());
  below->addWidget(buildCurves());
  below->setStretchFactor(0, 2);
  below->setStretchFactor(1, 3);
  layout->addWidget(table_);
  layout->addWidget(warnings_);
  layout->addSpacing(kGap);
  layout->addWidget(below, 1);
  return area;
}

QWidget* ComparePage::buildConfusion() {
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, kGap, 0, 0);
  layout->addWidget(makeSectionLabel(tr("Confusion")));
  confusionTitle_ = makeLine(QStringLiteral("confusionRun"), area);
  confusion_ = new ConfusionMatrixView(area);
  message_ = makeLine(QStringLiteral("cellMessage"), area);
  inspect_ = new QPushButton(tr("Inspect them"), area);
  describe(inspect_, QStringLiteral("inspectSelection"), tr("Inspect the selected cutouts"),
           tr("Opens Inspect on the selected cutouts"));
  connect(confusion_, &ConfusionMatrixView::cellActivated, this, &ComparePage::selectCell);
  connect(inspect_, &QPushButton::clicked, this, [this] { Q_EMIT openPageRequested(QStringLiteral("inspect")); });
  auto* foot = new QHBoxLayout;
  foot->addWidget(message_, 1);
  foot->addWidget(inspect_);
  layout->addWidget(confusionTitle_);
  layout->addWidget(confusion_, 1);
  layout->addLayout(foot);
  return area;
}

QWidget* ComparePage::buildCurves() {
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, kGap, 0, 0);
  curvesTitle_ = makeSectionLabel({}, area);
  layout->addWidget(curvesTitle_);
  roc_ = new RocChart(area);
  readout_ = makeLine(QStringLiteral("rocReadout"), area);
  readout_->setMinimumHeight(2 * readout_->fontMetrics().height());
  readout_->setAlignment(Qt::AlignTop);
  connect(roc_, &RocChart::readout, this, &ComparePage::showReadout);
  showReadout({});
  layout->addWidget(roc_, 1);
  layout->addWidget(readout_);
  return area;
}

void ComparePage::showRuns() {
  const std::size_t count = workspace_.runs().size();
  stack_->setCurrentIndex(count == 0 ? 0 : 1);
}

void ComparePage::showCurrentRun() {
  const auto run = workspace_.currentRun();
  message_->clear();
  inspect_->hide();
  QStringList lines;
  if (run) {
    for (const std::string& warning : run->warnings) lines << QStringLiteral("⚠ ") + QString::fromStdString(warning);
    confusion_->setMatrix(run->pooled.confusion, run->testSet().classNames());
    confusionTitle_->setText(QString::fromStdString(run->spec.text()));
    message_->setText(tr("Click a cell to select its cutouts."));
  } else {
    confusion_->clear();
    confusionTitle_->clear();
  }
  warnings_->setText(lines.join(QLatin1Char('\n')));
  warnings_->setVisible(!lines.isEmpty());
}

void ComparePage::showCurves() {
  std::vector<std::pair<int, std::shared_ptr<const Run>>> runs;
  for (const int number : table_->selectedRuns()) {
    runs.emplace_back(number, workspace_.runs()[static_cast<std::size_t>(number)]);
  }
  jobs_.run(
      {tr("Draw ROC curves"), QStringLiteral("roc"), true}, this,
      [runs](const Progress& progress) {
        std::vector<RunRoc> curves;
        for (const auto& [number, run] : runs) {
          progress.throwIfCancelled();
          curves.push_back(rocOfRun(*run, number));
        }
        return curves;
      },
      [this](std::vector<RunRoc> curves) {
        curvesTitle_->setText(curves.empty()
                                  ? tr("ROC curve")
                                  : tr("ROC curve of %1 against the rest").arg(curves.front().positiveClass));
        roc_->setCurves(std::move(curves));
        showReadout({});
      });
}

void ComparePage::showReadout(const QString& words) {
  readout_->setText(words.isEmpty() ? tr("Point at a curve to read it; with the keyboard, use the arrow keys.")
                                    : words);
}

void ComparePage::selectCell(int truth, int predicted) {
  const auto run = workspace_.currentRun();
  if (!run || !workspace_.data() || &run->testSet() != workspace_.data().get()) return;
  const RowSet rows = Verdicts(run).cell(truth, predicted);
  workspace_.setSelection(rows);
  const ClassNames& names = run->testSet().classNames();
  const std::size_t count = rows.count();
  message_->setText(tr("%1 selected: %2 predicted as %3.")
                        .arg(countText(count, tr("star"), tr("stars")), QString::fromStdString(names.name(truth)),
                             QString::fromStdString(names.name(predicted))));
  inspect_->setVisible(count > 0);
}

}  // namespace blendscope::ui
