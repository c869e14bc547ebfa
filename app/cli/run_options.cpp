// SPDX-License-Identifier: GPL-3.0-or-later
#include "run_options.h"

#include <CLI/CLI.hpp>

namespace blendscope::cli {

namespace {

DataOptions testDataOf(const RunOptions& options) {
  // Two classes to train on leave two to test on.
  const bool twoClasses = options.data.binaries == "none" && options.testBinaries.empty();
  return {options.testData, twoClasses ? "none" : options.testBinaries, options.testLabels, {}, options.data.filter};
}

}  // namespace

void addRunOptions(CLI::App& app, RunOptions& options, const std::string& positiveHelp,
                   const std::string& pipelineHelp) {
  addDataOptions(app, options.data);
  addReviewOption(app, options.data, "Review list (CSV, FITS table, VOTable) whose labels replace those of --data");
  app.add_option("--test-data", options.testData, "Test on this; all of --data then trains")->option_text("DATA");
  app.add_option("--test-binaries", options.testBinaries, "As --binaries, for the test data")->option_text("FILE");
  app.add_option("--test-labels", options.testLabels, "As --labels, for the test data")->option_text("FILE");
  app.add_option("--split", options.split, "How rows are parted; default fraction=0.2")->option_text("SPLIT");
  app.add_option("--positive", options.positive, positiveHelp)->option_text("CLASS");
  app.add_option("--pipeline", options.pipelines, pipelineHelp)->required()->option_text("PIPELINE …");
}

PreparedRuns prepareRuns(const RunOptions& options, Console& console, const Progress& progress) {
  PreparedRuns runs;
  for (const std::string& text : options.pipelines) runs.pipelines.push_back(PipelineSpec::parse(text));
  if (!options.split.empty()) runs.request.split = parseSplit(options.split);
  if (!options.positive.empty()) runs.request.positive = options.positive;
  runs.request.seed = console.options().seed;
  console.setStage("Loading");
  LoadedData loaded = load(options.data, progress.part(0, 0.7));
  runs.request.data = loaded.set;
  runs.warnings = readingWarnings(loaded);
  runs.review = std::move(loaded.review);
  runs.loadSeconds = loaded.seconds;
  if (!console.forMachines() && !runs.review.file.empty()) console.note(reviewText(runs.review));
  if (!options.testData.empty()) {
    const LoadedData test = load(testDataOf(options), progress.part(0.7, 1));
    runs.request.testData = test.set;
    runs.warnings.insert(runs.warnings.end(), test.leftOut.begin(), test.leftOut.end());
  }
  return runs;
}

}  // namespace blendscope::cli
