// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "data/known_columns.h"
#include "data/row_set.h"

namespace blendscope {

/// In which order cutouts are looked at.
struct RowOrderSpec {
  enum class Key { File, Id, Class, Column };
  Key key = Key::File;
  std::string column;        ///< of the metadata or the derived columns, with Key::Column
  bool descending = false;   ///< rows without a value come last either way
  bool byClass = false;      ///< one section per class, in the order of the classes, unlabelled rows last
  std::string byWords = {};  ///< one section per word of this column, rows without one last; empty: see byClass
  bool operator==(const RowOrderSpec&) const = default;
};

/// Places [begin, end) of one class or word; kUnlabelled for rows without and where nothing is grouped.
struct RowSection {
  int classIndex = kUnlabelled;  ///< or the number of the word
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const RowSection&) const = default;
};

/// Some or all rows of a set, one after the other.
struct RowOrder {
  static constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

  std::vector<Row> rows;               ///< the row at each place
  std::vector<std::uint32_t> placeOf;  ///< the place of each row of the set; kNowhere where it is left out
  RowSet shown;                        ///< the same rows as a set
  std::vector<RowSection> sections;    ///< not empty ones only; a single one where nothing is grouped
  std::vector<std::string> words;      ///< that the sections' numbers stand for; empty where they are classes
};

/// Stable: equal rows stay in the order of the file. Ids compare by their numbers where they have some (star_2 before
/// star_10). `only`, if given, names the rows to keep; `derived`, if given, holds columns beside the metadata of the
/// set. Throws UsageError for an unknown column, or one without words to group by.
RowOrder orderRows(const CutoutSet& set, const RowOrderSpec& spec, const RowSet* only, const Progress& progress,
                   const MetadataTable* derived = nullptr);
RowOrder orderRows(const KnownColumns& known, const RowOrderSpec& spec, const RowSet* only, const Progress& progress);

/// Whether `a` comes before `b` when runs of digits count as numbers.
bool naturallyBefore(std::string_view a, std::string_view b);

}  // namespace blendscope
