// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "io/problem_list.h"

namespace blendscope {

/// The file that belongs to `csv` under another name: NAME.csv and "_truth" give NAME_truth.csv.
std::filesystem::path siblingOf(const std::filesystem::path& csv, std::string_view suffix);

/// Adds the columns of a CSV file with a column `idx` to the rows with those ids. A column is numeric if each of its
/// values is an unquoted number or empty. Rows that the file does not name have missing values.
void joinColumns(const std::filesystem::path& file, ColumnRole role, std::uint64_t memoryLimit, CutoutSetParts& parts,
                 ProblemList& problems, const Progress& progress);

/// Makes class "binary" of the blends listed under the header `index`. Throws Error if the classes are not single and
/// blend, or if there is no such list in the file.
void joinBinaries(const std::filesystem::path& file, std::uint64_t memoryLimit, CutoutSetParts& parts,
                  ProblemList& problems, const Progress& progress);

}  // namespace blendscope
