// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/regression_neighbors.h"

#include <algorithm>

#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kSectorCandidates = 2000;
constexpr double kFewHoles = 0.01;
constexpr double kMostlyHoles = 0.6;
constexpr std::size_t kOverlapSample = 256;
constexpr double kLeastOverlap = 0.3;
constexpr std::size_t kTrendSample = 4096;
constexpr std::size_t kExactSearchLimit = 50000;

RegressionData pick(const RegressionData& data, const std::vector<std::uint32_t>& rows) {
  RegressionData picked{Matrix<double>(rows.size(), data.inputs.cols()), {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::ranges::copy(data.inputs.row(rows[i]), picked.inputs.row(i).begin());
    picked.responses.push_back(data.responses[rows[i]]);
  }
  return picked;
}

template <class T>
Matrix<T> stacked(const Matrix<T>& upper, const Matrix<T>& lower) {
  Matrix<T> both(upper.rows() + lower.rows(), lower.cols());
  std::copy_n(upper.data(), upper.rows() * upper.cols(), both.data());
  std::copy_n(lower.data(), lower.rows() * lower.cols(), both.row(upper.rows()).data());
  return both;
}

void append(const LeftOutBatch& more, LeftOutBatch& batch) {
  batch.rows.insert(batch.rows.end(), more.rows.begin(), more.rows.end());
  batch.queries = stacked(batch.queries, more.queries);
  batch.neighbors = stacked(batch.neighbors, more.neighbors);
  batch.constants.insert(batch.constants.end(), more.constants.begin(), more.constants.end());
  batch.planes.insert(batch.planes.end(), more.planes.begin(), more.planes.end());
  batch.holesCarried = batch.holesCarried || more.holesCarried;
}

Matrix<float> toFloat(MatrixView<const double> values) {
  Matrix<float> result(values.rows(), values.cols());
  std::transform(values.data(), values.data() + values.rows() * values.cols(), result.data(),
                 [](double v) { return static_cast<float>(v); });
  return result;
}

}  // namespace

RegressionNeighbors::RegressionNeighbors(std::shared_ptr<const RegressionData> data, const Progress& progress)
    : data_(std::move(data)) {
  if (data_->inputs.cols() == 2) {
    plane_.emplace(data_->inputs);
    holes_.emplace(data_->inputs);
    return;
  }
  points_ = std::make_shared<const Matrix<float>>(toFloat(data_->inputs));
  nearest_ = points_->rows() <= kExactSearchLimit ? makeExactSearch(points_, progress)
                                                  : makeHnswSearch(points_, HnswOptions{}, progress);
}

Matrix<std::uint32_t> RegressionNeighbors::find(MatrixView<const double> queries, std::size_t k,
                                                const Progress& progress) const {
  if (plane_) return plane_->find(queries, k, kSectorCandidates, {}, progress);
  return nearest_->find(toFloat(queries), k, {}, progress).row;
}

bool RegressionNeighbors::hasHoles() const {
  return holes_ && holes_->emptyShare() > kFewHoles && holes_->emptyShare() < kMostlyHoles;
}

LeftOutBatch RegressionNeighbors::leaveOut(std::size_t count, std::size_t k, RandomStream& random,
                                           const Progress& progress) const {
  if (!hasHoles()) return leaveOutAlone(count, k, random, progress);
  LeftOutBatch batch = leaveOutAlone(count / 2, k, random, progress);
  append(leaveOutInHoles(count - count / 2, k, random, progress), batch);
  return batch;
}

LeftOutBatch RegressionNeighbors::leaveOutAlone(std::size_t count, std::size_t k, RandomStream& random,
                                                const Progress& progress) const {
  const std::size_t n = data_->inputs.rows();
  LeftOutBatch batch;
  for (std::size_t i = 0; i < count; ++i) batch.rows.push_back(static_cast<std::uint32_t>(random.below(n)));
  batch.queries = Matrix<double>(count, data_->inputs.cols());
  for (std::size_t i = 0; i < count; ++i) {
    std::ranges::copy(data_->inputs.row(batch.rows[i]), batch.queries.row(i).begin());
  }
  const auto isSelf = [&](std::size_t q, std::uint32_t row) { return row == batch.rows[q]; };
  batch.neighbors = plane_ ? plane_->find(batch.queries, k, kSectorCandidates, isSelf, progress)
                           : findLeavingOut(*nearest_, *points_, batch.rows, {}, k, progress).row;
  batch.constants.assign(count, Trend::fit(TrendKind::Constant, data_->inputs, data_->responses));
  batch.planes.assign(count, Trend::fit(TrendKind::Linear, data_->inputs, data_->responses));
  return batch;
}

std::vector<std::uint32_t> RegressionNeighbors::uncovered(std::span<const double> shift, std::size_t sample) const {
  const Matrix<double>& inputs = data_->inputs;
  const std::size_t stride = std::max<std::size_t>(1, inputs.rows() / sample);
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < inputs.rows(); i += stride) {
    if (!holes_->isHole(inputs(i, 0) + shift[0], inputs(i, 1) + shift[1]))
      rows.push_back(static_cast<std::uint32_t>(i));
  }
  return rows;
}

/// Whether the data shifted by this much still cover much of the data in place.
bool RegressionNeighbors::leavesEnough(std::span<const double> shift) const {
  const std::size_t sample = std::min(kOverlapSample, data_->inputs.rows());
  return static_cast<double>(uncovered(shift, sample).size()) > kLeastOverlap * static_cast<double>(sample);
}

LeftOutBatch RegressionNeighbors::leaveOutInHoles(std::size_t count, std::size_t k, RandomStream& random,
                                                  const Progress& progress) const {
  if (!hasHoles()) return leaveOutAlone(count, k, random, progress);
  const Matrix<double>& inputs = data_->inputs;
  LeftOutBatch batch;
  batch.holesCarried = true;
  batch.queries = Matrix<double>(count, 2);
  Matrix<double> shift(count, 2);
  for (std::size_t q = 0; q < count; ++q) {
    std::uint32_t row = 0;
    do {
      row = static_cast<std::uint32_t>(random.below(inputs.rows()));
      const std::array<double, 2> place = holes_->randomPlace(random);
      for (std::size_t axis = 0; axis < 2; ++axis) shift(q, axis) = place[axis] - inputs(row, axis);
    } while (!leavesEnough(shift.row(q)));
    batch.rows.push_back(row);
    std::ranges::copy(inputs.row(row), batch.queries.row(q).begin());
  }
  const auto covered = [&](std::size_t q, std::uint32_t row) {
    return row == batch.rows[q] || holes_->isHole(inputs(row, 0) + shift(q, 0), inputs(row, 1) + shift(q, 1));
  };
  batch.neighbors = plane_->find(batch.queries, k, kSectorCandidates, covered, progress);
  batch.constants.resize(count);
  batch.planes.resize(count);
  parallelFor(count, 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t q = begin; q < end; ++q) {
      const RegressionData left = pick(*data_, uncovered(shift.row(q), kTrendSample));
      batch.constants[q] = Trend::fit(TrendKind::Constant, left.inputs, left.responses);
      batch.planes[q] = Trend::fit(TrendKind::Linear, left.inputs, left.responses);
    }
  });
  return batch;
}

}  // namespace blendscope
