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
#include "pages/compare_charts.h"
#include "state/workspace.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/confusion_matrix_view.h"
#include "views/relearn_bar.h"
#include "views/run_table.h"
#include "views/scrolling_note.h"

namespace blendscope::ui {

namespace {

constexpr int kLowPage = 720;
constexpr int kMostWarningLines = 2;  // more scroll

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
  connect(charts_, &CompareCharts::runChosen, &workspace_, &Workspace::setCurrentRun);
  connect(charts_, &CompareCharts::rowsChosen, this, [this](const std::vector<Row>& rows, const QString& words) {
    if (workspace_.data()) choose(RowSet::of(workspace_.data()->size(), rows), words);
  });
  showRuns();
  showCurrentRun();
}

QWidget* ComparePage::buildMain() {
  auto* area = new QWidget;
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  table_ = new RunTable(workspace_);
  warnings_ =
      new ScrollingNote(QStringLiteral("runWarnings"), tr("Warnings of the current run"), kMostWarningLines, area);
  auto* below = new RememberingSplitter(QStringLiteral("compareBelow"), Qt::Horizontal);
  below->addWidget(buildConfusion());
  charts_ = new CompareCharts(jobs_);
  below->addWidget(charts_);
  below->setStretchFactor(0, 1);
  below->setStretchFactor(1, 2);
  below->setSizes({kSettingsWidth, 2 * kSettingsWidth});
  layout->addWidget(table_);
  layout->addWidget(new RelearnBar(workspace_, jobs_, area));
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

void ComparePage::resizeEvent(QResizeEvent* event) {
  Page::resizeEvent(event);
  table_->setLow(event->size().height() < scaled(kLowPage));
}

void ComparePage::showRuns() {
  const std::size_t count = workspace_.runs().size();
  stack_->setCurrentIndex(count == 0 ? 0 : 1);
}

void ComparePage::showCurrentRun() {
  const auto run = workspace_.currentRun();
  showCurves();
  message_->clear();
  inspect_->hide();
  QStringList lines;
  if (run) {
    for (const std::string& warning : run->warnings) {
      lines << tr("⚠ %1: %2").arg(QString::fromStdString(run->spec.text()), unbroken(QString::fromStdString(warning)));
    }
    confusion_->setMatrix(run->pooled.confusion, run->testSet().classNames());
    confusionTitle_->setText(QString::fromStdString(run->spec.text()));
    message_->setText(tr("Click a cell to select its cutouts."));
  } else {
    confusion_->clear();
    confusionTitle_->clear();
  }
  warnings_->setText(lines.join(QLatin1Char('\n')));
}

void ComparePage::showCurves() {
  std::vector<NumberedRun> all;
  for (const auto& run : workspace_.runs()) all.push_back({static_cast<int>(all.size()), run});
  std::vector<NumberedRun> selected;
  for (const int number : table_->selectedRuns()) {
    // The table hears of a removed run only after the page.
    if (number < static_cast<int>(all.size())) selected.push_back(all[static_cast<std::size_t>(number)]);
  }
  charts_->setRuns(std::move(selected), std::move(all), workspace_.currentRun());
}

void ComparePage::selectCell(int truth, int predicted) {
  const auto run = workspace_.currentRun();
  if (!run || !workspace_.speaksOf(run->testSet())) return;
  const ClassNames& names = run->testSet().classNames();
  choose(Verdicts(run).cell(truth, predicted),
         tr("%1 predicted as %2")
             .arg(QString::fromStdString(names.name(truth)), QString::fromStdString(names.name(predicted))));
}

void ComparePage::choose(const RowSet& rows, const QString& words) {
  workspace_.setSelection(rows);
  const std::size_t count = rows.count();
  message_->setText(tr("%1 selected: %2.").arg(countText(count, tr("star"), tr("stars")), words));
  inspect_->setVisible(count > 0);
}

}  // namespace blendscope::ui
