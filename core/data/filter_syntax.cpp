// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/filter_syntax.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/number_text.h"
#include "data/known_columns.h"

namespace blendscope {

namespace {

constexpr int kDeepest = 100;  // brackets and nots within each other

constexpr std::pair<std::string_view, FilterTest> kComparisons[] = {
    {"==", FilterTest::Equal},          {"=", FilterTest::Equal},        {"!=", FilterTest::NotEqual},
    {"<>", FilterTest::NotEqual},       {"<=", FilterTest::LessOrEqual}, {"<", FilterTest::Less},
    {">=", FilterTest::GreaterOrEqual}, {">", FilterTest::Greater},      {"~", FilterTest::Contains},
    {"!~", FilterTest::ContainsNot}};
constexpr std::string_view kSymbols[] = {"==", "!=", "<>", "<=", ">=", "!~", "&&", "||", "=",
                                         "<",  ">",  "~",  "(",  ")",  ",",  "!",  "&",  "|"};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isFigure(char c) { return c >= '0' && c <= '9'; }

/// What a word may begin with: letters of any script are bytes from 0x80.
bool beginsWord(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool continuesWord(char c) { return beginsWord(c) || isFigure(c) || c == '.' || c == '-' || c == '/'; }

std::string placeInWords(std::string_view filter, std::size_t begin) {
  const auto before = filter.substr(0, begin);
  const auto characters = std::count_if(before.begin(), before.end(),
                                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
  return fmt::format("the filter, character {}", characters + 1);
}

FilterToken quotedToken(std::string_view text, std::size_t begin) {
  FilterToken token{.kind = FilterToken::Kind::Quoted, .text = {}, .begin = begin};
  const char quote = text[begin];
  std::size_t i = begin + 1;
  for (; i < text.size(); ++i) {
    if (text[i] == quote) {
      if (i + 1 >= text.size() || text[i + 1] != quote) break;
      ++i;
    }
    token.text += text[i];
  }
  if (i >= text.size()) token.kind = FilterToken::Kind::Unclosed;
  token.end = std::min(i + 1, text.size());
  return token;
}

/// Everything up to a blank, a bracket, a comma or a comparison: a number, or a word such as 2MASS or 2026-11-28.
FilterToken numberToken(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  const auto exponentSign = [&] {
    return (text[end] == '+' || text[end] == '-') && (text[end - 1] == 'e' || text[end - 1] == 'E');
  };
  while (end < text.size() && (continuesWord(text[end]) || exponentSign())) ++end;
  FilterToken token{.kind = FilterToken::Kind::Word,
                    .text = std::string(text.substr(begin, end - begin)),
                    .begin = begin,
                    .end = end};
  const std::string_view figures = token.text.front() == '+' ? std::string_view(token.text).substr(1) : token.text;
  if (const auto number = parseDouble(figures)) {
    token.kind = FilterToken::Kind::Number;
    token.number = *number;
  }
  return token;
}

FilterToken wordToken(std::string_view text, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < text.size() && continuesWord(text[end])) ++end;
  return {.kind = FilterToken::Kind::Word,
          .text = std::string(text.substr(begin, end - begin)),
          .begin = begin,
          .end = end};
}

FilterToken symbolToken(std::string_view text, std::size_t begin) {
  for (const std::string_view symbol : kSymbols) {
    if (text.substr(begin, symbol.size()) != symbol) continue;
    return {
        .kind = FilterToken::Kind::Symbol, .text = std::string(symbol), .begin = begin, .end = begin + symbol.size()};
  }
  return {.kind = FilterToken::Kind::Strange, .text = std::string(1, text[begin]), .begin = begin, .end = begin + 1};
}

/// Whether a number begins here: figures, perhaps after a sign and a point.
bool beginsNumber(std::string_view text, std::size_t at) {
  if (text[at] == '+' || text[at] == '-') ++at;
  if (at < text.size() && text[at] == '.') ++at;
  return at < text.size() && isFigure(text[at]);
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), tokens_(filterTokens(text)) {}

  FilterNode filter() {
    if (next().kind == FilterToken::Kind::End) return {};
    FilterNode whole = disjunction();
    if (next().kind != FilterToken::Kind::End) refuseRest();
    return whole;
  }

 private:
  const FilterToken& next() const { return tokens_[at_]; }
  const FilterToken& take() { return tokens_[at_ + 1 < tokens_.size() ? at_++ : at_]; }
  bool takes(std::string_view keyword) { return next().isWord(keyword) && (take(), true); }
  bool takesSymbol(std::string_view symbol) { return next().isSymbol(symbol) && (take(), true); }
  bool takesOr() { return takes("or") || takesSymbol("||") || takesSymbol("|"); }
  bool takesAnd() { return takes("and") || takesSymbol("&&") || takesSymbol("&"); }

  [[noreturn]] void refuse(const std::string& problem, const FilterToken& token, const std::string& remedy = {}) const {
    throw FilterError(problem, text_, token.begin, token.end, remedy);
  }
  [[noreturn]] void refuseNext(const std::string& expected) const {
    const FilterToken& token = next();
    switch (token.kind) {
      case FilterToken::Kind::End:
        refuse(fmt::format("the filter ends where {} is expected", expected), token);
      case FilterToken::Kind::Unclosed:
        refuse("a quote is opened but not closed", token, "Close it with the same quote.");
      case FilterToken::Kind::Strange:
        refuse(fmt::format("'{}' means nothing here", token.text), token, "Put names with such characters in quotes.");
      default:
        refuse(fmt::format("'{}' stands where {} is expected", token.text, expected), token);
    }
  }
  [[noreturn]] void refuseRest() const {
    if (next().isSymbol(",") && at_ > 0 && tokens_[at_ - 1].kind == FilterToken::Kind::Number &&
        tokens_[at_ + 1].kind == FilterToken::Kind::Number) {
      refuse("numbers have a decimal point, no comma", next(),
             fmt::format("Write {}.{}", tokens_[at_ - 1].text, tokens_[at_ + 1].text));
    }
    if (next().isSymbol(")")) refuse("a bracket is closed that was not opened", next());
    refuseNext("'and' or 'or'");
  }

  FilterNode joined(FilterNode::Kind kind, std::vector<FilterNode> parts) const {
    if (parts.size() == 1) return std::move(parts.front());
    FilterNode node;
    node.kind = kind;
    node.parts = std::move(parts);
    return node;
  }

  FilterNode disjunction() {
    std::vector<FilterNode> parts;
    do {
      parts.push_back(conjunction());
    } while (takesOr());
    return joined(FilterNode::Kind::Or, std::move(parts));
  }

  FilterNode conjunction() {
    std::vector<FilterNode> parts;
    do {
      parts.push_back(negation());
    } while (takesAnd());
    return joined(FilterNode::Kind::And, std::move(parts));
  }

  FilterNode negation() {
    if (++depth_ > kDeepest) refuse("the filter has too many brackets within each other", next());
    FilterNode node;
    if (takes("not") || takesSymbol("!")) {
      node.kind = FilterNode::Kind::Not;
      node.parts.push_back(negation());
    } else if (takesSymbol("(")) {
      const FilterToken opened = tokens_[at_ - 1];
      node = disjunction();
      if (next().kind == FilterToken::Kind::End) refuse("a bracket is opened but not closed", opened);
      if (!takesSymbol(")")) refuseRest();
    } else {
      node = condition();
    }
    --depth_;
    return node;
  }

  FilterToken term(const std::string& expected) {
    const bool keyword = std::any_of(std::begin(kFilterKeywords), std::end(kFilterKeywords),
                                     [this](std::string_view k) { return next().isWord(k); });
    if ((!next().isName() && next().kind != FilterToken::Kind::Number) || keyword) refuseNext(expected);
    return take();
  }

  std::optional<FilterTest> takeComparison() {
    const auto known = std::find_if(std::begin(kComparisons), std::end(kComparisons),
                                    [this](const auto& entry) { return next().isSymbol(entry.first); });
    if (known == std::end(kComparisons)) return std::nullopt;
    take();
    return known->second;
  }

  FilterNode tested(FilterToken column, FilterTest test, std::vector<FilterToken> values = {}) const {
    if (!column.isName()) refuse("a number is compared where a column is expected", column);
    FilterNode node;
    node.kind = FilterNode::Kind::Condition;
    node.condition = {std::move(column), test, std::move(values)};
    return node;
  }

  /// The same with sides exchanged, so that the column comes first.
  static FilterTest turnedRound(FilterTest test) {
    switch (test) {
      case FilterTest::Less:
        return FilterTest::Greater;
      case FilterTest::LessOrEqual:
        return FilterTest::GreaterOrEqual;
      case FilterTest::Greater:
        return FilterTest::Less;
      case FilterTest::GreaterOrEqual:
        return FilterTest::LessOrEqual;
      default:
        return test;
    }
  }

  FilterNode condition() {
    FilterToken left = term("a condition");
    std::vector<FilterNode> chain;  // 1.2 < seeing < 1.7
    while (const auto test = takeComparison()) {
      FilterToken right = term("a value");
      chain.push_back(left.kind == FilterToken::Kind::Number ? tested(right, turnedRound(*test), {left})
                                                             : tested(left, *test, {right}));
      left = std::move(right);
    }
    if (!chain.empty()) return joined(FilterNode::Kind::And, std::move(chain));
    if (takes("is")) return existence(std::move(left));
    const bool negated = next().isWord("not") && (tokens_[at_ + 1].isWord("in") || tokens_[at_ + 1].isWord("between"));
    if (negated) take();
    if (takes("in")) return membership(std::move(left), negated);
    if (takes("between")) return range(std::move(left), negated);
    return tested(std::move(left), FilterTest::Holds);
  }

  FilterNode existence(FilterToken column) {
    const bool negated = takes("not");
    if (takes("missing")) return tested(std::move(column), negated ? FilterTest::Known : FilterTest::Missing);
    if (takes("known")) return tested(std::move(column), negated ? FilterTest::Missing : FilterTest::Known);
    refuseNext("'missing' or 'known'");
  }

  FilterNode membership(FilterToken column, bool negated) {
    if (!takesSymbol("(")) refuseNext("a list in brackets");
    std::vector<FilterToken> values;
    do {
      values.push_back(term("a value"));
    } while (takesSymbol(","));
    if (!takesSymbol(")")) refuseNext("')' or ','");
    return tested(std::move(column), negated ? FilterTest::NotIn : FilterTest::In, std::move(values));
  }

  FilterNode range(FilterToken column, bool negated) {
    std::vector<FilterToken> values{term("a number")};
    if (!takes("and")) refuseNext("'and' and a second number");
    values.push_back(term("a number"));
    return tested(std::move(column), negated ? FilterTest::NotBetween : FilterTest::Between, std::move(values));
  }

  std::string_view text_;
  std::vector<FilterToken> tokens_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

}  // namespace

FilterError::FilterError(std::string problem, std::string_view filter, std::size_t begin, std::size_t end,
                         std::string remedy)
    : UsageError(std::move(problem), placeInWords(filter, begin), std::move(remedy)), begin_(begin), end_(end) {}

bool FilterToken::isWord(std::string_view keyword) const { return kind == Kind::Word && sameWord(text, keyword); }

std::vector<FilterToken> filterTokens(std::string_view text) {
  std::vector<FilterToken> tokens;
  std::size_t at = 0;
  while (at < text.size()) {
    if (isBlank(text[at])) {
      ++at;
      continue;
    }
    if (text[at] == '"' || text[at] == '\'') {
      tokens.push_back(quotedToken(text, at));
    } else if (beginsNumber(text, at)) {
      tokens.push_back(numberToken(text, at));
    } else if (beginsWord(text[at])) {
      tokens.push_back(wordToken(text, at));
    } else {
      tokens.push_back(symbolToken(text, at));
    }
    at = tokens.back().end;
  }
  tokens.push_back({.kind = FilterToken::Kind::End, .text = {}, .begin = text.size(), .end = text.size()});
  return tokens;
}

FilterNode parseFilter(std::string_view text) { return Parser(text).filter(); }

}  // namespace blendscope
