// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalBlocker>
#include <algorithm>

#include "state/workspace.h"

/// The workspace as a value that a session keeps, and back.
namespace blendscope::ui {

WorkspaceRecord Workspace::record(const WorkspaceParts& parts) const {
  WorkspaceRecord record;
  record.data = original_;
  record.origin = origin_;
  if (parts.data || parts.annotations) record.annotations = marks_->annotations();
  if (parts.data || parts.subsets) {
    for (const NamedSubset& subset : marks_->subsets())
      record.subsets.push_back({subset.name.toStdString(), subset.rows});
  }
  for (std::size_t i = 0; i < runs_.size(); ++i) record.runs.push_back({runIds_[i], runs_[i]});
  for (const std::int64_t id : unreadRuns_) record.runs.push_back({id, nullptr});
  for (std::size_t i = 0; i < applied_.size(); ++i) record.applied.push_back({appliedIds_[i], applied_[i]});
  for (const std::int64_t id : unreadApplied_) record.applied.push_back({id, nullptr});
  record.columns = ownColumns();
  record.selection = selection_;
  record.currentRow = currentRow_;
  record.currentRun = currentRun_;
  return record;
}

bool Workspace::isOwn(const std::string& source) const {
  const bool ofModel =
      std::any_of(applied_.begin(), applied_.end(), [&](const auto& applied) { return applied->name == source; });
  return !ofModel && source != kMarksSource && source != kSubsetsSource;
}

std::vector<RecordedColumns> Workspace::ownColumns() const {
  std::vector<RecordedColumns> own;
  for (const Source& source : sources_) {
    if (source.own) own.push_back({source.name, source.own});
  }
  return own;
}

void Workspace::restore(const WorkspaceRecord& record) {
  MarksState marks{.annotations = record.annotations, .subsets = {}};
  for (const RecordedSubset& subset : record.subsets) {
    marks.subsets.push_back({QString::fromStdString(subset.name), subset.rows});
  }
  Q_EMIT dataAboutToChange();
  become(record.data, record.origin, std::move(marks));
  for (const RecordedColumns& columns : record.columns) putColumns(columns.source, *columns.columns);
  for (const auto& [id, applied] : record.applied) {
    nextId_ = std::max(nextId_, id + 1);
    if (!applied) {
      unreadApplied_.push_back(id);
      continue;
    }
    applied_.push_back(applied);
    appliedIds_.push_back(id);
    putColumns(applied->name, predictionColumns(*applied));
  }
  for (const auto& [id, run] : record.runs) {
    nextId_ = std::max(nextId_, id + 1);
    if (!run) {
      unreadRuns_.push_back(id);
      continue;
    }
    runs_.push_back(run);
    runIds_.push_back(id);
  }
  joinDerived();
  Q_EMIT appliedChanged();
  Q_EMIT runsChanged();
  setCurrentRun(std::min(record.currentRun, static_cast<int>(runs_.size()) - 1));
  if (record.selection.universe() == selection_.universe()) setSelection(record.selection);
  if (record.currentRow) setCurrentRow(record.currentRow);
}

void Workspace::setSession(std::shared_ptr<Session> session) {
  if (session == session_) return;
  session_ = std::move(session);
  Q_EMIT sessionChanged();
}

}  // namespace blendscope::ui
