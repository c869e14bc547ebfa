// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "embedding/embeddings.h"
#include "embedding/pca.h"

using namespace blendscope;

namespace {

/// Rows with falling variances along mixed directions.
Matrix<float> mixedRows(std::size_t rows, std::size_t features, std::uint64_t seed) {
  RandomStream random(seed);
  Matrix<float> mixing(features, features);
  for (float& value : mixing.values()) value = static_cast<float>(random.normal());
  Matrix<float> values(rows, features);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t s = 0; s < features; ++s) {
      const auto source = static_cast<float>(random.normal() * 3 / static_cast<double>(s + 1));
      for (std::size_t f = 0; f < features; ++f) values(i, f) += source * mixing(s, f);
    }
    for (std::size_t f = 0; f < features; ++f) values(i, f) += static_cast<float>(f);
  }
  return values;
}

std::vector<double> covarianceOf(const Matrix<float>& values) {
  const std::size_t n = values.rows(), d = values.cols();
  std::vector<double> mean(d, 0.0), covariance(d * d, 0.0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t f = 0; f < d; ++f) mean[f] += static_cast<double>(values(i, f)) / static_cast<double>(n);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t f = 0; f < d; ++f) {
      for (std::size_t g = 0; g < d; ++g) {
        covariance[f * d + g] += (static_cast<double>(values(i, f)) - mean[f]) *
                                 (static_cast<double>(values(i, g)) - mean[g]) / static_cast<double>(n - 1);
      }
    }
  }
  return covariance;
}

/// Cyclic Jacobi rotations: eigenvalues on the diagonal, eigenvectors in the columns of `vectors`.
void jacobiEigen(std::vector<double>& a, std::vector<double>& vectors, std::size_t d) {
  vectors.assign(d * d, 0.0);
  for (std::size_t i = 0; i < d; ++i) vectors[i * d + i] = 1;
  for (int sweep = 0; sweep < 60; ++sweep) {
    for (std::size_t p = 0; p + 1 < d; ++p) {
      for (std::size_t q = p + 1; q < d; ++q) {
        if (a[p * d + q] == 0) continue;
        const double theta = (a[q * d + q] - a[p * d + p]) / (2 * a[p * d + q]);
        const double t = (theta >= 0 ? 1 : -1) / (std::abs(theta) + std::sqrt(theta * theta + 1));
        const double c = 1 / std::sqrt(t * t + 1), s = t * c;
        const auto rotate = [&](double& x, double& y) {
          const double keep = x;
          x = c * keep - s * y;
          y = s * keep + c * y;
        };
        for (std::size_t k = 0; k < d; ++k) rotate(a[k * d + p], a[k * d + q]);
        for (std::size_t k = 0; k < d; ++k) rotate(a[p * d + k], a[q * d + k]);
        for (std::size_t k = 0; k < d; ++k) rotate(vectors[k * d + p], vectors[k * d + q]);
      }
    }
  }
}

std::shared_ptr<const PcaModel> fitPca(const Matrix<float>& values, PcaSettings settings) {
  return Pca(settings).fitModel(values, 1, Progress());
}

Matrix<float> scoresOf(const PcaModel& model, const Matrix<float>& values) {
  FeatureBatch batch;
  batch.values = values;
  return model.transform(batch, Progress());
}

}  // namespace

TEST_CASE("principal axes and variances agree with Jacobi rotations of the covariance") {
  constexpr std::size_t d = 7;
  const Matrix<float> values = mixedRows(1300, d, 3);
  std::vector<double> a = covarianceOf(values), vectors;
  const double total = [&] {
    double sum = 0;
    for (std::size_t f = 0; f < d; ++f) sum += a[f * d + f];
    return sum;
  }();
  jacobiEigen(a, vectors, d);
  std::vector<std::size_t> order(d);
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return a[i * d + i] > a[j * d + j]; });
  const auto model = fitPca(values, {.components = d});
  for (std::size_t c = 0; c < d; ++c) {
    CHECK(model->explainedVariance()[c] == doctest::Approx(a[order[c] * d + order[c]]).epsilon(1e-9));
    CHECK(model->explainedVarianceRatio()[c] == doctest::Approx(a[order[c] * d + order[c]] / total).epsilon(1e-9));
    double dot = 0, largest = 0;
    for (std::size_t f = 0; f < d; ++f) {
      const double loading = model->components()(c, f);
      dot += loading * vectors[f * d + order[c]];
      if (std::abs(loading) > std::abs(largest)) largest = loading;
    }
    CHECK(std::abs(dot) == doctest::Approx(1).epsilon(1e-9));
    CHECK(largest > 0);
  }
  const auto ratio = model->explainedVarianceRatio();
  CHECK(std::accumulate(ratio.begin(), ratio.end(), 0.0) == doctest::Approx(1).epsilon(1e-9));
}

TEST_CASE("axes of a tilted ellipse are its closed-form axes") {
  // x = 5u + v·0, rotated by 30°: the variances of the four points ±5 and ±1 along the axes are known.
  const double c = std::cos(M_PI / 6), s = std::sin(M_PI / 6);
  Matrix<float> values(4, 2);
  const double points[4][2] = {{5, 0}, {-5, 0}, {0, 1}, {0, -1}};
  for (std::size_t i = 0; i < 4; ++i) {
    values(i, 0) = static_cast<float>(c * points[i][0] - s * points[i][1]);
    values(i, 1) = static_cast<float>(s * points[i][0] + c * points[i][1]);
  }
  const auto model = fitPca(values, {.components = 2});
  CHECK(model->explainedVariance()[0] == doctest::Approx(50.0 / 3));
  CHECK(model->explainedVariance()[1] == doctest::Approx(2.0 / 3));
  CHECK(model->components()(0, 0) == doctest::Approx(c));
  CHECK(model->components()(0, 1) == doctest::Approx(s));
}

TEST_CASE("all components give the rows back, fewer give the best approximation that their variance promises") {
  const Matrix<float> values = mixedRows(400, 6, 5);
  for (const bool whiten : {false, true}) {
    const auto full = fitPca(values, {.components = 6, .whiten = whiten});
    const Matrix<float> back = full->reconstruct(scoresOf(*full, values));
    for (std::size_t i = 0; i < values.values().size(); ++i) {
      REQUIRE(back.values()[i] == doctest::Approx(values.values()[i]).epsilon(1e-4));
    }
  }
  const auto part = fitPca(values, {.components = 3});
  const auto full = fitPca(values, {.components = 6});
  const Matrix<float> back = part->reconstruct(scoresOf(*part, values));
  double lost = 0;
  for (std::size_t i = 0; i < values.values().size(); ++i) {
    lost += std::pow(static_cast<double>(back.values()[i] - values.values()[i]), 2);
  }
  const auto& variance = full->explainedVariance();
  CHECK(lost / 399 == doctest::Approx(variance[3] + variance[4] + variance[5]).epsilon(1e-4));
}

TEST_CASE("whitened scores have unit variance and no correlation; constant features stay silent") {
  Matrix<float> values = mixedRows(500, 5, 9);
  Matrix<float> padded(500, 6, 2.5F);
  for (std::size_t i = 0; i < 500; ++i) std::copy(values.row(i).begin(), values.row(i).end(), padded.row(i).begin());
  const auto model = fitPca(padded, {.components = 6, .whiten = true});
  const Matrix<float> scores = scoresOf(*model, padded);
  const std::vector<double> covariance = covarianceOf(scores);
  for (std::size_t a = 0; a < 6; ++a) {
    for (std::size_t b = 0; b < 6; ++b) {
      const double expected = a == b && a < 5 ? 1 : 0;
      CHECK(std::abs(covariance[a * 6 + b] - expected) < 1e-4);
    }
  }
}

TEST_CASE("mirrored rows mirror nothing but the sign: axes do not depend on it") {
  const Matrix<float> values = mixedRows(300, 5, 11);
  Matrix<float> mirrored = values;
  for (float& value : mirrored.values()) value = -value;
  const auto a = fitPca(values, {.components = 4});
  const auto b = fitPca(mirrored, {.components = 4});
  for (std::size_t i = 0; i < a->components().values().size(); ++i) {
    CHECK(a->components().values()[i] == doctest::Approx(b->components().values()[i]).epsilon(1e-9));
  }
}

TEST_CASE("randomised and Gram solvers find the axes of the covariance") {
  const Matrix<float> values = mixedRows(90, 60, 13);
  const auto exact = fitPca(values, {.components = 5, .solver = PcaSolver::Exact});
  const auto randomised = fitPca(values, {.components = 5, .solver = PcaSolver::Randomised});
  for (std::size_t c = 0; c < 5; ++c) {
    CHECK(randomised->explainedVariance()[c] == doctest::Approx(exact->explainedVariance()[c]).epsilon(1e-6));
    for (std::size_t f = 0; f < 60; ++f) {
      CHECK(std::abs(randomised->components()(c, f) - exact->components()(c, f)) < 1e-4);
    }
  }
  Matrix<float> wide(40, 60);
  for (std::size_t i = 0; i < 40; ++i) std::copy(values.row(i).begin(), values.row(i).end(), wide.row(i).begin());
  const auto gram = fitPca(wide, {.components = 39, .solver = PcaSolver::Exact});
  std::vector<double> a = covarianceOf(wide), vectors;
  jacobiEigen(a, vectors, 60);
  std::vector<double> eigenvalues;
  for (std::size_t f = 0; f < 60; ++f) eigenvalues.push_back(a[f * 61]);
  std::sort(eigenvalues.rbegin(), eigenvalues.rend());
  for (std::size_t c = 0; c < 39; ++c) {
    CHECK(gram->explainedVariance()[c] == doctest::Approx(eigenvalues[c]).epsilon(1e-6));
  }
}

TEST_CASE("principal components are the same bits on one and two threads, and after a round trip through an archive") {
  const Matrix<float> values = mixedRows(5000, 12, 17);
  setThreadCount(1);
  const auto one = fitPca(values, {.components = 4, .whiten = true});
  const Matrix<float> scores = scoresOf(*one, values);
  setThreadCount(2);
  const auto two = fitPca(values, {.components = 4, .whiten = true});
  CHECK(one->components() == two->components());
  CHECK(scores == scoresOf(*two, values));
  setThreadCount(0);
  ArchiveWriter writer;
  one->save(writer);
  ArchiveReader reader(writer.bytes());
  const auto loaded = embeddings().load(parseStep("pca:n=4,whiten"), reader);
  FeatureBatch batch;
  batch.values = values;
  CHECK(loaded->transform(batch, Progress()) == scores);
  CHECK(loaded->outputNames().size() == 4);
  CHECK(loaded->outputNames()[0].name == "PC 1");
}

TEST_CASE("principal components refuse what they cannot do, with a remedy") {
  Matrix<float> values = mixedRows(20, 4, 19);
  CHECK_THROWS_AS(fitPca(values, {.components = 5}), Error);
  CHECK_THROWS_AS(fitPca(Matrix<float>(1, 4), {.components = 1}), Error);
  const auto model = fitPca(values, {.components = 2});
  CHECK_THROWS_AS(scoresOf(*model, mixedRows(3, 5, 1)), Error);
  values(7, 2) = std::numeric_limits<float>::quiet_NaN();
  try {
    fitPca(values, {.components = 2});
    FAIL("a NaN must be refused");
  } catch (const Error& error) {
    CHECK(error.where().find("row 7") != std::string::npos);
    CHECK(!error.remedy().empty());
  }
  CHECK_THROWS_AS(embeddings().make(parseStep("pca:n=0")), UsageError);
  Progress cancelled;
  cancelled.requestCancel();
  CHECK_THROWS_AS(Pca({.components = 2}).fitModel(mixedRows(20, 4, 19), 1, cancelled), Cancelled);
}
