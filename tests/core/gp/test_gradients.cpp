// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "gp/batch_objective.h"
#include "support/silent.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// Points on a noisy curve in four dimensions with neighbour lists that leave the point itself out.
struct Problem {
  Matrix<double> features{90, 4};
  Matrix<std::uint32_t> neighbors{21, 8};
  Matrix<double> queries{21, 4};
  std::vector<std::uint32_t> batchRows;
  GpResponses responses;

  Problem(std::size_t columns, bool mirrored) {
    RandomStream random(3);
    for (double& v : features.values()) v = random.normal();
    responses.values = Matrix<double>(90, columns);
    responses.mirrored = mirrored;
    for (std::size_t i = 0; i < 90; ++i) {
      responses.noiseColumn.push_back(random.uniform(0.1, 1));
      const std::size_t label = features(i, 0) + features(i, 1) > 0.3 ? 0 : i % std::max<std::size_t>(2, columns);
      for (std::size_t c = 0; c < columns; ++c) responses.values(i, c) = label == c ? 1 : -1;
    }
    for (std::uint32_t q = 0; q < 21; ++q) {
      batchRows.push_back(3 * q);
      std::ranges::copy(features.row(3 * q), queries.row(q).begin());
      for (std::uint32_t a = 0; a < 8; ++a) neighbors(q, a) = (3 * q + 1 + 5 * a) % 90;
    }
  }

  BatchObjective objective(bool anisotropic) const {
    return {NeighborhoodSource<double>{features, queries, neighbors}, batchRows, responses, anisotropic, silent};
  }
};

void checkGradient(const Problem& problem, Loss loss, const GpParameters& base, const FreeParameters& free) {
  BatchObjective objective = problem.objective(base.anisotropic());
  const std::vector<double> x = free.pack(base);
  std::vector<double> gradient;
  objective.loss(loss, base, free, &gradient, silent);
  REQUIRE(gradient.size() == x.size());
  for (std::size_t p = 0; p < x.size(); ++p) {
    CAPTURE(p);
    const auto at = [&](double shift) {
      std::vector<double> moved = x;
      moved[p] += shift;
      return objective.loss(loss, free.unpack(moved, base), free, nullptr, silent);
    };
    constexpr double kStep = 1e-3;
    const double difference = (at(-2 * kStep) - 8 * at(-kStep) + 8 * at(kStep) - at(2 * kStep)) / (12 * kStep);
    CHECK(gradient[p] == doctest::Approx(difference).epsilon(1e-6).scale(1e-3));
  }
}

constexpr Loss kLosses[] = {Loss::MeanSquared, Loss::CrossEntropy, Loss::PseudoHuber, Loss::Lool, Loss::Looph};

}  // namespace

TEST_CASE("gradients of every loss and kernel agree with differences") {
  const KernelShape kernels[] = {{KernelFamily::Rbf, 0},
                                 {KernelFamily::Matern, 0.5},
                                 {KernelFamily::Matern, 1.5},
                                 {KernelFamily::Matern, 2.5},
                                 {KernelFamily::Matern, 0.8},
                                 {KernelFamily::Matern, 3.1},
                                 {KernelFamily::Matern, kInfiniteSmoothness}};
  for (const std::size_t columns : {1UL, 3UL}) {
    const Problem problem(columns, columns == 1);
    for (const Loss loss : kLosses) {
      for (const KernelShape& kernel : kernels) {
        CAPTURE(toText(loss));
        CAPTURE(kernel.smoothness);
        const bool general = kernel.smoothness == 0.8 || kernel.smoothness == 3.1;
        checkGradient(problem, loss, {kernel, {1.7}, 0.02, 0.3},
                      {.lengthScales = true, .smoothness = general, .noise = true, .noiseSlope = true});
      }
    }
  }
}

TEST_CASE("gradients by every feature's own length scale agree with differences") {
  const Problem problem(1, true);
  for (const Loss loss : kLosses) {
    for (const double nu : {0.5, 1.5, 0.7}) {
      CAPTURE(toText(loss));
      CAPTURE(nu);
      checkGradient(problem, loss, {{KernelFamily::Matern, nu}, {0.8, 1.5, 3, 0.6}, 0.05, 0.0}, {.noise = true});
    }
  }
}

TEST_CASE("equal length scales for all features are one length scale") {
  const Problem problem(3, false);
  const GpParameters one{{KernelFamily::Matern, 1.5}, {1.3}, 0.05, 0.1};
  GpParameters four = one;
  four.lengthScales.assign(4, 1.3);
  BatchObjective isotropic = problem.objective(false);
  BatchObjective anisotropic = problem.objective(true);
  for (const Loss loss : kLosses) {
    std::vector<double> gradientOfOne;
    std::vector<double> gradientOfFour;
    CHECK(isotropic.loss(loss, one, {}, &gradientOfOne, silent) ==
          doctest::Approx(anisotropic.loss(loss, four, {}, &gradientOfFour, silent)).epsilon(1e-12));
    CHECK(gradientOfOne[0] ==
          doctest::Approx(gradientOfFour[0] + gradientOfFour[1] + gradientOfFour[2] + gradientOfFour[3]).epsilon(1e-9));
  }
}

TEST_CASE("a batch gives the same bits on one and on three threads") {
  const Problem problem(1, true);
  const GpParameters parameters{{KernelFamily::Matern, 0.5}, {2.0}, 1e-3, 0.0};
  BatchObjective objective = problem.objective(false);
  std::vector<double> once;
  std::vector<double> again;
  setThreadCount(1);
  const double loss = objective.loss(Loss::Lool, parameters, {.noise = true}, &once, silent);
  setThreadCount(3);
  CHECK(objective.loss(Loss::Lool, parameters, {.noise = true}, &again, silent) == loss);
  CHECK(once == again);
  setThreadCount(0);
}

TEST_CASE("equal rows without noise are solved with jitter that is reported, never with NaN") {
  Problem problem(1, true);
  for (std::size_t i = 0; i < 90; ++i) std::ranges::copy(problem.features.row(0), problem.features.row(i).begin());
  for (std::size_t q = 0; q < 21; ++q) std::ranges::copy(problem.features.row(0), problem.queries.row(q).begin());
  for (const Loss loss : kLosses) {
    BatchObjective objective = problem.objective(false);
    std::vector<double> gradient;
    const double value = objective.loss(loss, {{KernelFamily::Matern, 0.5}, {1.0}, 0.0, 0.0}, {}, &gradient, silent);
    CHECK(std::isfinite(value));
    CHECK(std::isfinite(gradient[0]));
    CHECK(objective.jitter().points == 21);
    CHECK(objective.jitter().largest > 0);
    CHECK(objective.jitter().largest < 1e-3);
  }
}

TEST_CASE("a cancelled evaluation stops") {
  const Problem problem(1, true);
  BatchObjective objective = problem.objective(false);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(objective.posterior({}, progress), Cancelled);
}
