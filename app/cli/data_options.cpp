// SPDX-License-Identifier: GPL-3.0-or-later
#include "data_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "data/pick_cutouts.h"
#include "io/load.h"
#include "io/review_list.h"
#include "study/trained_pipeline.h"

namespace blendscope::cli {

namespace fs = std::filesystem;

namespace {

std::int64_t secondsSince1970() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

void takeReview(const std::string& file, LoadedData& loaded, const Progress& progress) {
  ReviewedRows reviewed = takeOver(readReviewList(file, progress), *loaded.original, {}, secondsSince1970());
  loaded.review.file = file;
  loaded.review.annotations = withReview({}, reviewed);
  loaded.review.labelsChanged = reviewed.labelsChanged;
  loaded.review.problems = std::move(reviewed.problems);
  loaded.set = withGivenLabels(loaded.original, loaded.review.annotations);
}

}  // namespace

void addDataOptions(CLI::App& app, DataOptions& options, bool positional) {
  app.add_option(positional ? "DATA" : "--data", options.data, "CSV, FITS file or folder of FITS files")
      ->required()
      ->option_text(positional ? " " : "DATA");
  app.add_option("--binaries", options.binaries, "List of ids that are binaries: a third class; 'none' joins no list")
      ->option_text("FILE");
  app.add_option("--labels", options.labels, "CSV with columns file,class for a folder")->option_text("FILE");
}

void addReviewOption(CLI::App& app, DataOptions& options, const std::string& help) {
  app.add_option("--review", options.review, help)->option_text("FILE");
}

void addFilterOption(CLI::App& app, DataOptions& options, const std::string& help) {
  app.add_option("--filter", options.filter,
                 help +
                     ", e.g. 'class == blend and snr > 20 and not (seeing > 1.7 or note ~ cosmic)'; also in (a, b), "
                     "between a and b, is missing, and the names id and row")
      ->option_text("EXPR");
}

FilterMatch matchingRows(const std::string& filter, const LoadedData& loaded, const Progress& progress) {
  KnownColumns known{loaded.set};
  if (!loaded.review.file.empty()) {
    auto marks = std::make_shared<MetadataTable>();
    for (MetadataColumn& column : annotationColumns(*loaded.original, loaded.review.annotations)) {
      column.name = "marks: " + column.name;
      marks->add(std::move(column));
    }
    known.beside.push_back(std::move(marks));
  }
  return RowFilter::parse(filter).matching(known, progress);
}

namespace {

void keepMatching(LoadedData& loaded, const std::string& filter, const Progress& progress) {
  const FilterMatch match = matchingRows(filter, loaded, progress);
  const std::size_t count = match.rows.count();
  const std::string remarks =
      match.remarks.empty() ? std::string() : fmt::format("; {}", fmt::join(match.remarks, "; "));
  if (count == 0) {
    throw Error(fmt::format("no cutout satisfies the filter '{}'{}", filter, remarks), loaded.set->provenance().source,
                "See the columns with blendscope-cli info.");
  }
  loaded.leftOut = {fmt::format("the filter '{}' left out {} of {} cutouts of {}{}", filter, loaded.set->size() - count,
                                loaded.set->size(), loaded.set->provenance().source, remarks)};
  if (count < loaded.set->size()) loaded.set = pickCutouts(*loaded.set, match.rows.rows());
}

}  // namespace

LoadedData load(const DataOptions& options, const Progress& progress) {
  (void)RowFilter::parse(options.filter);  // refused before anything is read
  LoadRequest request;
  request.path = options.data;
  request.joinSiblingBinaries = options.binaries != "none";
  if (request.joinSiblingBinaries && !options.binaries.empty()) request.binaries = options.binaries;
  if (!options.labels.empty()) request.labels = options.labels;
  LoadedData loaded;
  const StageTimer timer(loaded.seconds);
  loaded.original = loadCutouts(request, options.review.empty() ? progress : progress.part(0, 0.9));
  loaded.set = loaded.original;
  if (!options.review.empty()) takeReview(options.review, loaded, progress.part(0.9, 1));
  if (!options.filter.empty()) keepMatching(loaded, options.filter, Progress());
  return loaded;
}

std::vector<std::string> readingWarnings(const CutoutSet& set) {
  const std::vector<DataProblem>& problems = set.provenance().problems;
  if (problems.empty()) return {};
  return {fmt::format("{} problems while reading {}, the first: {}: {}; see blendscope-cli info", problems.size(),
                      set.provenance().source, problems.front().where, problems.front().problem)};
}

std::vector<std::string> readingWarnings(const LoadedData& loaded) {
  std::vector<std::string> warnings = readingWarnings(*loaded.set);
  const std::vector<DataProblem>& problems = loaded.review.problems;
  if (!problems.empty()) {
    warnings.push_back(fmt::format("{} problems with the review list, the first: {}: {}", problems.size(),
                                   problems.front().where, problems.front().problem));
  }
  warnings.insert(warnings.end(), loaded.leftOut.begin(), loaded.leftOut.end());
  return warnings;
}

std::string reviewText(const ReviewUse& review) {
  return review.file.empty() ? "" : fmt::format("{} labels changed by {}", review.labelsChanged, review.file);
}

void addReview(nlohmann::ordered_json& json, const ReviewUse& review) {
  if (review.file.empty()) return;
  auto problems = nlohmann::ordered_json::array();
  for (const DataProblem& problem : review.problems) problems.push_back(problem.where + ": " + problem.problem);
  json["review"] = {{"file", review.file}, {"labels_changed", review.labelsChanged}, {"problems", std::move(problems)}};
}

std::string describe(const CutoutSet& set) {
  std::string text = fmt::format("{} cutouts of {}×{} pixels", set.size(), set.shape().height, set.shape().width);
  const char* separator = ": ";
  for (int c = 0; c < set.classNames().count(); ++c) {
    text += fmt::format("{}{} {}", separator, set.countOfClass(c), set.classNames().name(c));
    separator = ", ";
  }
  if (const std::size_t unlabelled = set.countOfClass(kUnlabelled))
    text += fmt::format("{}{} unlabelled", separator, unlabelled);
  return text;
}

void requireWritable(const std::string& path) {
  if (path.empty()) return;
  if (path == "-") throw UsageError("'-' stands for the terminal with --json only", path, "Name a file.");
  const fs::path folder = fs::absolute(path).parent_path();
  if (fs::is_directory(path)) throw Error("cannot write the file: it is a folder", path);
  if (!fs::is_directory(folder)) {
    throw Error("cannot write the file: its folder does not exist", path, "Make the folder first.");
  }
  if (::access(folder.c_str(), W_OK) != 0) {
    throw Error("cannot write the file: its folder is not writable", path, "Choose another folder.");
  }
}

}  // namespace blendscope::cli
