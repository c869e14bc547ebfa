// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "data/filter_syntax.h"
#include "data/row_set.h"

/// A filter whose names are resolved: what is asked of the values themselves.
namespace blendscope {

/// Of numbers: those of a column, or of the row where `values` is empty.
struct NumberTest {
  std::span<const double> values;
  FilterTest test = FilterTest::Equal;
  std::vector<double> constants;    ///< to compare with…
  std::span<const double> other{};  ///< …or another column
};

/// Of words and classes by their codes, −1 where there is none.
struct CodeTest {
  std::span<const std::int32_t> codes;
  std::vector<char> holds;  ///< for code −1 first
};

/// Of ids: the rows are found already.
struct RowsTest {
  RowSet rows;
};

struct ResolvedFilter {
  FilterNode::Kind kind = FilterNode::Kind::Everything;
  std::vector<ResolvedFilter> parts;
  std::variant<NumberTest, CodeTest, RowsTest> test;  ///< of Kind::Condition
};

/// Answers for rows [begin, end), begin a multiple of 64, as bits of `words`; bits behind the end are 0.
void answer(const ResolvedFilter& filter, std::size_t begin, std::size_t end, std::span<std::uint64_t> words);

}  // namespace blendscope
