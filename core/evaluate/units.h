// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace blendscope {

/// What may be taken as independent of each other: rows, or the objects (groups) that rows belong to.
struct Units {
  std::vector<std::size_t> ofRow;  ///< unit of each row, dense from 0 in order of appearance
  std::size_t count = 0;
};

/// `groups`: object number of each of `rows` rows, or empty: every row is a unit of its own. Another length is a
/// programming error (std::logic_error).
Units unitsOf(std::size_t rows, std::span<const int> groups);

/// A mean over rows with the standard error that groups allow.
struct GroupedMean {
  double mean = 0;           ///< over rows
  double standardError = 0;  ///< of the ratio estimator (Cochran 1977, eq. 2.46); NaN with fewer than two units
  std::size_t units = 0;

  /// mean ± t·standardError with units − 1 degrees of freedom.
  double halfWidth() const;
};

/// A unit counts with the number of its rows; for units of equal size the error is that of the mean of their means.
GroupedMean groupedMean(std::span<const double> values, std::span<const int> groups);

}  // namespace blendscope
