// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "data/filter_syntax.h"
#include "data/known_columns.h"
#include "data/row_set.h"

namespace blendscope {

/// The rows that a filter lets through.
struct FilterMatch {
  RowSet rows;
  std::vector<std::string> remarks;  ///< on words that no row has, for people
};

/// Conditions on what is known of each cutout, as text:
///
///     class == blend and snr > 20 and seeing < 1.7
///     1.2 < seeing <= 1.7 or not (flag or class in (single, binary))
///     note ~ "cosmic" and "label_by" is known and row between 0 and 999
///
/// - Comparisons are == (or =), != (or <>), <, <=, > and >=; `in (a, b)`, `between a and b` (both included), `~` for
///   "contains" and `!~` for "does not"; `is missing` and `is known`. `not` may stand before in and between, and
///   between is and missing. They are joined by and, or, not and brackets; `and` binds closer than `or`.
/// - Names are those of columns in any case, in quotes ("…" or '…', doubled to stand for themselves) where they hold
///   blanks, colons or brackets. A short name stands for the column "SOURCE: NAME" (KnownColumns::meant). Besides there
///   are `id`, `class` and, unless a column is called so, `row`: the place in the file, counted from 0.
/// - Numbers have a decimal point. A column of numbers may be compared with another. Words may stand in quotes; they
///   match as written or, where nothing is written so, in any case. `~` ignores case. Words have no order.
/// - A column of 0 and 1 (a flag, a named subset) is a condition by itself.
/// - What is missing, and NaN, satisfies no comparison, neither == nor !=; so `not snr > 20` holds where there is no
///   snr, and `snr <= 20` does not.
///
/// An empty text lets everything through. Immutable; safe to share between threads.
class RowFilter {
 public:
  /// Throws FilterError where the text is no filter. Names are looked up by `matching`.
  static RowFilter parse(std::string_view text);

  const std::string& text() const { return text_; }
  bool isEverything() const { return root_->kind == FilterNode::Kind::Everything; }

  /// Tests all rows in parallel blocks. Throws FilterError for a column or class that does not exist, an ambiguous
  /// name, or a comparison that makes no sense of the column's values; it names what is nearest.
  FilterMatch matching(const KnownColumns& known, const Progress& progress) const;

 private:
  RowFilter(std::string text, FilterNode root);

  std::string text_;
  std::shared_ptr<const FilterNode> root_;
};

}  // namespace blendscope
