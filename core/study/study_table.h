// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/metrics.h"
#include "study/session.h"

namespace blendscope {

/// One pipeline over all divisions.
struct StudyLine {
  std::size_t pipeline = 0;  ///< number in the study
  PipelineSpec spec;
  /// Over the test rows of the divisions that went well, as in `Run::pooled`; nothing if none did.
  std::optional<Metrics> pooled;
  std::vector<double> accuracies;       ///< one per division; NaN where it failed or is still to come
  std::vector<double> innerAccuracies;  ///< per division the mean over its inner divisions; empty unless nested
  StageSeconds seconds;                 ///< mean over the divisions that went well
  std::size_t missing = 0;              ///< divisions still to come
  std::vector<std::string> problems;    ///< each once
  std::vector<std::string> warnings;    ///< likewise
};

/// What choosing costs: on each division the pipeline is chosen by inner divisions of its training rows alone, and
/// measured on test rows that had no part in that.
struct NestedSelection {
  std::vector<std::size_t> chosen;  ///< line, per division
  Metrics pooled;                   ///< of the chosen ones; honest
};

struct StudyTable {
  StudyRecord record;
  std::vector<StudyLine> lines;           ///< in the order of the study's pipelines
  std::optional<std::size_t> best;        ///< line of the highest pooled accuracy, the first among equals
  std::optional<NestedSelection> nested;  ///< where the study is nested and complete
  std::vector<std::string> warnings;      ///< those of the data, and what must not be read into the table
};

/// Probabilities of a line over its divisions, pooled: what paired tests and curves start from.
struct PooledRows {
  std::vector<Row> rows;
  std::vector<int> truth;
  std::vector<int> objects;  ///< equal numbers depend on each other; empty: none do
  Matrix<double> probability;
  std::vector<double> uncertainty;
};
PooledRows pooledRows(const StudyRecord& record, const std::vector<StudyCell>& cells, std::size_t pipeline);

/// Every figure is made from what the session holds, so that a table made later is the same.
StudyTable studyTable(const StudyRecord& record, const std::vector<StudyCell>& cells);

/// As `blendscope-cli study --json` prints it; figures that are undefined are null.
nlohmann::ordered_json toJson(const StudyTable& table);

}  // namespace blendscope
