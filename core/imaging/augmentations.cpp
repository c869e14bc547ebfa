// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/parallel.h"
#include "imaging/normalizers.h"
#include "imaging/symmetry.h"

namespace blendscope {

namespace {

/// Mirror images and quarter turns: the sky has no up and no left.
class MirrorCopies : public Augmentation {
 public:
  explicit MirrorCopies(bool wanted) : copies_(wanted ? 8 : 1) {}

  int copies() const override { return copies_; }

  Matrix<float> copy(const FeatureBatch& batch, int copy) const override {
    if (batch.shape.pixelCount() == 0 || batch.shape.pixelCount() != batch.values.cols()) {
      throw Error("mirror copies need images, but get features that are none", "augmentation 'augment'",
                  "Put it before every step that turns images into other features.");
    }
    Matrix<float> out(batch.size(), batch.values.cols());
    // An oblong has four symmetries only; they come round twice, so that every one weighs the same.
    const int symmetry = copy % mirrorCopies(batch.shape);
    constexpr std::size_t kRows = 256;
    parallelFor(batch.size(), kRows, [&](std::size_t begin, std::size_t end) {
      for (std::size_t row = begin; row < end; ++row) {
        mirrorCopy(batch.values.row(row), batch.shape, symmetry, out.row(row));
      }
    });
    return out;
  }

 private:
  int copies_;
};

AugmentationRegistry::Entry augment() {
  return {
      {.name = "augment",
       .label = "Mirror copies",
       .kind = StepKind::Augmentation,
       .help = "Trains on mirror images and quarter turns of every cutout and averages predictions over them.",
       .formula = "x → g x for g in D₄",
       .parameters = {{.name = "d4",
                       .label = "Mirror and turn",
                       .kind = ParameterKind::Flag,
                       .defaultValue = true,
                       .help = "All eight mirror images and quarter turns of a square image, four of an oblong one."}}},
      [](const Parameters& parameters) { return std::make_shared<const MirrorCopies>(parameters.flag("d4")); },
      [](const Parameters&, ArchiveReader&) { return std::make_shared<const NoState>(); }};
}

}  // namespace

const AugmentationRegistry& augmentations() {
  static const AugmentationRegistry registry({augment()});
  return registry;
}

}  // namespace blendscope
