// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope {

/// A set of rows of one CutoutSet as bits: selections, filters, named subsets. Operations on two sets need the same
/// universe. A value type; a million rows take 125 kB.
class RowSet {
 public:
  RowSet() = default;
  explicit RowSet(std::size_t universe, bool full = false);
  static RowSet of(std::size_t universe, const std::vector<Row>& rows);
  /// The reverse of `words`. What is missing is empty, what is too much is left out.
  static RowSet fromWords(std::size_t universe, std::vector<std::uint64_t> words);

  std::size_t universe() const { return universe_; }
  std::size_t count() const;
  bool empty() const { return count() == 0; }
  bool contains(Row row) const { return row < universe_ && ((words_[row / 64] >> (row % 64)) & 1U) != 0; }

  void insert(Row row) { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
  void erase(Row row) { words_[row / 64] &= ~(std::uint64_t{1} << (row % 64)); }
  void toggle(Row row) { words_[row / 64] ^= std::uint64_t{1} << (row % 64); }
  void clear();

  RowSet& operator|=(const RowSet& other);
  RowSet& operator&=(const RowSet& other);
  RowSet& operator-=(const RowSet& other);
  RowSet inverted() const;

  /// Row r is bit r % 64 of word r / 64; bits behind the last row are 0 and have to stay so. For writers that fill
  /// whole words, each its own, from several threads.
  std::span<const std::uint64_t> words() const { return words_; }
  std::span<std::uint64_t> words() { return words_; }

  /// Ascending.
  std::vector<Row> rows() const;
  bool operator==(const RowSet&) const = default;

 private:
  std::size_t universe_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace blendscope
