// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/sky_groups.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/numbers.h"
#include "evaluate/union_find.h"

namespace blendscope {

namespace {

constexpr double kRadiansPerArcsec = std::numbers::pi / (180.0 * 3600.0);
constexpr std::size_t kRowsPerCheck = 4096;
constexpr std::pair<const char*, const char*> kPositionColumns[] = {
    {"RA", "DEC"}, {"ra_deg", "dec_deg"}, {"RAJ2000", "DEJ2000"}, {"ALPHA_J2000", "DELTA_J2000"}};

double radiansPerUnit(const MetadataColumn& column) {
  std::string unit = column.unit;
  std::transform(unit.begin(), unit.end(), unit.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  if (unit.starts_with("rad")) return 1;
  if (unit.starts_with("h")) return std::numbers::pi / 12;
  return std::numbers::pi / 180;
}

std::array<double, 3> direction(double ra, double dec) {
  if (!(std::abs(dec) <= std::numbers::pi / 2) || !std::isfinite(ra)) return {kNaN, kNaN, kNaN};
  return {std::cos(dec) * std::cos(ra), std::cos(dec) * std::sin(ra), std::sin(dec)};
}

double squaredChord(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < 3; ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

/// A cube of space; the sphere's surface is divided by such cubes.
struct Cell {
  std::array<std::int64_t, 3> at{};
  bool operator==(const Cell&) const = default;
};

struct CellHash {
  std::size_t operator()(const Cell& cell) const {
    std::uint64_t hash = 0;
    for (const std::int64_t i : cell.at) hash = (hash ^ static_cast<std::uint64_t>(i)) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(hash ^ (hash >> 32U));
  }
};

/// Single linkage within a chord. Cells are so small that all rows of one are near each other; two cells are joined by
/// their first pair of near rows, so that crowded places cost no more than thin ones.
class Linkage {
 public:
  Linkage(const SkyDirections& directions, double chord)
      : directions_(directions), squaredChord_(chord * chord), side_(chord / std::sqrt(3.0)), sets_(directions.size()) {
    for (Row row = 0; row < directions.size(); ++row) {
      if (!std::isnan(directions[row][0])) cells_[cellOf(directions[row])].push_back(row);
    }
  }

  std::vector<std::vector<Row>> groups(const Progress& progress) {
    std::size_t seen = 0;
    for (const auto& [cell, rows] : cells_) {
      if (seen++ % kRowsPerCheck == 0) progress.throwIfCancelled();
      for (const Row row : rows) sets_.join(rows.front(), row);
      joinNeighbours(cell, rows);
    }
    return sets_.groups();
  }

 private:
  Cell cellOf(const std::array<double, 3>& direction) const {
    Cell cell;
    for (std::size_t i = 0; i < 3; ++i) cell.at[i] = static_cast<std::int64_t>(std::floor(direction[i] / side_));
    return cell;
  }

  void joinNeighbours(const Cell& cell, const std::vector<Row>& rows) {
    constexpr std::int64_t kReach = 2;  // √3 sides are less than two
    for (std::int64_t x = -kReach; x <= kReach; ++x) {
      for (std::int64_t y = -kReach; y <= kReach; ++y) {
        for (std::int64_t z = -kReach; z <= kReach; ++z) {
          if (std::pair(x, std::pair(y, z)) <=
              std::pair(std::int64_t{0}, std::pair(std::int64_t{0}, std::int64_t{0}))) {
            continue;  // half of the neighbours; the others look back here
          }
          const auto other = cells_.find(Cell{{cell.at[0] + x, cell.at[1] + y, cell.at[2] + z}});
          if (other != cells_.end()) joinIfNear(rows, other->second);
        }
      }
    }
  }

  void joinIfNear(const std::vector<Row>& some, const std::vector<Row>& others) {
    if (sets_.find(some.front()) == sets_.find(others.front())) return;
    for (const Row a : some) {
      for (const Row b : others) {
        if (squaredChord(directions_[a], directions_[b]) <= squaredChord_) return sets_.join(a, b);
      }
    }
  }

  const SkyDirections& directions_;
  double squaredChord_;
  double side_;
  UnionFind sets_;
  std::unordered_map<Cell, std::vector<Row>, CellHash> cells_;
};

}  // namespace

std::optional<SkyDirections> skyDirections(const CutoutSet& set) {
  for (const auto& [raName, decName] : kPositionColumns) {
    const MetadataColumn* ra = set.metadata().find(raName);
    const MetadataColumn* dec = set.metadata().find(decName);
    if (!ra || !dec || !ra->isNumeric() || !dec->isNumeric()) continue;
    const double raUnit = radiansPerUnit(*ra);
    // Declinations are never counted in hours.
    const double decUnit = radiansPerUnit(*dec) == 1 ? 1 : std::numbers::pi / 180;
    SkyDirections directions;
    directions.reserve(set.size());
    for (Row row = 0; row < set.size(); ++row) {
      directions.push_back(direction(ra->number(row) * raUnit, dec->number(row) * decUnit));
    }
    return directions;
  }
  return std::nullopt;
}

double separationArcsec(const std::array<double, 3>& a, const std::array<double, 3>& b) {
  return 2 * std::asin(std::min(1.0, std::sqrt(squaredChord(a, b)) / 2)) / kRadiansPerArcsec;
}

std::vector<std::vector<Row>> findSkyGroups(const SkyDirections& directions, double radiusArcsec,
                                            const Progress& progress) {
  return Linkage(directions, 2 * std::sin(radiusArcsec * kRadiansPerArcsec / 2)).groups(progress);
}

double spreadArcsec(const SkyDirections& directions, std::span<const Row> group) {
  std::array<double, 3> mean{};
  for (const Row row : group) {
    for (std::size_t i = 0; i < 3; ++i) mean[i] += directions[row][i];
  }
  const double length = std::sqrt(squaredChord(mean, {}));
  for (double& value : mean) value /= length;
  double largest = 0;
  for (const Row row : group) largest = std::max(largest, separationArcsec(mean, directions[row]));
  return largest;
}

}  // namespace blendscope
