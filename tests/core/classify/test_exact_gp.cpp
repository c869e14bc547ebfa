// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "base/error.h"
#include "classify/dense_gp.h"
#include "core/classify/training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

namespace {

constexpr KernelShape kMatern{KernelFamily::Matern, 1.5};
constexpr KernelShape kRbf{KernelFamily::Rbf, 0};

/// Rows 0…79 of waveRows(90, 3, 2) with responses ±1, and rows 80…82 as queries.
struct Example {
  Matrix<float> points{80, 3};
  Matrix<double> responses{80, 1};
  Matrix<float> queries{3, 3};

  Example() {
    const TrainingRows rows = waveRows(90, 3, 2);
    for (std::size_t i = 0; i < 80; ++i) {
      std::copy_n(rows.values.row(i).begin(), 3, points.row(i).begin());
      responses(i, 0) = rows.labels[i] == 1 ? 1 : -1;
    }
    for (std::size_t i = 0; i < 3; ++i) std::copy_n(rows.values.row(80 + i).begin(), 3, queries.row(i).begin());
  }
};

}  // namespace

// Reference values: GaussianProcessRegressor(kernel, alpha=0.2, optimizer=None) of scikit-learn 1.2.1 with a length
// scale of 0.9; leave-one-out means, scale and loss by dense algebra in NumPy.
TEST_CASE("posterior, scale and likelihood of an exact Gaussian process agree with scikit-learn") {
  const Example example;
  struct Case {
    KernelShape shape;
    std::vector<double> mean, variance, leaveOneOut;
    double scale, loss;
  };
  const std::vector<Case> cases{{kMatern,
                                 {-0.8519653651639274, 0.7940756528055726, -0.06380916321545271},
                                 {0.12739352846653673, 0.08655683094212129, 0.06024290999974935},
                                 {-0.20671567002315083, 0.9014169593382082, -0.7158325901739071},
                                 1.496695053479321,
                                 -0.1796920104239578},
                                {kRbf,
                                 {-0.9800828833570705, 0.7602905017985968, -0.044855261870402785},
                                 {0.08484221111351009, 0.0454496186427098, 0.031095649502426933},
                                 {-0.0003600393996794349, 0.8863310839617675, -0.46873206569196024},
                                 2.004418443489497,
                                 -0.15818194644728611}};
  for (const Case& expected : cases) {
    const DenseGp gp(expected.shape, {0.9, 0.2}, example.points, example.responses, Progress());
    CHECK(gp.jitter() == 0);
    CHECK(gp.scales()[0] == Approx(expected.scale).epsilon(1e-6));
    const auto posterior = gp.predict(example.queries);
    const Matrix<double> leaveOneOut = gp.leaveOneOut();
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(posterior.mean(i, 0) == Approx(expected.mean[i]).epsilon(1e-5));
      CHECK(posterior.variance[i] == Approx(expected.variance[i]).epsilon(1e-5));
      CHECK(leaveOneOut(i, 0) == Approx(expected.leaveOneOut[i]).epsilon(1e-4));
    }
    CHECK(profiledLikelihoodLoss(expected.shape, {0.9, 0.2}, example.points, example.responses) ==
          Approx(expected.loss).epsilon(1e-6));
  }
}

TEST_CASE("leave-one-out means are those of a process without the point") {
  const Example example;
  const DenseGp whole(kMatern, {0.7, 0.1}, example.points, example.responses, Progress());
  Matrix<float> points(79, 3);
  Matrix<double> responses(79, 1);
  for (std::size_t i = 1; i < 80; ++i) {
    std::copy_n(example.points.row(i).begin(), 3, points.row(i - 1).begin());
    responses(i - 1, 0) = example.responses(i, 0);
  }
  const DenseGp without(kMatern, {0.7, 0.1}, points, responses, Progress());
  CHECK(without.predict(MatrixView<const float>(example.points).rowRange(0, 1)).mean(0, 0) ==
        Approx(whole.leaveOneOut()(0, 0)).epsilon(1e-9));
}

TEST_CASE("the parameters found are at the peak of the likelihood") {
  RandomStream random(5);
  Matrix<float> points(150, 2);
  Matrix<double> responses(150, 2);
  for (std::size_t i = 0; i < 150; ++i) {
    for (std::size_t f = 0; f < 2; ++f) points(i, f) = static_cast<float>(random.normal());
    const double wave = std::sin(2 * static_cast<double>(points(i, 0)));
    responses(i, 0) = wave + random.normal(0, 0.3);
    responses(i, 1) = -wave + random.normal(0, 0.3);
  }
  const DenseGpParameters best = findParameters(kMatern, {}, points, responses, Progress());
  const auto lossAt = [&](double length, double noise) {
    return profiledLikelihoodLoss(kMatern, {length, noise}, points, responses);
  };
  const double peak = lossAt(best.lengthScale, best.noise);
  for (const double factor : {0.8, 0.95, 1.05, 1.25}) {
    CHECK(lossAt(best.lengthScale * factor, best.noise) > peak - 1e-6);
    CHECK(lossAt(best.lengthScale, best.noise * factor) > peak - 1e-6);
  }
  CHECK(best.lengthScale > 0.3);
  CHECK(best.noise < 1);
  const DenseGpParameters given = findParameters(kMatern, {2.5, {}}, points, responses, Progress());
  CHECK(given.lengthScale == 2.5);
  CHECK(lossAt(2.5, given.noise * 1.1) > lossAt(2.5, given.noise) - 1e-6);
}

TEST_CASE("an exact process uses no more rows than it is allowed, one per object") {
  const TrainingRows rows = smallImages(300, 5, 3, 41);
  const auto used = [](const FittedClassifier& model) { return std::get<double>(model.hyperparameters()[0].second); };
  CHECK(used(*fitted("exact-gp", rows)) == 300);
  CHECK(std::abs(used(*fitted("exact-gp:rows=100", rows)) - 100) <= 1);
  std::vector<int> groups;
  for (int i = 0; i < 300; ++i) groups.push_back(i / 6);
  TrainingBatch batch = rows.batch();
  batch.groups = groups;
  CHECK(used(*classifiers().make(parseStep("exact-gp"))->fit(batch, Progress())) <= 50 + 3);
}

TEST_CASE("the variance is small near training rows and the scale far from them") {
  TrainingRows rows = smallImages(120, 5, 2, 42);
  const auto model = fitted("exact-gp:length_scale=1,noise=0.01", rows);
  const double near = model->predict(rows.features(), Progress()).variance[0];
  const double scale = std::get<double>(model->hyperparameters()[3].second);
  for (float& value : rows.values.values()) value += 100;
  const Prediction far = model->predict(rows.features(), Progress());
  CHECK(far.variance[0] == Approx(scale));
  CHECK(far.mean(0, 1) == Approx(0).scale(1));
  CHECK(far.mean(0, 0) == -far.mean(0, 1));
  CHECK(near < 0.1 * scale);
}
