// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/random.h"
#include "gp/muygps.h"
#include "gp/regression.h"
#include "support/silent.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// What goes wrong in real tables: constant columns, copies of rows, near copies, values out of all proportion.
Matrix<float> nastyFeatures(std::size_t n, std::size_t d, RandomStream& random) {
  Matrix<float> features(n, d);
  const double scale = std::pow(10.0, random.uniform(-12, 12));
  const double offset = random.uniform() < 0.5 ? 0 : 1000 * scale;
  const std::size_t distinct = 1 + random.below(n);
  const bool rounded = random.uniform() < 0.3;
  for (std::size_t i = 0; i < n; ++i) {
    if (i >= distinct) {
      std::ranges::copy(features.row(random.below(distinct)), features.row(i).begin());
      if (random.uniform() < 0.3) features(i, 0) = std::nextafter(features(i, 0), 1e30F);
      continue;
    }
    for (std::size_t f = 0; f < d; ++f) {
      const double value = f % 3 == 2 ? 1 : random.normal();
      features(i, f) = static_cast<float>(offset + scale * (rounded ? std::round(value) : value));
    }
    if (random.uniform() < 0.05) features(i, 0) *= 1e6F;
  }
  return features;
}

MuyGpsData nastyData(std::size_t n, std::size_t d, RandomStream& random) {
  MuyGpsData data;
  data.features = std::make_shared<const Matrix<float>>(nastyFeatures(n, d, random));
  data.classCount = 2 + static_cast<int>(random.below(3));
  const auto columns = data.classCount == 2 ? 1U : static_cast<std::size_t>(data.classCount);
  data.responses.mirrored = columns == 1;
  data.responses.values = Matrix<double>(n, columns, -1.0);
  const bool oneClass = random.uniform() < 0.1;
  const bool grouped = random.uniform() < 0.3;
  for (std::size_t i = 0; i < n; ++i) {
    data.labels.push_back(oneClass ? 0 : static_cast<int>(random.below(static_cast<std::uint64_t>(data.classCount))));
    const auto label = static_cast<std::size_t>(data.labels.back());
    if (columns == 1 ? label == 1 : true) data.responses.values(i, columns == 1 ? 0 : label) = 1;
    if (grouped) data.groups.push_back(static_cast<int>(random.below(1 + n / 4)));
  }
  if (random.uniform() < 0.2) {
    for (std::size_t i = 0; i < n; ++i)
      data.responses.noiseColumn.push_back(random.below(2) == 0 ? 0 : random.uniform());
  }
  return data;
}

MuyGpsOptions anyOptions(RandomStream& random) {
  MuyGpsOptions options;
  options.k = 1 + random.below(24);
  options.search = random.below(3) == 0 ? SearchKind::Hnsw : SearchKind::Exact;
  options.mean = random.below(4) == 0 ? MeanKind::Fast : MeanKind::Exact;
  options.sampling = static_cast<BatchSampling>(random.below(3));
  options.batchSize = 2 + random.below(40);
  TrainingOptions& training = options.training;
  training.loss = static_cast<Loss>(random.below(5));
  training.optimizer = random.below(4) == 0 ? OptimizerKind::Bayes : OptimizerKind::Gradient;
  training.starts = 1 + static_cast<int>(random.below(2));
  training.anisotropic = random.below(5) == 0;
  training.initial.kernel.family = random.below(4) == 0 ? KernelFamily::Rbf : KernelFamily::Matern;
  const double smoothnesses[] = {0.5, 1.5, 2.5, kInfiniteSmoothness, 0.9};
  training.initial.kernel.smoothness = smoothnesses[random.below(5)];
  const double noises[] = {0, 1e-12, 1e-4, 1};
  training.initial.noise = noises[random.below(4)];
  training.free.noise = training.initial.noise > 0 && random.below(2) == 0;
  training.seed = random.below(1000);
  return options;
}

}  // namespace

TEST_CASE("whatever the table and the settings, a model is finite throughout or an error says why there is none") {
  int trained = 0;
  for (std::uint64_t seed = 0; seed < 80; ++seed) {
    CAPTURE(seed);
    RandomStream random(seed);
    const std::size_t n = 2 + random.below(60);
    const std::size_t d = 1 + random.below(9);
    const MuyGpsData data = nastyData(n, d, random);
    const MuyGpsOptions options = anyOptions(random);
    std::shared_ptr<const MuyGps> model;
    GpPosterior posterior;
    try {
      model = MuyGps::fit(data, options, silent);
      posterior = model->predict(*data.features, silent);
    } catch (const Error& error) {
      CHECK_FALSE(std::string(error.what()).empty());
      continue;
    }
    ++trained;
    for (const double mean : posterior.mean.values()) REQUIRE(std::isfinite(mean));
    for (const double v : posterior.variance) {
      REQUIRE(v >= 0);
      REQUIRE(v <= 1);
    }
    for (const double scale : model->scales()) REQUIRE(std::isfinite(scale));
    const GpExplanation explanation = model->explain(data.features->row(0));
    for (const double weight : explanation.weight) REQUIRE(std::isfinite(weight));
    const Matrix<double> sensitivity = model->sensitivity(data.features->row(n - 1));
    for (const double slope : sensitivity.values()) REQUIRE(std::isfinite(slope));
  }
  CHECK(trained > 40);
}

TEST_CASE("a regression with copies of points and without noise says what it added, or why it cannot") {
  for (std::uint64_t seed = 0; seed < 6; ++seed) {
    CAPTURE(seed);
    RandomStream random(seed);
    const std::size_t n = 60;
    auto data = std::make_shared<RegressionData>();
    data->inputs = Matrix<double>(n, 2);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t f = 0; f < 2; ++f) {
        data->inputs(i, f) = i % 2 == 1 ? data->inputs(i - 1, f) : std::round(random.uniform(0, 9));
      }
      data->responses.push_back(random.normal());
    }
    RegressionRequest request;
    request.k = 4 + seed;
    request.noise = 0;
    request.smoothness = 0.5 + static_cast<double>(seed % 3);
    request.loss = regressionLosses()[seed % 3];
    const MuyGpsRegression model = MuyGpsRegression::fit(data, request, silent);
    const RegressionPrediction prediction = model.predict(data->inputs, silent);
    CHECK(prediction.jitter.points > 0);
    for (std::size_t i = 0; i < n; ++i) {
      REQUIRE(std::isfinite(prediction.mean[i]));
      REQUIRE(prediction.observationVariance[i] >= 0);
    }
  }
}
