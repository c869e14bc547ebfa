// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "io/review_list.h"

/// A review list as a plain table, between its meaning and the three file formats.
namespace blendscope {

enum class CellKind { Word, Number, Truth };

/// A column on its way to a file.
struct ReviewColumn {
  std::string name;
  std::string unit;
  CellKind kind = CellKind::Word;
  std::function<std::string(std::size_t)> word = {};  ///< of Word columns; of Truth columns "1", "0" or "" (unknown)
  const std::vector<double>* numbers = nullptr;       ///< of Number columns
};
std::vector<ReviewColumn> reviewColumns(const ReviewList& list);

/// A column as a file gave it: the text of each cell.
struct CellColumn {
  std::string name;
  std::string unit;
  bool isWord = false;  ///< the file says that these are words, even if they look like numbers
  std::vector<std::string> cells;
};
struct CellTable {
  std::vector<CellColumn> columns;
  std::vector<std::size_t> places;
  bool placesAreRows = false;
  std::vector<DataProblem> problems;
};

// One pair per format.
void writeReviewCsv(const std::vector<ReviewColumn>& columns, std::size_t rows, const std::filesystem::path& path,
                    const Progress& progress);
CellTable readReviewCsv(std::string_view text, const std::string& file, const Progress& progress);
void writeReviewFits(const std::vector<ReviewColumn>& columns, std::size_t rows, const std::filesystem::path& path,
                     const Progress& progress);
CellTable readReviewFits(const std::filesystem::path& path, const Progress& progress);
void writeReviewVotable(const std::vector<ReviewColumn>& columns, std::size_t rows, const std::filesystem::path& path,
                        const Progress& progress);
CellTable readReviewVotable(std::string_view text, const std::string& file, const Progress& progress);

}  // namespace blendscope
