// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/progress.h"
#include "study/run.h"

namespace blendscope::ui {

/// Several models to be trained and tested on the same divisions of the same data, one after the other.
struct TrainingRequest {
  std::vector<PipelineSpec> specs;
  SplitSpec split;
  std::shared_ptr<const CutoutSet> data;
  std::optional<std::string> positive;
};

/// What became of one of them: a run, or why there is none.
struct TrainingOutcome {
  std::shared_ptr<const Run> run;
  QString problem;
  /// Typical distance of a test cutout to the neighbours that decide it, in normalised pixels; models with neighbours
  /// only.
  std::optional<double> neighborDistance;
};

/// Where the worker leaves each model as it is finished, so that a later cancel does not lose it. Safe from any thread.
class TrainingMailbox {
 public:
  void post(std::size_t model, TrainingOutcome outcome);
  /// What came since the last call, in order.
  std::vector<std::pair<std::size_t, TrainingOutcome>> take();

 private:
  std::mutex mutex_;
  std::vector<std::pair<std::size_t, TrainingOutcome>> posted_;
};

/// `source` of the event that says that model number `iteration` (from 1) begins; what follows is about that model.
inline constexpr auto kModelBegins = "training";

/// A model that fails leaves its message and the next one goes on. Returns the number of models trained.
int trainModels(const TrainingRequest& request, TrainingMailbox& mailbox, const Progress& progress);

}  // namespace blendscope::ui
