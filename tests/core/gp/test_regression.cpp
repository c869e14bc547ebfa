// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "gp/hole_map.h"
#include "gp/regression.h"

using namespace blendscope;

namespace {

double surface(double x, double y) { return 10 + 2 * std::sin(2 * x) * std::cos(1.5 * y) + 0.3 * x; }

/// n noisy samples of the surface on [0, 4]², with a round hole about (2.5, 2.5).
std::shared_ptr<RegressionData> samples(std::size_t n, std::uint64_t seed, bool insideHole, double noise = 0.05) {
  RandomStream random(seed);
  std::vector<double> places;
  auto data = std::make_shared<RegressionData>();
  while (data->responses.size() < n) {
    const double x = random.uniform(0, 4);
    const double y = random.uniform(0, 4);
    if ((std::hypot(x - 2.5, y - 2.5) < 0.5) != insideHole) continue;
    places.insert(places.end(), {x, y});
    data->responses.push_back(surface(x, y) + random.normal(0, noise));
  }
  data->inputs = Matrix<double>(n, 2, std::move(places));
  return data;
}

RegressionRequest quickRequest(double smoothness) {
  RegressionRequest request;
  request.k = 24;
  request.smoothness = smoothness;
  request.trend = TrendKind::Constant;
  request.loss = "mse";
  return request;
}

PredictiveScores scoresOf(const MuyGpsRegression& model, const RegressionData& test) {
  const RegressionPrediction prediction = model.predict(test.inputs, Progress());
  std::vector<double> deviation;
  for (const double v : prediction.observationVariance) deviation.push_back(std::sqrt(v));
  return scorePredictions(prediction.mean, deviation, test.responses);
}

}  // namespace

TEST_CASE("scores of a normal prediction equal their closed forms") {
  const std::vector<double> mean{0, 0};
  const std::vector<double> deviation{1, 2};
  const std::vector<double> observed{0, 6};
  const PredictiveScores scores = scorePredictions(mean, deviation, observed);
  CHECK(scores.rmse == doctest::Approx(std::sqrt(18.0)));
  CHECK(scores.mae == doctest::Approx(3));
  CHECK(scores.coverage95 == doctest::Approx(0.5));
  // CRPS at the mean is σ (√2 − 1)/√π; three deviations off it is σ (3 erf(3/√2) + 2 φ(3) − 1/√π).
  const double atMean = (std::sqrt(2.0) - 1) / std::sqrt(M_PI);
  const double farOff =
      2 * (3 * std::erf(3 / std::sqrt(2.0)) + 2 * std::exp(-4.5) / std::sqrt(2 * M_PI) - 1 / std::sqrt(M_PI));
  CHECK(scores.crps == doctest::Approx((atMean + farOff) / 2).epsilon(1e-12));
  CHECK(scores.intervalScore95 ==
        doctest::Approx((2 * 1.959964 + 4 * 1.959964 + 40 * (6 - 2 * 1.959964)) / 2).epsilon(1e-6));
  CHECK_THROWS_AS(scorePredictions(mean, mean, observed), Error);
}

TEST_CASE("a plane's slopes are found exactly and a constant is the mean") {
  RegressionData data{Matrix<double>(30, 2), {}};
  RandomStream random(4);
  for (std::size_t i = 0; i < 30; ++i) {
    data.inputs(i, 0) = random.uniform(100, 101);
    data.inputs(i, 1) = random.uniform();
    data.responses.push_back(7 - 3 * data.inputs(i, 0) + 0.5 * data.inputs(i, 1));
  }
  const Trend plane = Trend::fit(TrendKind::Linear, data.inputs, data.responses);
  CHECK(plane.slopes()[0] == doctest::Approx(-3));
  CHECK(plane.slopes()[1] == doctest::Approx(0.5));
  CHECK(plane.at(std::vector<double>{200, 2}) == doctest::Approx(7 - 600 + 1));
  CHECK(Trend::fit(TrendKind::Constant, data.inputs, data.responses).slopes()[0] == 0);
}

TEST_CASE("the map of holes finds the hole and little else") {
  const auto data = samples(6000, 1, false);
  const HoleMap holes(data->inputs);
  CHECK(holes.isHole(2.5, 2.5));
  CHECK(holes.isHole(-1, 2));
  const double share = M_PI * 0.25 / 16;
  CHECK(holes.emptyShare() > 0.7 * share);
  CHECK(holes.emptyShare() < 0.6);
  RandomStream random(1);
  for (int i = 0; i < 100; ++i) {
    const auto place = holes.randomPlace(random);
    CHECK(holes.isHole(std::min(place[0], 3.99), std::min(place[1], 3.99)));
  }
}

TEST_CASE("a regression fills a hole with honest intervals, choosing everything itself") {
  const auto train = samples(1000, 1, false);
  const auto test = samples(500, 2, true);
  RegressionRequest request;
  request.loss = "crps";
  const MuyGpsRegression model = MuyGpsRegression::fit(train, request, Progress());
  CHECK(model.choice().holesCarried);
  const PredictiveScores scores = scoresOf(model, *test);
  CHECK(scores.rmse < 0.15);  // the surface varies by ±2
  CHECK(scores.coverage95 > 0.85);
}

TEST_CASE("the noise of the data is told from their roughness although holes hide the difference") {
  RegressionRequest request = quickRequest(1.5);
  request.loss = "lool";
  for (const double noise : {0.03, 0.3}) {
    const RegressionChoice choice = MuyGpsRegression::fit(samples(1500, 1, false, noise), request, Progress()).choice();
    CHECK(choice.holesCarried);
    const double found = std::sqrt(choice.scale * choice.parameters.noise);
    CHECK(found > 0.7 * noise);
    CHECK(found < 1.4 * noise);
  }
}

TEST_CASE("inputs in units as unlike as days and parts of a pixel are searched alike") {
  const auto inUnits = [](std::shared_ptr<RegressionData> data) {
    for (std::size_t i = 0; i < data->responses.size(); ++i) data->inputs(i, 1) = 59000 + 1000 * data->inputs(i, 1);
    return data;
  };
  const RegressionRequest request = quickRequest(1.5);
  const auto test = samples(300, 2, false);
  const double alike = scoresOf(MuyGpsRegression::fit(samples(800, 1, false), request, Progress()), *test).rmse;
  const MuyGpsRegression model = MuyGpsRegression::fit(inUnits(samples(800, 1, false)), request, Progress());
  CHECK(scoresOf(model, *inUnits(samples(300, 2, false))).rmse < 1.1 * alike);
  const std::vector<double>& lengths = model.choice().parameters.lengthScales;
  REQUIRE(lengths.size() == 2);
  CHECK(lengths[1] / lengths[0] > 200);
  CHECK(lengths[1] / lengths[0] < 5000);
}

TEST_CASE("what the request settles is kept") {
  const auto train = samples(800, 3, false);
  RegressionRequest request = quickRequest(1.5);
  request.k = 20;
  request.lengthScale = 0.7;
  request.noise = 0.01;
  request.trend = TrendKind::Linear;
  const MuyGpsRegression model = MuyGpsRegression::fit(train, request, Progress());
  const RegressionChoice& choice = model.choice();
  CHECK(choice.k == 20);
  CHECK(choice.parameters.kernel.smoothness == 1.5);
  CHECK(choice.parameters.lengthScales == std::vector<double>{0.7});
  CHECK(choice.parameters.noise == 0.01);
  CHECK(choice.trend == TrendKind::Linear);
  const RegressionPrediction p = model.predict(train->inputs, Progress());
  for (std::size_t i = 0; i < p.mean.size(); ++i) {
    REQUIRE(p.observationVariance[i] > p.latentVariance[i]);
    REQUIRE(p.latentVariance[i] >= 0);
  }
}

TEST_CASE("a regression is the same on one and on two threads") {
  const auto train = samples(600, 5, false);
  const RegressionRequest request = quickRequest(0.5);
  setThreadCount(1);
  const RegressionPrediction one = MuyGpsRegression::fit(train, request, Progress()).predict(train->inputs, Progress());
  setThreadCount(2);
  const RegressionPrediction two = MuyGpsRegression::fit(train, request, Progress()).predict(train->inputs, Progress());
  setThreadCount(0);
  CHECK(one.mean == two.mean);
  CHECK(one.observationVariance == two.observationVariance);
}

TEST_CASE("one and three inputs work too, and bad training points are named") {
  for (const std::size_t d : {1UL, 3UL}) {
    RandomStream random(d);
    auto data = std::make_shared<RegressionData>();
    data->inputs = Matrix<double>(400, d);
    for (double& v : data->inputs.values()) v = random.uniform(0, 3);
    for (std::size_t i = 0; i < 400; ++i) data->responses.push_back(std::sin(data->inputs(i, 0)));
    const RegressionRequest request = quickRequest(1.5);
    CHECK(scoresOf(MuyGpsRegression::fit(data, request, Progress()), *data).rmse < 0.1);
  }
  auto bad = samples(100, 1, false);
  bad->responses[41] = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_WITH_AS(MuyGpsRegression::fit(bad, {}, Progress()), doctest::Contains("point 42"), Error);
  auto constant = samples(100, 1, false);
  constant->responses.assign(100, 3.0);
  CHECK_THROWS_AS(MuyGpsRegression::fit(constant, {}, Progress()), Error);
  CHECK_THROWS_AS(MuyGpsRegression::fit(samples(10, 1, false), {}, Progress()), Error);
}
