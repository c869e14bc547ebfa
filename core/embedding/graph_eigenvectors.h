// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/progress.h"
#include "embedding/fuzzy_graph.h"

namespace blendscope {

/// Eigenvectors of the normalised Laplacian I − D^(−½) A D^(−½) of a connected graph that belong to its `count`
/// smallest eigenvalues after the trivial one: n × count, columns of unit length, the entry of largest magnitude
/// positive.
///
/// Dense up to 256 vertices; beyond, Lanczos with thick restarts (Wu & Simon 2000) until residuals fall below 1e-4 or
/// 1,500 products are spent, whichever comes first: good enough for a layout to start from. Needs n > count. Same bits
/// on any number of threads.
Matrix<double> laplacianEigenvectors(const SparseGraph& graph, std::size_t count, std::uint64_t seed,
                                     const Progress& progress);

}  // namespace blendscope
