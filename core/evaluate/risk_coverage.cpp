// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/risk_coverage.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace blendscope {

namespace {

/// Rows by rising uncertainty; `end` is where rows of equal uncertainty end.
struct Ranking {
  std::vector<std::size_t> order;
  std::vector<std::size_t> end;  ///< cuts: the first end[s] of `order` are kept

  explicit Ranking(const Decisions& decisions) : order(decisions.hit.size()) {
    if (order.empty() || decisions.uncertainty.size() != order.size()) {
      throw std::logic_error("there are no decisions, or not as many uncertainties");
    }
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::span<const double> u = decisions.uncertainty;
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return u[a] < u[b]; });
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i + 1 == order.size() || u[order[i]] != u[order[i + 1]]) end.push_back(i + 1);
    }
  }
};

/// Mean over the rows, surest first, of the risk of all rows up to them, from weighted rows and errors per step.
class AreaSum {
 public:
  void addStep(double rows, double errors) {
    if (rows <= 0) return;
    const double rate = errors / rows;
    for (double place = 1; place <= rows; ++place) sum_ += (errors_ + place * rate) / (rows_ + place);
    rows_ += rows;
    errors_ += errors;
  }
  double value() const { return sum_ / rows_; }

 private:
  double sum_ = 0;
  double rows_ = 0;
  double errors_ = 0;
};

double areaOf(const Ranking& ranking, const Decisions& decisions, RowWeights weight) {
  AreaSum area;
  std::size_t from = 0;
  for (const std::size_t to : ranking.end) {
    double rows = 0;
    double errors = 0;
    for (std::size_t i = from; i < to; ++i) {
      const std::size_t row = ranking.order[i];
      const double count = weight.empty() ? 1 : weight[row];
      rows += count;
      errors += count * (1 - decisions.hit[row]);
    }
    area.addStep(rows, errors);
    from = to;
  }
  return area.value();
}

/// The smallest share sent with which `accuracy` of the rest are right; 1 where that cannot be reached.
double shareToSend(const Ranking& ranking, const Decisions& decisions, double accuracy, RowWeights weight) {
  double kept = 0;
  double right = 0;
  double mostKept = 0;
  std::size_t from = 0;
  for (const std::size_t to : ranking.end) {
    for (std::size_t i = from; i < to; ++i) {
      const std::size_t row = ranking.order[i];
      const double count = weight.empty() ? 1 : weight[row];
      kept += count;
      right += count * decisions.hit[row];
    }
    if (kept > 0 && right >= accuracy * kept - 1e-9) mostKept = kept;
    from = to;
  }
  return kept > 0 ? 1 - mostKept / kept : std::numeric_limits<double>::quiet_NaN();
}

Abstention cutAfter(std::size_t keptRows, const Ranking& ranking, const Decisions& decisions) {
  std::vector<double> hit;
  std::vector<int> groups;
  for (std::size_t i = 0; i < keptRows; ++i) {
    hit.push_back(decisions.hit[ranking.order[i]]);
    if (!decisions.groups.empty()) groups.push_back(decisions.groups[ranking.order[i]]);
  }
  Abstention cut;
  cut.keptRows = keptRows;
  cut.sentRows = ranking.order.size() - keptRows;
  cut.sent = static_cast<double>(cut.sentRows) / static_cast<double>(ranking.order.size());
  cut.sentInterval = {cut.sent, cut.sent};
  cut.right = std::accumulate(hit.begin(), hit.end(), 0.0) / static_cast<double>(keptRows);
  cut.rightInterval = shareInterval(hit, groups);
  cut.threshold = decisions.uncertainty[ranking.order[keptRows - 1]];
  return cut;
}

Interval clippedToShares(const Interval& interval) {
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return interval;
  return {std::clamp(interval.low, 0.0, 1.0), std::clamp(interval.high, 0.0, 1.0)};
}

}  // namespace

RiskCoverageCurve riskCoverageCurve(const Decisions& decisions, const ResamplingOptions& options,
                                    const Progress& progress) {
  const Ranking ranking(decisions);
  const auto n = static_cast<double>(ranking.order.size());
  RiskCoverageCurve curve;
  double errors = 0;
  std::size_t from = 0;
  for (const std::size_t to : ranking.end) {
    for (std::size_t i = from; i < to; ++i) errors += 1 - decisions.hit[ranking.order[i]];
    const auto kept = static_cast<double>(to);
    curve.points.push_back({kept / n, errors / kept, decisions.uncertainty[ranking.order[to - 1]]});
    from = to;
  }
  curve.area = areaOf(ranking, decisions, {});
  curve.randomArea = errors / n;
  for (double wrong = 1; wrong <= errors; ++wrong) curve.bestArea += wrong / (n - errors + wrong) / n;
  const Statistics area = [&](RowWeights weight, std::span<double> out) {
    out[0] = areaOf(ranking, decisions, weight);
  };
  const std::vector<double> estimate{curve.area};
  curve.areaInterval = clippedToShares(
      resampledIntervals({ranking.order.size(), decisions.groups}, estimate, {}, area, options, progress)[0].interval);
  return curve;
}

std::vector<Abstention> sendShares(const Decisions& decisions, std::span<const double> shares) {
  const Ranking ranking(decisions);
  const auto n = static_cast<double>(ranking.order.size());
  std::vector<Abstention> cuts;
  for (const double share : shares) {
    std::size_t kept = ranking.end.front();
    for (const std::size_t end : ranking.end) {
      if (n - static_cast<double>(end) >= share * n - 1e-9) kept = end;
    }
    cuts.push_back(cutAfter(kept, ranking, decisions));
  }
  return cuts;
}

Abstention sendShare(const Decisions& decisions, double share) {
  return sendShares(decisions, std::span(&share, 1)).front();
}

std::optional<Abstention> reachAccuracy(const Decisions& decisions, double accuracy, const ResamplingOptions& options,
                                        const Progress& progress) {
  const Ranking ranking(decisions);
  const double share = shareToSend(ranking, decisions, accuracy, {});
  if (share >= 1) return std::nullopt;
  Abstention cut = sendShare(decisions, share);
  const Statistics sent = [&](RowWeights weight, std::span<double> out) {
    out[0] = shareToSend(ranking, decisions, accuracy, weight);
  };
  const std::vector<double> estimate{share};
  cut.sentInterval = clippedToShares(
      resampledIntervals({ranking.order.size(), decisions.groups}, estimate, {}, sent, options, progress)[0].interval);
  return cut;
}

}  // namespace blendscope
