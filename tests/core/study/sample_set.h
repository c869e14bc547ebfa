// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "base/random.h"
#include "data/cutout_set.h"
#include "study/run.h"

namespace blendscope::testing {

/// n noisy 5×5 cutouts of two classes: a star in the middle, or a second one of half its flux on one side. `object`
/// numbers pairs of rows that show one object.
inline CutoutSetParts sampleParts(std::size_t n, std::uint64_t seed = 1) {
  CutoutSetParts parts;
  parts.shape = {5, 5};
  parts.pixels = Matrix<float>(n, 25);
  parts.classNames = ClassNames::challenge(false);
  std::vector<double> object;
  RandomStream random(seed);
  for (std::size_t i = 0; i < n; ++i) {
    const int label = static_cast<int>(random.below(2));
    const double flux = random.uniform(200, 2000);
    const std::size_t side[] = {7, 11, 13, 17};
    for (float& pixel : parts.pixels.row(i)) pixel = static_cast<float>(random.normal(300, 10));
    parts.pixels(i, 12) += static_cast<float>(flux);
    if (label == 1) parts.pixels(i, side[random.below(4)]) += static_cast<float>(flux / 2);
    parts.labels.push_back(label);
    object.push_back(static_cast<double>(i / 2));
  }
  parts.metadata.add({"object", "", ColumnRole::Truth, object});
  return parts;
}

inline std::shared_ptr<const CutoutSet> sampleSet(std::size_t n, std::uint64_t seed = 1) {
  return CutoutSet::make(sampleParts(n, seed));
}

inline std::vector<Row> rowsFrom(Row first, std::size_t count) {
  std::vector<Row> rows(count);
  std::iota(rows.begin(), rows.end(), first);
  return rows;
}

/// A whole run of one pipeline.
inline std::shared_ptr<const Run> runOf(std::shared_ptr<const CutoutSet> data, const char* pipeline, const char* split,
                                 bool keep = true) {
  RunRequest request;
  request.spec = PipelineSpec::parse(pipeline);
  request.split = parseSplit(split);
  request.data = std::move(data);
  request.keepPipelines = keep;
  return evaluatePipeline(request, Progress());
}

}  // namespace blendscope::testing
