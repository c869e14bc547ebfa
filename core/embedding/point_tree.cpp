// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/point_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace blendscope {

namespace {

constexpr int kLevels = 20;               // cells below 2⁻²⁰ of the whole are not divided
constexpr std::uint32_t kLeafPoints = 4;  // cheaper to visit than to divide

/// Bit l of every coordinate side by side: points of one cell of level l share the leading groups.
template <std::size_t Dimensions>
std::uint64_t interleaved(const std::array<std::uint32_t, Dimensions>& cell) {
  std::uint64_t code = 0;
  for (int bit = kLevels - 1; bit >= 0; --bit) {
    for (std::size_t c = 0; c < Dimensions; ++c) code = (code << 1) | ((cell[c] >> bit) & 1U);
  }
  return code;
}

}  // namespace

template <std::size_t Dimensions>
PointTree<Dimensions>::PointTree(MatrixView<const float> points) {
  sortPoints(points);
  nodes_.reserve(points.rows());
  addNode(0, static_cast<std::uint32_t>(points.rows()), 0);
  codes_.clear();
  codes_.shrink_to_fit();
}

template <std::size_t Dimensions>
void PointTree<Dimensions>::sortPoints(MatrixView<const float> points) {
  std::array<float, Dimensions> low, high;
  low.fill(std::numeric_limits<float>::max());
  high.fill(std::numeric_limits<float>::lowest());
  for (std::size_t i = 0; i < points.rows(); ++i) {
    for (std::size_t c = 0; c < Dimensions; ++c) {
      low[c] = std::min(low[c], points(i, c));
      high[c] = std::max(high[c], points(i, c));
    }
  }
  for (std::size_t c = 0; c < Dimensions; ++c) width_ = std::max(width_, static_cast<double>(high[c] - low[c]));
  const double cells = static_cast<double>((1U << kLevels) - 1);
  const double scale = width_ > 0 ? cells / width_ : 0;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(points.rows());
  for (std::size_t i = 0; i < points.rows(); ++i) {
    std::array<std::uint32_t, Dimensions> cell;
    for (std::size_t c = 0; c < Dimensions; ++c) {
      cell[c] = static_cast<std::uint32_t>(std::min(cells, scale * static_cast<double>(points(i, c) - low[c])));
    }
    keys[i] = {interleaved<Dimensions>(cell), static_cast<std::uint32_t>(i)};
  }
  std::sort(keys.begin(), keys.end());
  codes_.reserve(keys.size());
  order_.reserve(keys.size());
  points_.reserve(keys.size() * Dimensions);
  for (const auto& [code, row] : keys) {
    codes_.push_back(code);
    order_.push_back(row);
    const auto point = points.row(row);
    points_.insert(points_.end(), point.begin(), point.end());
  }
}

template <std::size_t Dimensions>
void PointTree<Dimensions>::addNode(std::uint32_t begin, std::uint32_t end, int level) {
  const std::size_t place = nodes_.size();
  const double width = std::ldexp(width_, -level);
  nodes_.push_back(
      {{}, static_cast<float>(width * width), begin, end, 0, end - begin <= kLeafPoints || level == kLevels});
  std::array<double, Dimensions> sum{};
  for (std::uint32_t p = begin; p < end; ++p) {
    for (std::size_t c = 0; c < Dimensions; ++c) sum[c] += static_cast<double>(points_[p * Dimensions + c]);
  }
  for (std::size_t c = 0; c < Dimensions; ++c) nodes_[place].centre[c] = static_cast<float>(sum[c] / (end - begin));
  if (!nodes_[place].leaf) {
    const int shift = (kLevels - 1 - level) * static_cast<int>(Dimensions);
    for (std::uint32_t from = begin; from < end;) {
      const std::uint64_t cell = codes_[from] >> shift;
      std::uint32_t to = from + 1;
      while (to < end && (codes_[to] >> shift) == cell) ++to;
      addNode(from, to, level + 1);
      from = to;
    }
  }
  nodes_[place].next = static_cast<std::uint32_t>(nodes_.size());
}

/// All lanes walk the tree together, so that the innermost loops are over lanes and are vectorised.
template <std::size_t Dimensions>
template <std::size_t Lanes>
std::array<StudentForce<Dimensions>, Lanes> PointTree<Dimensions>::traverse(const Coordinates<Lanes>& x,
                                                                            double angle) const {
  const auto squaredAngle = static_cast<float>(angle * angle);
  Coordinates<Lanes> force{}, difference;
  std::array<float, Lanes> squared, weight{};
  const auto measure = [&](const float* y) {
    squared.fill(0);
    for (std::size_t c = 0; c < Dimensions; ++c) {
      for (std::size_t l = 0; l < Lanes; ++l) {
        difference[c][l] = x[c][l] - y[c];
        squared[l] += difference[c][l] * difference[c][l];
      }
    }
  };
  const auto add = [&](float count) {
    for (std::size_t l = 0; l < Lanes; ++l) {
      const float near = 1 / (1 + squared[l]);
      weight[l] += count * near;
      squared[l] = count * near * near;
    }
    for (std::size_t c = 0; c < Dimensions; ++c) {
      for (std::size_t l = 0; l < Lanes; ++l) force[c][l] += squared[l] * difference[c][l];
    }
  };
  for (std::uint32_t n = 0; n < nodes_.size();) {
    const Node& node = nodes_[n];
    measure(node.centre.data());
    int tooNear = 0;
    for (std::size_t l = 0; l < Lanes; ++l) tooNear |= node.squaredWidth < squaredAngle * squared[l] ? 0 : 1;
    if (tooNear == 0) {
      add(static_cast<float>(node.end - node.begin));
      n = node.next;
    } else if (node.leaf) {
      for (std::uint32_t p = node.begin; p < node.end; ++p) {
        measure(points_.data() + p * Dimensions);
        add(1);
      }
      n = node.next;
    } else {
      ++n;
    }
  }
  std::array<StudentForce<Dimensions>, Lanes> result;
  for (std::size_t l = 0; l < Lanes; ++l) {
    result[l].weight = static_cast<double>(weight[l]);
    for (std::size_t c = 0; c < Dimensions; ++c) result[l].force[c] = static_cast<double>(force[c][l]);
  }
  return result;
}

template <std::size_t Dimensions>
StudentForce<Dimensions> PointTree<Dimensions>::forceOn(const float* x, double angle) const {
  Coordinates<1> at;
  for (std::size_t c = 0; c < Dimensions; ++c) at[c][0] = x[c];
  return traverse<1>(at, angle)[0];
}

template <std::size_t Dimensions>
std::array<StudentForce<Dimensions>, PointTree<Dimensions>::kGroup> PointTree<Dimensions>::groupForces(
    std::size_t begin, std::size_t count, double angle) const {
  Coordinates<kGroup> at;
  for (std::size_t l = 0; l < kGroup; ++l) {
    const std::size_t point = begin + std::min(l, count - 1);  // lanes without a point follow the last
    for (std::size_t c = 0; c < Dimensions; ++c) at[c][l] = points_[point * Dimensions + c];
  }
  return traverse<kGroup>(at, angle);
}

template class PointTree<2>;
template class PointTree<3>;

}  // namespace blendscope
