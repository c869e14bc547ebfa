// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <vector>

#include "base/parallel.h"
#include "neighbors/candidates.h"
#include "neighbors/exact_methods.h"
#include "neighbors/matrix_product.h"
#include "neighbors/squared_distances.h"
#include "neighbors/threshold_scan.h"

namespace blendscope {

namespace {

/// Rows of one product, one unit of parallel work: the more the less often the index is packed for the product, the
/// fewer the better they spread over threads.
constexpr std::size_t kLargestQueryBlock = 256;
constexpr std::size_t kSmallestQueryBlock = 32;
constexpr std::size_t kBlocksWanted = 8;
constexpr std::size_t kPanel = 384;  ///< index rows of one product: 256 × 384 floats stay in the second-level cache
constexpr std::size_t kPrepareGrain = 4096;

/// Points brought near the origin and into [−1, 1], so that ‖x‖² + ‖q‖² − 2x·q does not cancel more than it must.
struct Frame {
  std::vector<float> center;
  float scale = 1;  ///< a power of two

  void apply(std::span<const float> from, float* to) const {
    for (std::size_t f = 0; f < from.size(); ++f) to[f] = (from[f] - center[f]) * scale;
  }
};

Frame frameOf(const Matrix<float>& points) {
  const std::size_t d = points.cols();
  std::vector<double> sums(d, 0.0);
  for (std::size_t i = 0; i < points.rows(); ++i) {
    requireFinite(points.row(i), i, "training row");
    for (std::size_t f = 0; f < d; ++f) sums[f] += static_cast<double>(points(i, f));
  }
  Frame frame;
  for (const double sum : sums) frame.center.push_back(static_cast<float>(sum / static_cast<double>(points.rows())));
  float largest = 0;
  for (std::size_t i = 0; i < points.rows(); ++i) {
    for (std::size_t f = 0; f < d; ++f) largest = std::max(largest, std::abs(points(i, f) - frame.center[f]));
  }
  if (largest > 0) frame.scale = std::exp2(-std::ceil(std::log2(largest)));
  if (!std::isfinite(frame.scale) || frame.scale == 0) frame.scale = 1;
  return frame;
}

double norm2(const float* values, std::size_t d) {
  double sum = 0;
  for (std::size_t f = 0; f < d; ++f) sum += static_cast<double>(values[f]) * static_cast<double>(values[f]);
  return sum;
}

class ProductSearch final : public NeighborSearch {
 public:
  ProductSearch(std::shared_ptr<const Matrix<float>> points, const Progress& progress)
      : points_(std::move(points)),
        frame_(frameOf(*points_)),
        // Bound of Higham (2002), eq. 3.4, for sums of d + 2 products in float, with room for the rounding of the
        // frame.
        unit_(static_cast<double>(points_->cols() + 16) * 0x1p-24),
        extended_(points_->rows(), points_->cols() + 2) {
    const std::size_t d = points_->cols();
    parallelFor(points_->rows(), kPrepareGrain, [&](std::size_t begin, std::size_t end) {
      progress.throwIfCancelled();
      for (std::size_t i = begin; i < end; ++i) {
        float* row = extended_.row(i).data();
        frame_.apply(points_->row(i), row);
        const double squared = norm2(row, d);
        row[d] = static_cast<float>(squared * (1 - 1.5 * unit_));
        row[d + 1] = static_cast<float>(std::sqrt(squared));
      }
    });
  }

  std::size_t size() const override { return points_->rows(); }
  std::size_t dimension() const override { return points_->cols(); }

  NeighborLists find(MatrixView<const float> queries, std::size_t k, const NeighborExclusion& exclusion,
                     const Progress& progress) const override {
    requireEnoughRows(k, size());
    NeighborLists lists{Matrix<std::uint32_t>(queries.rows(), k), Matrix<double>(queries.rows(), k)};
    const std::size_t block = std::clamp(queries.rows() / kBlocksWanted, kSmallestQueryBlock, kLargestQueryBlock);
    parallelFor(queries.rows(), block, [&](std::size_t begin, std::size_t end) {
      searchBlock(queries, begin, end, exclusion, progress, lists);
      progress.report(static_cast<double>(end) / static_cast<double>(queries.rows()));
    });
    return lists;
  }

 private:
  /// Queries as rows (−2q, 1, −3u‖q‖): times an index row (x, ‖x‖²(1−1.5u), ‖x‖) this is a lower bound of
  /// ‖x − q‖² − ‖q‖², whatever the rounding.
  Matrix<float> extendQueries(MatrixView<const float> queries, std::vector<double>& norms) const {
    const std::size_t d = dimension();
    Matrix<float> extended(queries.rows(), d + 2);
    for (std::size_t q = 0; q < queries.rows(); ++q) {
      float* row = extended.row(q).data();
      frame_.apply(queries.row(q), row);
      norms[q] = std::sqrt(norm2(row, d));
      for (std::size_t f = 0; f < d; ++f) row[f] *= -2;
      row[d] = 1;
      row[d + 1] = static_cast<float>(-3 * unit_ * norms[q]);
    }
    return extended;
  }

  void searchBlock(MatrixView<const float> queries, std::size_t begin, std::size_t end,
                   const NeighborExclusion& exclusion, const Progress& progress, NeighborLists& lists) const {
    const std::size_t count = end - begin;
    const std::size_t k = lists.k();
    for (std::size_t q = begin; q < end; ++q) requireFinite(queries.row(q), q, "query row");
    std::vector<double> norms(count);
    const Matrix<float> extended = extendQueries(queries.rowRange(begin, end), norms);
    std::vector<Candidates> candidates(count, Candidates(k));
    Matrix<float> bounds(count, kPanel);
    for (std::size_t first = 0; first < size(); first += kPanel) {
      progress.throwIfCancelled();
      const std::size_t width = std::min(kPanel, size() - first);
      multiplyByTransposed(extended, MatrixView<const float>(extended_).rowRange(first, first + width),
                           {bounds.data(), count, width});
      for (std::size_t q = 0; q < count; ++q) {
        collect(begin + q, norms[q], {bounds.data() + q * width, width}, first, exclusion, candidates[q]);
        if (candidates[q].crowded()) candidates[q].keepNearest(measure(queries.row(begin + q), candidates[q].rows()));
      }
    }
    for (std::size_t q = 0; q < count; ++q) finish(queries.row(begin + q), begin + q, candidates[q], lists);
  }

  /// How far above its lower bound ‖x − q‖² − ‖q‖² may lie.
  double slack(double queryNorm, std::size_t row) const {
    const double norm = static_cast<double>(extended_(row, dimension() + 1));
    return 2 * unit_ * (1.5 * norm * norm + 3 * queryNorm * norm + queryNorm * queryNorm);
  }

  void collect(std::size_t query, double queryNorm, std::span<const float> bounds, std::size_t first,
               const NeighborExclusion& exclusion, Candidates& candidates) const {
    for (std::size_t j = 0; (j = firstNotAbove(bounds, j, candidates.threshold())) < bounds.size(); ++j) {
      const auto row = static_cast<std::uint32_t>(first + j);
      if (!exclusion.excludes(query, row)) candidates.add(row, bounds[j], slack(queryNorm, row));
    }
  }

  std::vector<double> measure(std::span<const float> query, std::span<const std::uint32_t> rows) const {
    std::vector<double> squared(rows.size());
    squaredDistances(query.data(), points_->data(), dimension(), rows, squared.data());
    return squared;
  }

  void finish(std::span<const float> values, std::size_t query, Candidates& candidates, NeighborLists& lists) const {
    candidates.prune();
    const std::vector<std::uint32_t> rows = candidates.rows();
    if (rows.size() < lists.k()) throwTooFewNeighbors(query, rows.size(), lists.k());
    writeNearest(rows, measure(values, rows), query, lists);
  }

  std::shared_ptr<const Matrix<float>> points_;
  Frame frame_;
  double unit_;
  Matrix<float> extended_;  ///< n × (d + 2): framed point, lowered ‖x‖², ‖x‖
};

}  // namespace

std::unique_ptr<NeighborSearch> makeProductSearch(std::shared_ptr<const Matrix<float>> points,
                                                  const Progress& progress) {
  return std::make_unique<ProductSearch>(std::move(points), progress);
}

}  // namespace blendscope
