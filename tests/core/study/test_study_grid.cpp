// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "study/study_grid.h"

using namespace blendscope;

namespace {

StudyLine line(const char* pipeline, double accuracy) {
  StudyLine made;
  made.spec = PipelineSpec::parse(pipeline);
  made.pooled.emplace();
  made.pooled->accuracy = accuracy;
  return made;
}

}  // namespace

TEST_CASE("a study's lines are laid out by their steps, one grid for each model and augmentation") {
  StudyTable table;
  table.lines = {line("raw | knn", 0.5),  line("raw | pca:n=2 | knn", 0.6), line("flux | pca:n=2 | knn", 0.7),
                 line("raw | logistic", 0.4), line("raw | augment:d4 | knn", 0.8)};
  const auto grids = studyGrids(table);
  REQUIRE(grids.size() == 3);
  CHECK(grids[0].name == "knn");
  CHECK(grids[0].grid.normalizers == std::vector<std::string>{"raw", "flux"});
  CHECK(grids[0].grid.embeddings == std::vector<std::string>{"none", "pca:n=2"});
  CHECK(grids[0].grid.line.values() == std::vector<int>{0, 1, -1, 2});
  CHECK(grids[1].name == "logistic");
  CHECK(grids[2].name == "augment:d4 | knn");
  CHECK(grids[2].grid.line.values() == std::vector<int>{4});
}

TEST_CASE("lines that failed or are unfinished have no place in a grid") {
  StudyTable table;
  table.lines = {line("raw | knn", 0.5), line("flux | knn", 0.6), line("minmax | knn", 0.7)};
  table.lines[0].missing = 1;
  table.lines[1].problems = {"too few rows"};
  table.lines[2].pooled.reset();
  CHECK(studyGrids(table).empty());
}
