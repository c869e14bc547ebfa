// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/tested_rows.h"

#include <fmt/format.h>
#include <algorithm>
#include <numeric>

#include "evaluate/duplicates.h"

namespace blendscope {

namespace {

/// Object number per row of the test set; empty if each is its own.
std::vector<int> objectsOfTestSet(const Run& run, TestedRows& tested, const Progress& progress) {
  const CutoutSet& set = run.testSet();
  const std::string& group = run.splitSpec.group;
  if (!group.empty()) {
    tested.groupMeaning =
        groupsByDiscovery(set, group) ? "objects found among the cutouts" : fmt::format("values of {}", group);
    return objectNumbers(set, group, progress);
  }
  if (run.splits.size() < 2 || run.splitSpec.repeats < 2) return {};
  tested.groupMeaning = "rows tested several times";
  std::vector<int> rows(set.size());
  std::iota(rows.begin(), rows.end(), 0);
  return rows;
}

}  // namespace

double uncertaintyOf(const Prediction& prediction, std::size_t i) {
  if (!prediction.uncertainty.empty()) return prediction.uncertainty[i];
  const std::span<const double> probability = prediction.probability.row(i);
  return 1 - probability[static_cast<std::size_t>(predictedClass(probability))];
}

std::vector<Row> rowsCalledPositive(const Run& run, double threshold) {
  std::vector<Row> rows;
  for (const SplitResult& result : run.splits) {
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const double probability = result.prediction.probability(i, static_cast<std::size_t>(run.positive));
      if (probability >= threshold) rows.push_back(result.split.test[i]);
    }
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

TestedRows testedRows(const Run& run, const Progress& progress) {
  TestedRows tested;
  const CutoutSet& set = run.testSet();
  const std::vector<int> objects = objectsOfTestSet(run, tested, progress);
  std::vector<double> probability;
  std::vector<double> means;
  for (std::size_t s = 0; s < run.splits.size(); ++s) {
    const SplitResult& result = run.splits[s];
    const std::vector<double>& values = result.prediction.probability.values();
    probability.insert(probability.end(), values.begin(), values.end());
    const auto append = [](std::vector<double>& to, const std::vector<double>& from) {
      to.insert(to.end(), from.begin(), from.end());
    };
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      tested.uncertainty.push_back(uncertaintyOf(result.prediction, i));
    }
    append(tested.variance, result.prediction.variance);
    append(means, result.prediction.mean.values());
    for (const Row row : result.split.test) {
      tested.rows.push_back(row);
      tested.division.push_back(s);
      tested.truth.push_back(set.label(row));
      if (!objects.empty()) tested.groups.push_back(objects[row]);
    }
  }
  const auto classes = static_cast<std::size_t>(run.data->classNames().count());
  tested.probability = Matrix<double>(tested.rows.size(), classes, std::move(probability));
  if (!means.empty()) tested.mean = Matrix<double>(tested.rows.size(), classes, std::move(means));
  return tested;
}

}  // namespace blendscope
