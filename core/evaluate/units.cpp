// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/units.h"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <unordered_map>

#include "evaluate/distributions.h"

namespace blendscope {

Units unitsOf(std::size_t rows, std::span<const int> groups) {
  if (!groups.empty() && groups.size() != rows) throw std::logic_error("rows and groups differ in number");
  Units units;
  units.ofRow.resize(rows);
  std::unordered_map<int, std::size_t> place;
  for (std::size_t i = 0; i < rows; ++i) {
    units.ofRow[i] = groups.empty() ? i : place.emplace(groups[i], place.size()).first->second;
  }
  units.count = groups.empty() ? rows : place.size();
  return units;
}

double GroupedMean::halfWidth() const {
  if (units < 2) return std::numeric_limits<double>::quiet_NaN();
  return studentHalfWidth(static_cast<double>(units - 1)) * standardError;
}

GroupedMean groupedMean(std::span<const double> values, std::span<const int> groups) {
  const Units units = unitsOf(values.size(), groups);
  std::vector<double> sum(units.count, 0);
  std::vector<double> rows(units.count, 0);
  double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    sum[units.ofRow[i]] += values[i];
    rows[units.ofRow[i]] += 1;
    total += values[i];
  }
  GroupedMean result{total / static_cast<double>(values.size()), std::numeric_limits<double>::quiet_NaN(), units.count};
  if (units.count < 2) return result;
  const auto count = static_cast<double>(units.count);
  const double rowsPerUnit = static_cast<double>(values.size()) / count;
  double squares = 0;
  for (std::size_t u = 0; u < units.count; ++u) {
    const double residual = (sum[u] - result.mean * rows[u]) / rowsPerUnit;
    squares += residual * residual;
  }
  result.standardError = std::sqrt(squares / (count - 1) / count);
  return result;
}

}  // namespace blendscope
