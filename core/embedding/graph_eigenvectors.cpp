// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/graph_eigenvectors.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "base/parallel.h"
#include "base/random.h"

namespace blendscope {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr std::size_t kDenseLimit = 256;
constexpr Index kExtraVectors = 40;  // of the Krylov basis beyond the wanted ones
constexpr int kMostProducts = 1500;
constexpr double kGraphEigenvectorsTolerance = 1e-4;
constexpr std::size_t kGraphEigenvectorsGrain = 2048;  // rows of the basis that one block of work takes

Index signedSize(std::size_t size) { return static_cast<Index>(size); }

/// D^(−½) A D^(−½), whose largest eigenvalues belong to the smallest of the Laplacian.
class NormalisedAdjacency {
 public:
  explicit NormalisedAdjacency(const SparseGraph& graph) : graph_(graph), rootDegree_(signedSize(graph.vertexCount())) {
    for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
      double degree = 0;
      for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) degree += static_cast<double>(graph.weight[e]);
      rootDegree_[signedSize(i)] = std::sqrt(degree);
    }
  }

  Index size() const { return rootDegree_.size(); }
  /// Eigenvector of eigenvalue 1.
  VectorXd trivial() const { return rootDegree_.normalized(); }

  double element(std::size_t i, std::size_t edge) const {
    return static_cast<double>(graph_.weight[edge]) /
           (rootDegree_[signedSize(i)] * rootDegree_[signedSize(graph_.target[edge])]);
  }

  MatrixXd dense() const {
    MatrixXd result = MatrixXd::Zero(size(), size());
    for (std::size_t i = 0; i < graph_.vertexCount(); ++i) {
      for (std::size_t e = graph_.start[i]; e < graph_.start[i + 1]; ++e) {
        result(signedSize(i), signedSize(graph_.target[e])) = element(i, e);
      }
    }
    return result;
  }

  VectorXd times(const VectorXd& x) const {
    VectorXd result(size());
    const VectorXd scaled = x.cwiseQuotient(rootDegree_);
    parallelFor(graph_.vertexCount(), kGraphEigenvectorsGrain, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        double sum = 0;
        for (std::size_t e = graph_.start[i]; e < graph_.start[i + 1]; ++e) {
          sum += static_cast<double>(graph_.weight[e]) * scaled[signedSize(graph_.target[e])];
        }
        result[signedSize(i)] = sum / rootDegree_[signedSize(i)];
      }
    });
    return result;
  }

 private:
  const SparseGraph& graph_;
  VectorXd rootDegree_;
};

/// Orthonormal columns that grow one at a time, with the products that keep them so.
class Basis {
 public:
  Basis(Index rows, Index capacity) : columns_(rows, capacity) {}

  Index size() const { return size_; }
  VectorXd column(Index c) const { return columns_.col(c); }
  void append(const VectorXd& unit) { columns_.col(size_++) = unit; }

  /// Components of `x` along the columns, summed block by block in order.
  VectorXd coefficients(const VectorXd& x) const {
    const auto rows = static_cast<std::size_t>(columns_.rows());
    MatrixXd partial(size_, signedSize((rows + kGraphEigenvectorsGrain - 1) / kGraphEigenvectorsGrain));
    parallelFor(rows, kGraphEigenvectorsGrain, [&](std::size_t begin, std::size_t end) {
      const Index from = signedSize(begin), count = signedSize(end - begin);
      partial.col(signedSize(begin / kGraphEigenvectorsGrain)).noalias() =
          columns_.block(from, 0, count, size_).transpose() * x.segment(from, count);
    });
    VectorXd sum = VectorXd::Zero(size_);
    for (Index b = 0; b < partial.cols(); ++b) sum += partial.col(b);
    return sum;
  }

  void subtract(const VectorXd& coefficients, VectorXd& x) const {
    parallelFor(static_cast<std::size_t>(x.size()), kGraphEigenvectorsGrain, [&](std::size_t begin, std::size_t end) {
      const Index from = signedSize(begin), count = signedSize(end - begin);
      x.segment(from, count).noalias() -= columns_.block(from, 0, count, size_) * coefficients;
    });
  }

  /// Makes `x` orthogonal to every column (Gram–Schmidt, twice) and of unit length; gives its length before that.
  double orthonormalise(VectorXd& x) const {
    for (int pass = 0; pass < 2; ++pass) subtract(coefficients(x), x);
    const double length = x.norm();
    if (length > 0) x /= length;
    return length;
  }

  /// Keeps the first column and replaces the rest by their combinations.
  void recombineAfterFirst(const MatrixXd& combination) {
    parallelFor(static_cast<std::size_t>(columns_.rows()), kGraphEigenvectorsGrain, [&](std::size_t begin, std::size_t end) {
      const Index from = signedSize(begin), count = signedSize(end - begin);
      const MatrixXd mixed = columns_.block(from, 1, count, combination.rows()) * combination;
      columns_.block(from, 1, count, combination.cols()) = mixed;
    });
    size_ = 1 + combination.cols();
  }

  MatrixXd afterFirst(Index count) const { return columns_.middleCols(1, count); }

 private:
  MatrixXd columns_;
  Index size_ = 0;
};

VectorXd randomVector(Index size, RandomStream& random) {
  VectorXd result(size);
  for (double& value : result) value = random.normal();
  return result;
}

MatrixXd denseEigenvectors(const NormalisedAdjacency& adjacency, Index count) {
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solver(adjacency.dense());
  return solver.eigenvectors().rightCols(count + 1).leftCols(count).rowwise().reverse();
}

/// Column 0 of the basis is the trivial eigenvector, which thereby never comes up again; the others span the search.
MatrixXd lanczosEigenvectors(const NormalisedAdjacency& adjacency, Index count, std::uint64_t seed,
                             const Progress& progress) {
  const Index width = std::min(count + kExtraVectors, adjacency.size() - 2);
  const Index kept = count + (width - count) / 3;
  RandomStream random(seed);
  Basis basis(adjacency.size(), width + 2);
  basis.append(adjacency.trivial());
  VectorXd next = randomVector(adjacency.size(), random);
  basis.orthonormalise(next);
  MatrixXd projected = MatrixXd::Zero(width, width);
  for (int products = 0;;) {
    double coupling = 0;
    while (basis.size() <= width) {
      progress.throwIfCancelled();
      basis.append(next);
      const Index j = basis.size() - 2;
      VectorXd image = adjacency.times(next);
      ++products;
      projected.col(j).head(j + 1) = basis.coefficients(image).tail(j + 1);
      projected.row(j).head(j + 1) = projected.col(j).head(j + 1).transpose();
      coupling = basis.orthonormalise(image);
      if (coupling < 1e-12) {  // the search space is invariant: go on in a new direction
        image = randomVector(adjacency.size(), random);
        basis.orthonormalise(image);
        coupling = 0;
      }
      next = image;
    }
    const Eigen::SelfAdjointEigenSolver<MatrixXd> small(projected);
    const MatrixXd ritz = small.eigenvectors().rowwise().reverse();
    const double residual = coupling * ritz.row(width - 1).head(count).cwiseAbs().maxCoeff();
    const bool done = residual < kGraphEigenvectorsTolerance || products >= kMostProducts;
    basis.recombineAfterFirst(ritz.leftCols(done ? count : kept));
    if (done) return basis.afterFirst(count);
    projected.setZero();
    projected.diagonal().head(kept) = small.eigenvalues().reverse().head(kept);
  }
}

void fixSign(MatrixXd& vectors) {
  for (Index c = 0; c < vectors.cols(); ++c) {
    Index largest = 0;
    vectors.col(c).cwiseAbs().maxCoeff(&largest);
    if (vectors(largest, c) < 0) vectors.col(c) = -vectors.col(c);
  }
}

}  // namespace

Matrix<double> laplacianEigenvectors(const SparseGraph& graph, std::size_t count, std::uint64_t seed,
                                     const Progress& progress) {
  const NormalisedAdjacency adjacency(graph);
  const bool dense = graph.vertexCount() <= std::max(kDenseLimit, 2 * count + 64);
  MatrixXd vectors = dense ? denseEigenvectors(adjacency, signedSize(count))
                           : lanczosEigenvectors(adjacency, signedSize(count), seed, progress);
  fixSign(vectors);
  Matrix<double> result(graph.vertexCount(), count);
  for (std::size_t i = 0; i < result.rows(); ++i) {
    for (std::size_t c = 0; c < count; ++c) result(i, c) = vectors(signedSize(i), signedSize(c));
  }
  return result;
}

}  // namespace blendscope
