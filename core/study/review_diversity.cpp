// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/review_diversity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/parallel.h"
#include "neighbors/squared_distances.h"

namespace blendscope {

namespace {

constexpr std::size_t kItemsPerBlock = 16;

/// The images, each scaled to [0, 1].
Matrix<float> scaledImages(const CutoutSet& data, const std::vector<ReviewItem>& items) {
  Matrix<float> scaled(items.size(), data.pixels().cols());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::span<const float> image = data.image(items[i].row);
    const auto [low, high] = std::minmax_element(image.begin(), image.end());
    const float range = *high > *low ? *high - *low : 1.0F;
    for (std::size_t p = 0; p < image.size(); ++p) scaled(i, p) = (image[p] - *low) / range;
  }
  return scaled;
}

/// Squared distances of one image to each of the others.
std::vector<double> distancesTo(const Matrix<float>& others, std::span<const float> image) {
  std::vector<std::uint32_t> rows(others.rows());
  std::iota(rows.begin(), rows.end(), 0U);
  std::vector<double> distances(rows.size());
  squaredDistances(image.data(), others.data(), others.cols(), rows, distances.data());
  return distances;
}

double median(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Median squared distances within the sample: to all others, and to the nearest one that is no copy.
struct Scales {
  double all = 1;
  double nearest = 1;
};

Scales scalesOf(const Matrix<float>& sample, const Progress& progress) {
  const std::size_t n = sample.rows();
  std::vector<std::vector<double>> toAll(n);
  std::vector<double> toNearest(n, std::numeric_limits<double>::infinity());
  parallelFor(n, kItemsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) {
      const std::vector<double> distances = distancesTo(sample, sample.row(i));
      for (std::size_t j = 0; j < n; ++j) {
        if (!(distances[j] > 0)) continue;
        if (j > i) toAll[i].push_back(distances[j]);
        toNearest[i] = std::min(toNearest[i], distances[j]);
      }
    }
  });
  std::vector<double> all;
  for (const std::vector<double>& some : toAll) all.insert(all.end(), some.begin(), some.end());
  std::erase_if(toNearest, [](double distance) { return std::isinf(distance); });
  const auto orOne = [](double value) { return value > 0 ? value : 1.0; };
  return {orOne(median(std::move(all))), orOne(median(std::move(toNearest)))};
}

}  // namespace

std::vector<ReviewItem> evenlySpaced(const std::vector<ReviewItem>& items) {
  const std::size_t count = std::min(kDensitySample, items.size());
  std::vector<ReviewItem> sample;
  for (std::size_t i = 0; i < count; ++i) sample.push_back(items[i * items.size() / count]);
  return sample;
}

std::vector<ReviewItem> spreadOut(const CutoutSet& data, std::vector<ReviewItem> items,
                                  const std::vector<ReviewItem>& sample, std::size_t count, const Progress& progress) {
  const Matrix<float> images = scaledImages(data, items);
  const Matrix<float> others = scaledImages(data, sample);
  const Scales scales = scalesOf(others, progress);
  std::vector<double> worth(items.size(), 0.0);  // b · d
  parallelFor(items.size(), kItemsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t i = begin; i < end; ++i) {
      double density = 0;
      for (const double distance : distancesTo(others, images.row(i))) density += std::exp(-distance / (2 * scales.all));
      worth[i] = items[i].score * density / static_cast<double>(others.rows());
    }
  });
  // h is half the median distance, so that 2h² is half the median squared distance.
  const double twiceSquaredWidth = scales.nearest / 2;
  std::vector<double> redundancy(items.size(), 0.0);
  std::vector<char> taken(items.size(), 0);
  std::vector<ReviewItem> spread;
  while (spread.size() < std::min(count, items.size())) {
    progress.throwIfCancelled();
    std::size_t best = items.size();
    double bestScore = -1;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const double score = worth[i] * (1 - redundancy[i]);
      const bool first = score > bestScore || (score == bestScore && items[i].row < items[best].row);
      if (taken[i] || !first) continue;
      best = i;
      bestScore = score;
    }
    taken[best] = 1;
    spread.push_back(items[best]);
    spread.back().score = bestScore;
    const std::vector<double> distances = distancesTo(images, images.row(best));
    for (std::size_t i = 0; i < items.size(); ++i) {
      redundancy[i] = std::max(redundancy[i], std::exp(-distances[i] / twiceSquaredWidth));
    }
    progress.report(static_cast<double>(spread.size()) / static_cast<double>(count), "choosing");
  }
  return spread;
}

}  // namespace blendscope
