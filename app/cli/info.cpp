// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "data_options.h"

namespace blendscope::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLinesShown = 20;

std::vector<std::string> idsOf(const CutoutSet& set, std::span<const Row> rows) {
  std::vector<std::string> ids;
  for (const Row row : rows) ids.push_back(set.id(row));
  return ids;
}

Json columnJson(const MetadataColumn& column) {
  return {{"name", column.name},
          {"type", column.isNumeric() ? "number" : "text"},
          {"unit", column.unit},
          {"role", column.role == ColumnRole::Truth ? "truth" : "measured"}};
}

Json infoJson(const CutoutSet& set) {
  Json json{
      {"count", set.size()}, {"shape", {set.shape().height, set.shape().width}}, {"classes", set.classNames().names()}};
  json["class_counts"] = Json::object();
  for (int c = 0; c < set.classNames().count(); ++c)
    json["class_counts"][set.classNames().name(c)] = set.countOfClass(c);
  json["unlabelled"] = set.countOfClass(kUnlabelled);
  json["columns"] = Json::array();
  json["column_details"] = Json::array();
  for (const MetadataColumn& column : set.metadata().columns()) {
    json["columns"].push_back(column.name);
    json["column_details"].push_back(columnJson(column));
  }
  json["nan_rows"] = idsOf(set, set.nonFiniteRows());
  json["duplicates"] = Json::array();
  for (const std::vector<Row>& group : set.exactDuplicates()) json["duplicates"].push_back(idsOf(set, group));
  json["problems"] = Json::array();
  for (const DataProblem& problem : set.provenance().problems) {
    json["problems"].push_back({{"where", problem.where}, {"problem", problem.problem}});
  }
  json["source"] = set.provenance().source;
  json["format"] = set.provenance().format;
  json["fingerprint"] = set.fingerprint();
  return json;
}

/// A heading with the number of lines, then at most `kLinesShown` of them.
std::string section(const std::string& heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string text = fmt::format("{} ({})\n", heading, lines.size());
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesShown); ++i) text += "  " + lines[i] + "\n";
  if (lines.size() > kLinesShown)
    text += fmt::format("  … and {} more; --json lists all\n", lines.size() - kLinesShown);
  return text;
}

std::string infoText(const CutoutSet& set) {
  std::vector<std::string> columns;
  for (const MetadataColumn& column : set.metadata().columns()) {
    columns.push_back(column.name + (column.unit.empty() ? "" : " [" + column.unit + "]") +
                      (column.role == ColumnRole::Truth ? " (truth)" : ""));
  }
  std::vector<std::string> duplicates;
  for (const std::vector<Row>& group : set.exactDuplicates()) {
    duplicates.push_back(fmt::format("{}", fmt::join(idsOf(set, group), " = ")));
  }
  std::vector<std::string> problems;
  for (const DataProblem& problem : set.provenance().problems)
    problems.push_back(problem.where + ": " + problem.problem);
  std::string text = fmt::format("{} ({})\n{}\n", set.provenance().source, set.provenance().format, describe(set));
  if (!columns.empty()) text += fmt::format("Columns: {}\n", fmt::join(columns, ", "));
  text += section("Cutouts with NaN or infinite pixels", idsOf(set, set.nonFiniteRows()));
  text += section("Cutouts with identical pixels", duplicates);
  text += section("Problems while reading", problems);
  return text;
}

}  // namespace

Subcommand addInfo(CLI::App& root) {
  CLI::App* app = root.add_subcommand("info", "Say what a data set holds, with duplicates and unreadable files");
  const auto options = std::make_shared<DataOptions>();
  addDataOptions(*app, *options, true);
  return {app, [options](Console& console) {
            const LoadedData loaded = load(*options, console.progress());
            if (console.forMachines()) {
              console.printJson(infoJson(*loaded.set));
            } else {
              console.print(infoText(*loaded.set));
            }
          }};
}

}  // namespace blendscope::cli
