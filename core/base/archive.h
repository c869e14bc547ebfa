// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"

namespace blendscope {

/// Fitted steps as bytes: little-endian, every value preceded by its type, so that a file that does not fit is refused
/// rather than misread. Version and checksum belong to the file around it.
class ArchiveWriter {
 public:
  void text(std::string_view value);
  void integer(std::int64_t value);
  void number(double value);
  void numbers(std::span<const double> values);
  void floats(std::span<const float> values);
  void integers(std::span<const std::int32_t> values);
  void table(MatrixView<const float> values);
  void table(MatrixView<const double> values);

  const std::vector<std::byte>& bytes() const { return bytes_; }

 private:
  void tag(char type);
  void raw(const void* data, std::size_t size);
  std::vector<std::byte> bytes_;
};

/// Reads in the order written. Every function throws Error if the next value has another type or the data end early.
class ArchiveReader {
 public:
  /// `bytes` must outlive the reader. `progress` is for those whose object takes time to build from what they read.
  explicit ArchiveReader(std::span<const std::byte> bytes, Progress progress = Progress())
      : bytes_(bytes), progress_(std::move(progress)) {}

  const Progress& progress() const { return progress_; }

  std::string text();
  std::int64_t integer();
  double number();
  std::vector<double> numbers();
  std::vector<float> floats();
  std::vector<std::int32_t> integers();
  Matrix<float> floatTable();
  Matrix<double> doubleTable();

  bool atEnd() const { return bytes_.empty(); }

 private:
  void tag(char type);
  void raw(void* data, std::size_t size);
  template <class T>
  std::vector<T> sequence(char type);
  template <class T>
  Matrix<T> table(char type);
  std::span<const std::byte> bytes_;
  Progress progress_;
};

}  // namespace blendscope
