// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/moments_embedding.h"

#include <fmt/format.h>

#include "base/error.h"
#include "imaging/moments.h"

namespace blendscope {

std::shared_ptr<const FittedMoments> FittedMoments::load(ArchiveReader& archive) {
  const auto columns = static_cast<std::size_t>(archive.integer());
  if (columns != momentInfos().size()) {
    throw Error(fmt::format("the saved model knows {} moments, this version {}", columns, momentInfos().size()),
                "step 'moments'", "Train and save the model again.");
  }
  return std::make_shared<const FittedMoments>();
}

Matrix<float> FittedMoments::transform(const FeatureBatch& batch, const Progress& progress) const {
  return computeMoments(batch, progress);
}

std::vector<FeatureName> FittedMoments::outputNames() const {
  std::vector<FeatureName> names;
  for (const MomentInfo& moment : momentInfos()) names.push_back(moment.name);
  return names;
}

void FittedMoments::save(ArchiveWriter& archive) const {
  archive.integer(static_cast<std::int64_t>(momentInfos().size()));
}

StepInfo MomentsEmbedding::info() {
  return {"moments", "Moments", StepKind::Embedding,
          "Size, ellipticity, concentration, asymmetry and misfit to a single star, each a number with a meaning", ""};
}

std::shared_ptr<const FittedTransform> MomentsEmbedding::fit(const TrainingBatch& batch, const Progress&) const {
  if (batch.shape.pixelCount() != batch.values.cols() || batch.values.cols() == 0) {
    throw Error("moments need images, and these features are none", "step 'moments'",
                "Put moments before other embeddings, right after the normalizer.");
  }
  return std::make_shared<const FittedMoments>();
}

}  // namespace blendscope
