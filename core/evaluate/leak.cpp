// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/leak.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <unordered_set>

#include "base/numbers.h"

namespace blendscope {

double LeakCounter::Side::accuracy() const {
  if (hit.empty()) return kNaN;
  return std::accumulate(hit.begin(), hit.end(), 0.0) / static_cast<double>(hit.size());
}

void LeakCounter::add(std::span<const int> trainObjects, std::span<const Row> testRows,
                      std::span<const int> testObjects, std::span<const char> hit) {
  const std::unordered_set<int> trained(trainObjects.begin(), trainObjects.end());
  for (std::size_t i = 0; i < testRows.size(); ++i) {
    const bool leaks = trained.contains(testObjects[i]);
    if (leaks) rows_.push_back(testRows[i]);
    Side& side = leaks ? affected_ : unaffected_;
    side.hit.push_back(hit[i] != 0 ? 1 : 0);
    side.objects.push_back(testObjects[i]);
  }
}

Leak LeakCounter::result() const {
  Leak leak;
  leak.affected = affected_.hit.size();
  leak.unaffected = unaffected_.hit.size();
  leak.rows = rows_;
  std::sort(leak.rows.begin(), leak.rows.end());
  leak.rows.erase(std::unique(leak.rows.begin(), leak.rows.end()), leak.rows.end());
  leak.affectedAccuracy = affected_.accuracy();
  leak.unaffectedAccuracy = unaffected_.accuracy();
  leak.gap = leak.affectedAccuracy - leak.unaffectedAccuracy;
  leak.gapInterval = differenceInterval(leak.affectedAccuracy, groupedInterval(affected_.hit, affected_.objects),
                                        leak.unaffectedAccuracy, groupedInterval(unaffected_.hit, unaffected_.objects));
  return leak;
}

Interval differenceInterval(double a, const Interval& intervalOfA, double b, const Interval& intervalOfB) {
  return {a - b - std::hypot(a - intervalOfA.low, intervalOfB.high - b),
          a - b + std::hypot(intervalOfA.high - a, b - intervalOfB.low)};
}

}  // namespace blendscope
