// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "data/split.h"
#include "study/pipeline_spec.h"

namespace blendscope {

/// Values to try for one parameter of every step of that name which leaves it open.
struct StudyParameter {
  std::string step;       ///< "muygps"
  std::string parameter;  ///< "nu"
  std::vector<ArgumentValue> values;
};

/// A grid of pipelines and how they are tried. JSON form:
/// ```
/// {"normalizers": ["minmax", "flux > zscore-pixel"], "augmentations": ["none", "augment:d4"],
///  "embeddings": ["none", "pca:n=20"], "classifiers": ["muygps", "knn:k=10"],
///  "parameters": {"muygps": {"nu": [0.5, 1.5]}}, "pipelines": ["flux | cnn"],
///  "split": "folds=5,stratify", "nested": "folds=3", "search": "random", "count": 20,
///  "positive": "blend", "seed": 1}
/// ```
/// Every member but `classifiers` (or `pipelines`) may be missing; a missing list of steps is ["none"].
struct StudySpec {
  std::vector<std::string> normalizers;    ///< text of one stage each; "none" leaves it out
  std::vector<std::string> augmentations;  ///< likewise
  std::vector<std::string> embeddings;     ///< likewise
  std::vector<std::string> classifiers;    ///< text of one step each
  std::vector<StudyParameter> parameters;
  std::vector<std::string> pipelines;  ///< whole ones, after the grid
  SplitSpec split;
  /// How training rows are parted once more, to choose a pipeline without looking at the test rows. Groups are those
  /// of `split` unless it says otherwise.
  std::optional<SplitSpec> nested;
  std::optional<std::size_t> count;  ///< of pipelines drawn at random from the grid; missing: all of it
  std::optional<std::string> positive;
  std::uint64_t seed = 1;

  /// Throws UsageError naming the member that is unknown or of the wrong kind.
  static StudySpec fromJson(const nlohmann::ordered_json& json);
  nlohmann::ordered_json json() const;
};

/// The pipelines of a study in the order they are tried: normalizer by normalizer, embedding by embedding, classifier
/// by classifier; duplicates once. Throws UsageError for steps or values that cannot be, and for an empty grid.
std::vector<PipelineSpec> studyPipelines(const StudySpec& spec);

}  // namespace blendscope
