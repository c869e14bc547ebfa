// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>
#include <vector>

// hnswlib's own vector code is chosen when it is compiled; ours is chosen when it runs.
#define NO_MANUAL_VECTORIZATION
#include <hnswlib/hnswlib.h>
#undef NO_MANUAL_VECTORIZATION
//
#include <hnswlib/hnswalg.h>

#include "base/error.h"
#include "neighbors/candidates.h"
#include "neighbors/neighbor_search.h"
#include "neighbors/squared_distances.h"

namespace blendscope {

namespace {

constexpr std::size_t kSpareCandidates = 4;  ///< asked for beyond k, for the query itself and its nearest relatives
constexpr std::size_t kGraphSeed = 100;      ///< of the random levels of the graph

/// Squared distance in float by the vector unit of this processor.
class FloatSpace final : public hnswlib::SpaceInterface<float> {
 public:
  explicit FloatSpace(std::size_t dimension) : dimension_(dimension), metric_(fastFloatMetric()) {}
  std::size_t get_data_size() override { return dimension_ * sizeof(float); }
  hnswlib::DISTFUNC<float> get_dist_func() override { return metric_; }
  void* get_dist_func_param() override { return &dimension_; }

 private:
  std::size_t dimension_;
  FloatMetric metric_;
};

class HnswSearch final : public NeighborSearch {
 public:
  HnswSearch(std::shared_ptr<const Matrix<float>> points, const HnswOptions& options, const Progress& progress)
      : points_(std::move(points)),
        effort_(static_cast<std::size_t>(options.searchEffort)),
        space_(points_->cols()),
        graph_(&space_, points_->rows(), static_cast<std::size_t>(options.links),
               static_cast<std::size_t>(options.constructionEffort), kGraphSeed) {
    for (std::size_t i = 0; i < points_->rows(); ++i) {
      requireFinite(points_->row(i), i, "training row");
      if (i % 64 == 0) {
        progress.throwIfCancelled();
        progress.report(static_cast<double>(i) / static_cast<double>(points_->rows()), "Building the search graph");
      }
      graph_.addPoint(points_->row(i).data(), i);
    }
  }

  std::size_t size() const override { return points_->rows(); }
  std::size_t dimension() const override { return points_->cols(); }

  NeighborLists find(MatrixView<const float> queries, std::size_t k, const NeighborExclusion& exclusion,
                     const Progress& progress) const override {
    return searchEach(queries, k, size(), progress, [&](std::size_t q, NeighborLists& lists) {
      const std::vector<std::uint32_t> rows = admissibleRows(queries.row(q), q, k, exclusion);
      std::vector<double> squared(rows.size());
      squaredDistances(queries.row(q).data(), points_->data(), dimension(), rows, squared.data());
      writeNearest(rows, squared, q, lists);
    });
  }

 private:
  /// At least k rows near the query that it may have as neighbours.
  std::vector<std::uint32_t> admissibleRows(std::span<const float> query, std::size_t q, std::size_t k,
                                            const NeighborExclusion& exclusion) const {
    for (std::size_t wanted = k + kSpareCandidates; wanted < size(); wanted *= 4) {
      std::vector<std::uint32_t> rows = nearRows(query, wanted);
      std::erase_if(rows, [&](std::uint32_t row) { return exclusion.excludes(q, row); });
      if (rows.size() >= k) return rows;
    }
    std::vector<std::uint32_t> all(size());
    std::iota(all.begin(), all.end(), 0U);
    std::erase_if(all, [&](std::uint32_t row) { return exclusion.excludes(q, row); });
    if (all.size() < k) throwTooFewNeighbors(q, all.size(), k);
    return all;
  }

  std::vector<std::uint32_t> nearRows(std::span<const float> query, std::size_t wanted) const {
    // searchBaseLayerST without its counters, which all threads would fight for.
    auto found = graph_.searchBaseLayerST<false, false>(entryPoint(query), query.data(), std::max(effort_, wanted));
    std::vector<std::uint32_t> rows;
    rows.reserve(found.size());
    for (; !found.empty(); found.pop())
      rows.push_back(static_cast<std::uint32_t>(graph_.getExternalLabel(found.top().second)));
    return rows;
  }

  /// Greedy descent through the upper levels of the graph.
  hnswlib::tableint entryPoint(std::span<const float> query) const {
    const auto distanceTo = [&](hnswlib::tableint node) {
      return graph_.fstdistfunc_(query.data(), graph_.getDataByInternalId(node), graph_.dist_func_param_);
    };
    hnswlib::tableint best = graph_.enterpoint_node_;
    float nearest = distanceTo(best);
    for (int level = graph_.maxlevel_; level > 0; --level) {
      for (bool moved = true; moved;) {
        moved = false;
        const hnswlib::linklistsizeint* links = graph_.get_linklist(best, level);
        const std::span<const hnswlib::tableint> nodes(links + 1, *reinterpret_cast<const unsigned short*>(links));
        for (const hnswlib::tableint node : nodes) {
          const float distance = distanceTo(node);
          if (distance >= nearest) continue;
          nearest = distance;
          best = node;
          moved = true;
        }
      }
    }
    return best;
  }

  std::shared_ptr<const Matrix<float>> points_;
  std::size_t effort_;
  FloatSpace space_;
  /// hnswlib marks few of its reading functions const; none that is called here after construction writes.
  mutable hnswlib::HierarchicalNSW<float> graph_;
};

}  // namespace

std::unique_ptr<NeighborSearch> makeHnswSearch(std::shared_ptr<const Matrix<float>> points, const HnswOptions& options,
                                               const Progress& progress) {
  if (points->empty()) throw Error("there are no training rows to search", "neighbour search", "Load or select data.");
  return std::make_unique<HnswSearch>(std::move(points), options, progress);
}

}  // namespace blendscope
