// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/embeddings.h"

#include "embedding/cnn_features.h"
#include "embedding/moments_embedding.h"
#include "embedding/pca.h"
#include "embedding/psf_features.h"
#include "embedding/tsne.h"
#include "embedding/umap.h"

namespace blendscope {

namespace {

template <class Step, class Fitted>
TransformRegistry::Entry entry() {
  return {Step::info(), [](const Parameters& parameters) { return std::make_shared<const Step>(parameters); },
          [](const Parameters&, ArchiveReader& archive) { return Fitted::load(archive); }};
}

}  // namespace

const TransformRegistry& embeddings() {
  static const TransformRegistry registry({entry<Pca, PcaModel>(), entry<Umap, UmapModel>(), entry<Tsne, TsneModel>(),
                                           entry<MomentsEmbedding, FittedMoments>(),
                                           entry<CnnFeatures, FittedCnnFeatures>(),
                                           entry<PsfFeatures, FittedPsfFeatures>()});
  return registry;
}

bool learnsFromLabels(const StepSpec& embedding) { return embedding.name == "cnn-features"; }

}  // namespace blendscope
