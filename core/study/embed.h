// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "data/cutout_set.h"
#include "study/pipeline.h"

namespace blendscope {

class PcaModel;

/// Rows whose pixels are all finite, labelled or not; ascending.
std::vector<Row> finiteRows(const CutoutSet& set);

/// Cutouts as few numbers each.
struct Embedding {
  PipelineSpec spec;
  std::shared_ptr<const CutoutSet> data;
  std::vector<Row> rows;           ///< those with finite pixels
  Matrix<float> coordinates;       ///< row i belongs to rows[i]
  std::vector<FeatureName> names;  ///< of the columns
  StageSeconds seconds;
  std::shared_ptr<const PcaModel> pca;  ///< the first PCA among the embeddings, if there is one
  ImageShape pcaShape;                  ///< of its eigen-images; 0×0 where they are no images
};

/// Whether near points are near in truth: `trustworthiness` (embedding/quality.h) of the coordinates against the
/// normalised cutouts, k = 15, over at most 1,000 evenly spaced rows. Nothing below 31 rows.
std::optional<double> trustworthinessOf(const Embedding& embedding, const Progress& progress);

/// What to embed and how; `spec` must hold normalizers and embeddings only.
struct EmbedRequest {
  PipelineSpec spec;
  std::shared_ptr<const CutoutSet> data;
  std::uint64_t seed = 1;
  PositionListener onPositions = {};  ///< see FitOptions
};

/// The coordinates as columns of the whole data set; rows that were left out have no value.
std::vector<MetadataColumn> embeddingColumns(const Embedding& embedding);

/// Throws UsageError where a spec holds an augmentation or a classifier.
void requireEmbedding(const PipelineSpec& spec);

/// Throws like requireEmbedding, and Error where a step cannot be fitted.
Embedding embedCutouts(const EmbedRequest& request, const Progress& progress);

}  // namespace blendscope
