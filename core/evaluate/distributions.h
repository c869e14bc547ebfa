// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

/// Probability distributions that intervals and tests are read from; one place, so that the heavy headers stay there.
namespace blendscope {

/// z with P(Z ≤ z) = p for a standard normal Z; ∓∞ at p = 0 and 1.
double normalQuantile(double p);
/// P(Z ≤ z).
double normalProbability(double z);
/// t with P(T ≤ t) = p for Student's T; `degrees` > 0, p in (0, 1).
double studentQuantile(double p, double degrees);
/// P(|T| ≥ |t|).
double studentTwoSided(double t, double degrees);
/// P(F ≥ f).
double fisherTail(double f, double numeratorDegrees, double denominatorDegrees);
/// P(X ≤ k) and P(X = k) for a binomial X of `trials` with probability p.
double binomialProbability(std::size_t k, std::size_t trials, double p);
double binomialDensity(std::size_t k, std::size_t trials, double p);
/// P(X ≥ k) where X of `trials` new values of one distribution lie above the `above`-th largest of `known` old ones:
/// beta-binomial with parameters `above` and known − above + 1. 1 ≤ above ≤ known.
double exceedanceTail(std::size_t k, std::size_t trials, std::size_t above, std::size_t known);

/// 0.975 quantiles: half-widths of 95 % intervals in standard errors.
double normalHalfWidth();
double studentHalfWidth(double degrees);

}  // namespace blendscope
