// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "base/random.h"
#include "gp/bessel_kernel.h"
#include "gp/kernel.h"

using namespace blendscope;

namespace {

std::vector<double> distances() {
  RandomStream random(1);
  std::vector<double> squared{0, 1e-300, 1e-30, 1e-12, 1e6, 1e12};
  for (int i = 0; i < 500; ++i) squared.push_back(std::pow(10, random.uniform(-8, 3)));
  return squared;
}

std::vector<double> values(double nu, double scale, const std::vector<double>& squared) {
  std::vector<double> out(squared.size());
  Kernel({KernelFamily::Matern, nu}).correlation(scale, squared, out);
  return out;
}

}  // namespace

TEST_CASE("closed forms of Matérn kernels are the limits of the Bessel form") {
  const std::vector<double> squared = distances();
  for (const double nu : {0.5, 1.5, 2.5}) {
    const std::vector<double> closed = values(nu, 0.7, squared);
    const std::vector<double> below = values(nu - 1e-9, 0.7, squared);
    double worst = 0;
    for (std::size_t i = 0; i < squared.size(); ++i) worst = std::max(worst, std::abs(closed[i] - below[i]));
    CHECK(worst < 5e-8);
    CHECK(closed[0] == 1);
    CHECK(below[0] == 1);
    CHECK(closed[5] == doctest::Approx(0).scale(1e-300));
  }
}

TEST_CASE("tables give the Bessel form to 1e-12") {
  const std::vector<double> squared = distances();
  for (const double nu : {0.05, 0.3, 0.8, 1.0, 2.0, 3.2, 12.3, 30.0}) {
    CAPTURE(nu);
    const BesselKernel direct(nu);
    const std::vector<double> tabulated = values(nu, 0.37, squared);
    double worst = 0;
    for (std::size_t i = 0; i < squared.size(); ++i) {
      worst = std::max(worst, std::abs(tabulated[i] - direct.value(0.37 * squared[i])));
    }
    CHECK(worst < 1e-12);
  }
}

TEST_CASE("a correlation does not depend on its place among others") {
  const std::vector<double> squared = distances();
  for (const double nu : {0.5, 1.5, 2.5, kInfiniteSmoothness}) {
    const std::vector<double> together = values(nu, 1.3, squared);
    for (std::size_t i = 0; i < squared.size(); i += 7) {
      CHECK(values(nu, 1.3, {squared[i]})[0] == together[i]);
    }
  }
}

TEST_CASE("slopes and the derivative by smoothness agree with differences") {
  for (const double nu : {0.3, 0.5, 0.8, 1.0, 1.5, 2.5, 3.2, kInfiniteSmoothness}) {
    const Kernel kernel({KernelFamily::Matern, nu}, {.slope = true, .smoothness = std::isfinite(nu)});
    for (const double s : {1e-6, 0.01, 0.5, 1.0, 7.0, 40.0}) {
      CAPTURE(nu);
      CAPTURE(s);
      const double step = 1e-4;
      const auto at = [&](double factor) { return values(nu, 1, {s * factor})[0]; };
      const double difference =
          (at(std::exp(-2 * step)) - 8 * at(std::exp(-step)) + 8 * at(std::exp(step)) - at(std::exp(2 * step))) /
          (12 * step);
      std::vector<double> slope(1);
      kernel.slope(1, std::vector<double>{s}, slope);
      CHECK(slope[0] == doctest::Approx(difference).epsilon(1e-7).scale(1e-3));
      if (std::isinf(nu)) continue;
      std::vector<double> bySmoothness(1);
      kernel.bySmoothness(1, std::vector<double>{s}, bySmoothness);
      const double h = 2e-4 * nu;
      const auto of = [&](double shift) { return values(nu + shift, 1, {s})[0]; };
      CHECK(bySmoothness[0] ==
            doctest::Approx((of(-2 * h) - 8 * of(-h) + 8 * of(h) - of(2 * h)) / (12 * h)).epsilon(1e-6).scale(1e-3));
    }
  }
}
