// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "data_options.h"
#include "io/features_csv.h"
#include "step_help.h"
#include "study/embed.h"
#include "study/run_json.h"

namespace blendscope::cli {

namespace {

struct EmbedOptions {
  DataOptions data;
  std::string pipeline;
  std::string out;
};

/// Every number's name and its unit, null where it has none.
nlohmann::ordered_json columnsJson(const std::vector<FeatureName>& names) {
  auto json = nlohmann::ordered_json::array();
  for (const FeatureName& name : names) {
    nlohmann::ordered_json unit;
    if (!name.unit.empty()) unit = name.unit;
    json.push_back({{"name", name.name}, {"unit", unit}});
  }
  return json;
}

void embed(const EmbedOptions& options, Console& console) {
  EmbedRequest request;
  request.spec = PipelineSpec::parse(options.pipeline);
  requireEmbedding(request.spec);
  requireWritable(options.out);
  console.setStage("Loading");
  const LoadedData loaded = load(options.data, console.progress().part(0, 0.1));
  std::vector<std::string> warnings = readingWarnings(loaded);
  request.data = loaded.set;
  request.seed = console.options().seed;
  console.setStage("Embedding");
  const Embedding embedding = embedCutouts(request, console.progress().part(0.1, 1));
  if (embedding.rows.size() < loaded.set->size()) {
    warnings.push_back(fmt::format("{} cutouts with NaN or infinite pixels were left out",
                                   loaded.set->size() - embedding.rows.size()));
  }
  writeFeatures(*loaded.set, embedding.rows, embedding.coordinates, embedding.names, options.out);
  if (console.forMachines()) {
    console.printJson({{"out", options.out},
                       {"pipeline", embedding.spec.text()},
                       {"count", embedding.rows.size()},
                       {"dimension", embedding.coordinates.cols()},
                       {"columns", columnsJson(embedding.names)},
                       {"seconds", toJson(embedding.seconds)},
                       {"warnings", warnings}});
    return;
  }
  console.warn(warnings);
  console.note(fmt::format("{} cutouts as {} numbers each: {}", embedding.rows.size(), embedding.coordinates.cols(),
                           options.out));
}

}  // namespace

Subcommand addEmbed(CLI::App& root) {
  CLI::App* app = root.add_subcommand("embed", "Turn cutouts into few numbers each");
  const auto options = std::make_shared<EmbedOptions>();
  addDataOptions(*app, options->data);
  addFilterOption(*app, options->data, "Embed only cutouts for which this holds");
  app->add_option("--pipeline", options->pipeline, "Normalizers and embeddings")
      ->required()
      ->option_text("\"NORMALIZER | EMBEDDING\"");
  app->add_option("--out", options->out, "id, class and the numbers")->required()->option_text("FILE.csv");
  app->footer([] { return pipelineHelp(); });
  return {app, [options](Console& console) { embed(*options, console); }};
}

}  // namespace blendscope::cli
