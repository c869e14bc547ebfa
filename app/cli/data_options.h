// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "console.h"
#include "data/cutout_set.h"

namespace CLI {
class App;
}

namespace blendscope::cli {

/// Where a data set is, as said on the command line.
struct DataOptions {
  std::string data;
  std::string binaries;
  std::string labels;
};

/// `--data DATA` (required), `--binaries FILE`, `--labels FILE`; with `positional`, DATA stands without `--data`.
void addDataOptions(CLI::App& app, DataOptions& options, bool positional = false);

/// A data set and the seconds it took to read.
struct LoadedData {
  std::shared_ptr<const CutoutSet> set;
  double seconds = 0;
};

LoadedData load(const DataOptions& options, const Progress& progress);

/// One line on what could not be read, if anything.
std::vector<std::string> readingWarnings(const CutoutSet& set);

/// "1000 cutouts of 20×20 pixels: 500 galaxy, 500 star".
std::string describe(const CutoutSet& set);

/// Throws Error if a file cannot come to be at `path`, before long work is done for it. Empty paths are fine.
void requireWritable(const std::string& path);

}  // namespace blendscope::cli
