// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include "classify/shrunk_covariance.h"
#include "core/classify/training_rows.h"

using namespace blendscope;
using namespace blendscope::testing;
using doctest::Approx;

namespace {

void checkFirstRows(const std::string& step, const TrainingRows& rows, const std::vector<double>& expected) {
  CAPTURE(step);
  const Matrix<double> p = probabilities(*fitted(step, rows), rows);
  for (std::size_t i = 0; i < expected.size(); ++i) CHECK(p.values()[i] == Approx(expected[i]).epsilon(1e-6));
}

TrainingRows correlatedRows() {
  TrainingRows rows = waveRows(60, 4, 3);
  for (std::size_t i = 0; i < 60; ++i) rows.values(i, 3) += rows.values(i, 0);
  return rows;
}

}  // namespace

// Reference values: LinearDiscriminantAnalysis(solver="lsqr", shrinkage=…) and QuadraticDiscriminantAnalysis of
// scikit-learn 1.2.1 on waveRows(60, 4, 3), first two rows.
TEST_CASE("linear discriminants agree with scikit-learn") {
  const TrainingRows rows = waveRows(60, 4, 3);
  checkFirstRows("lda:shrinkage=0", rows,
                 {0.5412143598, 0.3152170701, 0.1435685701, 0.0559561967, 0.3345836724, 0.6094601308});
  checkFirstRows("lda:shrinkage=0.3", rows,
                 {0.5438587803, 0.3136990159, 0.1424422037, 0.0547156299, 0.3328270244, 0.6124573457});
  checkFirstRows("lda", rows, {0.5504213692, 0.3098993153, 0.1396793155, 0.0518385112, 0.3286782352, 0.6194832536});
}

TEST_CASE("the shrinkage of Ledoit and Wolf agrees with scikit-learn") {
  const TrainingRows rows = correlatedRows();
  const auto values = fitted("lda", rows)->hyperparameters();
  REQUIRE(values.size() == 3);
  const std::vector<double> expected{0.7114465571, 0.7068047802, 0.4887029559};
  for (std::size_t c = 0; c < 3; ++c) CHECK(std::get<double>(values[c].second) == Approx(expected[c]).epsilon(1e-6));
  checkFirstRows("lda", rows, {0.5622718756, 0.3181977165, 0.1195304079, 0.0179194514, 0.2365848268, 0.7454957218});
}

TEST_CASE("quadratic discriminants agree with scikit-learn") {
  checkFirstRows("qda:shrinkage=0", waveRows(60, 4, 3),
                 {0.5130946626, 0.2576252578, 0.2292800796, 0.0660517743, 0.3146380347, 0.619310191});
}

TEST_CASE("whitened rows have unit covariance") {
  const TrainingRows rows = correlatedRows();
  std::vector<std::size_t> all(60);
  std::iota(all.begin(), all.end(), std::size_t{0});
  const ShrunkCovariance gaussian = shrunkCovariance(rows.values, all, 0.0, Progress());
  const Whitening whitening = whiteningOf(gaussian.covariance);
  CHECK(whitening.ridge == 0);
  const Matrix<double>& w = whitening.triangle;
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = 0; j < 4; ++j) {
      double sum = 0;
      for (std::size_t a = 0; a < 4; ++a) {
        for (std::size_t b = 0; b < 4; ++b) sum += w(i, a) * gaussian.covariance(a, b) * w(j, b);
      }
      CHECK(sum == Approx(i == j ? 1 : 0).epsilon(1e-9).scale(1));
    }
  }
  CHECK(whitening.logDeterminant ==
        Approx(-2 * (std::log(w(0, 0)) + std::log(w(1, 1)) + std::log(w(2, 2)) + std::log(w(3, 3)))));
}

TEST_CASE("linear discriminants do not care about units, unless a fixed shrinkage mixes them") {
  TrainingRows rows = waveRows(90, 5, 2);
  const Matrix<double> before = probabilities(*fitted("lda:shrinkage=0", rows), rows);
  const Matrix<double> automatic = probabilities(*fitted("qda", rows), rows);
  for (std::size_t i = 0; i < rows.values.rows(); ++i) rows.values(i, 2) *= 1024;
  const Matrix<double> after = probabilities(*fitted("lda:shrinkage=0", rows), rows);
  const Matrix<double> automaticAfter = probabilities(*fitted("qda", rows), rows);
  for (std::size_t i = 0; i < before.values().size(); ++i) {
    CHECK(after.values()[i] == Approx(before.values()[i]).epsilon(1e-9));
    CHECK(automaticAfter.values()[i] == Approx(automatic.values()[i]).epsilon(1e-9));
  }
}

TEST_CASE("a feature that follows from others is answered with a warning, not with nonsense") {
  TrainingRows rows = waveRows(90, 4, 2);
  const Matrix<double> without = [&] {
    TrainingRows three{Matrix<float>(90, 3), rows.labels, 2};
    for (std::size_t i = 0; i < 90; ++i) std::copy_n(rows.values.row(i).begin(), 3, three.values.row(i).begin());
    return probabilities(*fitted("lda:shrinkage=0", three), three);
  }();
  for (std::size_t i = 0; i < 90; ++i) rows.values(i, 3) = 2 * rows.values(i, 1);
  const auto model = fitted("lda:shrinkage=0", rows);
  REQUIRE(model->warnings().size() == 1);
  const Matrix<double> p = probabilities(*model, rows);
  for (std::size_t i = 0; i < p.values().size(); ++i) CHECK(p.values()[i] == Approx(without.values()[i]).epsilon(1e-5));
  CHECK(fitted("lda:shrinkage=0.1", rows)->warnings().empty());
}
