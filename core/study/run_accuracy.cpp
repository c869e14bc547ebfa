// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run_accuracy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "base/error.h"
#include "base/numbers.h"
#include "study/tested_rows.h"

namespace blendscope {

namespace {

/// Beginnings of the names of columns that people ask for first, in that order.
constexpr std::array<std::string_view, 8> kAskedFirst = {"separation", "flux_ratio", "peak_snr",  "primary_peak_snr",
                                                         "snr",        "seeing",     "magnitude", "fwhm"};

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::size_t rankOf(const std::string& column) {
  const std::string name = lower(column);
  const auto found = std::ranges::find_if(kAskedFirst, [&](std::string_view begin) { return name.starts_with(begin); });
  return static_cast<std::size_t>(found - kAskedFirst.begin());
}

const MetadataColumn* firstNumeric(const MetadataTable& table, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const MetadataColumn* column = table.find(name);
    if (column && column->isNumeric()) return column;
  }
  return nullptr;
}

std::vector<double> valuesOf(const MetadataColumn& column, const std::vector<Row>& rows) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const Row row : rows) values.push_back(column.number(row));
  return values;
}

std::vector<Row> rowsOf(const std::vector<std::size_t>& members, const std::vector<Row>& rows) {
  std::vector<Row> found;
  for (const std::size_t member : members) found.push_back(rows[member]);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

/// Whether most rows of each class are pairs.
std::vector<char> pairClasses(const CutoutSet& set, const MetadataColumn& ratio) {
  const auto classes = static_cast<std::size_t>(set.classNames().count());
  std::vector<std::size_t> pairs(classes, 0);
  std::vector<std::size_t> all(classes, 0);
  for (Row row = 0; row < set.size(); ++row) {
    if (set.label(row) == kUnlabelled) continue;
    ++all[static_cast<std::size_t>(set.label(row))];
    pairs[static_cast<std::size_t>(set.label(row))] += ratio.number(row) > 0 ? 1 : 0;
  }
  std::vector<char> found(classes);
  for (std::size_t c = 0; c < classes; ++c) found[c] = 2 * pairs[c] > all[c] ? 1 : 0;
  return found;
}

int predictedIn(const TestedRows& tested, std::size_t i) { return predictedClass(tested.probability.row(i)); }

OutcomeRows outcomeOf(const TestedRows& tested, int positive) {
  OutcomeRows outcome;
  outcome.groups = tested.groups;
  for (std::size_t i = 0; i < tested.rows.size(); ++i) {
    outcome.hit.push_back(predictedIn(tested, i) == tested.truth[i] ? 1 : 0);
    outcome.isPositive.push_back(tested.truth[i] == positive ? 1 : 0);
  }
  return outcome;
}

}  // namespace

std::vector<std::string> numericColumns(const Run& run) {
  std::vector<Row> tested;
  for (const SplitResult& result : run.splits) {
    tested.insert(tested.end(), result.split.test.begin(), result.split.test.end());
  }
  std::vector<std::string> names;
  for (const MetadataColumn& column : run.testSet().metadata().columns()) {
    if (!column.isNumeric()) continue;
    double first = kNaN;
    const bool varies = std::ranges::any_of(tested, [&](Row row) {
      const double value = column.number(row);
      if (std::isnan(first)) first = value;
      return std::isfinite(value) && value != first;
    });
    if (varies) names.push_back(column.name);
  }
  std::stable_sort(names.begin(), names.end(),
                   [](const std::string& a, const std::string& b) { return rankOf(a) < rankOf(b); });
  return names;
}

AccuracyCurve accuracyBy(const Run& run, const std::string& column, std::size_t bins, const Progress& progress) {
  const MetadataColumn* found = run.testSet().metadata().find(column);
  if (!found || !found->isNumeric()) {
    throw UsageError(fmt::format("there is no column of numbers called '{}'", column), "accuracy by column",
                     fmt::format("The columns are: {}.", fmt::join(numericColumns(run), ", ")));
  }
  const TestedRows tested = testedRows(run, progress);
  const std::vector<double> values = valuesOf(*found, tested.rows);
  AccuracyCurve curve;
  curve.column = found->name;
  curve.unit = found->unit;
  curve.bins = accuracyBy(values, outcomeOf(tested, run.positive), bins);
  for (const AccuracyBin& bin : curve.bins) curve.rows.push_back(rowsOf(bin.members, tested.rows));
  curve.missing = static_cast<std::size_t>(std::ranges::count_if(values, [](double v) { return !std::isfinite(v); }));
  return curve;
}

std::optional<CompanionMap> companionMap(const Run& run, std::size_t columns, std::size_t rows,
                                         const Progress& progress) {
  const MetadataTable& table = run.testSet().metadata();
  const MetadataColumn* separation = firstNumeric(table, {"separation_px", "separation"});
  const MetadataColumn* ratio = firstNumeric(table, {"flux_ratio"});
  if (!separation || !ratio) return std::nullopt;
  const TestedRows tested = testedRows(run, progress);
  const std::vector<char> isPair = pairClasses(run.testSet(), *ratio);
  std::vector<double> ratios = valuesOf(*ratio, tested.rows);
  std::vector<char> found;
  for (std::size_t i = 0; i < tested.rows.size(); ++i) {
    if (!(ratios[i] > 0)) ratios[i] = kNaN;
    found.push_back(isPair[static_cast<std::size_t>(predictedIn(tested, i))]);
  }
  auto map = detectionMap(valuesOf(*separation, tested.rows), ratios, found, tested.groups, columns, rows);
  if (!map) return std::nullopt;
  CompanionMap companions{separation->unit, std::move(*map), {}};
  for (const DetectionMap::Cell& cell : companions.map.cells) {
    companions.rows.push_back(rowsOf(cell.members, tested.rows));
  }
  return companions;
}

}  // namespace blendscope
