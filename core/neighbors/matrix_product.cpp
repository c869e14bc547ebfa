// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbors/matrix_product.h"

#include <cassert>
#include <string>

#ifdef BLENDSCOPE_EIGEN_GEMM
#include <Eigen/Core>
#else
#include <cblas.h>
#endif

namespace blendscope {

#ifdef BLENDSCOPE_EIGEN_GEMM

void multiplyByTransposed(MatrixView<const float> a, MatrixView<const float> b, MatrixView<float> product) {
  using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const auto index = [](std::size_t n) { return static_cast<Eigen::Index>(n); };
  const Eigen::Map<const Rows> left(a.data(), index(a.rows()), index(a.cols()));
  const Eigen::Map<const Rows> right(b.data(), index(b.rows()), index(b.cols()));
  Eigen::Map<Rows> result(product.data(), index(product.rows()), index(product.cols()));
  result.noalias() = left * right.transpose();
}

std::string_view matrixProductLibrary() { return "Eigen"; }

#else

namespace {

/// OpenBLAS's own threads would fight with those of parallelFor.
void keepOpenBlasSingleThreaded() {
  static const bool done = [] {
    openblas_set_num_threads(1);
    return true;
  }();
  (void)done;
}

}  // namespace

void multiplyByTransposed(MatrixView<const float> a, MatrixView<const float> b, MatrixView<float> product) {
  assert(a.cols() == b.cols() && product.rows() == a.rows() && product.cols() == b.rows());
  keepOpenBlasSingleThreaded();
  const auto size = [](std::size_t n) { return static_cast<blasint>(n); };
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, size(a.rows()), size(b.rows()), size(a.cols()), 1.0F, a.data(),
              size(a.cols()), b.data(), size(b.cols()), 0.0F, product.data(), size(product.cols()));
}

std::string_view matrixProductLibrary() {
  static const std::string name = std::string("OpenBLAS (") + openblas_get_corename() + ")";
  return name;
}

#endif

}  // namespace blendscope
