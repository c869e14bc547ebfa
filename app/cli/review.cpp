// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "commands.h"
#include "data_options.h"
#include "study/model_file.h"
#include "study/review_export.h"

namespace blendscope::cli {

namespace {

struct ReviewOptions {
  DataOptions data;
  std::vector<std::string> models;
  std::string by = "uncertainty";
  std::size_t count = 200;
  std::string out;
};

std::string orderNames() {
  std::vector<std::string_view> names;
  for (const ReviewOrder order : kReviewOrders) names.push_back(toText(order));
  return fmt::format("{}", fmt::join(names, ", "));
}

ReviewOrder orderOf(const ReviewOptions& options) {
  const auto order = parseReviewOrder(options.by);
  if (!order) throw UsageError("there is no such order", "--by " + options.by, "Give one of " + orderNames() + ".");
  if (*order == ReviewOrder::Disagreement && options.models.size() < 2) {
    throw UsageError("one model alone does not disagree", "--by disagreement", "Give two models or more.");
  }
  return *order;
}

/// What every model says of the cutouts.
std::vector<ModelVoice> voicesOf(const ReviewOptions& options, const std::shared_ptr<const CutoutSet>& set,
                                 std::vector<std::string>& warnings, const Progress& progress) {
  std::vector<ModelVoice> voices;
  const auto share = [&](std::size_t done) {
    return static_cast<double>(done) / static_cast<double>(options.models.size());
  };
  for (const std::string& file : options.models) {
    const std::size_t number = voices.size();
    const AppliedModel applied = applyModel(std::filesystem::path(file).stem().string(), loadModel(file), set,
                                            progress.part(share(number), share(number + 1)));
    for (const std::string& warning : applied.warnings) warnings.push_back(file + ": " + warning);
    auto voice = voiceOf(applied, *set);
    if (!voice) {
      throw Error(fmt::format("the model knows the classes {}, the data know none of them",
                              fmt::join(applied.model->classNames().names(), ", ")),
                  file, "Give a model of these classes.");
    }
    voices.push_back(std::move(*voice));
  }
  return voices;
}

/// Those that no list has labelled before.
RowSet notYetLabelled(const LoadedData& loaded) {
  RowSet rows(loaded.set->size(), true);
  for (const auto& [row, annotation] : loaded.review.annotations.all()) {
    if (annotation.label) rows.erase(row);
  }
  return rows;
}

void review(const ReviewOptions& options, Console& console) {
  ReviewRequest request;
  request.by = orderOf(options);
  request.count = options.count;
  request.seed = console.options().seed;
  requireWritable(options.out);
  console.setStage("Loading");
  const LoadedData loaded = load(options.data, console.progress().part(0, 0.2));
  std::vector<std::string> warnings = readingWarnings(loaded);
  request.data = loaded.set;
  request.among = notYetLabelled(loaded);
  console.setStage("Predicting");
  request.voices = voicesOf(options, loaded.set, warnings, console.progress().part(0.2, 0.7));
  console.setStage("Ranking");
  const ReviewQueue queue = rankForReview(request, console.progress().part(0.7, 0.95));
  ReviewList list = reviewListOf(queue, *loaded.original, loaded.review.annotations, request.voices);
  // Nobody has said anything of these flags yet.
  for (ReviewEntry& entry : list.entries) {
    if (entry.flag == false) entry.flag.reset();
  }
  writeReviewList(list, options.out, console.progress().part(0.95, 1));
  if (console.forMachines()) {
    nlohmann::ordered_json json{{"out", options.out},
                                {"by", options.by},
                                {"count", queue.items.size()},
                                {"candidates", queue.candidates},
                                {"models", options.models},
                                {"warnings", warnings}};
    addReview(json, loaded.review);
    console.printJson(json);
    return;
  }
  console.warn(warnings);
  console.note(fmt::format("{} of {} cutouts by {}: {}", queue.items.size(), queue.candidates, options.by, options.out));
}

}  // namespace

Subcommand addReview(CLI::App& root) {
  CLI::App* app = root.add_subcommand("review", "List the cutouts that a person should look at first");
  const auto options = std::make_shared<ReviewOptions>();
  addDataOptions(*app, options->data);
  addReviewOption(*app, options->data, "Earlier list: its labels hold, and its labelled cutouts are not listed again");
  app->add_option("--model", options->models, "Files written by train")->required()->option_text("FILE …");
  app->add_option("--by", options->by, "What comes first: " + orderNames() + "; default uncertainty")
      ->option_text("ORDER");
  app->add_option("--count", options->count, "Cutouts to list; default 200")
      ->check(CLI::PositiveNumber)
      ->option_text("N");
  app->add_option("--out", options->out, "id, class, label, origin, by, when, flag, note, score, predictions")
      ->required()
      ->option_text("FILE.csv|.fits|.xml");
  return {app, [options](Console& console) { review(*options, console); }};
}

}  // namespace blendscope::cli
