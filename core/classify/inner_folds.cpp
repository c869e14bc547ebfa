// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/inner_folds.h"

#include <algorithm>
#include <map>

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

}  // namespace blendscope
