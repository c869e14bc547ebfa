// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/progress.h"
#include "base/step_spec.h"
#include "data/cutout_set.h"
#include "imaging/display.h"

/// What a normalisation does to a data set, at a glance: quick enough to follow a slider.
namespace blendscope {

/// `count` finite rows, as nearly equal in number for every class as the classes allow, class by class; drawn by `seed`
/// alone. Unlabelled rows are taken where there are no others.
std::vector<Row> balancedRows(const CutoutSet& set, std::size_t count, std::uint64_t seed);

/// Rows that a preview compares the classes over: as many as can be normalised within a few hundredths of a second.
std::size_t previewSampleSize(ImageShape shape);

struct PreviewRequest {
  std::shared_ptr<const CutoutSet> set;
  Stage normalizers;        ///< applied one after the other; none: raw
  std::vector<Row> sample;  ///< statistics are learnt from these and the classes compared over them; finite rows
  std::vector<Row> shown;   ///< cutouts to look at
  int from = 0;             ///< class that the separation is measured from…
  std::optional<int> to;    ///< …to this one; nothing: to all others
};

/// How the values of one class are spread.
struct ClassHistogram {
  int classIndex = 0;         ///< or kUnlabelled
  std::vector<double> share;  ///< of the class's pixels in each bin; what lies beyond the ends is missing from the sum
};

/// How well single pixels tell two classes apart.
struct PixelSeparation {
  std::vector<float> rocArea;  ///< per pixel, see rocAreaImage; empty where one side has no cutouts
  std::size_t fromCount = 0;
  std::size_t toCount = 0;
  std::size_t bestPixel = 0;  ///< whose area is furthest from a half
  double bestDistance = 0;    ///< |area − ½| there
  /// Within ½ ± this the area of one pixel lies in 95 of 100 samples of classes that do not differ (variance of the
  /// Mann–Whitney statistic, (n₁ + n₂ + 1) / (12 n₁ n₂)).
  double chance = 0;
};

struct NormalizerPreview {
  ImageShape shape;
  Matrix<float> images;                    ///< the shown cutouts, normalised
  Limits limits;                           ///< the middle 99.5 % of all values of the sample
  std::vector<ClassHistogram> histograms;  ///< over `kHistogramBins` equal bins between the limits
  PixelSeparation separation;
};

inline constexpr std::size_t kHistogramBins = 48;

/// Throws UsageError for steps that are no normalizers, Error where one cannot be fitted.
NormalizerPreview previewNormalizers(const PreviewRequest& request, const Progress& progress);

}  // namespace blendscope
