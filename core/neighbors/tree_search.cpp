// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>
#include <nanoflann.hpp>
#include <vector>

#include "neighbors/candidates.h"
#include "neighbors/exact_methods.h"

namespace blendscope {

namespace {

constexpr std::size_t kLeafSize = 16;
/// The tree sums its bounds step by step: branches and points this much beyond the worst neighbour are still looked at.
constexpr double kBoundSlack = 1 + 1e-12;

/// Rows of a table as the tree wants them, in double.
struct TreePoints {
  const Matrix<float>& values;

  std::size_t kdtree_get_point_count() const { return values.rows(); }
  double kdtree_get_pt(std::size_t row, std::size_t feature) const { return static_cast<double>(values(row, feature)); }
  template <class Box>
  bool kdtree_get_bbox(Box&) const {
    return false;
  }
};

using Tree = nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L2_Simple_Adaptor<double, TreePoints>, TreePoints, -1,
                                                 std::uint32_t>;

/// The k nearest admissible rows met so far, equal distances by row.
class NearestRows {
 public:
  NearestRows(std::size_t k, std::size_t query, const NeighborExclusion& exclusion)
      : k_(k), query_(query), exclusion_(exclusion) {
    entries_.reserve(k + 1);
  }

  bool addPoint(double squared, std::uint32_t row) {
    if (full() && !(Entry{squared, row} < entries_.back())) return true;
    if (exclusion_.excludes(query_, row)) return true;
    const Entry entry{squared, row};
    entries_.insert(std::ranges::upper_bound(entries_, entry), entry);
    if (entries_.size() > k_) entries_.pop_back();
    return true;
  }
  double worstDist() const {
    if (!full()) return std::numeric_limits<double>::infinity();
    return entries_.back().squared * kBoundSlack + std::numeric_limits<double>::min();
  }
  bool full() const { return entries_.size() == k_; }

  struct Entry {
    double squared;
    std::uint32_t row;
    auto operator<=>(const Entry&) const = default;
  };
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  std::size_t k_;
  std::size_t query_;
  const NeighborExclusion& exclusion_;
  std::vector<Entry> entries_;
};

class TreeSearch final : public NeighborSearch {
 public:
  explicit TreeSearch(std::shared_ptr<const Matrix<float>> points)
      : points_((requireFiniteRows(*points), std::move(points))),
        adaptor_{*points_},
        tree_(static_cast<Tree::Dimension>(points_->cols()), adaptor_, {kLeafSize}) {}

  std::size_t size() const override { return points_->rows(); }
  std::size_t dimension() const override { return points_->cols(); }

  NeighborLists find(MatrixView<const float> queries, std::size_t k, const NeighborExclusion& exclusion,
                     const Progress& progress) const override {
    return searchEach(queries, k, size(), progress, [&](std::size_t q, NeighborLists& lists) {
      const std::vector<double> query(queries.row(q).begin(), queries.row(q).end());
      NearestRows nearest(k, q, exclusion);
      if (k > 0) tree_.findNeighbors(nearest, query.data(), nanoflann::SearchParams());
      if (!nearest.full()) throwTooFewNeighbors(q, nearest.entries().size(), k);
      for (std::size_t a = 0; a < k; ++a) {
        lists.row(q, a) = nearest.entries()[a].row;
        lists.distance(q, a) = std::sqrt(nearest.entries()[a].squared);
      }
    });
  }

 private:
  static void requireFiniteRows(const Matrix<float>& points) {
    for (std::size_t i = 0; i < points.rows(); ++i) requireFinite(points.row(i), i, "training row");
  }

  std::shared_ptr<const Matrix<float>> points_;
  TreePoints adaptor_;
  Tree tree_;
};

}  // namespace

std::unique_ptr<NeighborSearch> makeTreeSearch(std::shared_ptr<const Matrix<float>> points) {
  return std::make_unique<TreeSearch>(std::move(points));
}

}  // namespace blendscope
