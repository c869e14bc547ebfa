// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "evaluate/image_copies.h"

namespace blendscope {

/// What counts as one object.
struct DuplicateOptions {
  double radiusArcsec = 1.5;          ///< cutouts closer than that on the sky show one object; (0, 3600]
  std::optional<std::size_t> epochs;  ///< most different images of one object; nothing: as many as the data name
};

/// Cutouts that show the same object.
struct Duplicates {
  std::vector<CopyGroup> copies;            ///< the same image, as it stands or mirrored and turned
  std::vector<std::vector<Row>> positions;  ///< near each other on the sky
  std::vector<std::vector<Row>> doubtful;   ///< near each other, but too many or too far spread to be one object
  std::vector<int> objects;                 ///< object number of each row, dense from 0, by copies and positions
  std::size_t objectCount = 0;
  bool hasPositions = false;          ///< whether the data tell sky positions
  std::vector<std::string> warnings;  ///< what was not joined and why
};

/// Near-duplicates among the cutouts of a set, joined by union–find: copies of an image (evaluate/image_copies.h) and
/// cutouts at one sky position (evaluate/sky_groups.h). A group of neighbouring positions is not joined, with a
/// warning, where it holds more different images than there are epochs, or where it is a chain that spreads further
/// than the radius from its middle. The number of epochs is `options.epochs`, else that of the distinct values of the
/// first of the columns OBSMJD, MJD-OBS, OBSJD, MJD, JD, DATE-OBS, EXPID, epoch, exposure; else 100. Deterministic,
/// whatever the thread count. Throws UsageError for a radius or number of epochs out of range.
Duplicates findDuplicates(const CutoutSet& set, const DuplicateOptions& options, const Progress& progress);

/// The same over two sets of one image shape; the rows of `test` are numbered after those of `data`. Positions count
/// where both sets have them.
Duplicates findDuplicates(const CutoutSet& data, const CutoutSet& test, const DuplicateOptions& options,
                          const Progress& progress);

/// How a split asks for the objects of `findDuplicates` instead of a column.
inline constexpr auto kDiscoveredObjects = "objects";

/// Object number of each row as the `group` of a split asks: by `findDuplicates` or by the values of a column. Throws
/// like `groupsOf`.
std::vector<int> objectNumbers(const CutoutSet& set, const std::string& group, const Progress& progress);

/// Whether grouping by that name means discovered objects: it is `objects`, and no column of the set is called so.
bool groupsByDiscovery(const CutoutSet& set, const std::string& group);

}  // namespace blendscope
