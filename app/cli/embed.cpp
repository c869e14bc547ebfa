// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "commands.h"
#include "data_options.h"
#include "io/csv_table.h"
#include "step_help.h"
#include "study/run_json.h"

namespace blendscope::cli {

namespace {

struct EmbedOptions {
  DataOptions data;
  std::string pipeline;
  std::string out;
};

std::string featuresCsv(const CutoutSet& set, const std::vector<Row>& rows, const Matrix<float>& features,
                        const std::vector<FeatureName>& names) {
  std::string text = "id,class";
  for (const FeatureName& name : names) text += "," + csvField(name.name);
  text += "\n";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const int label = set.label(rows[i]);
    text += csvField(set.id(rows[i])) + "," + (label == kUnlabelled ? "" : csvField(set.classNames().name(label)));
    for (const float value : features.row(i)) fmt::format_to(std::back_inserter(text), ",{}", value);
    text += "\n";
  }
  return text;
}

void embed(const EmbedOptions& options, Console& console) {
  const PipelineSpec spec = PipelineSpec::parse(options.pipeline);
  if (spec.classifier || spec.augmentation) {
    throw UsageError("an embedding takes normalizers and embeddings only", fmt::format("pipeline \"{}\"", spec.text()),
                     "Write e.g. \"minmax | pca:n=2\"; classifiers belong to evaluate and train.");
  }
  requireWritable(options.out);
  console.setStage("Loading");
  const LoadedData loaded = load(options.data, console.progress().part(0, 0.1));
  const CutoutSet& set = *loaded.set;
  std::vector<std::string> warnings = readingWarnings(set);
  const std::vector<Row> rows = finiteRows(set);
  if (rows.size() < set.size()) {
    warnings.push_back(fmt::format("{} cutouts with NaN or infinite pixels were left out", set.size() - rows.size()));
  }
  FitOptions fit;
  fit.seed = console.options().seed;
  console.setStage("Embedding");
  StageSeconds seconds;
  const auto pipeline = fitPipeline(spec, set, rows, fit, console.progress().part(0.1, 0.9), seconds);
  const Matrix<float> features = pipeline->features(set, rows, console.progress().part(0.9, 1));
  console.progress().throwIfCancelled();
  writeAtomically(options.out, featuresCsv(set, rows, features, pipeline->featureNames()));
  if (console.forMachines()) {
    console.printJson({{"out", options.out},
                       {"pipeline", spec.text()},
                       {"count", rows.size()},
                       {"dimension", features.cols()},
                       {"seconds", toJson(seconds)},
                       {"warnings", warnings}});
    return;
  }
  console.warn(warnings);
  console.note(fmt::format("{} cutouts as {} numbers each: {}", rows.size(), features.cols(), options.out));
}

}  // namespace

Subcommand addEmbed(CLI::App& root) {
  CLI::App* app = root.add_subcommand("embed", "Turn cutouts into few numbers each");
  const auto options = std::make_shared<EmbedOptions>();
  addDataOptions(*app, options->data);
  app->add_option("--pipeline", options->pipeline, "Normalizers and embeddings")
      ->required()
      ->option_text("\"NORMALIZER | EMBEDDING\"");
  app->add_option("--out", options->out, "id, class and the numbers")->required()->option_text("FILE.csv");
  app->footer([] { return pipelineHelp(); });
  return {app, [options](Console& console) { embed(*options, console); }};
}

}  // namespace blendscope::cli
