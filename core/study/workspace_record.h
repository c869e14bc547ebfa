// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/annotations.h"
#include "data/row_set.h"
#include "study/applied_model.h"
#include "study/data_origin.h"
#include "study/run.h"

namespace blendscope {

struct RecordedSubset {
  std::string name;
  RowSet rows;
  bool operator==(const RecordedSubset&) const = default;
};

/// A run and its number in the session, which it keeps.
struct RecordedRun {
  std::int64_t id = 0;
  std::shared_ptr<const Run> run;  ///< null: one that this version cannot read, but that stays in the file
};

struct RecordedModel {
  std::int64_t id = 0;
  std::shared_ptr<const AppliedModel> applied;  ///< null as above
};

/// Columns that were worked out together, such as the coordinates of an embedding.
struct RecordedColumns {
  std::string source;
  std::shared_ptr<const std::vector<MetadataColumn>> columns;
  bool operator==(const RecordedColumns&) const = default;
};

/// What a window works on, as one value: what a session keeps of it and gives back.
struct WorkspaceRecord {
  std::shared_ptr<const CutoutSet> data;  ///< as it was read
  DataOrigin origin;
  Annotations annotations;  ///< labels numbered as `classesToGive(*data)`
  std::vector<RecordedSubset> subsets;
  std::vector<RecordedRun> runs;  ///< oldest first; numbers differ
  std::vector<RecordedModel> applied;
  std::vector<RecordedColumns> columns;
  RowSet selection;
  std::optional<Row> currentRow;
  int currentRun = -1;  ///< place in `runs`; −1: none
  std::string view;     ///< JSON object of the window's own: pages, display, sizes
};

/// Which parts of a record have changed since they were saved.
struct WorkspaceParts {
  bool data = false;    ///< another set, or the same with other classes; then everything else is written too
  bool origin = false;  ///< where the data are
  bool annotations = false;
  bool subsets = false;
  bool runs = false;
  bool applied = false;
  bool columns = false;
  bool view = false;  ///< selection, current row and run, and `view`

  static WorkspaceParts all() { return {true, true, true, true, true, true, true, true}; }
  bool any() const { return data || origin || annotations || subsets || runs || applied || columns || view; }
  WorkspaceParts& operator|=(const WorkspaceParts& other);
};

/// What is known of a window's data before they are found.
struct WorkspaceHead {
  std::vector<DataOrigin> places;  ///< where they may be, the likeliest first
  std::string source;              ///< for people
  std::string fingerprint;         ///< of the set as it was read
  std::size_t rows = 0;
  ImageShape shape;
  std::vector<std::string> classes;
  bool ofStudy = false;  ///< these are the data of a study: no window has worked with the session yet
};

/// A record that was read, and what of it could not be.
struct RestoredWorkspace {
  WorkspaceRecord record;
  std::vector<std::string> problems;  ///< for people
};

/// What a session holds, in numbers, without its data.
struct SessionContents {
  struct RunLine {
    std::string pipeline;
    std::string split;
    std::size_t tested = 0;
    double accuracy = 0;
    Interval interval;
  };
  struct StudyLine {
    std::int64_t id = 0;
    std::string source;
    std::size_t pipelines = 0;
    std::size_t divisions = 0;
    std::size_t finishedCells = 0;
  };
  std::optional<WorkspaceHead> data;  ///< nothing: it is empty
  std::size_t labels = 0;
  std::size_t flags = 0;
  std::size_t notes = 0;
  std::vector<std::pair<std::string, std::size_t>> subsets;  ///< name, cutouts
  std::vector<RunLine> runs;
  std::vector<std::string> applied;  ///< names of models
  std::vector<std::string> columns;  ///< sources
  std::vector<StudyLine> studies;
};

}  // namespace blendscope
