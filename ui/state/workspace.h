// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

#include "data/cutout_set.h"
#include "data/row_set.h"
#include "imaging/display.h"
#include "state/marks.h"
#include "study/applied_model.h"
#include "study/run.h"
#include "study/workspace_record.h"

namespace blendscope {
class Session;
}

namespace blendscope::ui {

/// How every thumbnail and image is drawn.
struct DisplaySettings {
  Stretch stretch = Stretch::Linear;
  LimitsMode limits = LimitsMode::ZScale;
  ColourMap colourMap = ColourMap::Grey;
  double contrast = 1;  ///< contrast, bias and inversion of the colour map, as in ColourRamp
  double bias = 0.5;
  bool inverted = false;
  std::optional<Limits> userLimits;    ///< what LimitsMode::User means, for all cutouts alike
  bool shareLimits = false;            ///< one pair of limits for all cutouts instead of one for each
  std::optional<Limits> sharedLimits;  ///< that pair, once it is known; SharedLimits keeps it up to date
  ColourRamp colours() const { return {colourMap, contrast, bias, inverted}; }
  bool operator==(const DisplaySettings&) const = default;
};

/// The one owner of what the window is about: the data set and what people say of it, the selection, the current
/// cutout, the runs. Pages, docks and models read it and listen to it; they keep no copies. Lives on the GUI thread.
class Workspace : public QObject {
  Q_OBJECT
 public:
  explicit Workspace(QObject* parent = nullptr);

  /// With the labels that people gave since it was read. Null before the first load.
  const std::shared_ptr<const CutoutSet>& data() const { return data_; }
  /// As it was read.
  const std::shared_ptr<const CutoutSet>& originalData() const { return original_; }
  /// Clears selection, current row, runs and derived columns: they speak of rows or classes of the old set. Marks go
  /// too, unless these are the same cutouts with other classes; then they stay, but cannot be undone. Without `origin`
  /// the same cutouts come from where they came, others from nowhere.
  void setData(std::shared_ptr<const CutoutSet> data, std::optional<DataOrigin> origin = std::nullopt);
  const DataOrigin& origin() const { return origin_; }
  /// Whether rows of that set are rows of this one, whatever their labels.
  bool speaksOf(const CutoutSet& set) const { return data_ && data_->sameCutouts(set); }

  /// Labels, flags, notes and named subsets.
  Marks& marks() { return *marks_; }
  const Marks& marks() const { return *marks_; }

  const RowSet& selection() const { return selection_; }
  void setSelection(RowSet selection);
  /// Rows picked with the mouse: alone, with Shift added to what is selected, with Control taken from it.
  void select(RowSet rows, Qt::KeyboardModifiers modifiers);
  void toggleSelected(Row row);
  void clearSelection();
  /// The selection before the last change of it; again: the one after.
  void swapSelection();

  /// Whether keys and buttons label, flag and note the current cutout alone, though it be one of many selected.
  bool marksOneByOne() const { return marksOneByOne_; }
  void setMarksOneByOne(bool oneByOne);

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
  /// Whether labels have changed since the run was trained.
  bool isStale(const Run& run) const;

  /// Columns worked out from the data in this window, "SOURCE: NAME"; never null, never changed once handed out.
  const std::shared_ptr<const MetadataTable>& derived() const { return derived_; }
  /// Takes the place of the columns of the same source; an empty list removes them.
  void setDerived(const std::string& source, std::vector<MetadataColumn> columns);

  /// Models whose predictions are among the derived columns, oldest first.
  const std::vector<std::shared_ptr<const AppliedModel>>& applied() const { return applied_; }
  /// A name is numbered where it is taken. Does nothing for a model that was applied to another data set.
  void addApplied(AppliedModel applied);
  void removeApplied(int index);

  /// Columns that neither marks nor applied models give, such as coordinates of embeddings.
  std::vector<RecordedColumns> ownColumns() const;

  /// What a session keeps; of annotations, subsets and columns those parts that are asked for. `view` stays empty.
  WorkspaceRecord record(const WorkspaceParts& parts) const;
  /// Everything becomes as it was.
  void restore(const WorkspaceRecord& record);

  /// The session file that the window has open; null: none. Threads may share it.
  const std::shared_ptr<Session>& session() const { return session_; }
  void setSession(std::shared_ptr<Session> session);

 Q_SIGNALS:
  /// Another data set will come; now everything is still as it was.
  void dataAboutToChange();
  /// Another data set: nothing that spoke of rows holds any longer.
  void dataChanged();
  /// The same cutouts, but some have other labels now.
  void labelsChanged();
  void selectionChanged();
  void currentRowChanged();
  void marksOneByOneChanged();
  void displayChanged();
  void runsChanged();
  void currentRunChanged();
  void derivedChanged();
  /// Somebody wants to see the cutouts in sections, one for each word of this column.
  void groupingRequested(const QString& column);
  void appliedChanged();
  void sessionChanged();

 private:
  void become(std::shared_ptr<const CutoutSet> data, DataOrigin origin, MarksState marks);
  /// An empty list removes them.
  void putColumns(const std::string& source, std::vector<MetadataColumn> columns);
  bool isOwn(const std::string& source) const;
  void joinDerived();
  static constexpr auto kMarksSource = "marks";
  static constexpr auto kSubsetsSource = "subset";
  std::vector<MetadataColumn> columnsOfAnnotations() const;
  std::vector<MetadataColumn> columnsOfSubsets() const;
  void takeAnnotations();
  void takeSubsets();

  std::shared_ptr<const CutoutSet> original_;
  std::shared_ptr<const CutoutSet> data_;
  DataOrigin origin_;
  Marks* marks_;
  RowSet selection_;
  RowSet selectionBefore_;
  bool marksOneByOne_ = false;
  std::optional<Row> currentRow_;
  DisplaySettings display_;
  std::vector<std::shared_ptr<const Run>> runs_;
  int currentRun_ = -1;
  struct Source {
    std::string name;
    std::vector<std::shared_ptr<const MetadataColumn>> columns;  ///< as they are handed out
    std::shared_ptr<const std::vector<MetadataColumn>> own;      ///< as they came; of the sources a session keeps
  };
  std::vector<Source> sources_;
  std::shared_ptr<const MetadataTable> derived_ = std::make_shared<MetadataTable>();
  std::vector<std::shared_ptr<const AppliedModel>> applied_;
  /// Numbers in the session of runs and applied models, and those that the session holds but could not give.
  std::vector<std::int64_t> runIds_;
  std::vector<std::int64_t> appliedIds_;
  std::vector<std::int64_t> unreadRuns_;
  std::vector<std::int64_t> unreadApplied_;
  std::int64_t nextId_ = 1;
  std::shared_ptr<Session> session_;
};

}  // namespace blendscope::ui
