// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/kernel_rows.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "neighbors/matrix_product.h"

namespace blendscope {

namespace {

constexpr std::size_t kPointsPerBlock = 1024;

using FloatArray = Eigen::Map<Eigen::ArrayXf>;

std::vector<float> halfSquares(MatrixView<const float> points) {
  std::vector<float> result(points.rows());
  for (std::size_t i = 0; i < points.rows(); ++i) {
    double sum = 0;
    for (const float x : points.row(i)) sum += static_cast<double>(x) * static_cast<double>(x);
    result[i] = static_cast<float>(sum / 2);
  }
  return result;
}

}  // namespace

Matrix<float> SvmKernel::prepare(MatrixView<const float> values, std::span<const double> centre) const {
  const double scale = radial ? std::sqrt(2 * gamma) : 1;
  Matrix<float> points(values.rows(), values.cols());
  for (std::size_t i = 0; i < values.rows(); ++i) {
    for (std::size_t f = 0; f < values.cols(); ++f) {
      points(i, f) = static_cast<float>(scale * (static_cast<double>(values(i, f)) - centre[f]));
    }
  }
  return points;
}

void SvmKernel::evaluate(MatrixView<const float> a, MatrixView<const float> b, MatrixView<float> result) const {
  multiplyByTransposed(a, b, result);
  if (!radial) return;
  const std::vector<float> halfA = halfSquares(a);
  std::vector<float> halfB = halfSquares(b);
  const auto n = static_cast<Eigen::Index>(b.rows());
  const FloatArray ofB(halfB.data(), n);
  for (std::size_t i = 0; i < a.rows(); ++i) {
    FloatArray row(result.row(i).data(), n);
    row = (row - ofB - halfA[i]).min(0.0F).exp();
  }
}

KernelRows::KernelRows(const SvmKernel& kernel, MatrixView<const float> points, std::size_t bytes)
    : kernel_(kernel),
      points_(points),
      capacity_(std::max(2 * kBatch, bytes / (sizeof(float) * std::max<std::size_t>(points.rows(), 1)))),
      slotOf_(points.rows(), -1) {
  for (const float half : halfSquares(points)) {
    diagonal_.push_back(kernel.radial ? 1 : 2 * static_cast<double>(half));
  }
}

const float* KernelRows::row(std::size_t row) {
  const auto slot = static_cast<std::size_t>(slotOf_[row]);
  lastUse_[slot] = ++clock_;
  return slots_[slot].data();
}

void KernelRows::compute(const std::vector<std::size_t>& rows, std::size_t keep, const Progress& progress) {
  makeRoom(rows.size(), keep);
  Matrix<float> asked(rows.size(), points_.cols());
  std::vector<float*> targets;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::copy_n(points_.row(rows[r]).begin(), points_.cols(), asked.row(r).begin());
    const std::size_t slot = free_.back();
    free_.pop_back();
    slotOf_[rows[r]] = static_cast<std::int64_t>(slot);
    rowOfSlot_[slot] = rows[r];
    lastUse_[slot] = ++clock_;
    targets.push_back(slots_[slot].data());
  }
  parallelFor(points_.rows(), kPointsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    Matrix<float> block(rows.size(), end - begin);
    kernel_.evaluate(asked, points_.rowRange(begin, end), block);
    for (std::size_t r = 0; r < rows.size(); ++r) {
      std::copy(block.row(r).begin(), block.row(r).end(), targets[r] + begin);
    }
  });
  computed_ += rows.size();
}

void KernelRows::makeRoom(std::size_t count, std::size_t keep) {
  while (free_.size() < count && slots_.size() < capacity_) {
    free_.push_back(slots_.size());
    slots_.emplace_back(points_.rows());
    rowOfSlot_.push_back(0);
    lastUse_.push_back(0);
  }
  if (free_.size() >= count) return;
  std::vector<std::size_t> used;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    const bool isFree = std::find(free_.begin(), free_.end(), slot) != free_.end();
    if (!isFree && slotOf_[keep] != static_cast<std::int64_t>(slot)) used.push_back(slot);
  }
  const auto dropped = static_cast<std::ptrdiff_t>(count - free_.size());
  std::nth_element(used.begin(), used.begin() + dropped - 1, used.end(),
                   [&](std::size_t a, std::size_t b) { return lastUse_[a] < lastUse_[b]; });
  used.resize(static_cast<std::size_t>(dropped));
  for (const std::size_t slot : used) {
    slotOf_[rowOfSlot_[slot]] = -1;
    free_.push_back(slot);
  }
}

}  // namespace blendscope
