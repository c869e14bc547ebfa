// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run_comparison.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/tested_rows.h"

namespace blendscope {

namespace {

bool sameRows(const Run& a, const Run& b) {
  return a.testSet().fingerprint() == b.testSet().fingerprint() &&
         std::ranges::equal(a.splits, b.splits,
                            [](const SplitResult& x, const SplitResult& y) { return x.split.test == y.split.test; });
}

std::vector<char> hitsOf(const TestedRows& tested) {
  std::vector<char> hits;
  for (std::size_t i = 0; i < tested.rows.size(); ++i) {
    hits.push_back(predictedClass(tested.probability.row(i)) == tested.truth[i] ? 1 : 0);
  }
  return hits;
}

PairedTest overDivisions(const Run& a, const Run& b) {
  std::vector<double> difference;
  for (std::size_t s = 0; s < a.splits.size(); ++s) {
    difference.push_back(a.splits[s].metrics.accuracy - b.splits[s].metrics.accuracy);
  }
  const Split& first = a.splits.front().split;
  return resampledTTest(difference, static_cast<double>(first.test.size()) / static_cast<double>(first.train.size()));
}

}  // namespace

std::vector<RunPair> compareRuns(const std::vector<std::shared_ptr<const Run>>& runs, const Progress& progress) {
  std::vector<TestedRows> tested;
  std::vector<std::vector<char>> hits;
  for (const auto& run : runs) {
    progress.throwIfCancelled();
    tested.push_back(testedRows(*run, progress.part(0, 0)));
    hits.push_back(hitsOf(tested.back()));
  }
  std::vector<RunPair> pairs;
  std::vector<double> p;
  for (std::size_t a = 0; a < runs.size(); ++a) {
    for (std::size_t b = a + 1; b < runs.size(); ++b) {
      RunPair pair{a, b, {}, std::numeric_limits<double>::quiet_NaN(), {}};
      if (!sameRows(*runs[a], *runs[b])) {
        pair.problem = "they did not test the same rows";
        pair.test.p = std::numeric_limits<double>::quiet_NaN();
      } else if (runs[a]->splitSpec.repeats > 1 && runs[a]->splits.size() > 1) {
        pair.test = overDivisions(*runs[a], *runs[b]);
      } else {
        pair.test = compareHits(hits[a], hits[b], tested[a].groups, runs[a]->seed, progress.part(0, 0));
      }
      p.push_back(pair.test.p);
      pairs.push_back(std::move(pair));
    }
  }
  const std::vector<double> adjusted = holmAdjusted(p);
  for (std::size_t i = 0; i < pairs.size(); ++i) pairs[i].adjusted = adjusted[i];
  return pairs;
}

}  // namespace blendscope
