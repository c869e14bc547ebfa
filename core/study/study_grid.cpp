// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/study_grid.h"

#include <algorithm>
#include <array>

namespace blendscope {

namespace {

constexpr auto kNoStep = "none";

std::string orNone(const Stage& stage) { return stage.empty() ? kNoStep : toText(StageList{stage}); }

std::string gridName(const PipelineSpec& spec) {
  return spec.augmentation ? augmentationText(spec) + " | " + classifierText(spec) : classifierText(spec);
}

std::size_t placeOf(std::vector<std::string>& values, const std::string& value) {
  const auto known = std::ranges::find(values, value);
  if (known != values.end()) return static_cast<std::size_t>(known - values.begin());
  values.push_back(value);
  return values.size() - 1;
}

bool isComplete(const StudyLine& line) { return line.pooled && line.missing == 0 && line.problems.empty(); }

}  // namespace

std::string normalizerText(const PipelineSpec& spec) { return orNone(spec.normalizers); }
std::string augmentationText(const PipelineSpec& spec) {
  return spec.augmentation ? toText(*spec.augmentation) : kNoStep;
}
std::string embeddingText(const PipelineSpec& spec) { return orNone(spec.embeddings); }
std::string classifierText(const PipelineSpec& spec) { return toText(*spec.classifier); }

std::vector<NamedGrid> studyGrids(const StudyTable& table) {
  std::vector<std::string> names;
  for (const StudyLine& line : table.lines) {
    if (isComplete(line)) placeOf(names, gridName(line.spec));
  }
  std::vector<NamedGrid> grids;
  for (const std::string& name : names) {
    StudyGrid grid;
    std::vector<std::array<std::size_t, 3>> cells;  // row, column, line
    for (std::size_t i = 0; i < table.lines.size(); ++i) {
      const StudyLine& line = table.lines[i];
      if (!isComplete(line) || gridName(line.spec) != name) continue;
      cells.push_back({placeOf(grid.normalizers, normalizerText(line.spec)),
                       placeOf(grid.embeddings, embeddingText(line.spec)), i});
    }
    grid.line = Matrix<int>(grid.normalizers.size(), grid.embeddings.size(), -1);
    for (const auto& [row, column, line] : cells) grid.line(row, column) = static_cast<int>(line);
    grids.push_back({name, std::move(grid)});
  }
  return grids;
}

}  // namespace blendscope
