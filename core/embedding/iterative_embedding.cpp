// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/iterative_embedding.h"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>

namespace blendscope {

namespace {

constexpr double kStartShare = 0.3;  // of the time, as far as a progress bar is concerned
constexpr std::chrono::milliseconds kBetweenPositions{80};

}  // namespace

std::shared_ptr<const FittedTransform> IterativeTransform::fit(const TrainingBatch& batch,
                                                               const Progress& progress) const {
  const std::unique_ptr<EmbeddingRun> run = start(batch, progress.part(0, kStartShare));
  run->run(run->epochCount(), progress.part(kStartShare, 1));
  return run->finish();
}

std::shared_ptr<const FittedTransform> IterativeTransform::fit(const TrainingBatch& batch,
                                                               const PositionListener& listener,
                                                               const Progress& progress) const {
  using Clock = std::chrono::steady_clock;
  const std::unique_ptr<EmbeddingRun> run = start(batch, progress.part(0, kStartShare));
  const int count = run->epochCount();
  listener(run->positions(), 0, count);
  const auto share = [&](int epoch) { return kStartShare + (1 - kStartShare) * epoch / std::max(1, count); };
  for (int step = 1; run->epoch() < count;) {
    const auto begin = Clock::now();
    const int until = std::min(count, run->epoch() + step);
    run->run(until, progress.part(share(run->epoch()), share(until)));
    listener(run->positions(), run->epoch(), count);
    const auto taken = Clock::now() - begin;
    if (taken < kBetweenPositions / 2) step *= 2;
    if (taken > 2 * kBetweenPositions) step = std::max(1, step / 2);
  }
  return run->finish();
}

std::vector<FeatureName> axisNames(std::string_view embedding, std::size_t count) {
  std::vector<FeatureName> names;
  for (std::size_t c = 0; c < count; ++c) names.push_back({fmt::format("{} {}", embedding, c + 1), ""});
  return names;
}

}  // namespace blendscope
