// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/matrix.h"

namespace blendscope {

/// Σ_j w_j² (x − y_j) and Σ_j w_j over points y_j, with w_j = 1/(1 + |x − y_j|²).
template <std::size_t Dimensions>
struct StudentForce {
  std::array<double, Dimensions> force{};
  double weight = 0;
};

/// Points in the plane or in space as a quadtree or octree, for the forces of t-SNE (Barnes & Hut 1986). Immutable;
/// shared between threads.
template <std::size_t Dimensions>
class PointTree {
 public:
  /// `points` n × Dimensions, finite, n ≥ 1.
  explicit PointTree(MatrixView<const float> points);

  /// The force of all points on `x`. A cell counts as one point at its centre of mass where its width is below `angle`
  /// times the distance; angle 0 is exact.
  StudentForce<Dimensions> forceOn(const float* x, double angle) const;

  /// Points of the tree whose forces are computed together.
  static constexpr std::size_t kGroup = 8;
  /// Calls `take(row, force)` for the points [begin, end) of the tree's own order, in which neighbours mostly follow
  /// each other. A cell counts as one point only if it does so for a whole group, so these forces are at least as exact
  /// as `forceOn`. Every point meets itself: weight 1, no force.
  template <class Take>
  void forEachForce(std::size_t begin, std::size_t end, double angle, Take take) const {
    for (; begin < end; begin += kGroup) {
      const std::size_t count = end - begin < kGroup ? end - begin : kGroup;
      const std::array<StudentForce<Dimensions>, kGroup> forces = groupForces(begin, count, angle);
      for (std::size_t p = 0; p < count; ++p) take(order_[begin + p], forces[p]);
    }
  }

 private:
  struct Node {
    std::array<float, Dimensions> centre;  // of mass
    float squaredWidth;
    std::uint32_t begin, end;  // points, in tree order
    std::uint32_t next;        // node after this one and all it contains
    bool leaf;
  };

  template <std::size_t Lanes>
  using Coordinates = std::array<std::array<float, Lanes>, Dimensions>;  // of several points, axis by axis

  template <std::size_t Lanes>
  std::array<StudentForce<Dimensions>, Lanes> traverse(const Coordinates<Lanes>& x, double angle) const;
  std::array<StudentForce<Dimensions>, kGroup> groupForces(std::size_t begin, std::size_t count, double angle) const;
  void sortPoints(MatrixView<const float> points);
  void addNode(std::uint32_t begin, std::uint32_t end, int level);

  double width_ = 0;  // of the root
  std::vector<std::uint64_t> codes_;
  std::vector<std::uint32_t> order_;
  std::vector<float> points_;  // in tree order
  std::vector<Node> nodes_;    // depth first
};

extern template class PointTree<2>;
extern template class PointTree<3>;

}  // namespace blendscope
