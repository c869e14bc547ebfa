// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

/// What a class looks like on average. Every image is freed of its sky and divided by its flux first (normalizer
/// `flux`), so that bright stars do not drown faint ones and brightness alone makes no difference.
struct ClassPortrait {
  int classIndex = 0;
  std::size_t count = 0;      ///< images averaged
  std::vector<float> mean;    ///< H·W
  std::vector<float> median;  ///< H·W
};

/// Where class `to` is brighter (positive) or fainter (negative) than class `from`, in units of the scatter within
/// classes: Cohen's d of every pixel.
struct ClassDifference {
  int from = 0;
  int to = 0;
  std::vector<float> effectSize;  ///< H·W
};

struct ClassComparison {
  ImageShape shape;
  std::vector<ClassPortrait> portraits;      ///< classes with images, in their order
  std::vector<ClassDifference> differences;  ///< of every later class from the first
};

/// Images averaged per class at most: an even choice of them where there are more.
inline constexpr std::size_t kPortraitSample = 10'000;

/// An even choice of at most kPortraitSample finite rows of a class, ascending.
std::vector<Row> portraitRows(const CutoutSet& set, int c);

/// Their images without sky, divided by their flux.
Matrix<float> portraitImages(const CutoutSet& set, const std::vector<Row>& rows);

/// Rows with non-finite pixels are left out. A set without labels or images gives no portraits.
ClassComparison compareClasses(const CutoutSet& set, const Progress& progress);

}  // namespace blendscope
