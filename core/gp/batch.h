// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "neighbors/neighbor_search.h"

namespace blendscope {

/// How the points are drawn on which the parameters are trained.
enum class BatchSampling {
  Balanced,  ///< equally many of each class among points whose neighbours are not all of one class
  Random,
  All
};

BatchSampling parseSampling(std::string_view word);

/// Training rows with the neighbours they have once their own object is left out.
struct Batch {
  std::vector<std::uint32_t> rows;
  NeighborLists neighbors;
};

struct BatchRequest {
  const NeighborSearch* search = nullptr;
  const Matrix<float>* features = nullptr;  ///< of the training rows
  std::span<const int> labels;              ///< classes, for balanced batches
  int classCount = 0;
  std::span<const int> groups;  ///< object numbers, or empty
  std::size_t size = 200;
  std::size_t k = 30;
  std::uint64_t seed = 1;
};

/// Draws first and searches the neighbours of what was drawn. Balanced batches fall back to points among their own kind
/// where too few others are found, and hold fewer points of a class that has not enough. Rows come in ascending order.
Batch drawBatch(BatchSampling sampling, const BatchRequest& request, const Progress& progress);

}  // namespace blendscope
