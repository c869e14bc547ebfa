// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "base/progress.h"
#include "evaluate/metrics.h"
#include "evaluate/resampling.h"

/// What is gained by leaving the least sure decisions to a specialist.
namespace blendscope {

/// Decisions to be kept or sent away.
struct Decisions {
  std::span<const double> hit;          ///< 1 where right, else 0
  std::span<const double> uncertainty;  ///< larger = less sure; finite
  std::span<const int> groups;          ///< object of each row, or empty
};

struct RiskCoveragePoint {
  double coverage = 0;   ///< share of the rows kept, the surest
  double risk = 0;       ///< share of those that are wrong
  double threshold = 0;  ///< rows up to this uncertainty are kept
};

struct RiskCoverageCurve {
  std::vector<RiskCoveragePoint> points;  ///< by rising coverage; rows of equal uncertainty join together
  /// Mean risk over all coverages (Geifman & El-Yaniv 2017); rows of equal uncertainty as if they shared their errors.
  double area = 0;
  Interval areaInterval;
  double bestArea = 0;    ///< if every wrong decision were less sure than every right one
  double randomArea = 0;  ///< if uncertainty said nothing: the share of errors
};

/// Throws Cancelled; at least one row, else std::logic_error.
RiskCoverageCurve riskCoverageCurve(const Decisions& decisions, const ResamplingOptions& options,
                                    const Progress& progress);

/// "Send `sent` of the rows to a specialist, be right in `right` of the rest."
struct Abstention {
  double sent = 0;
  Interval sentInterval;  ///< where the share sent was asked for, that share itself
  double right = 0;
  Interval rightInterval;  ///< Wilson, or t over groups; NaN where one group is left
  double threshold = 0;    ///< rows up to this uncertainty are kept
  std::size_t sentRows = 0;
  std::size_t keptRows = 0;
};

/// The smallest cut that sends at least `share` of the rows, 0 ≤ share < 1, and keeps at least one: rows of equal
/// uncertainty cannot be told apart and go together, so that more may be sent than was asked for.
Abstention sendShare(const Decisions& decisions, double share);

/// `sendShare` for many shares at the cost of one sort.
std::vector<Abstention> sendShares(const Decisions& decisions, std::span<const double> shares);

/// The smallest share sent with which at least `accuracy` of the rest were right in these rows; nothing where no cut
/// reaches that. The interval of the share counts resamples that cannot reach it as sending all. As the cut was chosen
/// on the rows that it is measured on, `right` flatters slightly; its interval says how much chance is in it.
/// With fewer than kFewestGroupsForBootstrap groups the share's interval is rough: a cut jumps from row to row.
std::optional<Abstention> reachAccuracy(const Decisions& decisions, double accuracy, const ResamplingOptions& options,
                                        const Progress& progress);

}  // namespace blendscope
