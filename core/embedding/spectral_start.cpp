// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/spectral_start.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "embedding/graph_eigenvectors.h"
#include "embedding/pca.h"

namespace blendscope {

namespace {

constexpr double kExtent = 10;
constexpr double kNoise = 1e-3;  // of the unit disc that a component is laid out in
constexpr int kPushes = 60;

using Members = std::vector<std::uint32_t>;

std::vector<Members> membersOf(const std::vector<std::uint32_t>& component) {
  std::vector<Members> members;
  for (std::size_t i = 0; i < component.size(); ++i) {
    if (component[i] >= members.size()) members.resize(component[i] + 1);
    members[component[i]].push_back(static_cast<std::uint32_t>(i));
  }
  return members;
}

SparseGraph subgraph(const SparseGraph& graph, const Members& members) {
  std::vector<std::uint32_t> place(graph.vertexCount(), 0);
  for (std::size_t m = 0; m < members.size(); ++m) place[members[m]] = static_cast<std::uint32_t>(m);
  SparseGraph part;
  part.start.push_back(0);
  for (const std::uint32_t i : members) {
    for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) {
      part.target.push_back(place[graph.target[e]]);
      part.weight.push_back(graph.weight[e]);
    }
    part.start.push_back(part.target.size());
  }
  return part;
}

/// A connected graph laid out in the cube [−1, 1]^dimensions.
Matrix<double> componentLayout(const SparseGraph& graph, std::size_t dimensions, std::uint64_t seed,
                               const Progress& progress) {
  const std::size_t n = graph.vertexCount();
  RandomStream random(seed, 1);
  if (n <= dimensions + 1) {
    Matrix<double> layout(n, dimensions);
    for (double& value : layout.values()) value = random.uniform(-1, 1);
    return layout;
  }
  Matrix<double> layout = laplacianEigenvectors(graph, dimensions, seed, progress);
  double largest = 0;
  for (const double value : layout.values()) largest = std::max(largest, std::abs(value));
  for (double& value : layout.values()) value = value / largest + kNoise * random.normal();
  return layout;
}

/// Mean features of every component, as principal components scaled to a root mean square of 1.
Matrix<double> componentCentres(MatrixView<const float> values, const std::vector<Members>& members,
                                std::size_t dimensions, std::uint64_t seed, const Progress& progress) {
  Matrix<float> means(members.size(), values.cols());
  for (std::size_t c = 0; c < members.size(); ++c) {
    std::vector<double> sum(values.cols(), 0.0);
    for (const std::uint32_t i : members[c]) {
      for (std::size_t f = 0; f < sum.size(); ++f) sum[f] += static_cast<double>(values(i, f));
    }
    for (std::size_t f = 0; f < sum.size(); ++f) {
      means(c, f) = static_cast<float>(sum[f] / static_cast<double>(members[c].size()));
    }
  }
  const std::size_t axes = std::min({dimensions, members.size(), values.cols()});
  const auto pca = Pca({.components = static_cast<int>(axes)}).fitModel(means, seed, progress);
  FeatureBatch batch;
  batch.values = means;
  const Matrix<float> scores = pca->transform(batch, progress);
  double squares = 0;
  for (const float score : scores.values()) squares += static_cast<double>(score) * static_cast<double>(score);
  const double scale = squares > 0 ? std::sqrt(static_cast<double>(members.size()) / squares) : 0;
  RandomStream random(seed, 2);
  Matrix<double> centres(members.size(), dimensions);
  for (double& value : centres.values()) value = kNoise * random.normal();
  for (std::size_t c = 0; c < members.size(); ++c) {
    for (std::size_t a = 0; a < axes; ++a) centres(c, a) += scale * static_cast<double>(scores(c, a));
  }
  return centres;
}

/// Moves the centres of overlapping balls apart along their line.
void pushApart(Matrix<double>& centres, const std::vector<double>& radius) {
  for (int push = 0; push < kPushes; ++push) {
    bool moved = false;
    for (std::size_t a = 0; a < centres.rows(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        double squared = 0;
        for (std::size_t x = 0; x < centres.cols(); ++x) squared += std::pow(centres(a, x) - centres(b, x), 2);
        const double distance = std::sqrt(squared), overlap = radius[a] + radius[b] - distance;
        if (overlap <= 0 || distance <= 0) continue;
        moved = true;
        for (std::size_t x = 0; x < centres.cols(); ++x) {
          const double step = overlap / 2 * (centres(a, x) - centres(b, x)) / distance;
          centres(a, x) += step;
          centres(b, x) -= step;
        }
      }
    }
    if (!moved) return;
  }
}

Matrix<double> layoutByComponents(const SparseGraph& graph, MatrixView<const float> values,
                                  const std::vector<Members>& members, std::size_t dimensions, std::uint64_t seed,
                                  const Progress& progress) {
  Matrix<double> centres = componentCentres(values, members, dimensions, seed, progress);
  std::vector<double> radius;
  for (const Members& m : members) {
    radius.push_back(std::sqrt(static_cast<double>(m.size()) / static_cast<double>(graph.vertexCount())));
  }
  pushApart(centres, radius);
  Matrix<double> layout(graph.vertexCount(), dimensions);
  for (std::size_t c = 0; c < members.size(); ++c) {
    const Matrix<double> own = componentLayout(subgraph(graph, members[c]), dimensions, seed + c, progress);
    for (std::size_t m = 0; m < members[c].size(); ++m) {
      for (std::size_t x = 0; x < dimensions; ++x) {
        layout(members[c][m], x) = centres(c, x) + radius[c] * own(m, x);
      }
    }
  }
  return layout;
}

Matrix<float> stretched(const Matrix<double>& layout) {
  Matrix<float> result(layout.rows(), layout.cols());
  for (std::size_t x = 0; x < layout.cols(); ++x) {
    double low = layout(0, x), high = low;
    for (std::size_t i = 0; i < layout.rows(); ++i) {
      low = std::min(low, layout(i, x));
      high = std::max(high, layout(i, x));
    }
    const double scale = high > low ? kExtent / (high - low) : 0;
    for (std::size_t i = 0; i < layout.rows(); ++i) result(i, x) = static_cast<float>((layout(i, x) - low) * scale);
  }
  return result;
}

}  // namespace

Matrix<float> spectralStart(const SparseGraph& graph, MatrixView<const float> values, std::size_t dimensions,
                            std::uint64_t seed, const Progress& progress) {
  const std::vector<Members> members = membersOf(connectedComponents(graph));
  if (members.size() == 1) return stretched(componentLayout(graph, dimensions, seed, progress));
  return stretched(layoutByComponents(graph, values, members, dimensions, seed, progress));
}

}  // namespace blendscope
