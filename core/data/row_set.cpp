// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/row_set.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace blendscope {

RowSet::RowSet(std::size_t universe, bool full)
    : universe_(universe), words_((universe + 63) / 64, full ? ~std::uint64_t{0} : 0) {
  if (full && universe % 64 != 0) words_.back() = (std::uint64_t{1} << (universe % 64)) - 1;
}

RowSet RowSet::of(std::size_t universe, const std::vector<Row>& rows) {
  RowSet set(universe);
  for (const Row row : rows) set.insert(row);
  return set;
}

RowSet RowSet::fromWords(std::size_t universe, std::vector<std::uint64_t> words) {
  RowSet set(universe, true);
  words.resize(set.words_.size(), 0);
  set.words_.swap(words);
  if (universe % 64 != 0) set.words_.back() &= words.back();
  return set;
}

std::size_t RowSet::count() const {
  std::size_t total = 0;
  for (const std::uint64_t word : words_) total += static_cast<std::size_t>(std::popcount(word));
  return total;
}

void RowSet::clear() { std::fill(words_.begin(), words_.end(), 0); }

RowSet& RowSet::operator|=(const RowSet& other) {
  assert(universe_ == other.universe_);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

RowSet& RowSet::operator&=(const RowSet& other) {
  assert(universe_ == other.universe_);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

RowSet& RowSet::operator-=(const RowSet& other) {
  assert(universe_ == other.universe_);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  return *this;
}

RowSet RowSet::inverted() const {
  RowSet all(universe_, true);
  return all -= *this;
}

std::vector<Row> RowSet::rows() const {
  std::vector<Row> found;
  found.reserve(count());
  for (std::size_t w = 0; w < words_.size(); ++w) {
    for (std::uint64_t word = words_[w]; word != 0; word &= word - 1) {
      found.push_back(static_cast<Row>(w * 64 + static_cast<std::size_t>(std::countr_zero(word))));
    }
  }
  return found;
}

}  // namespace blendscope
