// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/embed.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "embedding/pca.h"
#include "embedding/quality.h"

namespace blendscope {

std::vector<Row> finiteRows(const CutoutSet& set) {
  const auto nonFinite = set.nonFiniteRows();
  std::vector<Row> rows;
  rows.reserve(set.size());
  for (Row row = 0; row < set.size(); ++row) {
    if (!std::binary_search(nonFinite.begin(), nonFinite.end(), row)) rows.push_back(row);
  }
  return rows;
}

void requireEmbedding(const PipelineSpec& spec) {
  if (!spec.classifier && !spec.augmentation) return;
  throw UsageError("an embedding takes normalizers and embeddings only", fmt::format("pipeline \"{}\"", spec.text()),
                   "Write e.g. \"minmax | pca:n=2\"; classifiers belong to evaluate and train.");
}

std::optional<double> trustworthinessOf(const Embedding& embedding, const Progress& progress) {
  constexpr std::size_t kNeighbors = 15, kSample = 1000;
  if (embedding.rows.size() <= 2 * kNeighbors) return std::nullopt;
  PipelineSpec before = embedding.spec;
  before.embeddings.clear();
  StageSeconds seconds;
  const auto pipeline =
      fitPipeline(before, *embedding.data, embedding.rows, FitOptions{}, progress.part(0, 1), seconds);
  const Matrix<float> features = pipeline->features(*embedding.data, embedding.rows, progress.part(0.1, 0.3));
  return trustworthiness(features, embedding.coordinates, kNeighbors, embedding.rows.size() > kSample ? kSample : 0,
                         progress.part(0.3, 1));
}

std::vector<MetadataColumn> embeddingColumns(const Embedding& embedding) {
  std::vector<MetadataColumn> columns;
  for (std::size_t c = 0; c < embedding.names.size(); ++c) {
    std::vector<double> values(embedding.data->size(), std::nan(""));
    for (std::size_t i = 0; i < embedding.rows.size(); ++i) values[embedding.rows[i]] = embedding.coordinates(i, c);
    columns.push_back({embedding.names[c].name, embedding.names[c].unit, ColumnRole::Measured, std::move(values)});
  }
  return columns;
}

Embedding embedCutouts(const EmbedRequest& request, const Progress& progress) {
  requireEmbedding(request.spec);
  Embedding result{request.spec, request.data, finiteRows(*request.data), {}, {}, {}, nullptr, {}};
  FitOptions options;
  options.seed = request.seed;
  options.onPositions = request.onPositions;
  // Where there is no classifier, the last part of a fit is empty.
  const auto pipeline =
      fitPipeline(request.spec, *request.data, result.rows, options, progress.part(0, 2), result.seconds);
  result.coordinates = pipeline->features(*request.data, result.rows, progress.part(0.9, 1));
  result.names = pipeline->featureNames();
  bool imagesSoFar = true;
  for (const auto& step : pipeline->embeddingSteps()) {
    if (auto pca = std::dynamic_pointer_cast<const PcaModel>(step)) {
      result.pca = std::move(pca);
      if (imagesSoFar) result.pcaShape = pipeline->normalizedShape();
      break;
    }
    imagesSoFar = false;
  }
  progress.throwIfCancelled();
  return result;
}

}  // namespace blendscope
