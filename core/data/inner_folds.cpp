// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/inner_folds.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "base/random.h"

namespace blendscope {

std::vector<int> innerFolds(std::span<const int> labels, std::span<const int> groups, int folds, std::uint64_t seed) {
  // Objects by the class of their first row, each a list of rows.
  std::map<int, std::size_t> objectOfGroup;
  std::vector<std::vector<std::size_t>> objects;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    std::size_t object = objects.size();
    if (!groups.empty()) object = objectOfGroup.emplace(groups[i], object).first->second;
    if (object == objects.size()) objects.emplace_back();
    objects[object].push_back(i);
  }
  std::map<int, std::vector<std::size_t>> objectsOfClass;
  for (std::size_t o = 0; o < objects.size(); ++o) objectsOfClass[labels[objects[o].front()]].push_back(o);

  std::vector<int> foldOfRow(labels.size());
  RandomStream random(seed, 0x666f6c64);
  for (auto& [label, members] : objectsOfClass) {
    random.shuffle(std::span(members));
    std::vector<std::size_t> rows(static_cast<std::size_t>(folds), 0);
    for (const std::size_t object : members) {
      const auto smallest = std::min_element(rows.begin(), rows.end());
      *smallest += objects[object].size();
      for (const std::size_t row : objects[object]) foldOfRow[row] = static_cast<int>(smallest - rows.begin());
    }
  }
  return foldOfRow;
}

TrainingParts setAside(std::span<const int> labels, std::span<const int> groups, double share, std::uint64_t seed) {
  TrainingParts parts;
  // Too few objects for so many folds leave the last one empty: a larger share is set aside then.
  for (int folds = std::max(2, static_cast<int>(std::lround(1 / share))); folds >= 2;
       folds = folds > 2 ? (folds + 1) / 2 : 0) {
    parts = {};
    const std::vector<int> fold = innerFolds(labels, groups, folds, seed);
    for (std::size_t i = 0; i < labels.size(); ++i)
      (fold[i] == folds - 1 ? parts.validation : parts.train).push_back(i);
    if (!parts.validation.empty()) break;
  }
  if (parts.train.empty() || parts.validation.empty()) {
    parts.train.resize(labels.size());
    std::iota(parts.train.begin(), parts.train.end(), std::size_t{0});
    parts.validation = parts.train;
  }
  return parts;
}

}  // namespace blendscope
