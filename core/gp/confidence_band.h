// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

namespace blendscope {

/// What a band's width is traded for. α: share of wrong predictions whose band does not contain 0 (errors that look
/// sure); β: share of right ones whose band does (right answers that look unsure).
enum class BandObjective {
  AlphaPlusBeta,
  TwiceAlphaPlusBeta,
  FourTimesAlphaPlusBeta,
  TenTimesAlphaPlusBeta,
  CountsWeighted  ///< number of wrong ones · α + number of right ones · β
};

inline constexpr std::array kBandObjectives{BandObjective::AlphaPlusBeta, BandObjective::TwiceAlphaPlusBeta,
                                            BandObjective::FourTimesAlphaPlusBeta, BandObjective::TenTimesAlphaPlusBeta,
                                            BandObjective::CountsWeighted};

std::string_view toText(BandObjective objective);
BandObjective parseBandObjective(std::string_view word);

/// A leave-object-out prediction whose class is known.
struct BandPoint {
  double mean = 0;        ///< decision value: posterior mean of the class in the ±1 code
  double deviation = 0;   ///< s = √(σ²v)
  bool positive = false;  ///< true class
};

/// Band μ ± cutoff · s around a decision value (Goumiri, Muyskens et al. 2021, arXiv 2105.01106). A prediction whose
/// band contains 0 is ambiguous.
struct ConfidenceBand {
  double cutoff = 0;
  double alpha = 0;  ///< on the points that it was trained on
  double beta = 0;

  bool ambiguous(double mean, double deviation) const {
    return mean - cutoff * deviation <= 0 && mean + cutoff * deviation >= 0;
  }
};

/// The narrowest band with the smallest objective. With no wrong points the band has width 0.
ConfidenceBand trainBand(std::span<const BandPoint> points, BandObjective objective);

/// One band per class, each against the rest; two classes share theirs. A prediction is unambiguous if exactly one
/// class's band lies above 0 and all the others' below.
struct ClassBands {
  std::vector<ConfidenceBand> bands;  ///< one per class

  /// `means` per class; `deviations` √(σ_c² v) per class.
  bool ambiguous(std::span<const double> means, std::span<const double> deviations) const;
};

}  // namespace blendscope
