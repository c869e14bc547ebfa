// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

/// Where the data of a study are, as given on opening; empty texts where nothing was given.
struct DataReference {
  std::string path = {};      ///< absolute
  std::string binaries = {};  ///< absolute; "none": no list is joined
  std::string labels = {};    ///< absolute
  bool operator==(const DataReference&) const = default;
};

/// Where a data set comes from, said well enough to have it again.
struct DataOrigin {
  DataReference files = {};     ///< an empty path: it was not read from files
  std::string preset = {};      ///< "demo", "challenge" or "alert" for a simulated survey; else empty
  std::uint64_t seed = 1;       ///< of the simulated survey
  bool joinedBinaries = false;  ///< binaries count as blends

  bool isKnown() const { return !files.path.empty() || !preset.empty(); }
  bool operator==(const DataOrigin&) const = default;
};

/// Reads or simulates the data. Throws as `loadCutouts` does.
std::shared_ptr<const CutoutSet> loadData(const DataOrigin& origin, const Progress& progress);

/// What became of a search for data.
struct FoundData {
  std::shared_ptr<const CutoutSet> set;  ///< null: nothing was found
  DataOrigin origin;                     ///< where `set` was found
  bool same = false;                     ///< `set` has the fingerprint that was looked for
  std::string problem;                   ///< for people: what was at the places that did not serve
};

/// Looks for data with a fingerprint: at each of `places`; then in `folder` and below for files or folders of the same
/// name. If none fits, what lies at the first place where something can be read is given back as other data. Throws
/// Cancelled only.
FoundData findData(const std::vector<DataOrigin>& places, const std::string& fingerprint,
                   const std::filesystem::path& folder, const Progress& progress);

}  // namespace blendscope
