// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run_plan.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"

namespace blendscope {

namespace {

/// The test set with its classes numbered as those of the training set.
std::shared_ptr<const CutoutSet> alignedTo(const CutoutSet& data, const std::shared_ptr<const CutoutSet>& test) {
  if (test->shape() != data.shape()) {
    throw Error(fmt::format("the test cutouts are {}×{} pixels, the training cutouts {}×{}", test->shape().height,
                            test->shape().width, data.shape().height, data.shape().width),
                test->provenance().source, "Both sets need one shape.");
  }
  if (test->classNames() == data.classNames()) return test;
  std::vector<int> number;
  for (const std::string& name : test->classNames().names()) {
    const auto found = data.classNames().find(name);
    if (!found) {
      throw Error(fmt::format("the test data have a class '{}' that the training data lack", name),
                  test->provenance().source,
                  fmt::format("The classes trained on are: {}.", fmt::join(data.classNames().names(), ", ")));
    }
    number.push_back(*found);
  }
  CutoutSetParts parts;
  parts.pixels = test->pixels();
  parts.shape = test->shape();
  parts.classNames = data.classNames();
  for (Row row = 0; row < test->size(); ++row) {
    const int label = test->label(row);
    parts.labels.push_back(label == kUnlabelled ? kUnlabelled : number[static_cast<std::size_t>(label)]);
    parts.ids.push_back(test->id(row));
  }
  parts.metadata = test->metadata();
  parts.provenance = test->provenance();
  return CutoutSet::make(std::move(parts));
}

/// Objects of the rows, and whom the split wants to stay together.
void addObjects(RunPlan& plan, const RunRequest& request, const Progress& progress) {
  const CutoutSet& data = *request.data;
  std::shared_ptr<const Duplicates> found = request.duplicates;
  if (!found) {
    found = std::make_shared<const Duplicates>(plan.testData ? findDuplicates(data, *plan.testData, {}, progress)
                                                             : findDuplicates(data, {}, progress));
  }
  const auto end = found->objects.begin() + static_cast<std::ptrdiff_t>(data.size());
  plan.trainObjects.assign(found->objects.begin(), end);
  plan.testObjects = plan.testData ? std::vector<int>(end, found->objects.end()) : plan.trainObjects;
  const std::string& group = request.split.group;
  if (group.empty()) return;
  if (groupsByDiscovery(data, group)) {
    plan.trainGroups = plan.trainObjects;
    plan.testGroups = plan.testObjects;
    plan.warnings.insert(plan.warnings.end(), found->warnings.begin(), found->warnings.end());
  } else {
    plan.trainGroups = groupsOf(data, group);
    plan.testGroups = plan.testData ? groupsOf(*plan.testData, group) : plan.trainGroups;
  }
}

}  // namespace

std::vector<Row> usableRows(const CutoutSet& set, const std::string& called, std::vector<std::string>& warnings) {
  std::vector<char> finite(set.size(), 1);
  for (const Row row : set.nonFiniteRows()) finite[row] = 0;
  std::vector<Row> rows;
  std::size_t unlabelled = 0;
  std::size_t nonFinite = 0;
  for (Row row = 0; row < set.size(); ++row) {
    if (set.label(row) == kUnlabelled) {
      ++unlabelled;
    } else if (!finite[row]) {
      ++nonFinite;
    } else {
      rows.push_back(row);
    }
  }
  if (unlabelled > 0) warnings.push_back(fmt::format("{} unlabelled rows of the {} were left out", unlabelled, called));
  if (nonFinite > 0) {
    warnings.push_back(fmt::format("{} rows of the {} with NaN or infinite pixels were left out", nonFinite, called));
  }
  if (rows.empty()) {
    throw Error(fmt::format("no row of the {} is labelled and free of NaN", called), set.provenance().source,
                "Give data with classes, e.g. a CSV with a class column or a folder of CLASS_number.fits files.");
  }
  return rows;
}

RunPlan planRun(const RunRequest& request, const Progress& progress) {
  RunPlan plan;
  const CutoutSet& data = *request.data;
  if (request.testData) plan.testData = alignedTo(data, request.testData);
  if (data.classNames().count() > 0) plan.positive = data.classNames().positive(request.positive);
  addObjects(plan, request, progress);
  const std::vector<Row> rows = usableRows(data, plan.testData ? "training data" : "data", plan.warnings);
  if (plan.testData) {
    plan.splits.push_back({rows, usableRows(*plan.testData, "test data", plan.warnings)});
  } else {
    plan.splits = makeSplits(request.split, data, rows, plan.trainGroups, request.seed);
  }
  return plan;
}

}  // namespace blendscope
