// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/inner_folds.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace blendscope;

TEST_CASE("rows set aside are whole objects and never train") {
  std::vector<int> labels;
  std::vector<int> objects;
  for (int i = 0; i < 200; ++i) {
    objects.push_back(i / 4);
    labels.push_back((i / 4) % 2);
  }
  const TrainingParts parts = setAside(labels, objects, 0.1, 3);
  CHECK(parts.train.size() + parts.validation.size() == 200);
  CHECK(parts.validation.size() >= 12);
  CHECK(parts.validation.size() <= 32);
  std::set<int> trained;
  for (const std::size_t i : parts.train) trained.insert(objects[i]);
  for (const std::size_t i : parts.validation) CHECK_FALSE(trained.contains(objects[i]));
}

TEST_CASE("where objects are few, more of them are set aside rather than none") {
  const std::vector<int> labels{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
  const TrainingParts parts = setAside(labels, {}, 0.02, 1);
  CHECK_FALSE(parts.validation.empty());
  for (const std::size_t i : parts.validation) CHECK(std::ranges::count(parts.train, i) == 0);
}
