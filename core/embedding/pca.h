// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameter_info.h"
#include "data/steps.h"

namespace blendscope {

/// How the principal axes are found.
enum class PcaSolver {
  Auto,        ///< Exact up to 1,500 features or rows, else Randomised
  Exact,       ///< eigendecomposition of the covariance (d ≤ n) or of the Gram matrix (n < d)
  Randomised,  ///< Halko, Martinsson & Tropp 2011, algorithm 4.4 with 10 extra directions and 6 power iterations
};

struct PcaSettings {
  int components = 20;
  bool whiten = false;  ///< scores divided by their standard deviation
  PcaSolver solver = PcaSolver::Auto;
};

/// Principal axes of a set of rows. Axis c points such that its loading of largest magnitude is positive, so that the
/// same rows give the same axes whatever the solver.
class PcaModel final : public FittedTransform {
 public:
  /// `components` c × d with orthonormal rows, `variance` c values, descending; `totalVariance` of all d features.
  PcaModel(std::vector<double> mean, Matrix<double> components, std::vector<double> variance, double totalVariance,
           bool whiten);
  static std::shared_ptr<const PcaModel> load(ArchiveReader& archive);

  Matrix<float> transform(const FeatureBatch& batch, const Progress& progress) const override;
  ImageShape outputShape() const override { return {}; }
  std::vector<FeatureName> outputNames() const override;
  void save(ArchiveWriter& archive) const override;

  /// Rows in the space of the features (n × d) from their scores (n × c): the image that c components can tell of.
  Matrix<float> reconstruct(MatrixView<const float> scores) const;

  const std::vector<double>& mean() const { return mean_; }                   ///< d values
  const Matrix<double>& components() const { return components_; }            ///< c × d, the eigen-images
  const std::vector<double>& explainedVariance() const { return variance_; }  ///< unit of the features squared, n − 1
  std::vector<double> explainedVarianceRatio() const;                         ///< shares of the total, sum ≤ 1

 private:
  double scale(std::size_t component) const;
  std::vector<double> mean_;
  Matrix<double> components_;
  std::vector<double> variance_;
  double totalVariance_ = 0;
  bool whiten_ = false;
};

/// Principal component analysis. Same bits on any number of threads.
class Pca final : public Transform {
 public:
  explicit Pca(PcaSettings settings) : settings_(settings) {}
  explicit Pca(const Parameters& parameters);
  static StepInfo info();

  std::shared_ptr<const FittedTransform> fit(const TrainingBatch& batch, const Progress& progress) const override {
    return fitModel(batch.values, batch.seed, progress);
  }
  /// `seed` matters for Randomised alone. Throws Error if there are fewer than two rows, fewer features or rows than
  /// components, or a value that is not finite.
  std::shared_ptr<const PcaModel> fitModel(MatrixView<const float> values, std::uint64_t seed,
                                           const Progress& progress) const;

 private:
  PcaSettings settings_;
};

}  // namespace blendscope
