// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace blendscope {

/// Probability of the +1 side as 1 / (1 + exp(a·value + b)).
struct Sigmoid {
  double a = -1;
  double b = 0;
  double operator()(double value) const;
};

/// Platt's (1999) fit of a sigmoid to decision values of rows that did not train the classifier, by the damped Newton
/// iteration of Lin, Lin & Weng (2007, Mach. Learn. 68, 267). `side`: +1 or −1.
Sigmoid fitSigmoid(std::span<const double> values, std::span<const signed char> side);

/// Class probabilities from those of all pairs, the second method of Wu, Lin & Weng (2004, J. Mach. Learn. Res. 5,
/// 975). `pairs` holds p(i | i or j) for (0,1), (0,2), …, (1,2), …; `probability` receives one value per class.
void coupleProbabilities(std::span<const double> pairs, std::span<double> probability);

}  // namespace blendscope
