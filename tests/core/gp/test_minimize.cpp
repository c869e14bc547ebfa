// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "gp/minimize.h"
#include "support/silent.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

double bowl(const std::vector<double>& x, std::vector<double>* gradient) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double weight = 1 + static_cast<double>(i);
    const double offset = x[i] - 0.3 * weight;
    sum += weight * offset * offset;
    if (gradient) (*gradient)[i] = 2 * weight * offset;
  }
  return sum;
}

/// Two dips on [0, 10]; the deeper one near 8.
double twoDips(const std::vector<double>& x, std::vector<double>* gradient) {
  const double a = std::exp(-(x[0] - 2) * (x[0] - 2));
  const double b = 2 * std::exp(-(x[0] - 8) * (x[0] - 8));
  if (gradient) (*gradient)[0] = 2 * (x[0] - 2) * a + 2 * (x[0] - 8) * b;
  return -a - b;
}

}  // namespace

TEST_CASE("the gradient search finds minima inside the box and on its border") {
  const Minimum inside = minimizeByGradient(bowl, {{-2, -2, -2}, {2, 2, 2}}, {1.5, -1.5, 0}, {}, silent, {});
  CHECK(inside.x[0] == doctest::Approx(0.3).epsilon(0.01));
  CHECK(inside.x[2] == doctest::Approx(0.9).epsilon(0.01));
  const Minimum border = minimizeByGradient(bowl, {{-2, -2, -2}, {0.1, 2, 0.2}}, {-1, -1, -1}, {}, silent, {});
  CHECK(border.x[0] == doctest::Approx(0.1));
  CHECK(border.x[1] == doctest::Approx(0.6).epsilon(0.01));
  CHECK(border.x[2] == doctest::Approx(0.2));
}

TEST_CASE("several starts and expected improvement find the deeper of two dips") {
  const SearchBox box{{0}, {10}};
  CHECK(minimizeByGradient(twoDips, box, {1.5}, {.starts = 3}, silent, {}).x[0] == doctest::Approx(8).epsilon(0.01));
  const Minimum bayes = minimizeByExpectedImprovement(twoDips, box, {1.5}, {.evaluations = 30, .seed = 2}, silent, {});
  CHECK(bayes.x[0] == doctest::Approx(8).epsilon(0.02));
  CHECK(bayes.evaluations == 30);
}

TEST_CASE("values that are not finite are survived") {
  const DifferentiableFunction holed = [](const std::vector<double>& x, std::vector<double>* gradient) {
    return x[0] > 5 ? std::numeric_limits<double>::quiet_NaN() : twoDips(x, gradient);
  };
  for (const auto search : {minimizeByGradient, minimizeByExpectedImprovement}) {
    const Minimum found = search(holed, {{0}, {10}}, {6}, {.evaluations = 30}, silent, {});
    CHECK(found.x[0] == doctest::Approx(2).epsilon(0.05));
  }
}

TEST_CASE("a cancel keeps the best so far, and before the first value there is none") {
  for (const auto search : {minimizeByGradient, minimizeByExpectedImprovement}) {
    const Progress progress;
    int seen = 0;
    const Minimum found = search(bowl, {{-2}, {2}}, {1.5}, {}, progress, [&](int evaluation, const auto&, double) {
      seen = evaluation;
      if (evaluation == 4) progress.requestCancel();
    });
    CHECK(found.stopped);
    CHECK(found.evaluations == 4);
    CHECK(seen == 4);
    CHECK_THROWS_AS(search(bowl, {{-2}, {2}}, {1.5}, {}, progress, {}), Cancelled);
  }
}
