// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/class_comparison.h"

#include <algorithm>

#include "imaging/class_images.h"
#include "imaging/normalizers.h"

namespace blendscope {

std::vector<Row> portraitRows(const CutoutSet& set, int c) {
  const auto nonFinite = set.nonFiniteRows();
  std::vector<Row> all;
  for (Row row = 0; row < set.size(); ++row) {
    if (set.label(row) == c && !std::binary_search(nonFinite.begin(), nonFinite.end(), row)) all.push_back(row);
  }
  if (all.size() <= kPortraitSample) return all;
  std::vector<Row> sample(kPortraitSample);
  for (std::size_t i = 0; i < kPortraitSample; ++i) sample[i] = all[i * all.size() / kPortraitSample];
  return sample;
}

Matrix<float> portraitImages(const CutoutSet& set, const std::vector<Row>& rows) {
  Matrix<float> images(rows.size(), set.pixels().cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto image = set.image(rows[i]);
    std::copy(image.begin(), image.end(), images.row(i).begin());
  }
  TrainingBatch batch;
  batch.values = images;
  batch.shape = set.shape();
  return normalizers().make(parseStep("flux"))->fit(batch, Progress())->transform(batch, Progress());
}

ClassComparison compareClasses(const CutoutSet& set, const Progress& progress) {
  ClassComparison comparison{set.shape(), {}, {}};
  if (set.shape().pixelCount() == 0) return comparison;
  const int classes = set.classNames().count();
  Matrix<float> first;
  for (int c = 0; c < classes; ++c) {
    progress.throwIfCancelled();
    progress.report(static_cast<double>(c) / classes);
    const std::vector<Row> rows = portraitRows(set, c);
    if (rows.empty()) continue;
    Matrix<float> images = portraitImages(set, rows);
    progress.throwIfCancelled();
    comparison.portraits.push_back({c, rows.size(), meanImage(images), medianImage(images)});
    progress.throwIfCancelled();
    if (first.empty()) {
      first = std::move(images);
    } else {
      comparison.differences.push_back({comparison.portraits.front().classIndex, c, effectSizeImage(first, images)});
    }
  }
  return comparison;
}

}  // namespace blendscope
