// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/status_line.h"

#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <QUndoStack>
#include <utility>

#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr int kProgressWidth = 120;
constexpr int kNewsMilliseconds = 8000;

QLabel* makeCell(const QString& name, const QString& accessibleName) {
  auto* label = new QLabel;
  setTextRole(label, TextRole::Caption);
  label->setContentsMargins(kGap, 0, kGap, 0);
  label->setForegroundRole(QPalette::PlaceholderText);
  describe(label, name, accessibleName);
  return label;
}

QString counted(std::size_t count) { return QLocale().toString(static_cast<qulonglong>(count)); }

}  // namespace

StatusLine::StatusLine(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QStatusBar(parent),
      workspace_(workspace),
      jobs_(jobs),
      data_(makeCell(QStringLiteral("statusData"), tr("Data set"))),
      counts_(makeCell(QStringLiteral("statusCounts"), tr("Shown and selected cutouts"))),
      done_(makeCell(QStringLiteral("statusDone"), tr("What was done last"))),
      display_(makeCell(QStringLiteral("statusDisplay"), tr("How cutouts are drawn"))),
      job_(new QToolButton),
      progress_(new QProgressBar) {
  setObjectName(QStringLiteral("statusLine"));
  setSizeGripEnabled(false);
  job_->setAutoRaise(true);
  setTextRole(job_, TextRole::Caption);
  job_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  describe(job_, QStringLiteral("statusJob"), tr("Running job"), tr("Show all jobs"));
  describe(progress_, QStringLiteral("statusProgress"), tr("Progress of the running job"));
  progress_->setFixedWidth(kProgressWidth);
  progress_->setRange(0, 1000);
  progress_->setTextVisible(false);
  addWidget(data_);
  addWidget(counts_);
  addWidget(done_, 1);
  done_->setForegroundRole(QPalette::WindowText);
  done_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  doneTime_.setSingleShot(true);
  doneTime_.setInterval(kNewsMilliseconds);
  connect(&doneTime_, &QTimer::timeout, done_, &QLabel::clear);
  addPermanentWidget(job_);
  addPermanentWidget(progress_);
  addPermanentWidget(display_);
  connect(job_, &QToolButton::clicked, this, &StatusLine::jobsRequested);
  connect(&workspace_, &Workspace::dataChanged, this, &StatusLine::refresh);
  connect(&workspace_, &Workspace::selectionChanged, this, &StatusLine::refresh);
  connect(&workspace_, &Workspace::displayChanged, this, &StatusLine::refresh);
  connect(&jobs_, &JobRunner::jobAdded, this, &StatusLine::refreshJobs);
  connect(&jobs_, &JobRunner::jobChanged, this, &StatusLine::refreshJobs);
  connect(&jobs_, &JobRunner::jobFinished, this, &StatusLine::refreshJobs);
  connect(workspace_.marks().undoStack(), &QUndoStack::indexChanged, this, &StatusLine::sayMarks);
  refresh();
  refreshJobs();
}

void StatusLine::sayMarks(int done) {
  const QUndoStack* stack = workspace_.marks().undoStack();
  const bool undone = done < std::exchange(marksDone_, done);
  if (stack->count() == 0) return done_->clear();
  done_->setText(undone ? tr("Undone: %1").arg(stack->redoText()) : tr("Done: %1").arg(stack->undoText()));
  doneTime_.start();
}

void StatusLine::setShown(const std::shared_ptr<const RowOrder>& order, bool filtered) {
  shown_ = order;
  filtered_ = filtered;
  refresh();
}

QString StatusLine::selectedWords() const {
  const QString selected = tr("%1 selected").arg(counted(workspace_.selection().count()));
  if (!shown_ || shown_->shown.universe() != workspace_.selection().universe()) return selected;
  RowSet hidden = workspace_.selection();
  hidden -= shown_->shown;
  if (hidden.empty()) return selected;
  return selected + (filtered_ ? tr(", %1 of them hidden by the filter") : tr(", %1 of them not shown"))
                        .arg(counted(hidden.count()));
}

void StatusLine::refresh() {
  const auto& set = workspace_.data();
  display_->setText(words(workspace_.display()));
  if (!set) {
    data_->setText(tr("No data"));
    counts_->clear();
    return;
  }
  data_->setText(shortSource(set->provenance()));
  data_->setToolTip(QStringLiteral("%1 (%2)").arg(QString::fromStdString(set->provenance().source),
                                                  QString::fromStdString(set->provenance().format)));
  counts_->setText(
      tr("%1 shown of %2, %3").arg(counted(shown_ ? shown_->rows.size() : 0), counted(set->size()), selectedWords()));
}

void StatusLine::refreshJobs() {
  const JobInfo* newest = nullptr;
  for (const JobInfo& job : jobs_.jobs()) {
    if (!job.background && job.state == JobState::Running) newest = &job;
  }
  job_->setVisible(newest != nullptr);
  progress_->setVisible(newest != nullptr);
  if (!newest) return;
  job_->setText(newest->title);
  progress_->setValue(static_cast<int>(1000 * newest->fraction));
}

}  // namespace blendscope::ui
