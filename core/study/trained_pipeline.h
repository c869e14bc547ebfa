// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include "study/pipeline.h"

namespace blendscope {

/// Adds the time it lives to a stage.
class StageTimer {
 public:
  explicit StageTimer(double& seconds) : seconds_(seconds) {}
  ~StageTimer() { seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }
  StageTimer(const StageTimer&) = delete;
  StageTimer& operator=(const StageTimer&) = delete;

 private:
  double& seconds_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// Fitted steps in their order and what they were fitted on.
struct PipelineParts {
  PipelineSpec spec;
  ClassNames classNames;
  ImageShape shape;
  std::string fingerprint;
  std::vector<Row> trainRows;
  std::vector<Row> madeUpFrom;  ///< of the training rows that an augmentation added: where each comes from
  std::vector<std::shared_ptr<const FittedTransform>> normalizers;
  std::shared_ptr<const Augmentation> augmentation;  ///< may be null
  std::vector<std::shared_ptr<const FittedTransform>> embeddings;
  std::shared_ptr<const FittedClassifier> classifier;  ///< may be null
};

/// Pixels of the given rows.
Matrix<float> gatherPixels(const CutoutSet& set, std::span<const Row> rows);

/// Throws Error that names the row and the last step if a feature is not finite. `rows` repeats after its end: several
/// copies of the same rows may stand below each other.
void requireFinite(const Matrix<float>& features, const CutoutSet& set, std::span<const Row> rows,
                   const std::string& step);

class TrainedPipeline final : public FittedPipeline {
 public:
  explicit TrainedPipeline(PipelineParts parts) : parts_(std::move(parts)) {}
  static std::shared_ptr<const TrainedPipeline> load(ArchiveReader& archive);

  Prediction predict(const CutoutSet& set, const std::vector<Row>& rows, const Progress& progress,
                     StageSeconds* seconds) const override;
  Matrix<float> features(const CutoutSet& set, const std::vector<Row>& rows, const Progress& progress) const override;
  std::vector<FeatureName> featureNames() const override;
  std::optional<std::vector<Neighbor>> explain(const CutoutSet& set, Row row) const override;
  std::vector<std::shared_ptr<const FittedTransform>> embeddingSteps() const override { return parts_.embeddings; }
  ImageShape normalizedShape() const override;
  std::optional<DecisionBand> band(const CutoutSet& set, Row row) const override;
  std::optional<PixelSensitivity> sensitivity(const CutoutSet& set, Row row) const override;
  const PipelineSpec& spec() const override { return parts_.spec; }
  const ClassNames& classNames() const override { return parts_.classNames; }
  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override;
  std::vector<std::string> warnings() const override;
  std::string uncertaintyMeaning() const override;
  ImageShape imageShape() const override { return parts_.shape; }
  const std::string& dataFingerprint() const override { return parts_.fingerprint; }
  void save(ArchiveWriter& archive) const override;

  /// How many copies of an image the augmentation makes; 1 without.
  int copies() const { return parts_.augmentation ? parts_.augmentation->copies() : 1; }
  /// The images of some rows after the normalizers.
  Matrix<float> normalized(const CutoutSet& set, std::span<const Row> rows, const Progress& progress) const;
  /// Copy number `copy` of such images after the embeddings.
  Matrix<float> embedded(const Matrix<float>& images, int copy, const CutoutSet& set, std::span<const Row> rows,
                         const Progress& progress) const;
  /// What the classifier makes of rows whose features are at hand, those of each copy; averaged over the copies.
  Prediction predictFeatures(std::span<const Matrix<float>> copies, const CutoutSet& set, std::span<const Row> rows,
                             const Progress& progress) const;

 private:
  std::size_t rowsPerBlock() const;
  ImageShape featureShape() const;
  /// Slopes by features as slopes by normalised pixels of one row: the chain rule, with central differences of the
  /// embeddings.
  std::vector<double> throughEmbeddings(std::span<const double> slopes, const CutoutSet& set, Row row) const;
  std::pair<Row, bool> trainedRow(std::size_t place) const;
  void requireShape(const CutoutSet& set) const;
  Prediction predictBlock(const CutoutSet& set, std::span<const Row> rows, const Progress& progress,
                          StageSeconds& seconds) const;

  PipelineParts parts_;
};

}  // namespace blendscope
