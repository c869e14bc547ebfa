// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/matrix.h"
#include "base/progress.h"
#include "embedding/fuzzy_graph.h"

namespace blendscope {

/// Positions from which UMAP sets out (n × dimensions, every column from 0 to 10): eigenvectors of the graph's
/// Laplacian, with a little noise to part points that coincide. Where the graph falls into components each is
/// laid out by itself, and they are placed like the principal components of their mean features, pushed apart until
/// they do not overlap. `values` are the features of the vertices.
Matrix<float> spectralStart(const SparseGraph& graph, MatrixView<const float> values, std::size_t dimensions,
                            std::uint64_t seed, const Progress& progress);

}  // namespace blendscope
