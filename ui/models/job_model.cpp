// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/job_model.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "theme/theme.h"

namespace blendscope::ui {

namespace {

struct JobWords {
  Q_DECLARE_TR_FUNCTIONS(JobState)
};

}  // namespace

QString words(JobState state) {
  switch (state) {
    case JobState::Queued:
      return JobWords::tr("Waiting");
    case JobState::Running:
      return JobWords::tr("Running");
    case JobState::Done:
      return JobWords::tr("Done");
    case JobState::Cancelled:
      return JobWords::tr("Cancelled");
    case JobState::Failed:
      return JobWords::tr("Failed");
  }
  return {};
}

QString duration(double seconds) {
  if (seconds < 9.95) return QStringLiteral("%1 s").arg(seconds, 0, 'f', 1);
  const int whole = static_cast<int>(std::lround(seconds));
  if (whole < 60) return QStringLiteral("%1 s").arg(whole);
  return QStringLiteral("%1 min %2 s").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

JobModel::JobModel(JobRunner& jobs, QObject* parent) : QAbstractTableModel(parent), jobs_(jobs) {
  for (const JobInfo& job : jobs_.jobs()) {
    if (!job.background) ids_.insert(ids_.begin(), job.id);
  }
  connect(&jobs_, &JobRunner::jobAdded, this, &JobModel::add);
  connect(&jobs_, &JobRunner::jobChanged, this, &JobModel::change);
}

void JobModel::add(int id) {
  if (jobs_.find(id)->background) return;
  beginInsertRows({}, 0, 0);
  ids_.insert(ids_.begin(), id);
  endInsertRows();
}

void JobModel::change(int id) {
  const auto at = std::find(ids_.begin(), ids_.end(), id);
  if (at == ids_.end()) return;
  const int row = static_cast<int>(at - ids_.begin());
  Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

std::optional<int> JobModel::jobId(const QModelIndex& index) const {
  return index.isValid() ? std::optional(ids_[static_cast<std::size_t>(index.row())]) : std::nullopt;
}

int JobModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(ids_.size()); }

int JobModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant JobModel::data(const QModelIndex& index, int role) const {
  const auto id = jobId(index);
  const JobInfo* job = id ? jobs_.find(*id) : nullptr;
  if (!job) return {};
  switch (role) {
    case FractionRole:
      return job->fraction;
    case StateRole:
      return static_cast<int>(job->state);
    case IdRole:
      return job->id;
    case Qt::ToolTipRole:
      return job->message;
    case Qt::FontRole:
      return index.column() == TimeLeft ? QVariant(numberFont()) : QVariant();
    case Qt::DisplayRole:
      break;
    default:
      return {};
  }
  switch (static_cast<Column>(index.column())) {
    case Title:
      return job->title;
    case ProgressPart:
      return job->state == JobState::Running ? tr("%1 %").arg(std::lround(100 * job->fraction)) : words(job->state);
    case TimeLeft:
      if (job->state == JobState::Queued) return {};
      if (job->state != JobState::Running) return duration(job->secondsRunning);
      return job->secondsLeft ? tr("%1 left").arg(duration(*job->secondsLeft)) : QString();
    case Message:
      return job->state == JobState::Done ? QString() : job->message;  // its last stage says nothing any more
    case ColumnCount:
      break;
  }
  return {};
}

QVariant JobModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case Title:
      return tr("Job");
    case ProgressPart:
      return tr("Progress");
    case TimeLeft:
      return tr("Time");
    case Message:
      return tr("What it says");
    case ColumnCount:
      break;
  }
  return {};
}

}  // namespace blendscope::ui
