// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope {

/// Everything known of each cutout: the set with its own columns, and tables of others that were worked out beside it,
/// those first that a short name means first. Shares what it holds; cheap to copy, safe to hand to another thread.
struct KnownColumns {
  std::shared_ptr<const CutoutSet> set;
  std::vector<std::shared_ptr<const MetadataTable>> beside = {};

  /// By its whole name, ignoring case: the set's own first. Null if there is none.
  const MetadataColumn* find(std::string_view name) const;
  /// As `find`; else those whose names are "SOURCE: NAME" in the first table that has any. One: that is it. Several:
  /// the name is ambiguous.
  std::vector<const MetadataColumn*> meant(std::string_view name) const;
  /// The set's own, then those of the tables in their order.
  std::vector<const MetadataColumn*> all() const;
};

/// NAME of "SOURCE: NAME", the whole of other names.
std::string_view shortName(std::string_view name);

/// SOURCE of "SOURCE: NAME", empty for other names.
std::string_view sourceName(std::string_view name);

/// Whether two words are the same but for the case of ASCII letters.
bool sameWord(std::string_view a, std::string_view b);
bool containsWord(std::string_view text, std::string_view part);

/// The one of `names` that `word` was most likely meant to be; nothing where none is near.
std::optional<std::string> nearestName(std::string_view word, const std::vector<std::string>& names);

}  // namespace blendscope
