// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/session.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "text_table.h"

namespace blendscope::cli {

namespace {

using Json = nlohmann::ordered_json;

Json numberOrNull(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json dataJson(const WorkspaceHead& data) {
  const DataOrigin& origin = data.places.front();
  Json json{{"source", data.source},   {"path", origin.files.path},
            {"count", data.rows},      {"shape", {data.shape.height, data.shape.width}},
            {"classes", data.classes}, {"fingerprint", data.fingerprint}};
  if (!origin.preset.empty()) json["simulated"] = {{"preset", origin.preset}, {"seed", origin.seed}};
  return json;
}

Json sessionJson(const SessionContents& contents) {
  Json json{{"data", contents.data ? dataJson(*contents.data) : Json(nullptr)},
            {"labels", contents.labels},
            {"flags", contents.flags},
            {"notes", contents.notes},
            {"subsets", Json::array()},
            {"runs", Json::array()},
            {"applied_models", contents.applied},
            {"columns", contents.columns},
            {"studies", Json::array()}};
  for (const auto& [name, count] : contents.subsets) json["subsets"].push_back({{"name", name}, {"count", count}});
  for (const SessionContents::RunLine& run : contents.runs) {
    json["runs"].push_back({{"pipeline", run.pipeline},
                            {"split", run.split},
                            {"n_test", run.tested},
                            {"accuracy", numberOrNull(run.accuracy)},
                            {"accuracy_ci", {numberOrNull(run.interval.low), numberOrNull(run.interval.high)}}});
  }
  for (const SessionContents::StudyLine& study : contents.studies) {
    json["studies"].push_back({{"id", study.id},
                               {"data", study.source},
                               {"pipelines", study.pipelines},
                               {"divisions", study.divisions},
                               {"finished_cells", study.finishedCells}});
  }
  return json;
}

std::string runsText(const std::vector<SessionContents::RunLine>& runs) {
  std::vector<std::vector<std::string>> rows{{"run", "split", "tested", "accuracy", "95 % interval"}};
  for (const SessionContents::RunLine& run : runs) {
    rows.push_back(
        {run.pipeline, run.split, std::to_string(run.tested), figure(run.accuracy), rangeText(run.interval)});
  }
  return alignedTable(rows);
}

std::string sessionText(const SessionContents& contents) {
  std::string text = "Nothing is in it yet\n";
  if (contents.data) {
    text = fmt::format("Data: {}, {} cutouts of {}×{} pixels\n", contents.data->source, contents.data->rows,
                       contents.data->shape.height, contents.data->shape.width);
  }
  text += fmt::format("{} labels, {} flags and {} notes by people\n", contents.labels, contents.flags, contents.notes);
  for (const auto& [name, count] : contents.subsets) text += fmt::format("Subset {}: {} cutouts\n", name, count);
  if (!contents.applied.empty()) text += fmt::format("Applied models: {}\n", fmt::join(contents.applied, ", "));
  if (!contents.columns.empty()) text += fmt::format("Columns worked out: {}\n", fmt::join(contents.columns, ", "));
  if (!contents.runs.empty()) text += runsText(contents.runs);
  for (const SessionContents::StudyLine& study : contents.studies) {
    text += fmt::format("Study {} of {}: {} pipelines, {} divisions, {} finished cells\n", study.id, study.source,
                        study.pipelines, study.divisions, study.finishedCells);
  }
  return text;
}

}  // namespace

Subcommand addSession(CLI::App& root) {
  CLI::App* app = root.add_subcommand("session", "Say what a session file holds: data, labels, runs, studies");
  const auto file = std::make_shared<std::string>();
  app->add_option("FILE", *file, "Session of the window or of a study")->required()->option_text(" ");
  return {app, [file](Console& console) {
            const SessionContents contents = Session(*file, Database::Opening::Existing).contents();
            if (console.forMachines()) {
              console.printJson(sessionJson(contents));
            } else {
              console.print(sessionText(contents));
            }
          }};
}

}  // namespace blendscope::cli
