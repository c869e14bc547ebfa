// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/study.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <numeric>

#include "base/error.h"
#include "commands.h"
#include "data_options.h"
#include "io/text_file.h"
#include "step_help.h"
#include "study/study_table.h"
#include "text_table.h"

namespace blendscope::cli {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t kLargestSpec = 16 << 20;

struct StudyOptions {
  DataOptions data;
  std::string spec;
  std::string session;
};

StudySpec readSpec(const std::string& file, std::uint64_t defaultSeed) {
  const std::string text = readTextFile(file, kLargestSpec, Progress());
  const Json json = Json::parse(text, nullptr, false, true);
  if (json.is_discarded()) throw UsageError("the study file is no JSON", file, "See blendscope-cli study --help.");
  StudySpec spec = StudySpec::fromJson(json);
  if (!json.contains("seed")) spec.seed = defaultSeed;
  return spec;
}

std::string absolute(const std::string& path) {
  return path.empty() || path == "none" ? path : fs::absolute(path).lexically_normal().string();
}

std::vector<std::string> cellsOf(const StudyLine& line) {
  if (!line.pooled) return {line.spec.text(), line.problems.empty() ? "missing" : "failed", "", "", "", "", "", ""};
  const Metrics& m = *line.pooled;
  return {line.spec.text(),
          figure(m.accuracy),
          rangeText(m.accuracyInterval),
          figure(m.auc),
          figure(m.logLoss),
          figure(m.ece),
          fmt::format("{:.2f}", line.seconds.total),
          line.problems.empty() ? "" : "failed on some divisions"};
}

/// Best first; those without a figure last.
std::vector<std::size_t> byAccuracy(const StudyTable& table) {
  std::vector<std::size_t> order(table.lines.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto accuracy = [&](std::size_t i) { return table.lines[i].pooled ? table.lines[i].pooled->accuracy : -1; };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return accuracy(a) > accuracy(b); });
  return order;
}

std::string tableText(const StudyTable& table) {
  std::vector<std::vector<std::string>> cells{
      {"Pipeline", "Accuracy", "95 % interval", "AUC", "Log loss", "ECE", "Seconds", ""}};
  for (const std::size_t i : byAccuracy(table)) cells.push_back(cellsOf(table.lines[i]));
  std::string text = fmt::format("{} pipelines on {} divisions of {}\n\n{}", table.lines.size(),
                                 table.record.divisions.size(), table.record.source, alignedTable(cells));
  if (table.nested) {
    const Metrics& m = table.nested->pooled;
    text += fmt::format("\nChosen by training rows alone: accuracy {} ({})\n", figure(m.accuracy),
                        rangeText(m.accuracyInterval));
  }
  return text;
}

void study(const StudyOptions& options, Console& console) {
  StudyRequest request;
  request.spec = readSpec(options.spec, console.options().seed);
  studyPipelines(request.spec);
  requireWritable(options.session);
  Session session(options.session, Database::Opening::OrMake);
  console.setStage("Loading");
  const LoadedData loaded = load(options.data, console.progress().part(0, 0.05));
  request.data = loaded.set;
  request.reference = {absolute(options.data.data), absolute(options.data.binaries), absolute(options.data.labels)};
  console.setStage("Studying");
  const std::int64_t id = runStudy(request, session, console.progress().part(0.05, 1));
  const StudyTable table = studyTable(session.study(id), session.cells(id));
  if (console.forMachines()) {
    console.printJson(toJson(table));
  } else {
    console.print(tableText(table));
    console.warn(readingWarnings(*loaded.set));
    console.warn(table.warnings);
  }
}

}  // namespace

Subcommand addStudy(CLI::App& root) {
  CLI::App* app = root.add_subcommand(
      "study", "Try a grid of pipelines on the same divisions; what a session file holds already is not done again");
  const auto options = std::make_shared<StudyOptions>();
  addDataOptions(*app, options->data);
  app->add_option("--spec", options->spec, "What to try, see below")->required()->option_text("FILE.json");
  app->add_option("--session", options->session,
                  "Where results are kept, one by one; a study that was stopped goes on from there")
      ->required()
      ->option_text("FILE");
  app->footer([] {
    return "FILE.json is an object with lists of texts: normalizers, augmentations, embeddings, classifiers (their "
           "grid "
           "is tried; \"none\" leaves a step out), parameters ({\"muygps\": {\"nu\": [0.5, 1.5]}}), pipelines (whole "
           "ones, beside the grid); further split, nested (a split of the training rows, to choose without the test "
           "rows), search (\"grid\" or \"random\" with count), positive, seed.\n" +
           splitHelp() + "\n" + pipelineHelp();
  });
  return {app, [options](Console& console) { study(*options, console); },
          "Stopped; what was finished is kept, and the same command goes on from there."};
}

}  // namespace blendscope::cli
