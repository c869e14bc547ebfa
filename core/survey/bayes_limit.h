// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "data/cutout_set.h"

namespace blendscope {

/// What a classifier could reach at most on a simulated survey of single stars, line-of-sight blends and binaries, if
/// it read number of stars, separation and magnitudes of every cutout without error: which pairs are binaries is then
/// still a matter of chance, P(binary | s, Δm, m) of `StarPopulation::binaryProbability`.
struct BayesLimit {
  std::size_t pairs = 0;
  double pairAccuracy = 0;  ///< of binary against line of sight, mean of max(p, 1 − p) over the pairs
  double pairLogLoss = 0;   ///< of the same, mean entropy in nats
  double accuracy = 0;      ///< of the three classes, single stars all told right
};

/// From the truth column `p_binary` of labelled rows. Nothing where there is no such column, or no pair has a value.
std::optional<BayesLimit> bayesLimit(const CutoutSet& set);

}  // namespace blendscope
