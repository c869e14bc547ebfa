// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"

namespace blendscope {

/// What stands behind one light source of a survey.
enum class ObjectKind { Single, LineOfSight, Binary };

/// A companion relative to the brightest source.
struct Companion {
  double separation = 0;           ///< px
  double magnitudeDifference = 0;  ///< ≥ 0
};

/// The sky's statistics: how bright light sources are, and how companions of both origins lie about them.
///
/// Chance companions have the density 2πs · n(m + Δm) with star counts n(m) = n₀ 10^{γm}; physical ones occur with
/// probability f_b, with a log-normal separation and a power law of the mass ratio, which L ∝ M^η turns into Δm. Both
/// laws cover the same range of s and Δm, so one image cannot prove a binary. n₀ is chosen such that chance pairs are
/// the wanted part of all pairs; the magnitudes of pairs together are those of single stars.
class StarPopulation {
 public:
  static constexpr double kMinSeparation = 0.4;  ///< px; closer pairs count as one star
  static constexpr double kMaxSeparation = 2.5;  ///< px; wider pairs are two catalogue entries
  static constexpr double kMaxDifference = 2.0;  ///< mag

  /// `chanceFraction` in (0, 1): line-of-sight pairs among all pairs.
  explicit StarPopulation(double chanceFraction);

  /// Total magnitude of a light source of any kind, in [13.7, 19.75].
  double drawMagnitude(RandomStream& random) const;
  /// The same for one kind: chance pairs are fainter on average, as faint stars are many.
  double drawMagnitude(ObjectKind kind, RandomStream& random) const;
  /// `kind` is LineOfSight or Binary.
  Companion drawCompanion(ObjectKind kind, RandomStream& random) const;

  /// P(binary | s, Δm, m) = f_b p_b(s, Δm) / (f_b p_b(s, Δm) + 2πs n(m + Δm)): the best that any classifier can know
  /// of a pair, whatever its image shows.
  double binaryProbability(const Companion& companion, double magnitude) const;

 private:
  double chanceExpectation(double magnitude) const;
  double chanceProbability(double magnitude) const;

  double density_ = 1;  ///< n₀, per px² and mag at the faint end
};

}  // namespace blendscope
