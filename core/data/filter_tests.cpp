// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/filter_tests.h"

#include <algorithm>
#include <cmath>

namespace blendscope {

namespace {

constexpr std::size_t kBits = 64;

template <class Holds>
void fillBits(std::size_t begin, std::size_t end, std::span<std::uint64_t> words, Holds holds) {
  for (std::size_t w = 0; w < words.size(); ++w) {
    const std::size_t first = begin + w * kBits;
    const std::size_t count = std::min(kBits, end - first);
    std::uint64_t word = 0;
    for (std::size_t bit = 0; bit < count; ++bit) word |= std::uint64_t{holds(first + bit)} << bit;
    words[w] = word;
  }
}

/// `compare(value, bound)` for each row; never where the value or the bound is NaN.
template <class Value, class Bound>
void fillByTest(FilterTest test, const NumberTest& numbers, Value value, Bound bound, std::size_t begin,
                std::size_t end, std::span<std::uint64_t> words) {
  const auto fill = [&](auto holds) { fillBits(begin, end, words, holds); };
  const auto& constants = numbers.constants;
  const auto inList = [&](double v) { return std::find(constants.begin(), constants.end(), v) != constants.end(); };
  switch (test) {
    case FilterTest::Equal:
      return fill([&](std::size_t row) { return value(row) == bound(row); });
    case FilterTest::NotEqual:
      return fill([&](std::size_t row) { return value(row) < bound(row) || value(row) > bound(row); });
    case FilterTest::Less:
      return fill([&](std::size_t row) { return value(row) < bound(row); });
    case FilterTest::LessOrEqual:
      return fill([&](std::size_t row) { return value(row) <= bound(row); });
    case FilterTest::Greater:
      return fill([&](std::size_t row) { return value(row) > bound(row); });
    case FilterTest::GreaterOrEqual:
      return fill([&](std::size_t row) { return value(row) >= bound(row); });
    case FilterTest::In:
      return fill([&](std::size_t row) { return inList(value(row)); });
    case FilterTest::NotIn:
      return fill([&](std::size_t row) { return !std::isnan(value(row)) && !inList(value(row)); });
    case FilterTest::Between:
      return fill([&](std::size_t row) { return value(row) >= constants[0] && value(row) <= constants[1]; });
    case FilterTest::NotBetween:
      return fill([&](std::size_t row) { return value(row) < constants[0] || value(row) > constants[1]; });
    case FilterTest::Missing:
      return fill([&](std::size_t row) { return std::isnan(value(row)); });
    case FilterTest::Known:
      return fill([&](std::size_t row) { return !std::isnan(value(row)); });
    case FilterTest::Holds:
      return fill([&](std::size_t row) { return value(row) == 1; });
    case FilterTest::Contains:
    case FilterTest::ContainsNot:
      break;
  }
}

void answerNumbers(const NumberTest& numbers, std::size_t begin, std::size_t end, std::span<std::uint64_t> words) {
  const auto ofColumn = [values = numbers.values](std::size_t row) { return values[row]; };
  const auto ofRow = [](std::size_t row) { return static_cast<double>(row); };
  const auto constant = [bound = numbers.constants.empty() ? 0.0 : numbers.constants.front()](std::size_t) {
    return bound;
  };
  const auto ofOther = [values = numbers.other](std::size_t row) { return values[row]; };
  const auto answerWith = [&](auto value) {
    numbers.other.empty() ? fillByTest(numbers.test, numbers, value, constant, begin, end, words)
                          : fillByTest(numbers.test, numbers, value, ofOther, begin, end, words);
  };
  numbers.values.empty() ? answerWith(ofRow) : answerWith(ofColumn);
}

void answerCondition(const ResolvedFilter& filter, std::size_t begin, std::size_t end, std::span<std::uint64_t> words) {
  if (const auto* numbers = std::get_if<NumberTest>(&filter.test)) {
    answerNumbers(*numbers, begin, end, words);
  } else if (const auto* codes = std::get_if<CodeTest>(&filter.test)) {
    fillBits(begin, end, words,
             [codes](std::size_t row) { return codes->holds[static_cast<std::size_t>(codes->codes[row] + 1)] != 0; });
  } else {
    const auto found = std::get<RowsTest>(filter.test).rows.words().subspan(begin / kBits, words.size());
    std::copy(found.begin(), found.end(), words.begin());
  }
}

void invertBits(std::size_t count, std::span<std::uint64_t> words) {
  for (std::uint64_t& word : words) word = ~word;
  if (count % kBits != 0) words.back() &= (std::uint64_t{1} << (count % kBits)) - 1;
}

}  // namespace

void answer(const ResolvedFilter& filter, std::size_t begin, std::size_t end, std::span<std::uint64_t> words) {
  switch (filter.kind) {
    case FilterNode::Kind::Everything:
      std::fill(words.begin(), words.end(), 0);
      invertBits(end - begin, words);
      return;
    case FilterNode::Kind::Condition:
      answerCondition(filter, begin, end, words);
      return;
    case FilterNode::Kind::Not:
      answer(filter.parts.front(), begin, end, words);
      invertBits(end - begin, words);
      return;
    case FilterNode::Kind::And:
    case FilterNode::Kind::Or: {
      answer(filter.parts.front(), begin, end, words);
      std::vector<std::uint64_t> more(words.size());
      for (std::size_t part = 1; part < filter.parts.size(); ++part) {
        answer(filter.parts[part], begin, end, more);
        for (std::size_t w = 0; w < words.size(); ++w) {
          words[w] = filter.kind == FilterNode::Kind::And ? words[w] & more[w] : words[w] | more[w];
        }
      }
      return;
    }
  }
}

}  // namespace blendscope
