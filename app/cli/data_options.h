// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "console.h"
#include "data/annotations.h"
#include "data/cutout_set.h"
#include "data/row_filter.h"

namespace CLI {
class App;
}

namespace blendscope::cli {

/// Where a data set is, as said on the command line.
struct DataOptions {
  std::string data;
  std::string binaries;
  std::string labels;
  std::string review = {};  ///< review list; empty: none
  std::string filter = {};  ///< RowFilter; empty: all cutouts
};

/// `--data DATA` (required), `--binaries FILE`, `--labels FILE`; with `positional`, DATA stands without `--data`.
void addDataOptions(CLI::App& app, DataOptions& options, bool positional = false);

/// `--filter EXPR`; `help` says what becomes of the cutouts for which it holds.
void addFilterOption(CLI::App& app, DataOptions& options, const std::string& help);

/// `--review FILE`: a review list whose labels take the place of the data's.
void addReviewOption(CLI::App& app, DataOptions& options, const std::string& help);

/// What a review list said of the data.
struct ReviewUse {
  std::string file;  ///< empty: there is none
  Annotations annotations;
  std::size_t labelsChanged = 0;
  std::vector<DataProblem> problems;
};

/// A data set and the seconds it took to read.
struct LoadedData {
  std::shared_ptr<const CutoutSet> set;       ///< with the labels of the review list
  std::shared_ptr<const CutoutSet> original;  ///< as it was read
  ReviewUse review;
  double seconds = 0;
  std::vector<std::string> leftOut;  ///< what the filter did, for people; empty without one
};

/// The cutouts that the filter lets through; throws Error if there are none.
LoadedData load(const DataOptions& options, const Progress& progress);

/// What the filter says of the set; a review list's flags and notes are columns, too. Throws UsageError where it says
/// nothing of such a set.
FilterMatch matchingRows(const std::string& filter, const LoadedData& loaded, const Progress& progress);

/// One line on what could not be read, if anything.
std::vector<std::string> readingWarnings(const CutoutSet& set);
/// The same, with one line on the review list and one on what the filter left out.
std::vector<std::string> readingWarnings(const LoadedData& loaded);
/// "12 labels changed by list.csv"; empty without a list.
std::string reviewText(const ReviewUse& review);
/// Adds `review` {file, labels_changed, problems} to a JSON object; nothing without a list.
void addReview(nlohmann::ordered_json& json, const ReviewUse& review);

/// "1000 cutouts of 20×20 pixels: 500 galaxy, 500 star".
std::string describe(const CutoutSet& set);

/// Throws Error if a file cannot come to be at `path`, before long work is done for it. Empty paths are fine.
void requireWritable(const std::string& path);

}  // namespace blendscope::cli
