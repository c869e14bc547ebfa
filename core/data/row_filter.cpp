// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/row_filter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <utility>

#include "base/parallel.h"
#include "data/filter_tests.h"

namespace blendscope {

namespace {

constexpr std::size_t kRowsPerAnswer = 16'384;  // a multiple of 64
constexpr std::size_t kMostNames = 4;           // named in an error

bool isNegated(FilterTest test) {
  return test == FilterTest::NotEqual || test == FilterTest::NotIn || test == FilterTest::ContainsNot;
}

bool isOrder(FilterTest test) {
  return test == FilterTest::Less || test == FilterTest::LessOrEqual || test == FilterTest::Greater ||
         test == FilterTest::GreaterOrEqual || test == FilterTest::Between || test == FilterTest::NotBetween;
}

bool isContains(FilterTest test) { return test == FilterTest::Contains || test == FilterTest::ContainsNot; }

/// Looks names up and makes sense of the values they are compared with.
class Resolver {
 public:
  Resolver(const KnownColumns& known, const std::string& text) : known_(known), set_(*known.set), text_(text) {}

  ResolvedFilter resolve(const FilterNode& node) {
    ResolvedFilter filter;
    filter.kind = node.kind;
    for (const FilterNode& part : node.parts) filter.parts.push_back(resolve(part));
    if (node.kind == FilterNode::Kind::Condition) filter.test = testOf(node.condition);
    return filter;
  }
  std::vector<std::string> takeRemarks() { return std::move(remarks_); }

 private:
  using Test = decltype(ResolvedFilter::test);

  [[noreturn]] void refuse(const std::string& problem, const FilterToken& token, const std::string& remedy = {}) const {
    throw FilterError(problem, text_, token.begin, token.end, remedy);
  }

  Test testOf(const FilterCondition& condition) {
    if (sameWord(condition.column.text, "id")) return idTest(condition);
    if (sameWord(condition.column.text, "class")) {
      return CodeTest{set_.labels(), codesThat(condition, set_.classNames().names(), true)};
    }
    const MetadataColumn* column = findColumn(condition.column);
    if (!column && sameWord(condition.column.text, "row")) return numberTest(condition, {});
    if (!column) refuseUnknown(condition.column);
    if (const auto* numbers = std::get_if<std::vector<double>>(&column->values)) return numberTest(condition, *numbers);
    const TextValues& words = std::get<TextValues>(column->values);
    return CodeTest{words.codes, codesThat(condition, words.dictionary, false)};
  }

  const MetadataColumn* findColumn(const FilterToken& name) const {
    const auto meant = known_.meant(name.text);
    if (meant.size() > 1) {
      std::vector<std::string> names;
      for (const MetadataColumn* column : meant) names.push_back(fmt::format("\"{}\"", column->name));
      if (names.size() > kMostNames) names.resize(kMostNames);
      refuse(fmt::format("'{}' may be one of several columns", name.text), name,
             fmt::format("Write one of {}", fmt::join(names, ", ")));
    }
    return meant.empty() ? nullptr : meant.front();
  }

  [[noreturn]] void refuseUnknown(const FilterToken& name) const {
    if (const auto c = classOf(name.text)) {
      refuse(fmt::format("'{}' is a class, no column", name.text), name,
             fmt::format("Write class == {}", set_.classNames().name(*c)));
    }
    std::vector<std::string> names{"id", "class", "row"};
    for (const MetadataColumn* column : known_.all()) names.push_back(column->name);
    const auto holdsWord = [&](const std::string& known) { return containsWord(known, name.text); };
    std::string remedy;
    if (const auto others = std::stable_partition(names.begin(), names.end(), holdsWord); others != names.begin()) {
      const auto shown = std::min<std::ptrdiff_t>(others - names.begin(), kMostNames);
      remedy = fmt::format("Did you mean {}?", fmt::join(names.begin(), names.begin() + shown, " or "));
    } else if (const auto near = nearestName(name.text, names)) {
      remedy = fmt::format("Did you mean {}?", *near);
    } else {
      const std::size_t shown = std::min(names.size(), kMostNames + 3);
      remedy = fmt::format("There are {}{}.",
                           fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
                           names.size() > shown ? fmt::format(" and {} more", names.size() - shown) : "");
    }
    refuse(fmt::format("there is no column '{}'", name.text), name, remedy);
  }

  Test numberTest(const FilterCondition& condition, std::span<const double> values) {
    const std::string& name = condition.column.text;
    if (isContains(condition.test)) {
      refuse(fmt::format("'{}' holds numbers, and ~ looks into words", name), condition.column);
    }
    if (condition.test == FilterTest::Holds) requireFlags(condition.column, values);
    NumberTest test{.values = values, .test = condition.test, .constants = {}};
    for (const FilterToken& value : condition.values) {
      if (value.kind == FilterToken::Kind::Number) {
        test.constants.push_back(value.number);
      } else if (condition.values.size() == 1 && condition.test != FilterTest::In &&
                 condition.test != FilterTest::NotIn) {
        test.other = otherColumn(condition.column, value);
      } else {
        refuse(fmt::format("'{}' holds numbers, and '{}' is none", name, value.text), value);
      }
    }
    return test;
  }

  void requireFlags(const FilterToken& column, std::span<const double> values) const {
    const bool flags = !values.empty() && std::all_of(values.begin(), values.end(),
                                                      [](double v) { return v == 0 || v == 1 || std::isnan(v); });
    if (!flags) {
      refuse(fmt::format("'{}' alone is no condition, since it holds other numbers than 0 and 1", column.text), column,
             fmt::format("Compare it, as in {} > 0", column.text));
    }
  }

  std::span<const double> otherColumn(const FilterToken& column, const FilterToken& value) const {
    const MetadataColumn* other = findColumn(value);
    if (!other) {
      const bool nothing = sameWord(value.text, "nan") || sameWord(value.text, "null") || sameWord(value.text, "none");
      refuse(fmt::format("'{}' holds numbers, and '{}' is neither a number nor a column", column.text, value.text),
             value, nothing ? fmt::format("Write {} is missing", column.text) : std::string());
    }
    const auto* numbers = std::get_if<std::vector<double>>(&other->values);
    if (!numbers) {
      refuse(fmt::format("'{}' holds numbers and '{}' words", column.text, value.text), value);
    }
    return *numbers;
  }

  void requireWords(const FilterCondition& condition) const {
    if (isOrder(condition.test)) {
      refuse(fmt::format("'{}' holds words, which have no order", condition.column.text), condition.column,
             "Use ==, in or ~");
    }
    if (condition.test == FilterTest::Holds) {
      refuse(fmt::format("'{}' alone is no condition, since it holds words", condition.column.text), condition.column,
             "Compare it with ==, in or ~");
    }
  }

  /// The class of that name, or of that number in the challenge layout.
  std::optional<int> classOf(const std::string& word) const {
    const ClassNames& names = set_.classNames();
    if (const auto c = names.find(word)) return c;
    for (int c = 0; c < names.count(); ++c) {
      if (sameWord(names.name(c), word)) return c;
    }
    const bool challenge = names == ClassNames::challenge(false) || names == ClassNames::challenge(true);
    for (int c = 0; challenge && c < names.count(); ++c) {
      if (word == std::to_string(c)) return c;
    }
    return std::nullopt;
  }

  /// Numbers in `words` of those that are written so; where there are none, of those that differ in case only.
  std::vector<std::size_t> written(const std::vector<std::string>& words, const std::string& word) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (words[i] == word) found.push_back(i);
    }
    for (std::size_t i = 0; found.empty() && i < words.size(); ++i) {
      if (sameWord(words[i], word)) found.push_back(i);
    }
    return found;
  }

  /// What the condition says of each word, after what it says of rows without one.
  std::vector<char> codesThat(const FilterCondition& condition, const std::vector<std::string>& words, bool classes) {
    requireWords(condition);
    std::vector<char> holds(words.size() + 1, condition.test == FilterTest::Known ? 1 : 0);
    holds[0] = condition.test == FilterTest::Missing ? 1 : 0;
    for (const FilterToken& value : condition.values) {
      if (isContains(condition.test)) {
        for (std::size_t i = 0; i < words.size(); ++i) holds[i + 1] = containsWord(words[i], value.text);
      } else if (const auto c = classes ? classOf(value.text) : std::nullopt) {
        holds[static_cast<std::size_t>(*c) + 1] = 1;
      } else if (classes) {
        const auto near = nearestName(value.text, words);
        refuse(fmt::format("there is no class '{}'", value.text), value,
               near ? fmt::format("Did you mean {}?", *near) : fmt::format("There are {}.", fmt::join(words, ", ")));
      } else {
        const auto found = written(words, value.text);
        for (const std::size_t i : found) holds[i + 1] = 1;
        if (found.empty()) remarkOn(condition.column, value, words);
      }
    }
    if (isNegated(condition.test)) {
      for (std::size_t i = 1; i < holds.size(); ++i) holds[i] = holds[i] == 0;
    }
    return holds;
  }

  void remarkOn(const FilterToken& column, const FilterToken& value, const std::vector<std::string>& words) {
    const auto near = nearestName(value.text, words);
    remarks_.push_back(fmt::format("no cutout has the word '{}' in {}{}", value.text, column.text,
                                   near ? fmt::format("; did you mean {}?", *near) : ""));
  }

  RowsTest idTest(const FilterCondition& condition) {
    requireWords(condition);
    RowSet rows(set_.size());
    for (const FilterToken& value : condition.values) {
      if (const auto row = isContains(condition.test) ? std::nullopt : set_.rowOfId(value.text)) {
        rows.insert(*row);
        continue;
      }
      RowSet found = idsThat([&](const std::string& id) {
        return isContains(condition.test) ? containsWord(id, value.text) : sameWord(id, value.text);
      });
      if (!isContains(condition.test) && found.empty()) {
        remarks_.push_back(fmt::format("no cutout has the id '{}'", value.text));
      }
      rows |= found;
    }
    const bool all = condition.test == FilterTest::Known || isNegated(condition.test);
    return {all ? rows.inverted() : rows};
  }

  template <class Holds>
  RowSet idsThat(Holds holds) const {
    std::vector<char> found(set_.size(), 0);
    parallelFor(set_.size(), kRowsPerAnswer, [&](std::size_t begin, std::size_t end) {
      for (std::size_t row = begin; row < end; ++row) found[row] = holds(set_.id(static_cast<Row>(row)));
    });
    RowSet rows(set_.size());
    for (Row row = 0; row < found.size(); ++row) {
      if (found[row]) rows.insert(row);
    }
    return rows;
  }

  const KnownColumns& known_;
  const CutoutSet& set_;
  const std::string& text_;
  std::vector<std::string> remarks_;
};

}  // namespace

RowFilter::RowFilter(std::string text, FilterNode root)
    : text_(std::move(text)), root_(std::make_shared<const FilterNode>(std::move(root))) {}

RowFilter RowFilter::parse(std::string_view text) { return {std::string(text), parseFilter(text)}; }

FilterMatch RowFilter::matching(const KnownColumns& known, const Progress& progress) const {
  Resolver resolver(known, text_);
  const ResolvedFilter filter = resolver.resolve(*root_);
  FilterMatch match{RowSet(known.set->size()), resolver.takeRemarks()};
  const std::span<std::uint64_t> words = match.rows.words();
  std::atomic<std::size_t> done = 0;
  parallelFor(known.set->size(), kRowsPerAnswer, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    answer(filter, begin, end, words.subspan(begin / 64, (end - begin + 63) / 64));
    done += end - begin;
    progress.report(static_cast<double>(done) / static_cast<double>(known.set->size()));
  });
  return match;
}

}  // namespace blendscope
