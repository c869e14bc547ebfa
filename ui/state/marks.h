// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <vector>

#include "data/annotations.h"
#include "data/row_set.h"

class QUndoStack;

namespace blendscope::ui {

/// A selection that was given a name.
struct NamedSubset {
  QString name;
  RowSet rows;
  bool operator==(const NamedSubset&) const = default;
};

/// Everything that people add to a data set, as one value: what undo goes back to and a session keeps.
struct MarksState {
  Annotations annotations;
  std::vector<NamedSubset> subsets;  ///< in the order they were made
  bool operator==(const MarksState&) const = default;
};

/// What people say of the cutouts of one data set: labels, flags, notes and named subsets, each change of which can be
/// undone and redone. Lives on the GUI thread.
class Marks : public QObject {
  Q_OBJECT
 public:
  explicit Marks(QObject* parent = nullptr);

  /// Forgets everything, also what could be undone.
  void reset(std::size_t rows);
  /// As `reset`, with what a session kept.
  void restore(std::size_t rows, MarksState state);

  const MarksState& state() const { return state_; }
  const Annotations& annotations() const { return state_.annotations; }
  const std::vector<NamedSubset>& subsets() const { return state_.subsets; }
  const NamedSubset* subset(const QString& name) const;
  QUndoStack* undoStack() const { return undo_; }

  /// Who labels from now on; at first the name of the user of this computer.
  const QString& person() const { return person_; }
  void setPerson(const QString& person);

  // Each of these is one step of undo; one that changes nothing is none.
  /// A person's label for all these rows; kUnlabelled takes the label away.
  void label(const RowSet& rows, int classIndex, const QString& className);
  /// Labels with their origin, e.g. from a file.
  void giveLabels(const std::vector<std::pair<Row, GivenLabel>>& labels, const QString& title);
  /// Back to the labels of the data.
  void takeBackLabels(const RowSet& rows);
  void setFlagged(const RowSet& rows, bool flagged);
  void setNote(Row row, const QString& note);
  /// Whole annotations at once, as a review list brings them.
  void annotate(const std::vector<std::pair<Row, Annotation>>& annotations, const QString& title);
  /// Takes the place of a subset of the same name. A blank name is refused, as is an empty set of rows: false.
  bool saveSubset(const QString& name, const RowSet& rows);
  void renameSubset(const QString& name, const QString& newName);
  void removeSubset(const QString& name);

 Q_SIGNALS:
  /// Some label, flag or note has changed.
  void annotationsChanged();
  void subsetsChanged();

 private:
  class Change;
  void push(const QString& title, MarksState next);
  void edit(const RowSet& rows, const QString& title, const std::function<void(Annotation&)>& change);
  void become(const MarksState& state);

  std::size_t rows_ = 0;
  MarksState state_;
  QUndoStack* undo_;
  QString person_;
};

}  // namespace blendscope::ui
