// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/archive.h"

#include <fmt/format.h>
#include <bit>
#include <cstring>

#include "base/error.h"

namespace blendscope {

static_assert(std::endian::native == std::endian::little, "archives are written in the byte order of x86-64");

namespace {

constexpr char kText = 's';
constexpr char kInteger = 'i';
constexpr char kNumber = 'd';
constexpr char kNumbers = 'D';
constexpr char kFloats = 'F';
constexpr char kIntegers = 'I';
constexpr char kFloatTable = 'M';
constexpr char kDoubleTable = 'N';

}  // namespace

void ArchiveWriter::raw(const void* data, std::size_t size) {
  const auto* first = static_cast<const std::byte*>(data);
  bytes_.insert(bytes_.end(), first, first + size);
}

void ArchiveWriter::tag(char type) { raw(&type, 1); }

void ArchiveWriter::text(std::string_view value) {
  tag(kText);
  const std::uint64_t size = value.size();
  raw(&size, sizeof size);
  raw(value.data(), value.size());
}

void ArchiveWriter::integer(std::int64_t value) {
  tag(kInteger);
  raw(&value, sizeof value);
}

void ArchiveWriter::number(double value) {
  tag(kNumber);
  raw(&value, sizeof value);
}

void ArchiveWriter::numbers(std::span<const double> values) {
  tag(kNumbers);
  const std::uint64_t size = values.size();
  raw(&size, sizeof size);
  raw(values.data(), values.size_bytes());
}

void ArchiveWriter::floats(std::span<const float> values) {
  tag(kFloats);
  const std::uint64_t size = values.size();
  raw(&size, sizeof size);
  raw(values.data(), values.size_bytes());
}

void ArchiveWriter::integers(std::span<const std::int32_t> values) {
  tag(kIntegers);
  const std::uint64_t size = values.size();
  raw(&size, sizeof size);
  raw(values.data(), values.size_bytes());
}

void ArchiveWriter::table(MatrixView<const float> values) {
  tag(kFloatTable);
  const std::uint64_t shape[2] = {values.rows(), values.cols()};
  raw(shape, sizeof shape);
  raw(values.data(), values.rows() * values.cols() * sizeof(float));
}

void ArchiveWriter::table(MatrixView<const double> values) {
  tag(kDoubleTable);
  const std::uint64_t shape[2] = {values.rows(), values.cols()};
  raw(shape, sizeof shape);
  raw(values.data(), values.rows() * values.cols() * sizeof(double));
}

namespace {

[[noreturn]] void throwTooShort() {
  throw Error("the saved model ends too early", {}, "The file is damaged or incomplete; train and save it again.");
}

}  // namespace

void ArchiveReader::raw(void* data, std::size_t size) {
  if (size > bytes_.size()) throwTooShort();
  if (size > 0) std::memcpy(data, bytes_.data(), size);
  bytes_ = bytes_.subspan(size);
}

void ArchiveReader::tag(char type) {
  char found = 0;
  raw(&found, 1);
  if (found != type) {
    throw Error(fmt::format("the saved model holds a value of type '{}' where '{}' belongs", found, type), {},
                "It was written by another version or is damaged; train and save it again.");
  }
}

template <class T>
std::vector<T> ArchiveReader::sequence(char type) {
  tag(type);
  std::uint64_t size = 0;
  raw(&size, sizeof size);
  if (size > bytes_.size() / sizeof(T)) throwTooShort();
  std::vector<T> values(size);
  raw(values.data(), size * sizeof(T));
  return values;
}

template <class T>
Matrix<T> ArchiveReader::table(char type) {
  tag(type);
  std::uint64_t shape[2] = {0, 0};
  raw(shape, sizeof shape);
  if (shape[1] != 0 && shape[0] > bytes_.size() / sizeof(T) / shape[1]) throwTooShort();
  Matrix<T> values(shape[0], shape[1]);
  raw(values.data(), shape[0] * shape[1] * sizeof(T));
  return values;
}

std::string ArchiveReader::text() {
  const std::vector<char> characters = sequence<char>(kText);
  return {characters.begin(), characters.end()};
}

std::int64_t ArchiveReader::integer() {
  tag(kInteger);
  std::int64_t value = 0;
  raw(&value, sizeof value);
  return value;
}

double ArchiveReader::number() {
  tag(kNumber);
  double value = 0;
  raw(&value, sizeof value);
  return value;
}

std::vector<double> ArchiveReader::numbers() { return sequence<double>(kNumbers); }
std::vector<float> ArchiveReader::floats() { return sequence<float>(kFloats); }
std::vector<std::int32_t> ArchiveReader::integers() { return sequence<std::int32_t>(kIntegers); }
Matrix<float> ArchiveReader::floatTable() { return table<float>(kFloatTable); }
Matrix<double> ArchiveReader::doubleTable() { return table<double>(kDoubleTable); }

}  // namespace blendscope
