// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "data_options.h"
#include "io/write.h"
#include "survey/simulator.h"

namespace blendscope::cli {

namespace {

struct SimulateOptions {
  std::string preset = "demo";
  std::optional<std::size_t> count;
  std::string out;
};

void simulate(const SimulateOptions& options, Console& console) {
  const SurveyPreset preset = parsePreset(options.preset);
  requireWritable(options.out);
  console.setStage("Simulating");
  const auto set = simulateSurvey(preset, options.count, console.options().seed, console.progress().part(0, 0.7));
  console.setStage("Writing");
  writeCutouts(*set, options.out, console.progress().part(0.7, 1));
  if (console.forMachines()) {
    console.printJson({{"out", options.out},
                       {"preset", options.preset},
                       {"seed", console.options().seed},
                       {"count", set->size()},
                       {"shape", {set->shape().height, set->shape().width}},
                       {"classes", set->classNames().names()},
                       {"fingerprint", set->fingerprint()}});
    return;
  }
  console.note(fmt::format("{}: {}", describe(*set), options.out));
}

}  // namespace

Subcommand addSimulate(CLI::App& root) {
  CLI::App* app = root.add_subcommand("simulate", "Make a ZTF-like survey with known truth");
  const auto options = std::make_shared<SimulateOptions>();
  app->add_option("--preset", options->preset,
                  "demo: 2,000 cutouts of 10×10; challenge: 27,253 of 10×10; alert: stamps of 63×63; default demo")
      ->option_text("demo|challenge|alert");
  app->add_option("--count", options->count, "How many cutouts; default: as the preset says")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}))
      ->option_text("N");
  app->add_option("--out", options->out, "Where to; the ending decides the format")
      ->required()
      ->option_text("FILE.csv|FILE.fits");
  return {app, [options](Console& console) { simulate(*options, console); }};
}

}  // namespace blendscope::cli
