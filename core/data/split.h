// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope {

/// How rows are parted into training and test rows. Text form:
/// `fraction=0.2,seed=42[,stratify][,group=COLUMN]`, `folds=5[,…]`, `repeats=20,fraction=0.2[,…]`.
struct SplitSpec {
  double fraction = 0.2;              ///< part that is tested, in (0, 1); not used with folds
  int folds = 0;                      ///< 0, or 2 and more: K-fold
  int repeats = 1;                    ///< 1 and more: independent draws (of fractions or of all folds)
  std::optional<std::uint64_t> seed;  ///< wins over the program's seed
  bool stratify = false;              ///< keep the class proportions in every part
  /// Metadata column whose rows stay together; empty: none. `objects`, where no column is called so, stands for objects
  /// discovered among the cutouts (evaluate/duplicates.h), which the caller has to number.
  std::string group;

  /// Throws UsageError naming the field, its value and the bound.
  void validate() const;
  bool operator==(const SplitSpec&) const = default;
};

SplitSpec parseSplit(std::string_view text);
std::string toText(const SplitSpec& spec);

/// One division. Both lists ascending and disjoint.
struct Split {
  std::vector<Row> train;
  std::vector<Row> test;
};

/// Object number of each row (dense, from 0) by the values of a metadata column; rows without a value are objects of
/// their own. Throws UsageError if there is no such column, naming those there are.
std::vector<int> groupsOf(const CutoutSet& set, const std::string& column);

/// The divisions the spec asks for over `rows` (labelled, finite rows of `set`, ascending): `folds·repeats` or
/// `repeats` of them. Depends on the seed alone. A fraction of n rows tests round(fraction·n) of them; with groups,
/// whole groups are drawn until that number is reached. Throws Error if a part would be empty.
std::vector<Split> makeSplits(const SplitSpec& spec, const CutoutSet& set, const std::vector<Row>& rows,
                              std::uint64_t defaultSeed);

/// The same with the object number of each row of the set instead of `spec.group`; without numbers every row is an
/// object of its own.
std::vector<Split> makeSplits(const SplitSpec& spec, const CutoutSet& set, const std::vector<Row>& rows,
                              std::span<const int> objects, std::uint64_t defaultSeed);

/// Divisions of the training rows of an outer division, for choosing among settings without a look at its test rows
/// (nested resampling). As makeSplits over `trainRows` with `objects`, but drawn independently of an outer division
/// with the same seed.
std::vector<Split> innerSplits(const SplitSpec& spec, const CutoutSet& set, const std::vector<Row>& trainRows,
                               std::span<const int> objects, std::uint64_t seed);

}  // namespace blendscope
