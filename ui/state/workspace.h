// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

#include "data/cutout_set.h"
#include "data/row_set.h"
#include "imaging/display.h"
#include "study/applied_model.h"
#include "study/run.h"

namespace blendscope::ui {

/// How every thumbnail and image is drawn.
struct DisplaySettings {
  Stretch stretch = Stretch::Linear;
  LimitsMode limits = LimitsMode::ZScale;
  ColourMap colourMap = ColourMap::Grey;
  bool shareLimits = false;            ///< one pair of limits for all cutouts instead of one for each
  std::optional<Limits> sharedLimits;  ///< that pair, once it is known; SharedLimits keeps it up to date
  bool operator==(const DisplaySettings&) const = default;
};

/// The one owner of what the window is about: the data set, the selection, the current cutout, the runs. Pages, docks
/// and models read it and listen to it; they keep no copies. Lives on the GUI thread.
class Workspace : public QObject {
  Q_OBJECT
 public:
  explicit Workspace(QObject* parent = nullptr);

  /// Null before the first load.
  const std::shared_ptr<const CutoutSet>& data() const { return data_; }
  /// Clears selection, current row, runs and derived columns: they speak of rows of the old set.
  void setData(std::shared_ptr<const CutoutSet> data);

  const RowSet& selection() const { return selection_; }
  void setSelection(RowSet selection);
  /// Rows picked with the mouse: alone, with Shift added to what is selected, with Control taken from it.
  void select(RowSet rows, Qt::KeyboardModifiers modifiers);
  void toggleSelected(Row row);
  void clearSelection();

  /// The cutout that the Inspector shows.
  std::optional<Row> currentRow() const { return currentRow_; }
  void setCurrentRow(std::optional<Row> row);

  const DisplaySettings& display() const { return display_; }
  void setDisplay(const DisplaySettings& display);

  /// Oldest first; indices are stable until setData.
  const std::vector<std::shared_ptr<const Run>>& runs() const { return runs_; }
  void addRun(std::shared_ptr<const Run> run);
  void removeRun(int index);
  /// The run that Compare and Inspect look at; -1: none.
  int currentRunIndex() const { return currentRun_; }
  std::shared_ptr<const Run> currentRun() const;
  void setCurrentRun(int index);

  /// Columns worked out from the data in this window, "SOURCE: NAME"; never null, never changed once handed out.
  const std::shared_ptr<const MetadataTable>& derived() const { return derived_; }
  /// Takes the place of the columns of the same source; an empty list removes them.
  void setDerived(const std::string& source, std::vector<MetadataColumn> columns);

  /// Models whose predictions are among the derived columns, oldest first.
  const std::vector<std::shared_ptr<const AppliedModel>>& applied() const { return applied_; }
  /// A name is numbered where it is taken. Does nothing for a model that was applied to another data set.
  void addApplied(AppliedModel applied);
  void removeApplied(int index);

 Q_SIGNALS:
  void dataChanged();
  void selectionChanged();
  void currentRowChanged();
  void displayChanged();
  void runsChanged();
  void currentRunChanged();
  void derivedChanged();
  /// Somebody wants to see the cutouts in sections, one for each word of this column.
  void groupingRequested(const QString& column);
  void appliedChanged();

 private:
  /// What was worked out together.
  struct Derived {
    std::string source;
    std::vector<MetadataColumn> columns;
  };
  void joinDerived();

  std::shared_ptr<const CutoutSet> data_;
  RowSet selection_;
  std::optional<Row> currentRow_;
  DisplaySettings display_;
  std::vector<std::shared_ptr<const Run>> runs_;
  int currentRun_ = -1;
  std::vector<Derived> sources_;
  std::shared_ptr<const MetadataTable> derived_ = std::make_shared<MetadataTable>();
  std::vector<std::shared_ptr<const AppliedModel>> applied_;
};

}  // namespace blendscope::ui
