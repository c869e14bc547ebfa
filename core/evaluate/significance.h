// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/progress.h"
#include "evaluate/metrics.h"

/// Is one model better than another on the same rows? The difference first, whether chance alone could give it second.
namespace blendscope {

struct PairedTest {
  double effect = 0;      ///< score of A minus score of B
  Interval interval;      ///< 95 %, of the effect; NaN where there is none
  double p = 1;           ///< two-sided; NaN where the test cannot be made
  std::string method;     ///< e.g. "McNemar, exact mid-p"
  std::size_t units = 0;  ///< independent observations: rows, groups or divisions
};

/// McNemar's test on independent rows: two-sided binomial mid-p of the rows that only one of the two got right
/// (Fagerland, Lydersen & Laake 2013, BMC Med. Res. Methodol. 13, 91). Interval of the difference of accuracies: Bonett
/// & Price (2012). `hitA`, `hitB`: 0 or 1 for each of the same rows, at least one.
PairedTest mcnemarTest(std::span<const char> hitA, std::span<const char> hitB);

/// Sign flips of group differences: if the models are alike, the sum of each group's differences might as well have the
/// other sign. All 2^G sign patterns up to 20 groups that differ, else 20,000 seeded draws with (b + 1)/(m + 1)
/// (Phipson & Smyth 2010). `difference`: score of A minus score of B per row, any score that is a mean over rows.
/// Interval: mean ± t·standard error over groups. With G groups p cannot fall below 2^(1−G). NaN with one group.
PairedTest signFlipTest(std::span<const double> difference, std::span<const int> groups, std::uint64_t seed,
                        const Progress& progress);

/// Corrected resampled t-test of Nadeau & Bengio (2003) on score differences of J divisions of the same rows, variance
/// (1/J + testToTrain)·s². `testToTrain`: test rows over training rows. NaN with fewer than two divisions.
PairedTest resampledTTest(std::span<const double> difference, double testToTrain);

/// Combined 5×2cv F-test of Alpaydın (1999) on the differences of five repeats of a 2-fold division:
/// F = ΣΣ d² / (2 Σ s²) with 10 and 5 degrees of freedom. Interval: mean difference ± t₅·√(Σ s²/5), as wide as that of
/// one fold (Dietterich 1998) and so on the safe side.
PairedTest fiveByTwoTest(const std::array<std::array<double, 2>, 5>& difference);

/// McNemar without groups, sign flips with them.
PairedTest compareHits(std::span<const char> hitA, std::span<const char> hitB, std::span<const int> groups,
                       std::uint64_t seed, const Progress& progress);

/// p-values of several tests made at once, each raised so that the chance of any false alarm stays at the level wished
/// for: Holm (1979). Same order; NaN stays NaN and does not count.
std::vector<double> holmAdjusted(std::span<const double> p);

}  // namespace blendscope
