// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "base/random.h"
#include "base/step_spec.h"
#include "data/steps.h"
#include "embedding/embeddings.h"
#include "neighbors/neighbor_search.h"

/// Data with known structure, and plain answers to compare with.
namespace blendscope::testing {

/// `perBlob` rows around each of `blobs` centres; row i belongs to blob i % blobs. Spread 1, centres `distance` apart
/// along axes of their own.
inline Matrix<float> blobRows(std::size_t blobs, std::size_t perBlob, std::size_t features, double distance,
                              std::uint64_t seed) {
  RandomStream random(seed);
  Matrix<float> rows(blobs * perBlob, features);
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    for (std::size_t f = 0; f < features; ++f) {
      rows(i, f) = static_cast<float>(random.normal() + (f == i % blobs ? distance : 0));
    }
  }
  return rows;
}

inline std::vector<int> blobLabels(std::size_t blobs, std::size_t perBlob) {
  std::vector<int> labels(blobs * perBlob);
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = static_cast<int>(i % blobs);
  return labels;
}

inline TrainingBatch batchOf(const Matrix<float>& rows, std::uint64_t seed = 1) {
  TrainingBatch batch;
  batch.values = rows;
  batch.seed = seed;
  return batch;
}

inline double distanceOf(const Matrix<float>& rows, std::size_t i, std::size_t j) {
  double sum = 0;
  for (std::size_t f = 0; f < rows.cols(); ++f) sum += std::pow(static_cast<double>(rows(i, f) - rows(j, f)), 2);
  return std::sqrt(sum);
}

/// The k nearest others of every row, by looking at all.
inline NeighborLists bruteForceNeighbors(const Matrix<float>& rows, std::size_t k) {
  NeighborLists lists{Matrix<std::uint32_t>(rows.rows(), k), Matrix<double>(rows.rows(), k)};
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    std::vector<std::pair<double, std::uint32_t>> all;
    for (std::size_t j = 0; j < rows.rows(); ++j) {
      if (j != i) all.emplace_back(distanceOf(rows, i, j), static_cast<std::uint32_t>(j));
    }
    std::sort(all.begin(), all.end());
    for (std::size_t n = 0; n < k; ++n) {
      lists.distance(i, n) = all[n].first;
      lists.row(i, n) = all[n].second;
    }
  }
  return lists;
}

/// Share of rows whose nearest other row in the embedding belongs to the same blob.
inline double sameBlobShare(const Matrix<float>& embedding, std::size_t blobs) {
  const NeighborLists nearest = bruteForceNeighbors(embedding, 1);
  std::size_t same = 0;
  for (std::size_t i = 0; i < embedding.rows(); ++i) same += nearest.row(i, 0) % blobs == i % blobs ? 1 : 0;
  return static_cast<double>(same) / static_cast<double>(embedding.rows());
}

inline Matrix<float> transformed(const FittedTransform& fitted, const Matrix<float>& rows) {
  return fitted.transform(batchOf(rows), Progress());
}

/// Fits an embedding to 180 rows, saves and loads it: it places new rows as before. Returns the loaded one.
inline std::shared_ptr<const FittedTransform> savedAndLoaded(const char* embedding, std::uint64_t seed) {
  const Matrix<float> rows = blobRows(3, 60, 5, 10, seed);
  const auto fitted = embeddings().make(parseStep(embedding))->fit(batchOf(rows), Progress());
  ArchiveWriter writer;
  fitted->save(writer);
  ArchiveReader reader(writer.bytes());
  auto loaded = embeddings().load(parseStep(embedding), reader);
  const Matrix<float> fresh = blobRows(3, 5, 5, 10, seed + 2);
  CHECK(transformed(*loaded, fresh) == transformed(*fitted, fresh));
  return loaded;
}

/// Largest extent of the embedding along an axis.
inline double extentOf(const Matrix<float>& embedding) {
  const auto [low, high] = std::minmax_element(embedding.values().begin(), embedding.values().end());
  return static_cast<double>(*high - *low);
}

}  // namespace blendscope::testing
