// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/workspace.h"

#include <QSignalBlocker>
#include <algorithm>
#include <utility>

namespace blendscope::ui {

Workspace::Workspace(QObject* parent) : QObject(parent), marks_(new Marks(this)) {
  connect(marks_, &Marks::annotationsChanged, this, &Workspace::takeAnnotations);
  connect(marks_, &Marks::subsetsChanged, this, &Workspace::takeSubsets);
}

void Workspace::setData(std::shared_ptr<const CutoutSet> data, std::optional<DataOrigin> origin) {
  Q_EMIT dataAboutToChange();
  const bool sameCutouts = data && original_ && data->sameCutouts(*original_);
  MarksState marks;
  if (sameCutouts) {
    marks.annotations = renumbered(marks_->annotations(), classesToGive(*original_), classesToGive(*data));
    marks.subsets = marks_->subsets();
  }
  DataOrigin from = origin ? *origin : sameCutouts ? origin_ : DataOrigin();
  become(std::move(data), std::move(from), std::move(marks));
}

void Workspace::become(std::shared_ptr<const CutoutSet> data, DataOrigin origin, MarksState marks) {
  original_ = std::move(data);
  origin_ = std::move(origin);
  {
    const QSignalBlocker quiet(marks_);
    marks_->restore(original_ ? original_->size() : 0, std::move(marks));
  }
  data_ = original_ ? withGivenLabels(original_, marks_->annotations()) : nullptr;
  selection_ = RowSet(data_ ? data_->size() : 0);
  selectionBefore_ = selection_;
  currentRow_ = data_ && data_->size() > 0 ? std::optional<Row>(0) : std::nullopt;
  runs_.clear();
  runIds_.clear();
  unreadRuns_.clear();
  currentRun_ = -1;
  const bool hadColumns = !sources_.empty();
  sources_.clear();
  applied_.clear();
  appliedIds_.clear();
  unreadApplied_.clear();
  derived_ = std::make_shared<MetadataTable>();
  Q_EMIT dataChanged();
  Q_EMIT runsChanged();
  Q_EMIT currentRunChanged();
  putColumns(kMarksSource, columnsOfAnnotations());
  putColumns(kSubsetsSource, columnsOfSubsets());
  if (hadColumns || !sources_.empty()) {
    joinDerived();
    Q_EMIT appliedChanged();
  }
  Q_EMIT selectionChanged();
  Q_EMIT currentRowChanged();
}

void Workspace::setSelection(RowSet selection) {
  if (selection == selection_) return;
  selectionBefore_ = std::exchange(selection_, std::move(selection));
  Q_EMIT selectionChanged();
}

void Workspace::select(RowSet rows, Qt::KeyboardModifiers modifiers) {
  if (modifiers.testFlag(Qt::ShiftModifier)) {
    rows |= selection_;
  } else if (modifiers.testFlag(Qt::ControlModifier)) {
    RowSet rest = selection_;
    rest -= rows;
    rows = std::move(rest);
  }
  setSelection(std::move(rows));
}

void Workspace::toggleSelected(Row row) {
  RowSet rows = selection_;
  rows.toggle(row);
  setSelection(std::move(rows));
}

void Workspace::swapSelection() { setSelection(selectionBefore_); }

void Workspace::clearSelection() { setSelection(RowSet(selection_.universe())); }

void Workspace::setMarksOneByOne(bool oneByOne) {
  if (oneByOne == marksOneByOne_) return;
  marksOneByOne_ = oneByOne;
  Q_EMIT marksOneByOneChanged();
}

void Workspace::setCurrentRow(std::optional<Row> row) {
  if (row && (!data_ || *row >= data_->size())) row.reset();
  if (row == currentRow_) return;
  currentRow_ = row;
  Q_EMIT currentRowChanged();
}

void Workspace::setDisplay(const DisplaySettings& display) {
  if (display == display_) return;
  display_ = display;
  Q_EMIT displayChanged();
}

void Workspace::addRun(std::shared_ptr<const Run> run) {
  runs_.push_back(std::move(run));
  runIds_.push_back(nextId_++);
  Q_EMIT runsChanged();
  setCurrentRun(static_cast<int>(runs_.size()) - 1);
}

void Workspace::removeRun(int index) {
  if (index < 0 || index >= static_cast<int>(runs_.size())) return;
  runs_.erase(runs_.begin() + index);
  runIds_.erase(runIds_.begin() + index);
  if (currentRun_ >= static_cast<int>(runs_.size()) || currentRun_ > index) --currentRun_;
  Q_EMIT runsChanged();
  Q_EMIT currentRunChanged();
}

std::shared_ptr<const Run> Workspace::currentRun() const {
  return currentRun_ < 0 ? nullptr : runs_[static_cast<std::size_t>(currentRun_)];
}

void Workspace::setCurrentRun(int index) {
  if (index < -1 || index >= static_cast<int>(runs_.size()) || index == currentRun_) return;
  currentRun_ = index;
  Q_EMIT currentRunChanged();
}

bool Workspace::isStale(const Run& run) const {
  return speaksOf(*run.data) && run.data->fingerprint() != data_->fingerprint();
}

void Workspace::takeAnnotations() {
  if (!original_) return;
  const auto labelled = withGivenLabels(original_, marks_->annotations());
  const bool labels = labelled->fingerprint() != data_->fingerprint();
  if (labels) data_ = labelled;
  setDerived(kMarksSource, columnsOfAnnotations());
  if (labels) Q_EMIT labelsChanged();
}

void Workspace::takeSubsets() {
  if (original_) setDerived(kSubsetsSource, columnsOfSubsets());
}

std::vector<MetadataColumn> Workspace::columnsOfAnnotations() const {
  if (marks_->annotations().empty()) return {};
  return annotationColumns(*original_, marks_->annotations());
}

std::vector<MetadataColumn> Workspace::columnsOfSubsets() const {
  std::vector<MetadataColumn> columns;
  for (const NamedSubset& subset : marks_->subsets()) {
    std::vector<double> inside(original_->size());
    for (Row row = 0; row < inside.size(); ++row) inside[row] = subset.rows.contains(row) ? 1 : 0;
    columns.push_back(
        {.name = subset.name.toStdString(), .unit = {}, .role = ColumnRole::Measured, .values = std::move(inside)});
  }
  return columns;
}

void Workspace::setDerived(const std::string& source, std::vector<MetadataColumn> columns) {
  putColumns(source, std::move(columns));
  joinDerived();
}

void Workspace::putColumns(const std::string& name, std::vector<MetadataColumn> columns) {
  const auto known = std::find_if(sources_.begin(), sources_.end(), [&](const Source& s) { return s.name == name; });
  if (columns.empty()) {
    if (known != sources_.end()) sources_.erase(known);
    return;
  }
  Source source{.name = name, .columns = {}, .own = nullptr};
  if (isOwn(name)) source.own = std::make_shared<const std::vector<MetadataColumn>>(columns);
  for (MetadataColumn& column : columns) {
    column.name = name + ": " + column.name;
    source.columns.push_back(std::make_shared<const MetadataColumn>(std::move(column)));
  }
  if (known != sources_.end()) {
    *known = std::move(source);
  } else {
    sources_.push_back(std::move(source));
  }
}

void Workspace::joinDerived() {
  auto all = std::make_shared<MetadataTable>();
  for (const Source& source : sources_) {
    for (const auto& column : source.columns) all->add(column);
  }
  derived_ = std::move(all);
  Q_EMIT derivedChanged();
}

void Workspace::addApplied(AppliedModel applied) {
  if (!speaksOf(*applied.data)) return;
  const auto taken = [&](const std::string& name) {
    return std::any_of(sources_.begin(), sources_.end(), [&](const Source& s) { return s.name == name; });
  };
  const std::string wanted = applied.name;
  for (int number = 2; taken(applied.name); ++number) applied.name = wanted + ' ' + std::to_string(number);
  applied_.push_back(std::make_shared<const AppliedModel>(std::move(applied)));
  appliedIds_.push_back(nextId_++);
  setDerived(applied_.back()->name, predictionColumns(*applied_.back()));
  Q_EMIT appliedChanged();
}

void Workspace::removeApplied(int index) {
  if (index < 0 || index >= static_cast<int>(applied_.size())) return;
  const auto removed = applied_[static_cast<std::size_t>(index)];
  applied_.erase(applied_.begin() + index);
  appliedIds_.erase(appliedIds_.begin() + index);
  setDerived(removed->name, {});
  Q_EMIT appliedChanged();
}

}  // namespace blendscope::ui
