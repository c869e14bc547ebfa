// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/study_table.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "base/json_figure.h"
#include "base/numbers.h"
#include "study/run_json.h"
#include "study/run_warnings.h"

namespace blendscope {

namespace {

using Json = nlohmann::ordered_json;


/// Rows of one object depend on each other, and so do repeats of a row.
std::vector<int> objectsOf(const StudyRecord& record, const std::vector<Row>& rows) {
  std::vector<int> objects;
  if (!record.objects.empty()) {
    for (const Row row : rows) objects.push_back(record.objects[row]);
  } else if (record.spec.split.repeats > 1) {
    objects.assign(rows.begin(), rows.end());
  }
  return objects;
}

void append(PooledRows& pooled, const StudyRecord& record, const StudyCell& cell) {
  for (const Row row : record.divisions[cell.division].test) {
    pooled.rows.push_back(row);
    pooled.truth.push_back(record.truth[row]);
  }
  std::vector<double> values = std::move(pooled.probability.values());
  values.insert(values.end(), cell.probability.values().begin(), cell.probability.values().end());
  pooled.probability = Matrix<double>(pooled.rows.size(), cell.probability.cols(), std::move(values));
  pooled.uncertainty.insert(pooled.uncertainty.end(), cell.uncertainty.begin(), cell.uncertainty.end());
}

StageSeconds mean(StageSeconds sum, std::size_t count) {
  const double n = count > 0 ? static_cast<double>(count) : 1;
  for (double* s : {&sum.load, &sum.normalize, &sum.embed, &sum.fit, &sum.predict, &sum.total}) *s /= n;
  return sum;
}

/// Fills lines from cells.
class Tabulating {
 public:
  explicit Tabulating(const StudyRecord& record) {
    table_.record = record;
    table_.warnings = record.warnings;
    for (std::size_t p = 0; p < record.pipelines.size(); ++p) {
      StudyLine line;
      line.pipeline = p;
      line.spec = PipelineSpec::parse(record.pipelines[p]);
      line.accuracies.assign(record.divisions.size(), kNaN);
      line.missing = record.divisions.size();
      if (!record.inner.empty()) line.innerAccuracies.assign(record.divisions.size(), 0);
      table_.lines.push_back(std::move(line));
    }
    innerCounts_.assign(table_.lines.size() * record.divisions.size(), 0);
  }

  void add(const std::vector<StudyCell>& cells) {
    std::vector<std::size_t> wentWell(table_.lines.size(), 0);
    for (const StudyCell& cell : cells) {
      StudyLine& line = table_.lines[cell.pipeline];
      if (cell.inner >= 0) {
        line.innerAccuracies[cell.division] += cell.accuracy;
        ++innerCounts_[cell.pipeline * table_.record.divisions.size() + cell.division];
        continue;
      }
      --line.missing;
      if (!cell.problem.empty()) {
        addOnce(line.problems, cell.problem);
        continue;
      }
      line.accuracies[cell.division] = cell.accuracy;
      line.seconds += cell.seconds;
      ++wentWell[cell.pipeline];
      for (const std::string& warning : cell.warnings) addOnce(line.warnings, warning);
    }
    for (StudyLine& line : table_.lines) finish(line, wentWell[line.pipeline], cells);
  }

  void markBest() {
    for (std::size_t i = 0; i < table_.lines.size(); ++i) {
      const StudyLine& line = table_.lines[i];
      if (!isComplete(line)) continue;
      if (!table_.best || line.pooled->accuracy > table_.lines[*table_.best].pooled->accuracy) table_.best = i;
    }
  }

  void selectNested(const std::vector<StudyCell>& cells) {
    if (table_.record.inner.empty() || !std::ranges::all_of(innerCounts_, [](std::size_t n) { return n > 0; })) return;
    if (!std::ranges::all_of(table_.lines, [](const StudyLine& line) { return line.missing == 0; })) return;
    NestedSelection selection;
    std::vector<StudyCell> chosenCells;
    for (std::size_t d = 0; d < table_.record.divisions.size(); ++d) {
      const auto chosen = bestInside(d);
      if (!chosen) return;
      selection.chosen.push_back(*chosen);
      const auto found = std::ranges::find_if(
          cells, [&](const StudyCell& c) { return c.pipeline == *chosen && c.division == d && c.inner < 0; });
      chosenCells.push_back(*found);
      chosenCells.back().pipeline = 0;
    }
    const PooledRows rows = pooledRows(table_.record, chosenCells, 0);
    selection.pooled = evaluatePredictions(rows.truth, rows.probability, table_.record.positive, rows.objects);
    table_.nested = std::move(selection);
  }

  void addWarnings() {
    const auto failed = std::ranges::count_if(table_.lines, [](const StudyLine& l) { return !l.problems.empty(); });
    std::size_t missing = 0;
    for (const StudyLine& line : table_.lines) missing += line.missing;
    if (missing > 0) table_.warnings.push_back(fmt::format("the study is not complete: {} cells are missing", missing));
    if (failed > 0)
      table_.warnings.push_back(fmt::format("{} pipelines failed; their problem stands in the table", failed));
    if (table_.lines.size() < 2 || !table_.best) return;
    std::string warning =
        fmt::format("the best of {} pipelines was chosen on the rows that it is tested on, so its accuracy flatters",
                    table_.lines.size());
    if (table_.nested) {
      const StudyLine& best = table_.lines[*table_.best];
      warning += fmt::format("; chosen by training rows alone it is {:.4f} instead of {:.4f}",
                             table_.nested->pooled.accuracy, best.pooled->accuracy);
    } else {
      warning += "; a nested study says by how much";
    }
    table_.warnings.push_back(std::move(warning));
  }

  StudyTable take() { return std::move(table_); }

 private:
  static bool isComplete(const StudyLine& line) { return line.pooled && line.missing == 0 && line.problems.empty(); }

  void finish(StudyLine& line, std::size_t wentWell, const std::vector<StudyCell>& cells) {
    line.seconds = mean(line.seconds, wentWell);
    for (std::size_t d = 0; d < line.innerAccuracies.size(); ++d) {
      const std::size_t count = innerCounts_[line.pipeline * table_.record.divisions.size() + d];
      line.innerAccuracies[d] = count > 0 ? line.innerAccuracies[d] / static_cast<double>(count) : kNaN;
    }
    if (wentWell == 0) return;
    const PooledRows rows = pooledRows(table_.record, cells, line.pipeline);
    line.pooled = evaluatePredictions(rows.truth, rows.probability, table_.record.positive, rows.objects);
  }

  /// The line that does best inside the training rows of a division, among those that gave a result on it.
  std::optional<std::size_t> bestInside(std::size_t division) const {
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < table_.lines.size(); ++i) {
      const StudyLine& line = table_.lines[i];
      const double inside = line.innerAccuracies[division];
      if (!std::isfinite(inside) || !std::isfinite(line.accuracies[division])) continue;
      if (!best || inside > table_.lines[*best].innerAccuracies[division]) best = i;
    }
    return best;
  }

  StudyTable table_;
  std::vector<std::size_t> innerCounts_;
};

Json figures(const std::vector<double>& values) {
  Json json = Json::array();
  for (const double value : values) json.push_back(jsonFigure(value));
  return json;
}

Json toJson(const StudyLine& line) {
  Json json{{"pipeline", line.spec.text()}};
  if (line.pooled) {
    json["n_test"] = line.pooled->count;
    addMetrics(json, *line.pooled);
  }
  json["per_split"] = figures(line.accuracies);
  if (!line.innerAccuracies.empty()) json["inner_accuracy"] = figures(line.innerAccuracies);
  json["seconds"] = toJson(line.seconds);
  json["missing"] = line.missing;
  json["problems"] = line.problems;
  json["warnings"] = line.warnings;
  return json;
}

}  // namespace

PooledRows pooledRows(const StudyRecord& record, const std::vector<StudyCell>& cells, std::size_t pipeline) {
  PooledRows pooled;
  for (const StudyCell& cell : cells) {
    if (cell.pipeline == pipeline && cell.inner < 0 && cell.problem.empty()) append(pooled, record, cell);
  }
  pooled.objects = objectsOf(record, pooled.rows);
  return pooled;
}

StudyTable studyTable(const StudyRecord& record, const std::vector<StudyCell>& cells) {
  Tabulating tabulating(record);
  tabulating.add(cells);
  tabulating.markBest();
  tabulating.selectNested(cells);
  tabulating.addWarnings();
  return tabulating.take();
}

Json toJson(const StudyTable& table) {
  const StudyRecord& record = table.record;
  Json json{{"study", record.spec.json()},
            {"data", record.source},
            {"fingerprint", record.fingerprint},
            {"version", record.version},
            {"classes", record.classes},
            {"positive", record.classes.at(static_cast<std::size_t>(record.positive))},
            {"divisions", record.divisions.size()},
            {"pipelines", Json::array()}};
  for (const StudyLine& line : table.lines) json["pipelines"].push_back(toJson(line));
  json["best"] = table.best ? Json(table.lines[*table.best].spec.text()) : Json(nullptr);
  if (table.nested) {
    Json nested{{"chosen", Json::array()}};
    for (const std::size_t line : table.nested->chosen) nested["chosen"].push_back(table.lines[line].spec.text());
    addMetrics(nested, table.nested->pooled);
    json["nested"] = std::move(nested);
  }
  json["warnings"] = table.warnings;
  return json;
}

}  // namespace blendscope
