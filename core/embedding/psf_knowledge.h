// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "data/steps.h"
#include "imaging/star_fit.h"

namespace blendscope {

/// A cutout as the fits want it.
struct PreparedCutout {
  StarPixels pixels;
  PsfBelief psf;
  PixelNoise noise;
};

/// Rows of a class that may teach the PSF: those that are not made up; of any class where classes are unknown.
std::vector<std::size_t> singleStars(const TrainingBatch& batch, int single);

/// What single stars taught about the PSF. A row's PSF is that of its exposure where the column OBSMJD (with FIELDID,
/// CCDID, QID and FILTER, where they are) names one that training singles shared; else it follows SEEING, where the
/// rows have that; else it is as wide as singles are, give or take their scatter.
class PsfKnowledge {
 public:
  /// Learns from the given rows of the batch, which should be single stars. Throws Error in the name of `step` if the
  /// features are no images or there are no rows to learn from.
  static PsfKnowledge learn(const FeatureBatch& batch, std::span<const std::size_t> singles, const std::string& step,
                            const Progress& progress);

  /// Row number `row` of a batch of images.
  PreparedCutout prepare(const FeatureBatch& batch, std::size_t row) const;
  /// The same for a row of the batch that it learned from, with the PSF of its exposure as the other rows alone teach
  /// it: neither the row itself nor others of its object (`training.groups`). A model read from a file has forgotten
  /// who taught it, and prepares as ever.
  PreparedCutout prepareHeldOut(const TrainingBatch& training, std::size_t row) const;

  ImageShape shape() const { return shape_; }
  double fwhm() const { return fwhm_; }          ///< px, typical, before pixel integration
  double residual() const { return residual_; }  ///< η
  std::size_t exposures() const { return exposures_.size(); }
  /// FWHM over SEEING; 0 where SEEING was unknown.
  double seeingRatio() const { return seeingRatio_; }

  void save(ArchiveWriter& archive) const;
  static PsfKnowledge load(ArchiveReader& archive);

 private:
  using Shape = std::array<double, 3>;

  ImageShape shape_;
  double fwhm_ = 1.4;
  double residual_ = 0.06;
  double seeingRatio_ = 0;
  Shape mean_{};                            ///< relative to fwhm_, or to what SEEING says
  Shape scatter_{};                         ///< of singles about it
  Shape exposureScatter_{};                 ///< of singles about their exposure
  std::map<std::string, Shape> exposures_;  ///< relative to fwhm_, or to SEEING
  /// What a single star of the training rows said of the PSF of its exposure.
  struct Teacher {
    std::size_t row;
    Shape shape;
  };
  std::map<std::string, std::vector<Teacher>> teachers_;  ///< by exposure; not saved

  void learnCommon(const FeatureBatch& batch, std::span<const std::size_t> sample, const Progress& progress);
  void learnExposures(const FeatureBatch& batch, std::span<const std::size_t> singles, const Progress& progress);
  /// Without knowing the exposure.
  PsfBelief commonBelief(const FeatureBatch& batch, std::size_t row) const;
  PsfBelief beliefOf(const FeatureBatch& batch, std::size_t row) const;
  PsfBelief beliefWithout(const TrainingBatch& training, std::size_t row) const;
  PreparedCutout prepare(const FeatureBatch& batch, std::size_t row, const PsfBelief& psf) const;
};

}  // namespace blendscope
