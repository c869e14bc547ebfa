// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/matrix.h"
#include "study/study_table.h"

namespace blendscope {

/// Steps of a pipeline before its classifier, by part; "none" where there is none.
std::string normalizerText(const PipelineSpec& spec);
std::string augmentationText(const PipelineSpec& spec);
std::string embeddingText(const PipelineSpec& spec);
std::string classifierText(const PipelineSpec& spec);

/// The lines of a study that share an augmentation and a classifier, laid out by their other steps.
struct StudyGrid {
  std::vector<std::string> normalizers;  ///< rows, in the order of the study
  std::vector<std::string> embeddings;   ///< columns, likewise
  Matrix<int> line;                      ///< number in the table; −1 where there is no result on every division
  std::size_t size() const { return line.values().size(); }
};

/// The grid of each pair of augmentation and classifier that has a result, in the order of the study.
struct NamedGrid {
  std::string name;  ///< the classifier, with "augmentation | " before it where there is one
  StudyGrid grid;
};
std::vector<NamedGrid> studyGrids(const StudyTable& table);

}  // namespace blendscope
