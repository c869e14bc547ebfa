// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/neighbor_space.h"

#include <fmt/format.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "embedding/training_rows.h"

namespace blendscope {

namespace {

constexpr std::size_t kExactRows = 100000;  // exact search grows with the square of the rows: about 20 s here
constexpr std::size_t kNeighborSpacePlacingGrain = 64;
constexpr std::size_t kNeighborSpaceBlockRows = 8192;

void scaleToUnitLength(std::span<float> row) {
  double squares = 0;
  for (const float value : row) squares += static_cast<double>(value) * static_cast<double>(value);
  if (squares <= 0) return;
  const double scale = 1 / std::sqrt(squares);
  for (float& value : row) value = static_cast<float>(static_cast<double>(value) * scale);
}

}  // namespace

NeighborSpace::NeighborSpace(MatrixView<const float> values, EmbeddingMetric metric, NeighborMethod method,
                             std::string_view step, const Progress& progress)
    : step_(step), metric_(metric), method_(method) {
  requireFiniteRows(values, step);
  points_ = std::make_shared<const Matrix<float>>(inSpace(values));
  const bool exact = method == NeighborMethod::Exact || (method == NeighborMethod::Auto && size() <= kExactRows);
  search_ = exact ? makeExactSearch(points_, progress) : makeHnswSearch(points_, HnswOptions{}, progress);
}

Matrix<float> NeighborSpace::inSpace(MatrixView<const float> values) const {
  Matrix<float> result(values.rows(), values.cols());
  std::copy_n(values.data(), values.rows() * values.cols(), result.data());
  if (metric_ == EmbeddingMetric::Cosine) {
    for (std::size_t i = 0; i < result.rows(); ++i) scaleToUnitLength(result.row(i));
  }
  return result;
}

void NeighborSpace::toMetric(NeighborLists& lists) const {
  if (metric_ != EmbeddingMetric::Cosine) return;
  for (double& distance : lists.distance.values()) distance = distance * distance / 2;
}

NeighborLists NeighborSpace::ofTrainingRows(std::size_t k, const Progress& progress) const {
  std::vector<std::uint32_t> all(size());
  std::iota(all.begin(), all.end(), 0);
  NeighborLists lists = findLeavingOut(*search_, *points_, all, {}, k, progress);
  toMetric(lists);
  return lists;
}

void NeighborSpace::requireWidth(MatrixView<const float> values) const {
  if (values.cols() == points_->cols()) return;
  throw Error(fmt::format("the rows have {} features, the embedding was found for {}", values.cols(), points_->cols()),
              fmt::format("step '{}'", step_), "Use cutouts of the shape that the model was trained on.");
}

NeighborLists NeighborSpace::of(MatrixView<const float> values, std::size_t k, const Progress& progress) const {
  const Matrix<float> queries = inSpace(values);
  NeighborLists lists = search_->find(queries, k, {}, progress);
  toMetric(lists);
  return lists;
}

void NeighborSpace::save(ArchiveWriter& archive) const {
  archive.integer(static_cast<int>(metric_));
  archive.integer(static_cast<int>(method_));
  archive.table(*points_);
}

std::shared_ptr<const NeighborSpace> NeighborSpace::load(ArchiveReader& archive, std::string_view step) {
  const auto metric = static_cast<EmbeddingMetric>(archive.integer());
  const auto method = static_cast<NeighborMethod>(archive.integer());
  const Matrix<float> points = archive.floatTable();
  return std::make_shared<const NeighborSpace>(points, metric, method, step, Progress());
}

ParameterInfo metricParameter() {
  return {.name = "metric",
          .label = "Metric",
          .kind = ParameterKind::Choice,
          .defaultValue = std::string("euclidean"),
          .choices = {"euclidean", "cosine"},
          .help = "Cosine looks at the shape of the image alone, euclidean at its brightness too"};
}

ParameterInfo neighborMethodParameter() {
  return {.name = "neighbors",
          .label = "Neighbour search",
          .kind = ParameterKind::Choice,
          .defaultValue = std::string("auto"),
          .choices = {"auto", "exact", "approximate"},
          .help = "Approximate search is faster beyond 100,000 rows and misses a neighbour now and then",
          .advanced = true};
}

EmbeddingMetric metricFrom(const Parameters& parameters) {
  return parameters.word("metric") == "cosine" ? EmbeddingMetric::Cosine : EmbeddingMetric::Euclidean;
}

NeighborMethod neighborMethodFrom(const Parameters& parameters) {
  const std::string& word = parameters.word("neighbors");
  if (word == "exact") return NeighborMethod::Exact;
  return word == "approximate" ? NeighborMethod::Approximate : NeighborMethod::Auto;
}

Matrix<float> placeRows(MatrixView<const float> values, const NeighborSpace& space,
                        const Matrix<float>& trainingPositions, std::size_t k, const Progress& progress,
                        const Settle& settle) {
  space.requireWidth(values);
  Matrix<float> positions(values.rows(), trainingPositions.cols(), std::numeric_limits<float>::quiet_NaN());
  for (std::size_t begin = 0; begin < values.rows(); begin += kNeighborSpaceBlockRows) {
    const std::size_t end = std::min(values.rows(), begin + kNeighborSpaceBlockRows);
    std::vector<std::size_t> finite;
    for (std::size_t i = begin; i < end; ++i) {
      if (isFinite(values.row(i))) finite.push_back(i);
    }
    if (finite.empty()) continue;
    Matrix<float> rows(finite.size(), values.cols());
    for (std::size_t m = 0; m < finite.size(); ++m) std::ranges::copy(values.row(finite[m]), rows.row(m).begin());
    const auto share = [&](std::size_t at) { return static_cast<double>(at) / static_cast<double>(values.rows()); };
    const NeighborLists lists = space.of(rows, k, progress.part(share(begin), share(end)));
    parallelFor(rows.rows(), kNeighborSpacePlacingGrain, [&](std::size_t first, std::size_t last) {
      progress.throwIfCancelled();
      for (std::size_t m = first; m < last; ++m) {
        const std::span<float> position = positions.row(finite[m]);
        if (lists.distance(m, 0) == 0) {
          std::ranges::copy(trainingPositions.row(lists.row(m, 0)), position.begin());
        } else {
          settle(rows.row(m), lists.row.row(m), lists.distance.row(m), position);
        }
      }
    });
  }
  return positions;
}

std::uint64_t seedOfRow(std::span<const float> row, std::uint64_t seed) {
  std::uint64_t hash = seed ^ 0xCBF29CE484222325ULL;
  for (const float value : row) hash = (hash ^ std::bit_cast<std::uint32_t>(value)) * 0x100000001B3ULL;
  return hash;
}

}  // namespace blendscope
