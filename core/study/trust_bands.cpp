// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/trust_bands.h"

#include <cmath>
#include <numeric>

#include "gp/confidence_band.h"

namespace blendscope {

namespace {

/// Two classes mirror each other: only the positive one's band is trained.
ClassBands bandsOfHalf(const TestedRows& tested, int positive, std::span<const int> half, int wanted,
                       BandObjective objective) {
  const std::size_t classes = tested.mean.cols();
  ClassBands bands;
  for (std::size_t c = 0; c < classes; ++c) {
    const std::size_t source = classes == 2 ? static_cast<std::size_t>(positive) : c;
    std::vector<BandPoint> points;
    for (std::size_t i = 0; i < half.size(); ++i) {
      if (half[i] != wanted) continue;
      points.push_back(
          {tested.mean(i, source), std::sqrt(tested.variance[i]), tested.truth[i] == static_cast<int>(source)});
    }
    bands.bands.push_back(trainBand(points, objective));
  }
  return bands;
}

double meanOf(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// A share with its interval, gathered row by row.
struct Shares {
  std::vector<double> values;
  std::vector<int> groups;

  void add(bool value, const TestedRows& tested, std::size_t i) {
    values.push_back(value ? 1 : 0);
    if (!tested.groups.empty()) groups.push_back(tested.groups[i]);
  }
  double mean() const { return meanOf(values); }
  Interval interval() const { return shareInterval(values, groups); }
};

}  // namespace

std::vector<BandObjectiveView> examineBandObjectives(const TestedRows& tested, int positive, std::span<const int> half,
                                                     std::span<const double> hit) {
  std::vector<BandObjectiveView> views;
  if (tested.mean.empty() || tested.variance.size() != tested.rows.size() || half.empty()) return views;
  for (const BandObjective objective : kBandObjectives) {
    const ClassBands bands[] = {bandsOfHalf(tested, positive, half, 0, objective),
                                bandsOfHalf(tested, positive, half, 1, objective)};
    Shares ambiguous, rightWhenClear, clearWhenWrong, ambiguousWhenRight;
    for (std::size_t i = 0; i < half.size(); ++i) {
      const std::vector<double> deviations(tested.mean.cols(), std::sqrt(tested.variance[i]));
      const bool unsure = bands[1 - half[i]].ambiguous(tested.mean.row(i), deviations);
      ambiguous.add(unsure, tested, i);
      if (!unsure) rightWhenClear.add(hit[i] > 0, tested, i);
      if (hit[i] > 0) {
        ambiguousWhenRight.add(unsure, tested, i);
      } else {
        clearWhenWrong.add(!unsure, tested, i);
      }
    }
    views.push_back({std::string(toText(objective)), ambiguous.mean(), ambiguous.interval(), rightWhenClear.mean(),
                     rightWhenClear.interval(), clearWhenWrong.mean(), clearWhenWrong.interval(),
                     ambiguousWhenRight.mean(), ambiguousWhenRight.interval()});
  }
  return views;
}

}  // namespace blendscope
