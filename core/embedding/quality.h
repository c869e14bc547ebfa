// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "base/matrix.h"
#include "base/progress.h"

namespace blendscope {

/// How far the k nearest neighbours seen in an embedding are neighbours in truth: 1 if every one is among the k
/// nearest in feature space, less the farther down that list it stands (Venna & Kaski 2001):
/// 1 − 2/(n k (2n − 3k − 1)) Σᵢ Σ_{j near i in the embedding} max(0, r(i, j) − k), r = rank of j among the neighbours
/// of i.
///
/// `values` n × d, `embedding` n × dimensions, all finite; 2 ≤ 2k < n. Euclidean distances; equal ones take the better
/// rank. With `sample` > 0 the mean runs over that many evenly spaced rows only: time falls from n² d to sample·n·d,
/// the result stays an estimate of the same number.
double trustworthiness(MatrixView<const float> values, MatrixView<const float> embedding, std::size_t k,
                       std::size_t sample, const Progress& progress);

}  // namespace blendscope
