// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "base/matrix.h"
#include "data/cutout_set.h"
#include "data/split.h"
#include "study/data_origin.h"
#include "study/database.h"
#include "study/pipeline.h"
#include "study/study_spec.h"
#include "study/workspace_record.h"

namespace blendscope {

/// What all cells of a study have in common.
struct StudyRecord {
  std::int64_t id = 0;  ///< in the session; 0: not in one
  StudySpec spec;
  DataReference data;
  std::string fingerprint;  ///< of the data set
  std::string source;       ///< for people: path or "simulated: …"
  ImageShape shape;
  std::string version;  ///< of the program that began it
  std::vector<std::string> classes;
  int positive = 0;
  std::vector<int> truth;    ///< class of each row of the data set, or kUnlabelled
  std::vector<int> objects;  ///< object number of each row; empty where the split is not grouped
  std::vector<Split> divisions;
  /// Of a nested study: the training rows of each division, parted once more.
  std::vector<std::vector<Split>> inner;
  std::vector<std::string> pipelines;
  std::vector<std::string> warnings;
};

/// One pipeline on one division.
struct StudyCell {
  std::size_t pipeline = 0;
  std::size_t division = 0;
  int inner = -1;       ///< number among the divisions of the division's training rows; −1: the division itself
  std::string problem;  ///< why there is no result; empty if there is one
  double accuracy = 0;
  Matrix<float> probability;  ///< of the test rows; empty for inner divisions
  std::vector<float> uncertainty;
  std::string uncertaintyMeaning;
  std::string hyperparameters;  ///< JSON object
  StageSeconds seconds;
  std::vector<std::string> warnings;

  using Key = std::tuple<std::size_t, std::size_t, int>;
  Key key() const { return {pipeline, division, inner}; }
};

/// A file that keeps studies and what a window works on: an SQLite database with a number of its own, so that other
/// programs leave it alone. Each change is one transaction: a process that is killed loses nothing that it had saved.
/// Paths are kept relative to the file, so that it can move together with its data. Other processes are kept out while
/// it lives; threads may share it. Functions throw Error as `Database` does, and for files written by a newer version;
/// files of an older version become ones of this version on opening.
class Session {
 public:
  Session(const std::filesystem::path& path, Database::Opening opening);

  /// Whether a file is a session, by its contents; false for files that cannot be read.
  static bool isOne(const std::filesystem::path& path);

  /// The study of the same specification on the same data, or this one, begun. `record` gets its number.
  void openStudy(StudyRecord& record);
  void addCell(std::int64_t study, const StudyCell& cell);

  std::vector<std::int64_t> studies();
  StudyRecord study(std::int64_t id);
  std::set<StudyCell::Key> finishedCells(std::int64_t study);
  /// In the order of pipeline, division, inner division.
  std::vector<StudyCell> cells(std::int64_t study);

  /// Keeps the parts of a record that have changed, in one transaction: all of them or, on an error, none. Runs and
  /// models that the session has already are not written again. Runs with a test set of their own are left out.
  void saveWorkspace(const WorkspaceRecord& record, const WorkspaceParts& changed);
  /// Where the data of the window are, or of the last study if no window has worked with this session; nothing if it is
  /// empty.
  std::optional<WorkspaceHead> workspaceHead();
  /// What the window worked on. On data with another fingerprint only labels, flags, notes and subsets come back, each
  /// where a cutout has the same id. What cannot be read is left out, named, and stays in the file.
  RestoredWorkspace loadWorkspace(const std::shared_ptr<const CutoutSet>& data, const Progress& progress);

  SessionContents contents();

  const std::filesystem::path& path() const { return database_.path(); }

 private:
  friend class WorkspaceWriter;
  friend class WorkspaceReader;
  StudyRecord readStudy(std::int64_t id);
  std::string relative(const std::string& path) const;
  std::string absolute(const std::string& path) const;

  std::mutex mutex_;
  Database database_;
};

}  // namespace blendscope
