// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/accuracy_by.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "base/numbers.h"

namespace blendscope {

namespace {

constexpr double kHalf = 0.5;

void require(bool condition, const char* what) {
  if (!condition) throw std::logic_error(what);
}

double medianOf(std::vector<double> values) {
  if (values.empty()) return kNaN;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// Rows with a value, by rising value.
std::vector<std::size_t> orderOf(std::span<const double> value) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (std::isfinite(value[i])) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return value[a] < value[b]; });
  return order;
}

/// Parts of an order with about equally many rows each; equal values stay together.
std::vector<std::span<const std::size_t>> equalParts(std::span<const std::size_t> order, std::span<const double> value,
                                                     std::size_t parts) {
  std::vector<std::span<const std::size_t>> found;
  while (!order.empty()) {
    const std::size_t left = parts > found.size() ? parts - found.size() : 1;
    std::size_t end = std::max<std::size_t>(1, (order.size() + left / 2) / left);
    while (end < order.size() && value[order[end]] == value[order[end - 1]]) ++end;
    found.push_back(order.first(end));
    order = order.subspan(end);
  }
  return found;
}

struct Share {
  double value = kNaN;
  Interval interval{kNaN, kNaN};
};

/// Share of `yes` among the members, with its interval.
Share shareOf(std::span<const char> yes, std::span<const int> groups, std::span<const std::size_t> members) {
  if (members.empty()) return {};
  std::vector<double> hits;
  std::vector<int> objects;
  for (const std::size_t m : members) {
    hits.push_back(yes[m] != 0 ? 1 : 0);
    if (!groups.empty()) objects.push_back(groups[m]);
  }
  const double sum = std::accumulate(hits.begin(), hits.end(), 0.0);
  return {sum / static_cast<double>(hits.size()),
          groups.empty() ? wilsonInterval(static_cast<std::size_t>(sum), hits.size()) : groupedInterval(hits, objects)};
}

void fill(AccuracyBin& bin, const OutcomeRows& rows) {
  std::sort(bin.members.begin(), bin.members.end());
  bin.count = bin.members.size();
  std::vector<std::size_t> positives;
  std::copy_if(bin.members.begin(), bin.members.end(), std::back_inserter(positives),
               [&](std::size_t m) { return rows.isPositive[m] != 0; });
  bin.positives = positives.size();
  const Share accuracy = shareOf(rows.hit, rows.groups, bin.members);
  bin.accuracy = accuracy.value;
  bin.accuracyInterval = accuracy.interval;
  const Share completeness = shareOf(rows.hit, rows.groups, positives);
  bin.completeness = completeness.value;
  bin.completenessInterval = completeness.interval;
}

double centreOf(const AccuracyBin& bin, std::span<const double> value) {
  std::vector<double> values;
  for (const std::size_t m : bin.members) values.push_back(value[m]);
  return values.empty() ? (bin.low + bin.high) / 2 : medianOf(std::move(values));
}

void check(std::span<const double> value, const OutcomeRows& rows) {
  require(value.size() == rows.size() && rows.isPositive.size() == rows.size() &&
              (rows.groups.empty() || rows.groups.size() == rows.size()),
          "accuracyBy: values and outcomes differ in number");
}

/// Edges between parts: halfway between neighbouring values, so that each value lies within its part.
std::vector<double> edgesOf(const std::vector<std::span<const std::size_t>>& parts, std::span<const double> value) {
  std::vector<double> edges{value[parts.front().front()]};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    edges.push_back(std::midpoint(value[parts[i - 1].back()], value[parts[i].front()]));
  }
  edges.push_back(value[parts.back().back()]);
  return edges;
}

std::size_t binOf(double value, std::span<const double> edges) {
  const auto above = std::upper_bound(edges.begin(), edges.end(), value);
  const auto bin = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, above - edges.begin() - 1));
  return std::min(bin, edges.size() - 2);
}

/// Makes values rise by pooling neighbours that fall (pool adjacent violators). Entries without weight are skipped.
std::vector<double> isotonic(std::span<const double> value, std::span<const double> weight) {
  struct Pool {
    double sum, weight;
    std::size_t size;
    double mean() const { return sum / weight; }
  };
  std::vector<Pool> pools;
  for (std::size_t i = 0; i < value.size(); ++i) {
    pools.push_back({value[i] * weight[i], weight[i], 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back() = {pools.back().sum + last.sum, pools.back().weight + last.weight, pools.back().size + last.size};
    }
  }
  std::vector<double> rising;
  for (const Pool& pool : pools) rising.insert(rising.end(), pool.size, pool.mean());
  return rising;
}

/// Where rising values first reach the half; nothing if they start above it or never do.
std::optional<double> halfCrossing(std::span<const double> x, std::span<const double> rising) {
  for (std::size_t i = 1; i < x.size(); ++i) {
    if (rising[i - 1] >= kHalf || rising[i] < kHalf) continue;
    return x[i - 1] + (x[i] - x[i - 1]) * (kHalf - rising[i - 1]) / (rising[i] - rising[i - 1]);
  }
  return std::nullopt;
}

class MapMaker {
 public:
  MapMaker(std::span<const double> separation, std::span<const double> fluxRatio, std::span<const char> found,
           std::span<const int> groups)
      : separation_(separation), fluxRatio_(fluxRatio), found_(found), groups_(groups) {}

  DetectionMap make(const std::vector<std::size_t>& pairs, std::size_t columns, std::size_t rows) {
    map_.separationEdges = edges(pairs, separation_, columns);
    map_.ratioEdges = edges(pairs, fluxRatio_, rows);
    fillCells(pairs);
    for (std::size_t row = 0; row < map_.place.rows(); ++row) map_.limits.push_back(limitOf(row));
    return std::move(map_);
  }

 private:
  static std::vector<double> edges(std::vector<std::size_t> pairs, std::span<const double> value, std::size_t parts) {
    std::stable_sort(pairs.begin(), pairs.end(), [&](std::size_t a, std::size_t b) { return value[a] < value[b]; });
    return edgesOf(equalParts(pairs, value, parts), value);
  }

  void fillCells(const std::vector<std::size_t>& pairs) {
    map_.place = Matrix<std::size_t>(map_.ratioEdges.size() - 1, map_.separationEdges.size() - 1);
    std::iota(map_.place.values().begin(), map_.place.values().end(), std::size_t{0});
    map_.cells.resize(map_.place.values().size());
    for (const std::size_t pair : pairs) {
      map_.cells[map_.place(binOf(fluxRatio_[pair], map_.ratioEdges), binOf(separation_[pair], map_.separationEdges))]
          .members.push_back(pair);
    }
    for (DetectionMap::Cell& cell : map_.cells) {
      cell.count = cell.members.size();
      cell.found =
          static_cast<std::size_t>(std::ranges::count_if(cell.members, [&](std::size_t m) { return found_[m] != 0; }));
      const Share share = shareOf(found_, groups_, cell.members);
      cell.completeness = share.value;
      cell.interval = share.interval;
    }
  }

  DetectionMap::Limit limitOf(std::size_t row) const {
    std::vector<double> at, share, low, high, weight, ratios;
    for (std::size_t column = 0; column < map_.place.cols(); ++column) {
      const DetectionMap::Cell& cell = map_.at(row, column);
      if (cell.count == 0) continue;
      std::vector<double> separations;
      for (const std::size_t m : cell.members) {
        separations.push_back(separation_[m]);
        ratios.push_back(fluxRatio_[m]);
      }
      at.push_back(medianOf(std::move(separations)));
      share.push_back(cell.completeness);
      // One object alone has no interval: anything may be.
      low.push_back(std::isfinite(cell.interval.low) ? cell.interval.low : 0);
      high.push_back(std::isfinite(cell.interval.high) ? cell.interval.high : 1);
      weight.push_back(static_cast<double>(cell.count));
    }
    DetectionMap::Limit limit;
    limit.fluxRatio = medianOf(std::move(ratios));
    const std::vector<double> rising = isotonic(share, weight);
    limit.separation = halfCrossing(at, rising);
    limit.interval = {halfCrossing(at, isotonic(high, weight)).value_or(kNaN),
                      halfCrossing(at, isotonic(low, weight)).value_or(kNaN)};
    limit.alwaysAbove = !rising.empty() && rising.front() >= kHalf;
    return limit;
  }

  std::span<const double> separation_;
  std::span<const double> fluxRatio_;
  std::span<const char> found_;
  std::span<const int> groups_;
  DetectionMap map_;
};

}  // namespace

std::vector<AccuracyBin> accuracyBy(std::span<const double> value, const OutcomeRows& rows, std::size_t bins) {
  check(value, rows);
  require(bins >= 1, "accuracyBy: no bins");
  const std::vector<std::size_t> order = orderOf(value);
  std::vector<AccuracyBin> found;
  for (const auto part : equalParts(order, value, bins)) {
    AccuracyBin bin;
    bin.low = value[part.front()];
    bin.high = value[part.back()];
    bin.members.assign(part.begin(), part.end());
    bin.centre = centreOf(bin, value);
    fill(bin, rows);
    found.push_back(std::move(bin));
  }
  return found;
}

std::vector<AccuracyBin> accuracyBy(std::span<const double> value, const OutcomeRows& rows,
                                    std::span<const double> edges) {
  check(value, rows);
  require(edges.size() >= 2 && std::ranges::is_sorted(edges, std::less_equal<>()), "accuracyBy: edges do not rise");
  std::vector<AccuracyBin> found(edges.size() - 1);
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] >= edges.front() && value[i] <= edges.back()) found[binOf(value[i], edges)].members.push_back(i);
  }
  for (std::size_t b = 0; b < found.size(); ++b) {
    found[b].low = edges[b];
    found[b].high = edges[b + 1];
    found[b].centre = centreOf(found[b], value);
    fill(found[b], rows);
  }
  return found;
}

std::optional<DetectionMap> detectionMap(std::span<const double> separation, std::span<const double> fluxRatio,
                                         std::span<const char> found, std::span<const int> groups, std::size_t columns,
                                         std::size_t rows) {
  require(separation.size() == fluxRatio.size() && separation.size() == found.size() &&
              (groups.empty() || groups.size() == found.size()) && columns >= 1 && rows >= 1,
          "detectionMap: arguments differ in number");
  std::vector<std::size_t> pairs;
  for (std::size_t i = 0; i < separation.size(); ++i) {
    if (std::isfinite(separation[i]) && std::isfinite(fluxRatio[i])) pairs.push_back(i);
  }
  if (pairs.empty()) return std::nullopt;
  return MapMaker(separation, fluxRatio, found, groups).make(pairs, columns, rows);
}

}  // namespace blendscope
