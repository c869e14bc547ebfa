// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/trust.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "commands.h"
#include "run_options.h"
#include "step_help.h"
#include "study/trust_json.h"
#include "text_table.h"

namespace blendscope::cli {

namespace {

using Json = nlohmann::ordered_json;
using Table = std::vector<std::vector<std::string>>;

struct TrustCommandOptions {
  RunOptions run;
  DataOptions drift;
};

/// A pipeline with what was found out about it.
struct Examined {
  std::shared_ptr<const Run> run;
  Trust trust;
  std::optional<DriftView> drift;
};

std::string metricsText(const Trust& trust) {
  Table table{{"Figure", "value (95 % interval)", "by"}};
  for (const MetricEstimate& estimate : trust.metrics) {
    table.push_back({estimate.metric->label, withInterval(estimate.value, estimate.interval),
                     std::string(toText(estimate.method))});
  }
  return alignedTable(table);
}

std::string calibrationText(const Trust& trust) {
  Table table{{"Probabilities", "calibration error", "log loss", "Brier", "temperature"}};
  for (const CalibrationView& view : trust.calibration) {
    table.push_back({std::string(toText(view.method)), withInterval(view.ece, view.eceInterval),
                     fmt::format("{:.4f}", view.logLoss), fmt::format("{:.4f}", view.brier),
                     fmt::format("{:.3f}", view.temperature)});
  }
  return alignedTable(table);
}

std::string abstentionText(const AbstentionView& view) {
  Table table{{"Sent to a specialist", "right in the rest"}};
  const auto addCut = [&](const Abstention& cut) {
    table.push_back({withInterval(cut.sent, cut.sentInterval), withInterval(cut.right, cut.rightInterval)});
  };
  for (const std::size_t percent : {0U, 5U, 10U, 20U, 50U}) addCut(view.byShare[percent]);
  for (const AbstentionView::Target& target : view.targets) {
    if (target.reached) {
      addCut(*target.reached);
    } else {
      table.push_back({fmt::format("nothing reaches {:.0f} %", 100 * target.accuracy), "–"});
    }
  }
  return alignedTable(table) + fmt::format("By {}. Area under risk against coverage: {}; by chance {:.4f}.\n",
                                           view.uncertainty, withInterval(view.curve.area, view.curve.areaInterval),
                                           view.curve.randomArea);
}

std::string bandsText(const Trust& trust) {
  Table table{{"MuyGPs band by", "ambiguous", "right when clear", "mistakes that look sure", "hits that look unsure"}};
  for (const BandObjectiveView& view : trust.bandObjectives) {
    table.push_back({view.objective, withInterval(view.ambiguous, view.ambiguousInterval),
                     withInterval(view.rightWhenClear, view.rightWhenClearInterval),
                     withInterval(view.clearWhenWrong, view.clearWhenWrongInterval),
                     withInterval(view.ambiguousWhenRight, view.ambiguousWhenRightInterval)});
  }
  return alignedTable(table);
}

std::string setsText(const Trust& trust) {
  Table table{{"Promise", "over", "holds the true class", "mean size", "one class only"}};
  for (const ConformalView& view : trust.conformal) {
    const auto add = [&](const std::string& over, const ClassCoverage& one, const std::string& decided) {
      table.push_back({fmt::format("{:.0f} %", 100 * view.level), over, withInterval(one.coverage, one.interval),
                       fmt::format("{:.2f}", one.meanSize), decided});
    };
    add("all rows", view.marginal.all, fmt::format("{:.3f}", view.marginal.decided));
    for (std::size_t c = 0; c < view.perClass.perClass.size(); ++c) {
      add("each " + trust.classNames.name(static_cast<int>(c)), view.perClass.perClass[c],
          fmt::format("{:.3f}", view.perClass.decided));
    }
  }
  return alignedTable(table);
}

std::string prevalenceText(const Trust& trust) {
  Table table{{fmt::format("Share of {}", trust.classNames.name(trust.positive)), "precision", "negative value"}};
  for (const double prevalence : {0.02, 0.05, 0.1, 0.5}) {
    const PredictiveValues values = trust.answers.at(prevalence);
    table.push_back({fmt::format("{:.0f} %", 100 * prevalence),
                     withInterval(values.precision, values.precisionInterval),
                     withInterval(values.negativeValue, values.negativeInterval)});
  }
  return alignedTable(table);
}

std::string suspectsText(const Trust& trust, const CutoutSet& set) {
  constexpr std::size_t kShown = 10;
  if (trust.suspects.empty()) return "No label is in doubt.\n";
  Table table{{"Doubtful label", "labelled", "looks like", "probability"}};
  for (std::size_t s = 0; s < std::min(kShown, trust.suspects.size()); ++s) {
    const Suspect& suspect = trust.suspects[s];
    table.push_back({set.id(suspect.row), trust.classNames.name(suspect.label), trust.classNames.name(suspect.likely),
                     fmt::format("{:.3f}", suspect.probabilityOfLikely)});
  }
  std::string text = alignedTable(table) +
                     fmt::format(
                         "{} of {} judged; {:.1f} % of these labels would be wrong if no star were undecidable and "
                         "no model at fault.",
                         trust.suspects.size(), trust.judgedRows, 100 * trust.doubtfulShare);
  if (trust.unjudgedRows > 0) {
    text +=
        fmt::format(" {} more were not judged: another image of their object trained the model.", trust.unjudgedRows);
  }
  return text + "\n";
}

std::string driftText(const DriftView& view) {
  const auto one = [](const char* what, const Drift& drift) {
    return fmt::format("By {} the new data are {}: {} of them lie beyond the training data's 95 % (p = {:.2g}).\n",
                       what, toText(drift.level), withInterval(drift.beyond95, drift.beyond95Interval), drift.p);
  };
  std::string text = one("distance", view.distance);
  if (view.variance) text += one("posterior variance", *view.variance);
  return text;
}

std::string_view markOf(TrustStatement::Kind kind) {
  return kind == TrustStatement::Kind::Supports ? "+" : kind == TrustStatement::Kind::Careful ? "!" : "–";
}

std::string textOf(const Examined& one) {
  const Trust& trust = one.trust;
  std::string text = fmt::format("{}\n{}\n\n", trust.pipeline, describe(*one.run->data));
  for (const TrustStatement& statement : trust.statements) {
    text += fmt::format("{} {}\n", markOf(statement.kind), statement.text);
  }
  text += "\n" + metricsText(trust) + "\n" + trust.crossFitting + "\n\n" + calibrationText(trust) + "\n" +
          abstentionText(trust.abstention) + "\n";
  if (trust.band) {
    text += fmt::format("Ambiguous by MuyGPs' band: {}; right when clear in {}, when ambiguous in {}.\n\n",
                        withInterval(trust.band->ambiguous, trust.band->ambiguousInterval),
                        withInterval(trust.band->rightWhenClear, trust.band->rightWhenClearInterval),
                        withInterval(trust.band->rightWhenAmbiguous, trust.band->rightWhenAmbiguousInterval));
  }
  if (!trust.bandObjectives.empty()) text += bandsText(trust) + "\n";
  if (!trust.conformal.empty()) text += setsText(trust) + "\n";
  text += prevalenceText(trust) + "\n" + suspectsText(trust, one.run->testSet());
  if (one.drift) text += "\n" + driftText(*one.drift);
  return text;
}

Json jsonOf(const Examined& one, double loadSeconds) {
  Json json = toJson(one.trust, one.run->testSet());
  json["drift"] = one.drift ? toJson(*one.drift) : Json(nullptr);
  json["seconds"] = {{"load", loadSeconds}, {"train_and_test", one.run->seconds.total}};
  return json;
}

void trust(const TrustCommandOptions& options, Console& console) {
  PreparedRuns prepared = prepareRuns(options.run, console, console.progress().part(0, 0.1));
  const std::vector<PipelineSpec>& specs = prepared.pipelines;
  RunRequest& request = prepared.request;
  std::shared_ptr<const CutoutSet> incoming;
  if (!options.drift.data.empty()) incoming = load(options.drift, Progress()).set;
  std::vector<Examined> all;
  for (std::size_t i = 0; i < specs.size(); ++i) {
    console.setStage(fmt::format("Pipeline {} of {}", i + 1, specs.size()));
    const Progress part =
        console.progress().part(0.1 + 0.9 * static_cast<double>(i) / static_cast<double>(specs.size()),
                                0.1 + 0.9 * static_cast<double>(i + 1) / static_cast<double>(specs.size()));
    request.spec = specs[i];
    Examined one;
    one.run = evaluatePipeline(request, part.part(0, 0.7));
    TrustOptions how;
    how.seed = request.seed;
    how.runsCompared = specs.size();
    one.trust = examineTrust(*one.run, how, part.part(0.7, 0.9));
    if (incoming) one.drift = examineDrift(*one.run, *incoming, part.part(0.9, 1));
    all.push_back(std::move(one));
  }
  console.progress().throwIfCancelled();
  if (console.forMachines()) {
    Json json = Json::array();
    for (const Examined& one : all) json.push_back(jsonOf(one, prepared.loadSeconds));
    console.printJson(json);
    return;
  }
  for (std::size_t i = 0; i < all.size(); ++i) console.print((i > 0 ? "\n" : "") + textOf(all[i]));
  console.warn(readingWarnings(*request.data));
}

}  // namespace

Subcommand addTrust(CLI::App& root) {
  CLI::App* app = root.add_subcommand("trust", "Train and test pipelines and say how far to believe them");
  const auto options = std::make_shared<TrustCommandOptions>();
  addRunOptions(*app, options->run, "The class whose answers are weighed",
                "What to examine; may be given several times");
  app->add_option("--drift-data", options->drift.data, "Cutouts to compare with the training data; need no classes")
      ->option_text("DATA");
  app->footer([] { return splitHelp() + "\n" + pipelineHelp(); });
  return {app, [options](Console& console) { trust(*options, console); }};
}

}  // namespace blendscope::cli
