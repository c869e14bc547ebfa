// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/train_models.h"

#include <algorithm>
#include <exception>
#include <new>

#include "base/error.h"

namespace blendscope::ui {

namespace {

constexpr std::size_t kExplainedRows = 24;
constexpr int kRoundsKept = 10;  // trained models of more rounds would fill the memory

/// Median distance to the deciding neighbours over a few test rows.
std::optional<double> typicalNeighborDistance(const Run& run, const Progress& progress) {
  const SplitResult& result = run.splits.front();
  if (!result.pipeline) return std::nullopt;
  const std::size_t step = std::max<std::size_t>(1, result.split.test.size() / kExplainedRows);
  std::vector<double> distances;
  for (std::size_t i = 0; i < result.split.test.size(); i += step) {
    progress.throwIfCancelled();
    const auto neighbors = result.pipeline->explain(run.testSet(), result.split.test[i]);
    if (!neighbors) return std::nullopt;
    for (const auto& neighbor : *neighbors) distances.push_back(neighbor.distance);
  }
  if (distances.empty()) return std::nullopt;
  const auto middle = distances.begin() + static_cast<std::ptrdiff_t>(distances.size() / 2);
  std::nth_element(distances.begin(), middle, distances.end());
  return *middle;
}

TrainingOutcome trainOne(const TrainingRequest& request, const PipelineSpec& spec, const Progress& progress) {
  TrainingOutcome outcome;
  try {
    RunRequest run;
    run.spec = spec;
    run.split = request.split;
    run.data = request.data;
    run.positive = request.positive;
    run.keepPipelines = std::max(1, request.split.folds) * request.split.repeats <= kRoundsKept;
    outcome.run = evaluatePipeline(run, progress);
    outcome.neighborDistance = typicalNeighborDistance(*outcome.run, progress);
  } catch (const std::bad_alloc&) {
    outcome.problem = QStringLiteral("There is not enough memory for this model.");
  } catch (const std::exception& e) {
    outcome.problem = QString::fromUtf8(e.what());
  }
  return outcome;
}

}  // namespace

void TrainingMailbox::post(std::size_t model, TrainingOutcome outcome) {
  const std::lock_guard lock(mutex_);
  posted_.emplace_back(model, std::move(outcome));
}

std::vector<std::pair<std::size_t, TrainingOutcome>> TrainingMailbox::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(posted_, {});
}

int trainModels(const TrainingRequest& request, TrainingMailbox& mailbox, const Progress& progress) {
  int trained = 0;
  const auto count = static_cast<double>(request.specs.size());
  for (std::size_t m = 0; m < request.specs.size(); ++m) {
    const Progress part = progress.part(static_cast<double>(m) / count, static_cast<double>(m + 1) / count);
    IterationEvent begins;
    begins.source = kModelBegins;
    begins.iteration = m + 1;
    part.iteration(begins);
    part.report(0, request.specs[m].text());
    TrainingOutcome outcome = trainOne(request, request.specs[m], part);
    trained += outcome.run ? 1 : 0;
    mailbox.post(m, std::move(outcome));
  }
  return trained;
}

}  // namespace blendscope::ui
