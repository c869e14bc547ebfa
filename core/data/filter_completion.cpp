// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/filter_completion.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/number_text.h"
#include "data/filter_syntax.h"

namespace blendscope {

namespace {

constexpr std::size_t kMostOffered = 40;
constexpr std::size_t kMostLookedAt = 10'000;  // words of a column

enum class Expected { Condition, Operator, Value, ListOpening, Existence, Joint };

/// Where in the language the text stands, and of which column it speaks.
struct Standing {
  Expected expected = Expected::Condition;
  std::string column;
  bool ofRange = false;  ///< the next `and` belongs to `between`
};

bool isJoint(const FilterToken& token) {
  return token.isWord("and") || token.isWord("or") || token.isSymbol("&&") || token.isSymbol("||") ||
         token.isSymbol("&") || token.isSymbol("|");
}

void stepOver(Standing& at, const FilterToken& token) {
  switch (at.expected) {
    case Expected::Condition:
      if (token.isName() && !token.isWord("not")) {
        at.column = token.text;
        at.expected = Expected::Operator;
      } else if (token.kind == FilterToken::Kind::Number) {
        at.expected = Expected::Operator;
      }
      return;
    case Expected::Operator:
      if (isJoint(token)) {
        at.expected = Expected::Condition;
      } else if (token.isWord("in")) {
        at.expected = Expected::ListOpening;
      } else if (token.isWord("is")) {
        at.expected = Expected::Existence;
      } else if (token.isWord("between")) {
        at.ofRange = true;
        at.expected = Expected::Value;
      } else if (token.isSymbol(")")) {
        at.expected = Expected::Joint;
      } else if (token.kind == FilterToken::Kind::Symbol) {
        at.expected = Expected::Value;
      }
      return;
    case Expected::ListOpening:
      at.expected = Expected::Value;
      return;
    case Expected::Value:
      if (token.kind != FilterToken::Kind::Symbol) at.expected = Expected::Joint;
      return;
    case Expected::Existence:
      if (!token.isWord("not")) at.expected = Expected::Joint;
      return;
    case Expected::Joint:
      if (token.isSymbol(",") || (at.ofRange && isJoint(token))) {
        at.expected = Expected::Value;
        at.ofRange = false;
      } else if (isJoint(token)) {
        at.expected = Expected::Condition;
      } else if (token.kind == FilterToken::Kind::Symbol && !token.isSymbol(")")) {
        at.expected = Expected::Value;  // 1 < seeing < 2
      }
      return;
  }
}

enum class Values { Numbers, Flags, Words };

Values valuesOf(const KnownColumns& known, const std::string& name) {
  if (sameWord(name, "id") || sameWord(name, "class")) return Values::Words;
  const auto meant = known.meant(name);
  if (meant.size() != 1) return Values::Numbers;
  const auto* numbers = std::get_if<std::vector<double>>(&meant.front()->values);
  if (!numbers) return Values::Words;
  const std::size_t looked = std::min(numbers->size(), kMostLookedAt);
  const bool flags = std::none_of(numbers->begin(), numbers->begin() + static_cast<std::ptrdiff_t>(looked),
                                  [](double v) { return v < 0 || v > 0 ? v != 1 : false; });
  return flags ? Values::Flags : Values::Numbers;
}

std::vector<std::string> columnNames(const KnownColumns& known) {
  std::vector<std::string> names{"class", "id", "row"};
  for (const MetadataColumn* column : known.all()) {
    const std::string_view shorter = shortName(column->name);
    const auto meant = known.meant(shorter);
    const bool clear = meant.size() == 1 && meant.front() == column;
    names.push_back(writtenInFilter(clear ? shorter : std::string_view(column->name)));
  }
  names.emplace_back("not");
  return names;
}

std::vector<std::string> valueWords(const KnownColumns& known, const std::string& name) {
  if (sameWord(name, "class")) {
    std::vector<std::string> words;
    for (const std::string& word : known.set->classNames().names()) words.push_back(writtenInFilter(word));
    return words;
  }
  const auto meant = known.meant(name);
  const auto* text = meant.size() == 1 ? std::get_if<TextValues>(&meant.front()->values) : nullptr;
  if (!text) return {};
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(text->dictionary.size(), kMostLookedAt); ++i) {
    words.push_back(writtenInFilter(text->dictionary[i]));
  }
  return words;
}

std::vector<std::string> operators(const KnownColumns& known, const std::string& name) {
  switch (valuesOf(known, name)) {
    case Values::Words:
      return {"==", "!=", "in (", "not in (", "~", "!~", "is known", "is missing"};
    case Values::Flags:
      return {"and", "or", "== 1", "== 0", "is missing"};
    case Values::Numbers:
      return {">", ">=", "<", "<=", "==", "!=", "between", "in (", "is known", "is missing"};
  }
  return {};
}

std::vector<std::string> candidates(const Standing& at, const KnownColumns& known) {
  switch (at.expected) {
    case Expected::Condition:
      return columnNames(known);
    case Expected::Operator:
      return operators(known, at.column);
    case Expected::Value:
      return valueWords(known, at.column);
    case Expected::ListOpening:
      return {"("};
    case Expected::Existence:
      return {"known", "missing"};
    case Expected::Joint:
      return at.ofRange ? std::vector<std::string>{"and"} : std::vector<std::string>{"and", "or"};
  }
  return {};
}

std::string_view withoutQuote(std::string_view word) {
  return !word.empty() && word.front() == '"' ? word.substr(1) : word;
}

/// The next number of three digits above.
std::string roundedUp(double value) {
  const double unit = value == 0 ? 1 : std::pow(10.0, std::floor(std::log10(std::abs(value))) - 2);
  const double above = (std::floor(value / unit) + 1) * unit;
  return formatNumber(parseDouble(fmt::format("{:.4g}", above)).value_or(above));
}

}  // namespace

std::string exampleFilter(const CutoutSet& set) {
  const ClassNames& classes = set.classNames();
  Row row = 0;
  std::string filter;
  if (classes.count() > 0) {
    const auto found = std::find(set.labels().begin(), set.labels().end(), classes.positive());
    if (found != set.labels().end()) {
      row = static_cast<Row>(found - set.labels().begin());
      filter = "class == " + writtenInFilter(classes.name(classes.positive()));
    }
  }
  for (const MetadataColumn& column : set.metadata().columns()) {
    if (row >= set.size() || column.role == ColumnRole::Truth || !std::isfinite(column.number(row))) continue;
    if (!filter.empty()) filter += " and ";
    return filter + writtenInFilter(column.name) + " < " + roundedUp(column.number(row));
  }
  return filter;
}

std::string writtenInFilter(std::string_view name) {
  const auto tokens = filterTokens(name);
  const bool plain = tokens.size() == 2 && tokens.front().kind == FilterToken::Kind::Word &&
                     tokens.front().end == name.size() && tokens.front().begin == 0;
  const bool keyword = std::any_of(std::begin(kFilterKeywords), std::end(kFilterKeywords),
                                   [name](std::string_view k) { return sameWord(k, name); });
  if (plain && !keyword) return std::string(name);
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  return quoted + '"';
}

FilterCompletion completeFilter(std::string_view text, std::size_t cursor, const KnownColumns& known) {
  cursor = std::min(cursor, text.size());
  auto before = filterTokens(text.substr(0, cursor));
  before.pop_back();
  FilterCompletion completion{cursor, cursor, {}};
  std::string prefix;
  const bool touches = !before.empty() && before.back().end == cursor &&
                       before.back().kind != FilterToken::Kind::Symbol &&
                       before.back().kind != FilterToken::Kind::Quoted;
  if (touches) {
    prefix = before.back().text;
    completion.begin = before.back().begin;
    for (const FilterToken& token : filterTokens(text)) {
      if (token.begin == completion.begin && token.kind != FilterToken::Kind::Unclosed)
        completion.end = std::max(cursor, token.end);
    }
    before.pop_back();
  }
  Standing at;
  for (const FilterToken& token : before) stepOver(at, token);

  std::vector<std::string> inside;
  for (std::string& word : candidates(at, known)) {
    const std::string_view bare = withoutQuote(word);
    if (bare.size() >= prefix.size() && sameWord(bare.substr(0, prefix.size()), prefix)) {
      completion.words.push_back(std::move(word));
    } else if (containsWord(bare, prefix)) {
      inside.push_back(std::move(word));
    }
  }
  completion.words.insert(completion.words.end(), inside.begin(), inside.end());
  if (completion.words.size() > kMostOffered) completion.words.resize(kMostOffered);
  if (completion.words.size() == 1 && completion.words.front() == prefix) completion.words.clear();
  return completion;
}

}  // namespace blendscope
