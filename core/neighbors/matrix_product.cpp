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

namespace {

using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class Mapped, class T>
Eigen::Map<Mapped> mapped(MatrixView<T> m) {
  return {m.data(), static_cast<Eigen::Index>(m.rows()), static_cast<Eigen::Index>(m.cols())};
}

}  // namespace

void multiplyByTransposed(MatrixView<const float> a, MatrixView<const float> b, MatrixView<float> product) {
  mapped<Rows>(product).noalias() = mapped<const Rows>(a) * mapped<const Rows>(b).transpose();
}

void multiply(MatrixView<const float> a, MatrixView<const float> b, MatrixView<float> product) {
  mapped<Rows>(product).noalias() = mapped<const Rows>(a) * mapped<const Rows>(b);
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

void multiply(MatrixView<const float> a, MatrixView<const float> b, MatrixView<float> product) {
  assert(a.cols() == b.rows() && product.rows() == a.rows() && product.cols() == b.cols());
  keepOpenBlasSingleThreaded();
  const auto size = [](std::size_t n) { return static_cast<blasint>(n); };
  cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, size(a.rows()), size(b.cols()), size(a.cols()), 1.0F, a.data(),
              size(a.cols()), b.data(), size(b.cols()), 0.0F, product.data(), size(product.cols()));
}

std::string_view matrixProductLibrary() {
  static const std::string name = std::string("OpenBLAS (") + openblas_get_corename() + ")";
  return name;
}

#endif

}  // namespace blendscope
