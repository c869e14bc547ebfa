// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "data/cutout_set.h"

/// Writers. A file is replaced as a whole or not at all; a full disk or a cancel leaves nothing behind. All throw Error
/// with the file and the reason.
namespace blendscope {

/// CSV in the challenge layout (`idx,class,pixel_0…`) with what belongs to it beside it, so that `loadCutouts` gives
/// back the same pixels, ids, classes and columns: `NAME_truth.csv` holds the columns of role Truth,
/// `NAME_metadata.csv` the measured ones, `NAME_binaries.csv` the ids of class binary of a three-class survey. Units
/// stand in brackets after the column name where its ending `_px` does not say them; words that look like numbers stand
/// in quotes.
///
/// CSV cannot hold everything: images must be square, words without line breaks, classes without rows are forgotten,
/// and so is which way is up (see Provenance::firstRowAtBottom). Throws Error where a set cannot be written, or where a
/// file beside the target would be taken for a part of this set although it is none. To a device such as /dev/stdout
/// only the images go.
void writeCsv(const CutoutSet& set, const std::filesystem::path& path, const Progress& progress);

/// FITS: the image cube CUTOUTS (W×H×N float32, card ROWORDER says which way is up) and the binary tables CATALOG (ID,
/// CLASS, then the columns with TUNITn, and TROLEn = 'TRUTH' for those of role Truth) and CLASSES (names in their
/// order). `loadCutouts` gives back every bit.
void writeFits(const CutoutSet& set, const std::filesystem::path& path, const Progress& progress);

/// One of the two by the ending of the name: .fits, .fit, .fts or .csv. Throws UsageError for others.
void writeCutouts(const CutoutSet& set, const std::filesystem::path& path, const Progress& progress);

/// What a classifier said of n cutouts.
struct PredictionTable {
  std::vector<std::string> ids;          ///< n, may repeat
  std::vector<std::string> classNames;   ///< C classes that the classifier knows
  std::vector<std::string> trueClasses;  ///< n names, which the classifier need not know; empty = unknown
  std::vector<int> predicted;            ///< n numbers in classNames; -1 = no prediction
  Matrix<double> probability;            ///< n × C; NaN = none
  std::vector<double> uncertainty;       ///< n; NaN = none
  /// What else the classifier found, each column with n values; NaN = none.
  struct Column {
    std::string name;
    std::vector<double> values;
  };
  std::vector<Column> columns;
};

/// CSV with the header `id,class,predicted,probability_NAME…,uncertainty` and the further columns behind it; classes by
/// name, unknown values empty.
void writePredictions(const PredictionTable& table, const std::filesystem::path& path, const Progress& progress);

}  // namespace blendscope
