// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/error.h"
#include "commands.h"
#include "data_options.h"
#include "evaluate/duplicates.h"
#include "evaluate/same_star_hints.h"
#include "io/cutout_header.h"
#include "survey/bayes_limit.h"

namespace blendscope::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLinesShown = 20;

struct InfoOptions {
  DataOptions data;
  double radius = DuplicateOptions{}.radiusArcsec;
  std::optional<std::size_t> epochs;
  bool hints = false;
  bool header = false;
  std::string id;
};

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

/// A heading with the number of lines, then at most `kLinesShown` of them.
std::string section(const std::string& heading, const std::vector<std::string>& lines) {
  if (lines.empty()) return {};
  std::string text = fmt::format("{} ({})\n", heading, lines.size());
  for (std::size_t i = 0; i < std::min(lines.size(), kLinesShown); ++i) text += "  " + lines[i] + "\n";
  if (lines.size() > kLinesShown)
    text += fmt::format("  … and {} more; --json lists all\n", lines.size() - kLinesShown);
  return text;
}

Json groupsJson(const CutoutSet& set, const std::vector<std::vector<Row>>& groups) {
  Json json = Json::array();
  for (const std::vector<Row>& group : groups) json.push_back(idsOf(set, group));
  return json;
}

std::vector<std::vector<Row>> mirroredCopies(const Duplicates& duplicates) {
  std::vector<std::vector<Row>> groups;
  for (const CopyGroup& group : duplicates.copies) {
    if (!group.identical) groups.push_back(group.rows);
  }
  return groups;
}

void addDuplicates(Json& json, const CutoutSet& set, const Duplicates& duplicates) {
  json["duplicates"] = groupsJson(set, set.exactDuplicates());
  json["duplicates_mirrored"] = groupsJson(set, mirroredCopies(duplicates));
  json["duplicates_by_position"] = groupsJson(set, duplicates.positions);
  json["duplicates_doubtful"] = groupsJson(set, duplicates.doubtful);
  json["objects"] = duplicates.objectCount;
  json["warnings"] = duplicates.warnings;
}

Json hintsJson(const CutoutSet& set, const SameStarHints& hints) {
  Json json{{"threshold", hints.threshold}, {"passed", hints.passed}, {"pairs", Json::array()}};
  for (const SameStarHint& hint : hints.pairs) {
    json["pairs"].push_back({{"ids", {set.id(hint.first), set.id(hint.second)}}, {"correlation", hint.correlation}});
  }
  return json;
}

std::string hintsText(const CutoutSet& set, const SameStarHints& hints) {
  std::vector<std::string> lines;
  for (const SameStarHint& hint : hints.pairs) {
    lines.push_back(fmt::format("{} ? {} ({:.3f})", set.id(hint.first), set.id(hint.second), hint.correlation));
  }
  return section("Cutouts that may show one star at two epochs, a guess by their correlation", lines);
}

Json infoJson(const CutoutSet& set, const Duplicates& duplicates) {
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
  addDuplicates(json, set, duplicates);
  json["problems"] = Json::array();
  for (const DataProblem& problem : set.provenance().problems) {
    json["problems"].push_back({{"where", problem.where}, {"problem", problem.problem}});
  }
  if (const auto limit = bayesLimit(set)) {
    json["bayes_limit"] = {
        {"accuracy", limit->accuracy}, {"pair_accuracy", limit->pairAccuracy}, {"pair_log_loss", limit->pairLogLoss}};
  }
  json["source"] = set.provenance().source;
  json["format"] = set.provenance().format;
  json["fingerprint"] = set.fingerprint();
  return json;
}

std::vector<std::string> groupLines(const CutoutSet& set, const std::vector<std::vector<Row>>& groups,
                                    const char* joint) {
  std::vector<std::string> lines;
  for (const std::vector<Row>& group : groups) lines.push_back(fmt::format("{}", fmt::join(idsOf(set, group), joint)));
  return lines;
}

std::string duplicatesText(const CutoutSet& set, const Duplicates& duplicates) {
  std::string text = section("Cutouts with identical pixels", groupLines(set, set.exactDuplicates(), " = "));
  text += section("Cutouts that are mirrored or turned copies", groupLines(set, mirroredCopies(duplicates), " ~ "));
  text += section("Cutouts at one place on the sky", groupLines(set, duplicates.positions, ", "));
  text += section("Neighbours on the sky, too many or too far spread for one object",
                  groupLines(set, duplicates.doubtful, ", "));
  if (duplicates.objectCount < set.size()) {
    text +=
        fmt::format("These are {} objects; --split …,group=objects keeps each on one side\n", duplicates.objectCount);
  }
  return text;
}

std::string infoText(const CutoutSet& set, const Duplicates& found) {
  std::vector<std::string> columns;
  for (const MetadataColumn& column : set.metadata().columns()) {
    columns.push_back(column.name + (column.unit.empty() ? "" : " [" + column.unit + "]") +
                      (column.role == ColumnRole::Truth ? " (truth)" : ""));
  }
  std::vector<std::string> problems;
  for (const DataProblem& problem : set.provenance().problems)
    problems.push_back(problem.where + ": " + problem.problem);
  std::string text = fmt::format("{} ({})\n{}\n", set.provenance().source, set.provenance().format, describe(set));
  if (!columns.empty()) text += fmt::format("Columns: {}\n", fmt::join(columns, ", "));
  if (const auto limit = bayesLimit(set)) {
    text += fmt::format(
        "Bayes limit of the three classes, were everything measured exactly: accuracy {:.4f}; binary against line of "
        "sight {:.4f}\n",
        limit->accuracy, limit->pairAccuracy);
  }
  text += section("Cutouts with NaN or infinite pixels", idsOf(set, set.nonFiniteRows()));
  text += duplicatesText(set, found);
  text += section("Problems while reading", problems);
  return text;
}

/// The card as a line of at most 80 characters, unless its value is longer.
std::string cardLine(const HeaderCard& card) {
  if (card.value.empty() && !card.isText) return fmt::format("{:8} {}", card.keyword, card.comment);
  const std::string value = card.isText ? fmt::format("'{}'", card.value) : card.value;
  return fmt::format("{:8}= {:>20}{}{}", card.keyword, value, card.comment.empty() ? "" : " / ", card.comment);
}

/// The header of the cutout with the id, or of the first one.
void printHeader(const InfoOptions& options, Console& console) {
  const auto set = load(options.data, console.progress()).set;
  const auto row = options.id.empty() ? std::optional<Row>(0) : set->rowOfId(options.id);
  if (!row) throw UsageError(fmt::format("there is no cutout '{}'", options.id), options.data.data, "Check --id.");
  const auto header = readCutoutHeader(*set, *row);
  if (!header) throw Error("has no FITS header", options.data.data, "Name a FITS file or a folder of them.");
  if (console.forMachines()) {
    Json cards = Json::array();
    for (const HeaderCard& card : header->cards) {
      cards.push_back({{"keyword", card.keyword}, {"value", card.value}, {"comment", card.comment}});
    }
    console.printJson({{"file", header->file.string()}, {"header", cards}});
    return;
  }
  std::string text;
  for (const HeaderCard& card : header->cards) text += cardLine(card) + "\n";
  console.print(text);
}

Json matchingJson(const CutoutSet& set, const std::string& filter, const FilterMatch& match) {
  return {{"filter", filter},
          {"count", match.rows.count()},
          {"ids", idsOf(set, match.rows.rows())},
          {"remarks", match.remarks}};
}

std::string matchingText(const CutoutSet& set, const std::string& filter, const FilterMatch& match) {
  return fmt::format("{} of {} cutouts satisfy {}\n", match.rows.count(), set.size(), filter) +
         section("Cutouts that satisfy the filter", idsOf(set, match.rows.rows()));
}

void info(const InfoOptions& options, Console& console) {
  if (options.header) return printHeader(options, console);
  DataOptions all = options.data;
  all.filter.clear();
  const std::string& filter = options.data.filter;
  (void)RowFilter::parse(filter);  // refused before anything is read
  const LoadedData loaded = load(all, console.progress().part(0, 0.8));
  const CutoutSet& set = *loaded.set;
  const FilterMatch match = matchingRows(filter, loaded, Progress());
  const Duplicates duplicates = findDuplicates(set, {.radiusArcsec = options.radius, .epochs = options.epochs},
                                               console.progress().part(0.8, options.hints ? 0.8 : 1));
  SameStarHints hints;
  if (options.hints) hints = findSameStarHints(set, {}, console.progress().part(0.8, 1));
  if (console.forMachines()) {
    Json json = infoJson(set, duplicates);
    if (!filter.empty()) json["matching"] = matchingJson(set, filter, match);
    if (options.hints) json["duplicate_hints"] = hintsJson(set, hints);
    console.printJson(json);
  } else {
    console.print(infoText(set, duplicates) + hintsText(set, hints) +
                  (filter.empty() ? std::string() : matchingText(set, filter, match)));
    console.warn(duplicates.warnings);
    console.warn(match.remarks);
  }
}

}  // namespace

Subcommand addInfo(CLI::App& root) {
  CLI::App* app = root.add_subcommand("info", "Say what a data set holds, with duplicates and unreadable files");
  const auto options = std::make_shared<InfoOptions>();
  addDataOptions(*app, options->data, true);
  addFilterOption(*app, options->data, "Say for how many cutouts this holds, and name them");
  app->add_option("--radius", options->radius, "Cutouts closer than that on the sky show one object; default 1.5")
      ->option_text("ARCSEC");
  app->add_option("--epochs", options->epochs,
                  "Most images of one object; default: as many as there are epochs in the columns")
      ->option_text("N");
  app->add_flag("--hints", options->hints,
                "Also name pairs that look like one star at two epochs, about one false one in a million pairs; by "
                "images alone faint stars cannot be told apart, so these are guesses and join nothing");
  app->add_flag("--header", options->header, "Print the FITS header of a cutout instead");
  app->add_option("--id", options->id, "With --header: which cutout; default: the first")->option_text("ID");
  return {app, [options](Console& console) { info(*options, console); }};
}

}  // namespace blendscope::cli
