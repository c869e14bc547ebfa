// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"

namespace blendscope {

/// Similarity of two cutouts for a support vector machine.
struct SvmKernel {
  bool radial = true;  ///< exp(−γ|a−b|²), else a·b
  double gamma = 1;    ///< of the radial kernel

  /// Points ready for `evaluate`: γ is worked into them, and `centre` (a row of the same length) subtracted.
  Matrix<float> prepare(MatrixView<const float> values, std::span<const double> centre) const;
  /// Kernel of all prepared points a (m × d) with all b (n × d): m × n. Works in the calling thread alone.
  void evaluate(MatrixView<const float> a, MatrixView<const float> b, MatrixView<float> result) const;
};

/// Rows of the kernel matrix of n prepared points, computed many at a time when one is missing, and kept as far as
/// memory allows. Not thread-safe, but uses several threads; the same values on any number of them.
class KernelRows {
 public:
  /// `points` must outlive this. Keeps at most `bytes` of rows, but always two batches.
  KernelRows(const SvmKernel& kernel, MatrixView<const float> points, std::size_t bytes);

  static constexpr std::size_t kBatch = 64;

  bool has(std::size_t row) const { return slotOf_[row] >= 0; }
  /// A row that is there; valid until the next `compute`.
  const float* row(std::size_t row);
  double diagonal(std::size_t row) const { return diagonal_[row]; }
  /// Computes rows that are not there, at most kBatch, dropping those that were not used for longest. `keep` stays.
  void compute(const std::vector<std::size_t>& rows, std::size_t keep, const Progress& progress);
  std::size_t computed() const { return computed_; }

 private:
  void makeRoom(std::size_t count, std::size_t keep);

  SvmKernel kernel_;
  MatrixView<const float> points_;
  std::size_t capacity_;
  std::vector<double> diagonal_;
  std::vector<std::vector<float>> slots_;
  std::vector<std::size_t> rowOfSlot_;
  std::vector<std::uint64_t> lastUse_;
  std::vector<std::int64_t> slotOf_;
  std::vector<std::size_t> free_;
  std::uint64_t clock_ = 0;
  std::size_t computed_ = 0;
};

}  // namespace blendscope
