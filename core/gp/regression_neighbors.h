// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "gp/hole_map.h"
#include "gp/regression.h"
#include "neighbors/neighbor_search.h"
#include "neighbors/sector_search.h"

namespace blendscope {

/// Training points that are predicted from others: the basis on which a regression is chosen.
struct LeftOutBatch {
  std::vector<std::uint32_t> rows;  ///< which training points
  Matrix<double> queries;           ///< their inputs
  Matrix<std::uint32_t> neighbors;  ///< for each the training points it is predicted from, in the order they count
  std::vector<Trend> constants;     ///< for each the trends fitted to what is left without it
  std::vector<Trend> planes;
  bool holesCarried = false;
};

/// The neighbours a regression looks at.
class RegressionNeighbors {
 public:
  RegressionNeighbors(std::shared_ptr<const RegressionData> data, const Progress& progress);

  Matrix<std::uint32_t> find(MatrixView<const double> queries, std::size_t k, const Progress& progress) const;

  /// Draws `count` training points to fit parameters to. On a plane with holes half of them are left out alone and the
  /// others inside holes: only near neighbours tell noise from roughness, and only holes tell how far the data carry.
  LeftOutBatch leaveOut(std::size_t count, std::size_t k, RandomStream& random, const Progress& progress) const;
  /// Draws `count` training points. On a plane with holes each stands where a random place of a hole stands: the
  /// pattern of holes is shifted so that this place falls on the point, and what it covers may not be a neighbour.
  /// Otherwise the point alone is left out.
  LeftOutBatch leaveOutInHoles(std::size_t count, std::size_t k, RandomStream& random, const Progress& progress) const;

 private:
  bool hasHoles() const;
  LeftOutBatch leaveOutAlone(std::size_t count, std::size_t k, RandomStream& random, const Progress& progress) const;
  /// Rows of an even sample that the shifted holes leave uncovered.
  std::vector<std::uint32_t> uncovered(std::span<const double> shift, std::size_t sample) const;
  bool leavesEnough(std::span<const double> shift) const;

  std::shared_ptr<const RegressionData> data_;
  std::optional<SectorSearch> plane_;
  std::optional<HoleMap> holes_;
  std::shared_ptr<const Matrix<float>> points_;
  std::unique_ptr<NeighborSearch> nearest_;
};

}  // namespace blendscope
