// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "gp/muygps.h"
#include "support/silent.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

/// A smooth surface over the plane with a little noise; labels by its sign.
MuyGpsData surface(std::size_t n, std::uint64_t seed, std::size_t columns = 1) {
  RandomStream random(seed);
  Matrix<float> features(n, 2);
  MuyGpsData data;
  data.responses.values = Matrix<double>(n, columns);
  for (std::size_t i = 0; i < n; ++i) {
    for (float& v : features.row(i)) v = static_cast<float>(random.uniform(0, 4));
    const double x = static_cast<double>(features(i, 0));
    const double y = static_cast<double>(features(i, 1));
    for (std::size_t c = 0; c < columns; ++c) {
      data.responses.values(i, c) = std::sin(2 * x + static_cast<double>(c)) * std::cos(y) + 0.01 * random.normal();
    }
    data.labels.push_back(data.responses.values(i, 0) > 0 ? 1 : 0);
  }
  data.classCount = 2;
  data.features = std::make_shared<const Matrix<float>>(std::move(features));
  return data;
}

MuyGpsOptions smoothOptions() {
  MuyGpsOptions options;
  options.k = 20;
  options.training.initial.kernel.smoothness = 1.5;
  return options;
}

double rootMeanSquare(const GpPosterior& posterior, const MuyGpsData& truth) {
  double sum = 0;
  for (std::size_t i = 0; i < truth.responses.size(); ++i) {
    sum += std::pow(posterior.mean(i, 0) - truth.responses.values(i, 0), 2);
  }
  return std::sqrt(sum / static_cast<double>(truth.responses.size()));
}

}  // namespace

TEST_CASE("a fitted model predicts a smooth surface, whatever the search, the optimiser and the batch") {
  const MuyGpsData test = surface(200, 2);
  const auto errorOf = [&](const MuyGpsOptions& options) {
    return rootMeanSquare(MuyGps::fit(surface(600, 1), options, silent)->predict(*test.features, silent), test);
  };
  MuyGpsOptions options = smoothOptions();
  CHECK(errorOf(options) < 0.03);
  options.search = SearchKind::Hnsw;
  CHECK(errorOf(options) < 0.03);
  options.search = SearchKind::Exact;
  options.training.optimizer = OptimizerKind::Bayes;
  CHECK(errorOf(options) < 0.03);
  options.training.optimizer = OptimizerKind::Gradient;
  options.mean = MeanKind::Fast;
  CHECK(errorOf(options) < 0.06);
  options.mean = MeanKind::Exact;
  options.training.anisotropic = true;
  CHECK(errorOf(options) < 0.03);
  for (const BatchSampling sampling : {BatchSampling::Random, BatchSampling::All}) {
    options = smoothOptions();
    options.sampling = sampling;
    options.training.free = {.lengthScales = true, .smoothness = true, .noise = true};
    CHECK(errorOf(options) < 0.03);
  }
}

TEST_CASE("on a process of its own kind a model finds the length scale and tells the truth about its errors") {
  // Ornstein–Uhlenbeck: Matérn ½ on a line, exactly simulated as a Markov chain; σ² = 4, ℓ = 0.5, label noise 0.04.
  constexpr std::size_t n = 4000;
  RandomStream random(11);
  std::vector<float> x(n);
  for (float& v : x) v = static_cast<float>(random.uniform(0, 200));
  std::ranges::sort(x);
  std::vector<double> latent(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double rho = i == 0 ? 0 : std::exp(-static_cast<double>(x[i] - x[i - 1]) / 0.5);
    latent[i] = (i == 0 ? 0 : rho * latent[i - 1]) + 2 * std::sqrt(1 - rho * rho) * random.normal();
  }
  Matrix<float> train(n / 2, 1);
  Matrix<float> test(n / 2, 1);
  MuyGpsData data;
  data.responses.values = Matrix<double>(n / 2, 1);
  for (std::size_t i = 0; i < n / 2; ++i) {
    train(i, 0) = x[2 * i];
    test(i, 0) = x[2 * i + 1];
    data.responses.values(i, 0) = latent[2 * i] + 0.2 * random.normal();
  }
  data.features = std::make_shared<const Matrix<float>>(std::move(train));
  MuyGpsOptions options;
  options.sampling = BatchSampling::All;
  options.training.free.noise = true;
  const auto model = MuyGps::fit(data, options, silent);
  CHECK(model->parameters().lengthScales[0] == doctest::Approx(0.5).epsilon(0.3));
  CHECK(model->scales()[0] == doctest::Approx(4).epsilon(0.2));
  CHECK(model->parameters().noise * model->scales()[0] == doctest::Approx(0.04).epsilon(0.5));
  const GpPosterior posterior = model->predict(test, silent);
  std::size_t covered = 0;
  for (std::size_t i = 0; i < n / 2; ++i) {
    const double sigma = std::sqrt(model->scales()[0] * posterior.variance[i]);
    covered += std::abs(posterior.mean(i, 0) - latent[2 * i + 1]) < 1.96 * sigma ? 1 : 0;
  }
  CHECK(static_cast<double>(covered) / (n / 2.0) == doctest::Approx(0.95).epsilon(0.02));
}

TEST_CASE("a model gives the same bits on one and on three threads, and after saving and loading") {
  const MuyGpsData test = surface(60, 4);
  for (const MeanKind mean : {MeanKind::Exact, MeanKind::Fast}) {
    MuyGpsOptions options = smoothOptions();
    options.mean = mean;
    setThreadCount(1);
    const auto once = MuyGps::fit(surface(700, 1, 3), options, silent);
    const GpPosterior first = once->predict(*test.features, silent);
    setThreadCount(3);
    const auto again = MuyGps::fit(surface(700, 1, 3), options, silent);
    CHECK(again->predict(*test.features, silent).mean == first.mean);
    setThreadCount(0);
    ArchiveWriter writer;
    once->save(writer);
    ArchiveReader reader(writer.bytes());
    const GpPosterior loaded = MuyGps::load(reader)->predict(*test.features, silent);
    CHECK(reader.atEnd());
    CHECK(loaded.mean == first.mean);
    CHECK(loaded.variance == first.variance);
    for (std::size_t size = 0; size < writer.bytes().size(); size += 997) {
      ArchiveReader cut(std::span(writer.bytes()).first(size));
      CHECK_THROWS_AS(MuyGps::load(cut), Error);
    }
  }
}

TEST_CASE("the weights of an explanation give the posterior mean") {
  const auto model = MuyGps::fit(surface(500, 1), smoothOptions(), silent);
  const MuyGpsData test = surface(5, 9);
  const GpPosterior posterior = model->predict(*test.features, silent);
  for (std::size_t i = 0; i < 5; ++i) {
    const GpExplanation why = model->explain(test.features->row(i));
    double mean = 0;
    for (std::size_t a = 0; a < why.row.size(); ++a)
      mean += why.weight[a] * model->data().responses.values(why.row[a], 0);
    CHECK(mean == doctest::Approx(posterior.mean(i, 0)).epsilon(1e-9));
    CHECK(std::ranges::is_sorted(why.distance));
  }
}

TEST_CASE("sensitivities agree with differences of the posterior mean") {
  for (const bool anisotropic : {false, true}) {
    for (const double nu : {0.5, 1.5, 0.9}) {
      MuyGpsOptions options = smoothOptions();
      options.training.initial.kernel.smoothness = nu;
      options.training.anisotropic = anisotropic;
      const auto model = MuyGps::fit(surface(400, 1, 2), options, silent);
      Matrix<float> points(5, 2);
      points(0, 0) = 1.23F;
      points(0, 1) = 2.34F;
      // Steps small enough to keep the neighbourhood, exact in float.
      const float step = 0x1p-10F;
      for (std::size_t i = 1; i < 5; ++i) std::ranges::copy(points.row(0), points.row(i).begin());
      points(1, 0) += step, points(2, 0) -= step, points(3, 1) += step, points(4, 1) -= step;
      const Matrix<double> analytic = model->sensitivity(points.row(0));
      const GpPosterior moved = model->predict(points, silent);
      for (std::size_t c = 0; c < 2; ++c) {
        CHECK(analytic(c, 0) == doctest::Approx((moved.mean(1, c) - moved.mean(2, c)) / (2.0 * step)).epsilon(0.01));
        CHECK(analytic(c, 1) == doctest::Approx((moved.mean(3, c) - moved.mean(4, c)) / (2.0 * step)).epsilon(0.01));
      }
    }
  }
}

TEST_CASE("leaving out goes by object: copies of a row do not give its label away") {
  MuyGpsData data = surface(300, 1);
  Matrix<float> twice(600, 2);
  MuyGpsData doubled = data;
  doubled.responses.values = Matrix<double>(600, 1);
  for (std::size_t i = 0; i < 600; ++i) {
    std::ranges::copy(data.features->row(i % 300), twice.row(i).begin());
    doubled.responses.values(i, 0) = i < 300 ? data.responses.values(i, 0) : 50;  // a wrong copy of every row
    doubled.groups.push_back(static_cast<int>(i % 300));
  }
  doubled.labels.insert(doubled.labels.end(), data.labels.begin(), data.labels.end());
  doubled.features = std::make_shared<const Matrix<float>>(twice);
  MuyGpsOptions options = smoothOptions();
  const auto model = MuyGps::fit(doubled, options, silent);
  std::vector<std::uint32_t> rows{0, 5, 299, 300};
  for (const std::uint32_t row : rows) {
    const GpExplanation with = model->explain(twice.row(row));
    CHECK(with.distance[0] == 0);
  }
  // Each neighbourhood holds as many wrong copies as right rows: the mean of a point that saw its own copy would be 50.
  const GpPosterior left = model->leaveOut(rows, silent);
  for (std::size_t i = 0; i < rows.size(); ++i) CHECK(std::abs(left.mean(i, 0) - 25) < 15);
}

TEST_CASE("degenerate data give errors or reported jitter, never NaN") {
  RandomStream random(5);
  for (const double noise : {0.0, 1e-4}) {
    for (const bool constant : {true, false}) {
      MuyGpsData data;
      data.classCount = 2;
      Matrix<float> features(80, 6, 1.0F);
      for (std::size_t i = 0; i < 80; ++i) {
        if (!constant) {
          for (float& v : features.row(i)) v = static_cast<float>(i % 10 + 10000);  // eight copies of ten rows
        }
        data.labels.push_back(static_cast<int>(random.below(2)));
      }
      data.responses.values = Matrix<double>(80, 1);
      for (std::size_t i = 0; i < 80; ++i) data.responses.values(i, 0) = data.labels[i] == 1 ? 1 : -1;
      data.features = std::make_shared<const Matrix<float>>(std::move(features));
      for (const char* loss : {"mse", "cross-entropy", "pseudo-huber", "lool", "looph"}) {
        MuyGpsOptions options;
        options.training.loss = parseLoss(loss);
        options.training.initial.noise = noise;
        options.training.initial.kernel.smoothness = 2.5;
        const auto model = MuyGps::fit(data, options, silent);
        const GpPosterior posterior = model->predict(*data.features, silent);
        for (std::size_t i = 0; i < 80; ++i) {
          CHECK(std::isfinite(posterior.mean(i, 0)));
          CHECK(std::isfinite(posterior.variance[i]));
        }
        CHECK(std::isfinite(model->scales()[0]));
        if (noise == 0) {
          CHECK(posterior.jitter.points > 0);
          CHECK_FALSE(model->training().warnings.empty());
        }
      }
    }
  }
  MuyGpsOptions options;
  options.k = 300;
  CHECK_THROWS_AS(MuyGps::fit(surface(300, 1), options, silent), Error);
  CHECK_THROWS_AS(MuyGps::fit(surface(300, 1), smoothOptions(), silent)->predict(Matrix<float>(1, 3), silent), Error);
}

TEST_CASE("a cancel during training keeps the best parameters so far; the trace tells every evaluation") {
  std::vector<IterationEvent> events;
  Progress* running = nullptr;
  Progress progress(ProgressListener{{}, [&](const IterationEvent& event) {
                                       events.push_back(event);
                                       if (event.iteration == 5) running->requestCancel();
                                     }});
  running = &progress;
  const auto model = MuyGps::fit(surface(500, 1), smoothOptions(), progress);
  CHECK(model->training().stopped);
  REQUIRE(events.size() == 5);
  double best = events[0].loss;
  for (const IterationEvent& event : events) {
    CHECK(event.source == "muygps");
    best = std::min(best, event.loss);
  }
  CHECK(model->training().loss == doctest::Approx(best));
  CHECK(model->predict(*surface(3, 2).features, silent).mean.rows() == 3);
}

TEST_CASE("flat losses and parameters at their bounds are told") {
  // Among near points Matérn ½ with a long length scale is a straight line: longer ones change σ² and nothing else.
  MuyGpsOptions options;
  options.training.loss = Loss::MeanSquared;
  options.training.initial.noise = 1e-8;
  const auto model = MuyGps::fit(surface(600, 1), options, silent);
  CHECK(std::ranges::any_of(model->training().warnings,
                            [](const std::string& w) { return w.find("nearly flat") != std::string::npos; }));
}
