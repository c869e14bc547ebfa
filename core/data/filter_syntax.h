// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace blendscope {

/// A filter that means nothing, and the part of its text that is to blame.
class FilterError : public UsageError {
 public:
  /// Bytes [begin, end) of `filter`.
  FilterError(std::string problem, std::string_view filter, std::size_t begin, std::size_t end,
              std::string remedy = {});
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }

 private:
  std::size_t begin_;
  std::size_t end_;
};

/// A piece of a filter's text.
struct FilterToken {
  enum class Kind {
    Word,      ///< a name, a keyword or a value as it stands
    Quoted,    ///< between " or ', which are doubled to stand for themselves
    Number,    ///< with a decimal point, whatever the locale
    Symbol,    ///< brackets, comma, comparison
    Unclosed,  ///< from a quote to the end of the text
    Strange,   ///< a character that means nothing
    End
  };
  Kind kind = Kind::End;
  std::string text;  ///< without quotes
  double number = 0;
  std::size_t begin = 0;  ///< bytes of the filter
  std::size_t end = 0;

  bool isName() const { return kind == Kind::Word || kind == Kind::Quoted; }
  /// Keywords are known in any case, but not between quotes.
  bool isWord(std::string_view keyword) const;
  bool isSymbol(std::string_view symbol) const { return kind == Kind::Symbol && text == symbol; }
};

/// Words that mean something in the language; between quotes they are names.
inline constexpr std::string_view kFilterKeywords[] = {"and", "or", "not", "in", "between", "is", "missing", "known"};

/// All pieces, ended by one of Kind::End. Never throws: what is strange is for the parser to refuse.
std::vector<FilterToken> filterTokens(std::string_view text);

/// What is asked of one column.
enum class FilterTest {
  Holds,  ///< the column alone: 1
  Equal,
  NotEqual,
  Less,
  LessOrEqual,
  Greater,
  GreaterOrEqual,
  In,
  NotIn,
  Between,  ///< both ends included
  NotBetween,
  Contains,
  ContainsNot,
  Missing,
  Known
};

struct FilterCondition {
  FilterToken column;
  FilterTest test = FilterTest::Holds;
  std::vector<FilterToken> values;
};

/// A filter as a tree of what it says.
struct FilterNode {
  enum class Kind { Everything, And, Or, Not, Condition };
  Kind kind = Kind::Everything;
  std::vector<FilterNode> parts;
  FilterCondition condition;  ///< of Kind::Condition
};

/// Text → tree; the language is described with RowFilter. A blank text is Everything. Throws FilterError.
FilterNode parseFilter(std::string_view text);

}  // namespace blendscope
