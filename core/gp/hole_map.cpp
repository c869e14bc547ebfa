// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/hole_map.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "neighbors/sector_search.h"

namespace blendscope {

namespace {

constexpr double kCellPerSpacing = 2;
constexpr std::size_t kSpacingSample = 2000;
constexpr double kMaxCells = 4e6;

/// Median distance to the nearest other point over evenly strided points.
double typicalSpacing(MatrixView<const double> points) {
  const SectorSearch search(points);
  const std::size_t stride = std::max<std::size_t>(1, points.rows() / kSpacingSample);
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < points.rows(); i += stride) rows.push_back(static_cast<std::uint32_t>(i));
  Matrix<double> queries(rows.size(), 2);
  for (std::size_t q = 0; q < rows.size(); ++q) {
    std::copy_n(points.row(rows[q]).data(), 2, queries.row(q).data());
  }
  const std::size_t k = std::min<std::size_t>(SectorSearch::kSectors, points.rows() - 1);
  const auto near = search.find(queries, k, k, [&](std::size_t q, std::uint32_t row) { return row == rows[q]; }, {});
  std::vector<double> spacing;
  for (std::size_t q = 0; q < rows.size(); ++q) {
    double nearest = std::numeric_limits<double>::infinity();
    for (const std::uint32_t row : near.row(q)) {
      nearest = std::min(nearest, std::hypot(points(row, 0) - queries(q, 0), points(row, 1) - queries(q, 1)));
    }
    spacing.push_back(nearest);
  }
  std::nth_element(spacing.begin(), spacing.begin() + static_cast<std::ptrdiff_t>(spacing.size() / 2), spacing.end());
  return spacing[spacing.size() / 2];
}

}  // namespace

HoleMap::HoleMap(MatrixView<const double> points) {
  std::array<double, 2> high{};
  for (std::size_t axis = 0; axis < 2; ++axis) {
    origin_[axis] = high[axis] = points(0, axis);
    for (std::size_t i = 0; i < points.rows(); ++i) {
      origin_[axis] = std::min(origin_[axis], points(i, axis));
      high[axis] = std::max(high[axis], points(i, axis));
    }
    extent_[axis] = high[axis] - origin_[axis];
  }
  const double finest = std::sqrt(extent_[0] * extent_[1] / kMaxCells);
  const double thinnest = std::max(extent_[0], extent_[1]) / kMaxCells;
  cellSize_ = std::max({kCellPerSpacing * typicalSpacing(points), finest, thinnest});
  if (cellSize_ <= 0) cellSize_ = 1;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    cells_[axis] = static_cast<std::size_t>(extent_[axis] / cellSize_) + 1;
  }
  occupied_.assign(cells_[0] * cells_[1], 0);
  for (std::size_t i = 0; i < points.rows(); ++i) {
    occupied_[cell(points(i, 1), 1) * cells_[0] + cell(points(i, 0), 0)] = 1;
  }
  for (std::size_t c = 0; c < occupied_.size(); ++c) {
    if (!occupied_[c]) empty_.push_back(static_cast<std::uint32_t>(c));
  }
}

std::size_t HoleMap::cell(double value, std::size_t axis) const {
  return static_cast<std::size_t>(
      std::clamp((value - origin_[axis]) / cellSize_, 0.0, static_cast<double>(cells_[axis] - 1)));
}

bool HoleMap::isHole(double x, double y) const {
  if (x < origin_[0] || y < origin_[1] || x > origin_[0] + extent_[0] || y > origin_[1] + extent_[1]) return true;
  return !occupied_[cell(y, 1) * cells_[0] + cell(x, 0)];
}

double HoleMap::emptyShare() const {
  return static_cast<double>(empty_.size()) / static_cast<double>(occupied_.size());
}

std::array<double, 2> HoleMap::randomPlace(RandomStream& random) const {
  const std::size_t c = empty_[random.below(empty_.size())];
  return {origin_[0] + (static_cast<double>(c % cells_[0]) + random.uniform()) * cellSize_,
          origin_[1] + (static_cast<double>(c / cells_[0]) + random.uniform()) * cellSize_};
}

}  // namespace blendscope
