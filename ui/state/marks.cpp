// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/marks.h"

#include <QDateTime>
#include <QUndoCommand>
#include <QUndoStack>
#include <algorithm>
#include <utility>

namespace blendscope::ui {

namespace {

constexpr int kUndoLimit = 200;

QString userName() {
  const QString name = qEnvironmentVariable("USER");
  return name.isEmpty() ? Marks::tr("somebody") : name;
}

/// Names are those of columns, which ignore case.
bool isCalled(const NamedSubset& subset, const QString& name) {
  return subset.name.compare(name, Qt::CaseInsensitive) == 0;
}

auto find(std::vector<NamedSubset>& subsets, const QString& name) {
  return std::find_if(subsets.begin(), subsets.end(), [&](const NamedSubset& s) { return isCalled(s, name); });
}

}  // namespace

/// The states before and after; annotations share what has not changed.
class Marks::Change : public QUndoCommand {
 public:
  Change(Marks& marks, const QString& title, MarksState before, MarksState after)
      : QUndoCommand(title), marks_(marks), before_(std::move(before)), after_(std::move(after)) {}
  void undo() override { marks_.become(before_); }
  void redo() override { marks_.become(after_); }

 private:
  Marks& marks_;
  MarksState before_;
  MarksState after_;
};

Marks::Marks(QObject* parent) : QObject(parent), undo_(new QUndoStack(this)), person_(userName()) {
  undo_->setUndoLimit(kUndoLimit);
}

void Marks::reset(std::size_t rows) { restore(rows, {}); }

void Marks::restore(std::size_t rows, MarksState state) {
  rows_ = rows;
  undo_->clear();
  become(state);
}

void Marks::become(const MarksState& state) {
  const bool annotations = !(state.annotations == state_.annotations);
  const bool subsets = !(state.subsets == state_.subsets);
  state_ = state;
  if (annotations) Q_EMIT annotationsChanged();
  if (subsets) Q_EMIT subsetsChanged();
}

void Marks::push(const QString& title, MarksState next) {
  if (!(next == state_)) undo_->push(new Change(*this, title, state_, std::move(next)));
}

const NamedSubset* Marks::subset(const QString& name) const {
  const auto found = std::find_if(state_.subsets.begin(), state_.subsets.end(),
                                  [&](const NamedSubset& s) { return isCalled(s, name); });
  return found == state_.subsets.end() ? nullptr : &*found;
}

void Marks::setPerson(const QString& person) { person_ = person.trimmed().isEmpty() ? userName() : person.trimmed(); }

void Marks::edit(const RowSet& rows, const QString& title, const std::function<void(Annotation&)>& change) {
  MarksState next = state_;
  next.annotations.change(rows.rows(), change);
  push(title, std::move(next));
}

void Marks::label(const RowSet& rows, int classIndex, const QString& className) {
  const GivenLabel given{.label = classIndex,
                         .origin = LabelOrigin::Person,
                         .by = person_.toStdString(),
                         .when = QDateTime::currentSecsSinceEpoch()};
  const int count = static_cast<int>(rows.count());
  const QString title = classIndex == kUnlabelled ? tr("Unlabel %n cutout(s)", nullptr, count)
                                                  : tr("Label %n cutout(s) %1", nullptr, count).arg(className);
  edit(rows, title, [&](Annotation& annotation) {
    if (!annotation.label || annotation.label->label != classIndex || annotation.label->origin != given.origin) {
      annotation.label = given;
    }
  });
}

void Marks::giveLabels(const std::vector<std::pair<Row, GivenLabel>>& labels, const QString& title) {
  MarksState next = state_;
  for (const auto& [row, label] : labels) {
    Annotation annotation = next.annotations.at(row);
    annotation.label = label;
    next.annotations.set(row, std::move(annotation));
  }
  push(title, std::move(next));
}

void Marks::takeBackLabels(const RowSet& rows) {
  edit(rows, tr("Give back the labels of %n cutout(s)", nullptr, static_cast<int>(rows.count())),
       [](Annotation& annotation) { annotation.label.reset(); });
}

void Marks::setFlagged(const RowSet& rows, bool flagged) {
  const int count = static_cast<int>(rows.count());
  edit(rows, flagged ? tr("Flag %n cutout(s)", nullptr, count) : tr("Unflag %n cutout(s)", nullptr, count),
       [flagged](Annotation& annotation) { annotation.flagged = flagged; });
}

void Marks::setNote(Row row, const QString& note) {
  edit(RowSet::of(rows_, {row}), tr("Write a note"),
       [text = note.trimmed().toStdString()](Annotation& annotation) { annotation.note = text; });
}

void Marks::annotate(const std::vector<std::pair<Row, Annotation>>& annotations, const QString& title) {
  MarksState next = state_;
  for (const auto& [row, annotation] : annotations) next.annotations.set(row, annotation);
  push(title, std::move(next));
}

bool Marks::saveSubset(const QString& name, const RowSet& rows) {
  const QString wanted = name.trimmed();
  if (wanted.isEmpty() || rows.empty()) return false;
  MarksState next = state_;
  if (const auto known = find(next.subsets, wanted); known != next.subsets.end()) {
    known->rows = rows;
  } else {
    next.subsets.push_back({wanted, rows});
  }
  push(tr("Save the subset “%1”").arg(wanted), std::move(next));
  return true;
}

void Marks::renameSubset(const QString& name, const QString& newName) {
  const QString wanted = newName.trimmed();
  MarksState next = state_;
  const auto known = find(next.subsets, name);
  const auto taken = find(next.subsets, wanted);
  if (known == next.subsets.end() || wanted.isEmpty() || (taken != next.subsets.end() && taken != known)) return;
  known->name = wanted;
  push(tr("Rename the subset “%1”").arg(name), std::move(next));
}

void Marks::removeSubset(const QString& name) {
  MarksState next = state_;
  const auto known = find(next.subsets, name);
  if (known == next.subsets.end()) return;
  next.subsets.erase(known);
  push(tr("Remove the subset “%1”").arg(name), std::move(next));
}

}  // namespace blendscope::ui
