// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <span>
#include <type_traits>
#include <vector>

namespace blendscope {

/// A dense row-major table in one contiguous block; one row = one cutout, one point or one sample.
template <class T>
class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t cols, T fill = T{}) : rows_(rows), cols_(cols), values_(rows * cols, fill) {}
  Matrix(std::size_t rows, std::size_t cols, std::vector<T> values)
      : rows_(rows), cols_(cols), values_(std::move(values)) {
    assert(values_.size() == rows * cols);
  }

  std::size_t rows() const { return rows_; }
  std::size_t cols() const { return cols_; }
  bool empty() const { return values_.empty(); }
  T* data() { return values_.data(); }
  const T* data() const { return values_.data(); }
  std::span<T> row(std::size_t r) { return {values_.data() + r * cols_, cols_}; }
  std::span<const T> row(std::size_t r) const { return {values_.data() + r * cols_, cols_}; }
  T& operator()(std::size_t r, std::size_t c) { return values_[r * cols_ + c]; }
  const T& operator()(std::size_t r, std::size_t c) const { return values_[r * cols_ + c]; }
  std::vector<T>& values() { return values_; }
  const std::vector<T>& values() const { return values_; }

  bool operator==(const Matrix&) const = default;

 private:
  std::size_t rows_ = 0;
  std::size_t cols_ = 0;
  std::vector<T> values_;
};

/// A row-major table that somebody else owns and keeps alive.
template <class T>
class MatrixView {
 public:
  MatrixView() = default;
  MatrixView(T* data, std::size_t rows, std::size_t cols) : data_(data), rows_(rows), cols_(cols) {}
  MatrixView(const Matrix<std::remove_const_t<T>>& m)  // NOLINT: a view of a table is meant to be implicit
    requires std::is_const_v<T>
      : data_(m.data()), rows_(m.rows()), cols_(m.cols()) {}
  MatrixView(Matrix<std::remove_const_t<T>>& m)  // NOLINT
      : data_(m.data()), rows_(m.rows()), cols_(m.cols()) {}

  std::size_t rows() const { return rows_; }
  std::size_t cols() const { return cols_; }
  bool empty() const { return rows_ * cols_ == 0; }
  T* data() const { return data_; }
  std::span<T> row(std::size_t r) const { return {data_ + r * cols_, cols_}; }
  T& operator()(std::size_t r, std::size_t c) const { return data_[r * cols_ + c]; }
  /// Rows [from, to).
  MatrixView rowRange(std::size_t from, std::size_t to) const { return {data_ + from * cols_, to - from, cols_}; }

 private:
  T* data_ = nullptr;
  std::size_t rows_ = 0;
  std::size_t cols_ = 0;
};

}  // namespace blendscope
