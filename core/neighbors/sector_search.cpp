// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbors/sector_search.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr double kPointsPerCell = 4;
constexpr std::size_t kQueriesPerBlock = 64;

std::size_t octantOf(double dx, double dy) {
  return (dx < 0 ? 1U : 0U) + (dy < 0 ? 2U : 0U) + (std::abs(dx) < std::abs(dy) ? 4U : 0U);
}

}  // namespace

SectorSearch::SectorSearch(MatrixView<const double> points)
    : points_(points.rows(), 2, std::vector<double>(points.data(), points.data() + points.rows() * 2)) {
  if (points.cols() != 2 || points.rows() == 0) throw Error("octant search needs points on a plane");
  std::array<double, 2> low{points_(0, 0), points_(0, 1)};
  std::array<double, 2> high = low;
  for (std::size_t i = 0; i < points_.rows(); ++i) {
    for (std::size_t axis = 0; axis < 2; ++axis) {
      if (!std::isfinite(points_(i, axis))) throw Error(fmt::format("point {} is not finite", i));
      low[axis] = std::min(low[axis], points_(i, axis));
      high[axis] = std::max(high[axis], points_(i, axis));
    }
  }
  origin_ = low;
  const double width = high[0] - low[0];
  const double height = high[1] - low[1];
  const auto n = static_cast<double>(points_.rows());
  const double longest = std::max(width, height);
  cellSize_ = std::max(std::sqrt(width * height * kPointsPerCell / n), longest * kPointsPerCell / n);
  if (cellSize_ <= 0) cellSize_ = 1;
  for (std::size_t axis = 0; axis < 2; ++axis) {
    cells_[axis] = static_cast<std::size_t>((high[axis] - low[axis]) / cellSize_) + 1;
  }
  std::vector<std::uint32_t> cell(points_.rows());
  cellStart_.assign(cells_[0] * cells_[1] + 1, 0);
  for (std::size_t i = 0; i < points_.rows(); ++i) {
    cell[i] = static_cast<std::uint32_t>(cellOf(points_(i, 1), 1) * cells_[0] + cellOf(points_(i, 0), 0));
    ++cellStart_[cell[i] + 1];
  }
  for (std::size_t c = 1; c < cellStart_.size(); ++c) cellStart_[c] += cellStart_[c - 1];
  rowsByCell_.resize(points_.rows());
  std::vector<std::uint32_t> next(cellStart_.begin(), cellStart_.end() - 1);
  for (std::size_t i = 0; i < points_.rows(); ++i) rowsByCell_[next[cell[i]]++] = static_cast<std::uint32_t>(i);
}

std::size_t SectorSearch::cellOf(double value, int axis) const {
  const auto a = static_cast<std::size_t>(axis);
  const double position = (value - origin_[a]) / cellSize_;
  return static_cast<std::size_t>(std::clamp(position, 0.0, static_cast<double>(cells_[a] - 1)));
}

void SectorSearch::visitCell(std::size_t x, std::size_t y, std::span<const double> query, std::size_t queryNumber,
                             const Excludes& excludes, Octants& octants) const {
  const std::size_t cell = y * cells_[0] + x;
  for (std::uint32_t i = cellStart_[cell]; i < cellStart_[cell + 1]; ++i) {
    const std::uint32_t row = rowsByCell_[i];
    if (excludes && excludes(queryNumber, row)) continue;
    const double dx = points_(row, 0) - query[0];
    const double dy = points_(row, 1) - query[1];
    octants[octantOf(dx, dy)].push_back({dx * dx + dy * dy, row});
  }
}

void SectorSearch::visitRing(std::span<const double> query, std::size_t ring, std::size_t queryNumber,
                             const Excludes& excludes, Octants& octants) const {
  const auto cx = static_cast<std::ptrdiff_t>(cellOf(query[0], 0));
  const auto cy = static_cast<std::ptrdiff_t>(cellOf(query[1], 1));
  const auto r = static_cast<std::ptrdiff_t>(ring);
  const auto width = static_cast<std::ptrdiff_t>(cells_[0]);
  const auto height = static_cast<std::ptrdiff_t>(cells_[1]);
  for (std::ptrdiff_t y = std::max<std::ptrdiff_t>(cy - r, 0); y <= std::min(cy + r, height - 1); ++y) {
    const bool edgeRow = y == cy - r || y == cy + r;
    const std::ptrdiff_t step = edgeRow ? 1 : std::max<std::ptrdiff_t>(2 * r, 1);
    for (std::ptrdiff_t x = cx - r; x <= cx + r; x += step) {
      if (x < 0 || x >= width) continue;
      visitCell(static_cast<std::size_t>(x), static_cast<std::size_t>(y), query, queryNumber, excludes, octants);
    }
  }
}

/// Every point nearer than this lies in the rings 0…ring.
double SectorSearch::distanceCovered(std::span<const double> query, std::size_t ring) const {
  double covered = std::numeric_limits<double>::infinity();
  for (int axis = 0; axis < 2; ++axis) {
    const auto a = static_cast<std::size_t>(axis);
    const double lowEdge = origin_[a] + static_cast<double>(cellOf(query[a], axis)) * cellSize_;
    const double reach = static_cast<double>(ring) * cellSize_;
    covered = std::min({covered, query[a] - (lowEdge - reach), lowEdge + cellSize_ + reach - query[a]});
  }
  return std::max(covered, 0.0);
}

void SectorSearch::gather(std::span<const double> query, std::size_t k, std::size_t candidates, std::size_t queryNumber,
                          const Excludes& excludes, Octants& octants) const {
  for (auto& octant : octants) octant.clear();
  const std::size_t share = (k + kSectors - 1) / kSectors;
  const std::size_t lastRing = std::max(cells_[0], cells_[1]);
  for (std::size_t ring = 0; ring <= lastRing; ++ring) {
    visitRing(query, ring, queryNumber, excludes, octants);
    std::size_t seen = 0;
    bool complete = true;
    const double covered = distanceCovered(query, ring);
    for (const auto& octant : octants) {
      seen += octant.size();
      complete = complete && octant.size() >= share;
      if (!complete) continue;
      const auto certain = std::count_if(octant.begin(), octant.end(),
                                         [&](const Candidate& c) { return c.squaredDistance <= covered * covered; });
      complete = static_cast<std::size_t>(certain) >= share;
    }
    if (complete || seen >= std::max(candidates, k)) break;
  }
}

/// Puts as many of each octant in order, nearest first, as k turns over all octants can reach.
void SectorSearch::orderReachable(std::size_t k, Octants& octants) {
  std::size_t turns = 0;
  for (std::size_t reached = 0, last = k; reached < k && reached != last;) {
    last = reached;
    ++turns;
    for (const auto& octant : octants) reached += octant.size() >= turns ? 1U : 0U;
  }
  for (auto& octant : octants) {
    const auto reachable = static_cast<std::ptrdiff_t>(std::min(turns, octant.size()));
    std::partial_sort(octant.begin(), octant.begin() + reachable, octant.end());
  }
}

Matrix<std::uint32_t> SectorSearch::find(MatrixView<const double> queries, std::size_t k, std::size_t candidates,
                                         const Excludes& excludes, const Progress& progress) const {
  Matrix<std::uint32_t> found(queries.rows(), k);
  parallelFor(queries.rows(), kQueriesPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    Octants octants;
    for (std::size_t q = begin; q < end; ++q) {
      gather(queries.row(q), k, candidates, q, excludes, octants);
      orderReachable(k, octants);
      std::size_t taken = 0;
      for (std::size_t turn = 0; taken < k; ++turn) {
        const std::size_t before = taken;
        for (std::size_t s = 0; s < kSectors && taken < k; ++s) {
          if (turn < octants[s].size()) found(q, taken++) = octants[s][turn].row;
        }
        if (taken == before) {
          throw Error(fmt::format("only {} points may be neighbours of point {}, but {} are wanted", taken, q, k), {},
                      "Use fewer neighbours.");
        }
      }
    }
  });
  return found;
}

}  // namespace blendscope
