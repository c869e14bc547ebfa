// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/significance.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>
#include <vector>

#include "base/parallel.h"
#include "base/random.h"
#include "evaluate/distributions.h"

using namespace blendscope;
using doctest::Approx;

namespace {

/// n rows of which A alone gets the first `onlyA` right and B alone the next `onlyB`.
struct Hits {
  std::vector<char> a, b;
};

Hits hitsOf(int n, int onlyA, int onlyB) {
  Hits hits;
  for (int i = 0; i < n; ++i) {
    const bool both = i >= onlyA + onlyB && i % 3 != 0;
    hits.a.push_back(both || i < onlyA);
    hits.b.push_back(both || (i >= onlyA && i < onlyA + onlyB));
  }
  return hits;
}

/// Share of draws in which a test of models that are alike gives p ≤ 0.05.
template <class Draw>
double sizeOf(std::size_t draws, Draw draw) {
  std::vector<char> alarms(draws);
  parallelFor(draws, 20, [&](std::size_t begin, std::size_t end) {
    for (std::size_t d = begin; d < end; ++d) {
      RandomStream random(17, d);
      alarms[d] = draw(random) <= 0.05;
    }
  });
  return std::accumulate(alarms.begin(), alarms.end(), 0.0) / static_cast<double>(draws);
}

/// Monte Carlo error of 4,000 draws: three standard errors of a share of 5 %.
constexpr std::size_t kDraws = 4000;
constexpr double kChance = 0.0104;

}  // namespace

TEST_CASE("distributions agree with SciPy") {
  CHECK(studentQuantile(0.975, 19) == Approx(2.093024054408263));
  CHECK(studentTwoSided(2.1, 7) == Approx(0.0738711962129226));
  CHECK(fisherTail(3.2, 10, 5) == Approx(0.10558647659082203));
  CHECK(normalQuantile(0.3) == Approx(-0.5244005127080409));
  CHECK(normalProbability(normalQuantile(0.3)) == Approx(0.3));
  CHECK(exceedanceTail(8, 40, 6, 100) == Approx(0.009770492957733135));
  CHECK(exceedanceTail(1, 5, 1, 20) == Approx(0.2));
}

TEST_CASE("McNemar's test gives the mid-p of the rows on which the models differ") {
  const Hits hits = hitsOf(60, 10, 3);
  const PairedTest test = mcnemarTest(hits.a, hits.b);
  CHECK(test.p == Approx(0.05737304687500002));
  CHECK(test.effect == Approx(7.0 / 60));
  CHECK(test.interval.low < 7.0 / 60);
  CHECK(test.interval.high > 7.0 / 60);
  CHECK(mcnemarTest(hits.b, hits.a).effect == Approx(-7.0 / 60));
  CHECK(mcnemarTest(hits.b, hits.a).p == Approx(test.p));
  CHECK(mcnemarTest(hits.a, hits.a).p == 1);
}

TEST_CASE("sign flips over few groups count every pattern") {
  RandomStream random(3);
  std::vector<double> difference;
  std::vector<int> groups;
  std::vector<double> sums(9, 0);
  for (int g = 0; g < 9; ++g) {
    for (int r = 0; r <= g % 3; ++r) {
      difference.push_back(random.normal(0.3, 1));
      groups.push_back(g);
      sums[static_cast<std::size_t>(g)] += difference.back();
    }
  }
  const double observed = std::abs(std::accumulate(sums.begin(), sums.end(), 0.0));
  int extreme = 0;
  for (int pattern = 0; pattern < 512; ++pattern) {
    double sum = 0;
    for (std::size_t g = 0; g < 9; ++g) sum += (pattern >> g & 1) != 0 ? sums[g] : -sums[g];
    extreme += std::abs(sum) >= observed - 1e-9 ? 1 : 0;
  }
  const PairedTest test = signFlipTest(difference, groups, 1, Progress());
  CHECK(test.p == Approx(extreme / 512.0));
  CHECK(test.units == 9);
}

TEST_CASE("sign flips by draws come close to all patterns and are the same for one thread and two") {
  RandomStream random(5);
  std::vector<double> difference;
  std::vector<int> groups;
  for (int g = 0; g < 30; ++g) {
    difference.push_back(random.normal(0.35, 1));
    groups.push_back(g);
  }
  setThreadCount(1);
  const PairedTest one = signFlipTest(difference, groups, 7, Progress());
  setThreadCount(2);
  const PairedTest two = signFlipTest(difference, groups, 7, Progress());
  setThreadCount(0);
  CHECK(one.p == two.p);
  // The t-test of the same means is close for normal differences.
  const double t = one.effect / ((one.interval.high - one.effect) / studentQuantile(0.975, 29));
  CHECK(one.p == Approx(studentTwoSided(t, 29)).epsilon(0.25));
}

TEST_CASE("two models that agree in every group differ by nothing, and one group tells nothing") {
  const std::vector<double> none(6, 0.0);
  const std::vector<int> groups{0, 0, 1, 1, 2, 2};
  CHECK(signFlipTest(none, groups, 1, Progress()).p == 1);
  const std::vector<int> one(6, 4);
  CHECK(std::isnan(signFlipTest(none, one, 1, Progress()).p));
}

TEST_CASE("the resampled t and the 5×2cv F agree with SciPy") {
  const std::vector<double> d{.02, .01, .03, -.01, .02, .015};
  const PairedTest t = resampledTTest(d, 0.25);
  CHECK(t.effect == Approx(0.014166666666666666));
  CHECK(t.p == Approx(0.16675521262675688));
  CHECK(t.interval.high - t.effect == Approx(0.022518078433876428));
  const PairedTest f = fiveByTwoTest({{{{.02, .03}}, {{.01, -.01}}, {{.04, .02}}, {{.0, .03}}, {{.02, .025}}}});
  CHECK(f.p == Approx(0.12041652825534194));
  CHECK(f.effect == Approx(0.0185));
  CHECK(f.interval.high - f.effect == Approx(0.03472664832112197));
}

TEST_CASE("Holm raises p-values step by step and leaves out what has none") {
  const std::vector<double> p{0.01, 0.04, 0.03, std::nan(""), 0.5};
  const std::vector<double> adjusted = holmAdjusted(p);
  CHECK(adjusted[0] == Approx(0.04));
  CHECK(adjusted[2] == Approx(0.09));
  CHECK(adjusted[1] == Approx(0.09));
  CHECK(std::isnan(adjusted[3]));
  CHECK(adjusted[4] == Approx(0.5));
}

TEST_CASE("McNemar's test of models that are alike gives at most 6 % false alarms") {
  const double size = sizeOf(kDraws, [](RandomStream& random) {
    std::vector<char> a(250), b(250);
    for (std::size_t i = 0; i < a.size(); ++i) {
      const double hard = random.normal();
      a[i] = hard + random.normal() < 1.2;
      b[i] = hard + random.normal() < 1.2;
    }
    return mcnemarTest(a, b).p;
  });
  CHECK(size <= 0.06);
  CHECK(size >= 0.03);
}

TEST_CASE("sign flips of models that are alike give at most 6 % false alarms under group effects") {
  const double size = sizeOf(kDraws, [](RandomStream& random) {
    std::vector<double> difference;
    std::vector<int> groups;
    for (int g = 0; g < 12; ++g) {
      const double shift = random.normal();
      for (int r = 0; r < 5; ++r) {
        difference.push_back(shift + random.normal());
        groups.push_back(g);
      }
    }
    return signFlipTest(difference, groups, 1, Progress()).p;
  });
  CHECK(size <= 0.05 + kChance);
  CHECK(size >= 0.03);
}

TEST_CASE("the resampled t of divisions that share rows gives at most 6 % false alarms") {
  const double size = sizeOf(kDraws, [](RandomStream& random) {
    constexpr double kTestToTrain = 0.25;
    constexpr double kCorrelation = kTestToTrain / (1 + kTestToTrain);
    const double shared = std::sqrt(kCorrelation) * random.normal();
    std::vector<double> d(10);
    for (double& one : d) one = shared + std::sqrt(1 - kCorrelation) * random.normal();
    return resampledTTest(d, kTestToTrain).p;
  });
  CHECK(size <= 0.05 + kChance);
  CHECK(size >= 0.03);
}

TEST_CASE("the 5×2cv F of models that are alike gives at most 6 % false alarms") {
  const double size = sizeOf(kDraws, [](RandomStream& random) {
    std::array<std::array<double, 2>, 5> d{};
    for (auto& pair : d) {
      for (double& one : pair) one = random.normal();
    }
    return fiveByTwoTest(d).p;
  });
  CHECK(size <= 0.06);
}

TEST_CASE("the interval of McNemar's difference holds the true one in 93 to 97 of 100 draws") {
  const double missed = sizeOf(kDraws, [](RandomStream& random) {
    std::vector<char> a(150), b(150);
    for (std::size_t i = 0; i < a.size(); ++i) {
      const double u = random.uniform();
      a[i] = u < 0.8;              // 0.70 both, 0.10 A alone,
      b[i] = u < 0.7 || u > 0.96;  // 0.04 B alone
    }
    const Interval interval = mcnemarTest(a, b).interval;
    return interval.low <= 0.06 && 0.06 <= interval.high ? 1.0 : 0.0;
  });
  CHECK(missed >= 0.03);
  CHECK(missed <= 0.07);
}
