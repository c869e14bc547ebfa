// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "data/known_columns.h"

namespace blendscope {

/// What may be written at the cursor of a filter: words to put in the place of bytes [begin, end).
struct FilterCompletion {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<std::string> words;  ///< those that begin with what is written there first; empty where nothing fits
};

/// Columns where a condition may begin, operators that suit the column's values, classes and words as values, joints
/// after a condition. `cursor` is a byte of `text`.
FilterCompletion completeFilter(std::string_view text, std::size_t cursor, const KnownColumns& known);

/// A name or word as a filter has to write it: in quotes where it needs them.
std::string writtenInFilter(std::string_view name);

/// A filter in the words of these data that lets at least one cutout through: a class, and a measured number below
/// something. Of what there is; empty where there is neither.
std::string exampleFilter(const CutoutSet& set);

}  // namespace blendscope
