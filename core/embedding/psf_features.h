// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/parameter_info.h"
#include "embedding/held_out.h"
#include "embedding/psf_knowledge.h"

namespace blendscope {

/// Likelihood ratios of simulated single stars: Λ = −2 ln(L₁/L₂) has no χ² law here, since one star is two stars at
/// the border of what is allowed (flux ratio 0). Simulated per range of S/N, as the PSF's errors count more the
/// brighter a star is.
class NullLaw {
 public:
  void add(double logSnr, double ratio) { simulated_.emplace_back(logSnr, ratio); }
  /// To be called once after the last `add`.
  void finish();

  /// Fraction of simulated singles of about this S/N with Λ at least as large, in (0, 1].
  double falseAlarms(double logSnr, double ratio) const;
  /// Λ that a fraction `rate` of simulated singles exceeds, averaged over S/N.
  double threshold(double rate) const;

  void save(ArchiveWriter& archive) const;
  static NullLaw load(ArchiveReader& archive);

 private:
  std::vector<std::pair<double, double>> simulated_;
  std::vector<double> centre_;               ///< ln S/N of each range, ascending
  std::vector<std::vector<double>> ratios_;  ///< of each range, ascending
};

/// One star or two? Both fitted to every cutout (`imaging/star_fit.h`), with the PSF learned from training singles.
class FittedPsfFeatures final : public FittedTransform, public HeldOutTransform {
 public:
  enum Column : std::size_t { Ratio, Significance, Separation, FluxRatio, LogSnr, SizeOffset, ColumnCount };

  FittedPsfFeatures(PsfKnowledge psf, NullLaw law) : psf_(std::move(psf)), law_(std::move(law)) {}
  static std::shared_ptr<const FittedPsfFeatures> load(ArchiveReader& archive);

  Matrix<float> transform(const FeatureBatch& batch, const Progress& progress) const override;
  Matrix<float> transformHeldOut(const TrainingBatch& training, const Progress& progress) const override;
  ImageShape outputShape() const override { return {}; }
  std::vector<FeatureName> outputNames() const override;
  void save(ArchiveWriter& archive) const override;

  const PsfKnowledge& psf() const { return psf_; }
  const NullLaw& law() const { return law_; }

 private:
  /// Features of every row, prepared for the fits by `prepare(row)`.
  template <class Prepare>
  Matrix<float> measure(std::size_t rows, const Progress& progress, Prepare&& prepare) const;

  PsfKnowledge psf_;
  NullLaw law_;
};

struct PsfFitSettings {
  int single = 0;                  ///< class of single stars
  std::size_t simulations = 3000;  ///< of single stars, for the null law

  static std::vector<ParameterInfo> rows();
  explicit PsfFitSettings(const Parameters& arguments);
};

class PsfFeatures final : public Transform {
 public:
  explicit PsfFeatures(const Parameters& arguments) : settings_(arguments) {}
  static StepInfo info();

  std::shared_ptr<const FittedTransform> fit(const TrainingBatch& batch, const Progress& progress) const override;
  /// Learns the PSF from single stars, or from all rows where classes are unknown, and simulates the null law. Throws
  /// Error in the name of `step` where there is nothing to learn from.
  static std::shared_ptr<const FittedPsfFeatures> learn(const TrainingBatch& batch, const PsfFitSettings& settings,
                                                        const std::string& step, const Progress& progress);

 private:
  PsfFitSettings settings_;
};

}  // namespace blendscope
