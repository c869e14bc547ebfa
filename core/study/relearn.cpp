// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/relearn.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "base/error.h"
#include "evaluate/duplicates.h"
#include "evaluate/metrics.h"
#include "study/run_divisions.h"

namespace blendscope {

namespace {

std::vector<Row> labelledOf(const std::vector<Row>& rows, const CutoutSet& set) {
  std::vector<Row> labelled;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(labelled),
               [&](Row row) { return set.label(row) != kUnlabelled; });
  return labelled;
}

/// Rows with finite pixels that have a label now and had none.
std::vector<Row> newlyLabelled(const CutoutSet& before, const CutoutSet& now) {
  const std::span<const Row> bad = now.nonFiniteRows();
  std::vector<Row> rows;
  for (Row row = 0; row < now.size(); ++row) {
    if (before.label(row) != kUnlabelled || now.label(row) == kUnlabelled) continue;
    if (!std::binary_search(bad.begin(), bad.end(), row)) rows.push_back(row);
  }
  return rows;
}

/// One division of the new labels.
Split relabelledSplit(const Split& split, const CutoutSet& now, const std::vector<Row>& more,
                      const std::vector<int>& objects) {
  Split next{labelledOf(split.train, now), labelledOf(split.test, now)};
  std::set<int> testedObjects;
  if (!objects.empty()) {
    for (const Row row : next.test) testedObjects.insert(objects[row]);
  }
  for (const Row row : more) {
    if (objects.empty() || !testedObjects.contains(objects[row])) next.train.push_back(row);
  }
  std::sort(next.train.begin(), next.train.end());
  if (next.train.empty() || next.test.empty()) {
    throw Error("the new labels leave a division of the cutouts without rows to train on or to test",
                now.provenance().source, "Divide the cutouts anew on the Train page.");
  }
  return next;
}

std::vector<Split> divisionsWithNewLabels(const Run& run, const CutoutSet& now, const Progress& progress) {
  const std::vector<Row> more = newlyLabelled(*run.data, now);
  std::vector<int> objects;
  if (!more.empty() && !run.splitSpec.group.empty()) objects = objectNumbers(now, run.splitSpec.group, progress);
  std::vector<Split> divisions;
  for (const SplitResult& result : run.splits) {
    divisions.push_back(relabelledSplit(result.split, now, more, objects));
  }
  return divisions;
}

/// What two runs said of the rows of one division that both tested, judged by the labels of the second.
struct CommonRows {
  std::vector<char> before;
  std::vector<char> after;
  std::vector<Row> rows;
};

CommonRows commonRows(const SplitResult& before, const SplitResult& after, const CutoutSet& judge) {
  CommonRows common;
  std::size_t b = 0;
  for (std::size_t a = 0; a < after.split.test.size(); ++a) {
    const Row row = after.split.test[a];
    while (b < before.split.test.size() && before.split.test[b] < row) ++b;
    if (b == before.split.test.size() || before.split.test[b] != row) continue;
    const auto hit = [&](const SplitResult& result, std::size_t i) {
      return static_cast<char>(predictedClass(result.prediction.probability.row(i)) == judge.label(row));
    };
    common.before.push_back(hit(before, b));
    common.after.push_back(hit(after, a));
    common.rows.push_back(row);
  }
  return common;
}

double shareOf(const std::vector<char>& hits) {
  return static_cast<double>(std::count(hits.begin(), hits.end(), 1)) / static_cast<double>(hits.size());
}

std::size_t countChanged(const CutoutSet& before, const CutoutSet& after) {
  std::size_t changed = 0;
  for (Row row = 0; row < after.size(); ++row) changed += before.label(row) != after.label(row) ? 1 : 0;
  return changed;
}

std::string problemOf(const Run& before, const Run& after) {
  if (!before.data->sameCutouts(*after.data) || before.splits.size() != after.splits.size()) {
    return "they were not trained on the same cutouts in the same divisions";
  }
  if (!(before.testSet().classNames() == after.testSet().classNames())) return "they know other classes";
  return {};
}

}  // namespace

std::shared_ptr<const Run> trainAgain(const Run& run, const std::shared_ptr<const CutoutSet>& relabelled,
                                      const Progress& progress) {
  if (!run.data->sameCutouts(*relabelled)) {
    throw Error("the run was trained on other cutouts", run.data->provenance().source, "Train it on these first.");
  }
  RunRequest request;
  request.spec = run.spec;
  request.split = run.splitSpec;
  request.data = relabelled;
  request.testData = run.testData;
  request.positive = run.data->classNames().name(run.positive);
  request.seed = run.seed;
  request.keepPipelines = run.splits.front().pipeline != nullptr;
  std::vector<Split> divisions;
  if (!run.testData) divisions = divisionsWithNewLabels(run, *relabelled, progress.part(0, 0.05));
  return evaluateOnDivisions(request, divisions, progress.part(0.05, 1));
}

Relearned compareRelearned(const Run& before, const Run& after, const Progress& progress) {
  Relearned relearned;
  relearned.test.p = std::numeric_limits<double>::quiet_NaN();
  relearned.problem = problemOf(before, after);
  if (!relearned.problem.empty()) return relearned;
  relearned.labelsChanged = countChanged(*before.data, *after.data);
  const CutoutSet& judge = after.testSet();
  std::vector<int> objects;
  if (!after.splitSpec.group.empty()) objects = objectNumbers(judge, after.splitSpec.group, progress.part(0, 0.5));
  CommonRows all;
  std::vector<int> groups;
  std::vector<double> difference;
  for (std::size_t s = 0; s < after.splits.size(); ++s) {
    progress.throwIfCancelled();
    const CommonRows common = commonRows(before.splits[s], after.splits[s], judge);
    if (common.rows.empty()) continue;
    difference.push_back(shareOf(common.after) - shareOf(common.before));
    all.before.insert(all.before.end(), common.before.begin(), common.before.end());
    all.after.insert(all.after.end(), common.after.begin(), common.after.end());
    for (const Row row : common.rows) {
      if (!objects.empty()) groups.push_back(objects[row]);
    }
  }
  relearned.tested = all.after.size();
  if (all.after.empty()) {
    relearned.problem = "they did not test the same rows";
    return relearned;
  }
  relearned.before = shareOf(all.before);
  relearned.after = shareOf(all.after);
  if (after.splitSpec.repeats > 1 && after.splits.size() > 1) {
    const Split& first = after.splits.front().split;
    relearned.test =
        resampledTTest(difference, static_cast<double>(first.test.size()) / static_cast<double>(first.train.size()));
  } else {
    relearned.test = compareHits(all.after, all.before, groups, after.seed, progress.part(0.5, 1));
  }
  return relearned;
}

}  // namespace blendscope
