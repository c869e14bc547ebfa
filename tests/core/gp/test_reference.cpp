// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>

#include "base/parallel.h"
#include "reference_data.h"
#include "support/test_data.h"
#include "support/silent.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

bool generalSmoothness(const nlohmann::json& one) {
  return one.at("smoothness").is_number() && std::fmod(one.at("smoothness").get<double>(), 1.0) != 0.5;
}

double relative(double value, double expected) { return std::abs(value - expected) / std::abs(expected); }

BatchObjective batchOf(const ReferenceData& data, const GpResponses& responses, const Matrix<double>& batch,
                       bool anisotropic) {
  return {NeighborhoodSource<double>{data.trainFeatures, batch, data.batchNeighbors}, data.batchRows, responses,
          anisotropic, silent};
}

Matrix<double> rowsOf(const Matrix<double>& table, const std::vector<std::uint32_t>& rows) {
  Matrix<double> picked(rows.size(), table.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) std::ranges::copy(table.row(rows[i]), picked.row(i).begin());
  return picked;
}

}  // namespace

TEST_CASE("means, variances, scale and losses are those of the reference implementation") {
  if (testDataMissing()) {
    MESSAGE("no external test data at " << testDataRoot().string() << ": nothing compared");
    return;
  }
  const ReferenceData data = ReferenceData::load();
  REQUIRE(data.cases.size() == 24);
  const Matrix<double> batch = rowsOf(data.trainFeatures, data.batchRows);
  for (const bool mirrored : {true, false}) {
    const GpResponses responses = data.responses(mirrored);
    const std::size_t positive = mirrored ? 0 : 1;
    for (std::size_t i = 0; i < data.cases.size(); ++i) {
      const nlohmann::json& one = data.cases[i];
      CAPTURE(one.dump());
      const GpParameters parameters = data.parameters(one);
      const double tolerance = generalSmoothness(one) ? 1e-7 : 1e-9;

      // The posterior at the test points comes through the same door, with the test points as queries.
      BatchObjective test(NeighborhoodSource<double>{data.trainFeatures, data.testFeatures, data.testNeighbors},
                          std::vector<std::uint32_t>(data.testFeatures.rows(), 0), responses, parameters.anisotropic(),
                          silent);
      const BatchPosterior predicted = test.posterior(parameters, silent);
      double meanError = 0;
      double varianceError = 0;
      std::size_t right = 0;
      for (std::size_t t = 0; t < data.testLabels.size(); ++t) {
        const double mean = predicted.mean(t, positive);
        meanError = std::max(meanError, relative(mean, data.testMean(i, t)));
        varianceError = std::max(varianceError, relative(predicted.variance[t], data.testVariance(i, t)));
        right += (mean > 0) == (data.testLabels[t] == 1) ? 1 : 0;
      }
      CHECK(meanError < tolerance);
      CHECK(varianceError < tolerance);
      CHECK(static_cast<double>(right) / 100 == doctest::Approx(one.at("test_accuracy").get<double>()));

      BatchObjective objective = batchOf(data, responses, batch, parameters.anisotropic());
      const BatchPosterior posterior = objective.posterior(parameters, silent);
      CHECK(relative(posterior.scales()[positive], one.at("scale").get<double>()) < tolerance);
      const auto loss = [&](Loss kind) { return evaluateLoss(kind, posterior).value; };
      CHECK(relative(loss(Loss::MeanSquared), one.at("mse").get<double>()) < tolerance);
      CHECK(relative(loss(Loss::CrossEntropy), one.at("cross_entropy").get<double>()) < tolerance);
      CHECK(relative(loss(Loss::PseudoHuber), one.at("pseudo_huber").get<double>()) < tolerance);
      CHECK(relative(loss(Loss::Lool), one.at("lool").get<double>()) < tolerance);
      CHECK(relative(loss(Loss::Looph), one.at("looph").get<double>()) < tolerance);
      CHECK(objective.jitter().points == 0);
    }
  }
}
