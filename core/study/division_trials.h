// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "data/split.h"
#include "study/fitting.h"

namespace blendscope {

/// What one pipeline gave on one division.
struct Trial {
  Prediction prediction;  ///< row i belongs to split.test[i]
  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters;
  std::vector<std::string> warnings;
  std::string uncertaintyMeaning;
  /// A stage that was shared counts in full for everyone who shares it.
  StageSeconds seconds;
};

/// Many pipelines on one division of a data set. Those that begin alike share that beginning: the last normalisation,
/// and the last embedding behind it, are kept, so that pipelines in the order of a grid fit each once. Results are
/// those of `fitPipeline` and `predict`.
class DivisionTrials {
 public:
  DivisionTrials(std::shared_ptr<const CutoutSet> set, Split split, FitOptions options);

  DivisionTrials(const DivisionTrials&) = delete;
  DivisionTrials& operator=(const DivisionTrials&) = delete;

  /// Throws what `fitPipeline` throws; the next pipeline can be tried all the same.
  Trial run(const PipelineSpec& spec, const Progress& progress);

 private:
  /// Training and test rows after some steps.
  struct Normalized {
    Stage steps;
    Fitting fitting;
    Matrix<float> testImages;
    double seconds = 0;
  };
  struct Embedded {
    std::optional<StepSpec> augmentation;
    Stage steps;
    Fitting fitting;
    std::vector<Matrix<float>> testCopies;
    double seconds = 0;
  };
  const Normalized& normalizedBy(const Stage& steps, const Progress& progress);
  const Embedded& embeddedBy(const PipelineSpec& spec, const Progress& progress);

  std::shared_ptr<const CutoutSet> set_;
  Split split_;
  FitOptions options_;
  std::optional<Normalized> normalized_;
  std::optional<Embedded> embedded_;
};

}  // namespace blendscope
