// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/parallel.h"
#include "imaging/normalizers.h"
#include "imaging/symmetry.h"
#include "imaging/synthetic_blends.h"

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

/// Blends made up from singles for training, and mirror copies where they are wanted too.
class SyntheticBlends : public MirrorCopies {
 public:
  SyntheticBlends(bool mirrored, const SyntheticBlendsSettings& settings)
      : MirrorCopies(mirrored), settings_(settings) {}

  AddedRows addedRows(const TrainingBatch& batch, const Progress& progress) const override {
    return syntheticBlends(batch, settings_, progress);
  }

 private:
  SyntheticBlendsSettings settings_;
};

AugmentationRegistry::Entry madeUpBlends() {
  return {
      {.name = "synthetic-blends",
       .label = "Synthetic blends",
       .kind = StepKind::Augmentation,
       .help = "Adds blends to the training rows that are made up from two of their singles: real stars, known truth.",
       .formula = "x₁ + s (x₂ − sky₂), x₂ moved by whole pixels, flux ratio log-uniform",
       .parameters = {{.name = "times",
                       .label = "Made-up blends",
                       .kind = ParameterKind::Number,
                       .defaultValue = 3.0,
                       .minimum = 0.1,
                       .maximum = 100,
                       .help = "For each blend among the training rows; as many mirrored singles keep the balance."},
                      {.name = "faintest",
                       .label = "Faintest companion",
                       .kind = ParameterKind::Number,
                       .defaultValue = 0.1,
                       .minimum = 0.001,
                       .maximum = 1,
                       .help = "Smallest flux ratio of the pairs.",
                       .advanced = true},
                      {.name = "farthest",
                       .label = "Farthest companion",
                       .kind = ParameterKind::Integer,
                       .defaultValue = 4.0,
                       .minimum = 1,
                       .maximum = 50,
                       .unit = "px",
                       .help = "Largest offset along either axis; never more than fits into the cutout.",
                       .advanced = true},
                      {.name = "d4",
                       .label = "Mirror and turn",
                       .kind = ParameterKind::Flag,
                       .defaultValue = false,
                       .help = "Mirror copies of everything too, as 'augment' makes them."}}},
      [](const Parameters& parameters) {
        SyntheticBlendsSettings settings;
        settings.times = parameters.number("times");
        settings.faintest = parameters.number("faintest");
        settings.farthest = parameters.integer("farthest");
        return std::make_shared<const SyntheticBlends>(parameters.flag("d4"), settings);
      },
      [](const Parameters&, ArchiveReader&) { return std::make_shared<const NoState>(); }};
}

}  // namespace

const AugmentationRegistry& augmentations() {
  static const AugmentationRegistry registry({augment(), madeUpBlends()});
  return registry;
}

}  // namespace blendscope
