// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/normalizer_preview.h"

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "imaging/class_images.h"
#include "imaging/normalizers.h"

namespace blendscope {

namespace {

constexpr std::size_t kMostValues = 200'000;
constexpr std::size_t kMostRows = 1'500;
constexpr std::size_t kFewestRows = 60;

Matrix<float> pixelsOf(const CutoutSet& set, std::span<const Row> rows) {
  Matrix<float> pixels(rows.size(), set.pixels().cols());
  for (std::size_t i = 0; i < rows.size(); ++i) std::ranges::copy(set.image(rows[i]), pixels.row(i).begin());
  return pixels;
}

/// Rows of every class (the unlabelled last), shuffled.
std::vector<std::vector<Row>> shuffledClasses(const CutoutSet& set, std::uint64_t seed) {
  const auto classes = static_cast<std::size_t>(set.classNames().count());
  std::vector<std::vector<Row>> rows(classes + 1);
  const auto nonFinite = set.nonFiniteRows();
  for (Row row = 0; row < set.size(); ++row) {
    if (std::ranges::binary_search(nonFinite, row)) continue;
    const int label = set.label(row);
    rows[label == kUnlabelled ? classes : static_cast<std::size_t>(label)].push_back(row);
  }
  for (std::size_t c = 0; c < rows.size(); ++c) RandomStream(seed, c).shuffle(std::span(rows[c]));
  return rows;
}

/// Cutouts on their way through the normalizers.
class Chain {
 public:
  Chain(const CutoutSet& set, std::span<const Row> rows) : rows_(rows), values_(pixelsOf(set, rows)) {
    batch_.shape = set.shape();
    batch_.metadata = &set.metadata();
    batch_.rows = rows_;
  }

  const TrainingBatch& batch() {
    batch_.values = values_;
    return batch_;
  }
  void pass(const FittedTransform& step, const Progress& progress) {
    values_ = step.transform(batch(), progress);
    batch_.shape = step.outputShape();
  }
  const Matrix<float>& values() const { return values_; }
  Matrix<float> take() { return std::move(values_); }

 private:
  std::span<const Row> rows_;
  Matrix<float> values_;
  TrainingBatch batch_;
};

std::vector<double> sharesOf(const Matrix<float>& values, std::span<const std::size_t> rows, Limits limits) {
  std::vector<double> share(kHistogramBins, 0.0);
  const double scale = static_cast<double>(kHistogramBins) / (limits.high - limits.low);
  std::size_t finite = 0;
  for (const std::size_t row : rows) {
    for (const float value : values.row(row)) {
      if (!std::isfinite(value)) continue;
      ++finite;
      if (value < limits.low || value > limits.high) continue;
      const auto bin = static_cast<std::size_t>((value - limits.low) * scale);
      share[std::min(bin, kHistogramBins - 1)] += 1;
    }
  }
  for (double& s : share) s /= static_cast<double>(std::max<std::size_t>(1, finite));
  return share;
}

Matrix<float> rowsOf(const Matrix<float>& values, std::span<const std::size_t> rows) {
  Matrix<float> part(rows.size(), values.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) std::ranges::copy(values.row(rows[i]), part.row(i).begin());
  return part;
}

/// Positions in the sample by class.
std::vector<std::pair<int, std::vector<std::size_t>>> byClass(const CutoutSet& set, std::span<const Row> sample) {
  std::vector<std::pair<int, std::vector<std::size_t>>> parts;
  for (int c = 0; c < set.classNames().count(); ++c) parts.emplace_back(c, std::vector<std::size_t>());
  parts.emplace_back(kUnlabelled, std::vector<std::size_t>());
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const int label = set.label(sample[i]);
    parts[label == kUnlabelled ? parts.size() - 1 : static_cast<std::size_t>(label)].second.push_back(i);
  }
  std::erase_if(parts, [](const auto& part) { return part.second.empty(); });
  return parts;
}

void findBest(PixelSeparation& separation) {
  for (std::size_t pixel = 0; pixel < separation.rocArea.size(); ++pixel) {
    const double distance = std::abs(separation.rocArea[pixel] - 0.5);
    if (distance <= separation.bestDistance) continue;
    separation.bestDistance = distance;
    separation.bestPixel = pixel;
  }
}

PixelSeparation separate(const PreviewRequest& request, const Matrix<float>& values) {
  constexpr double kTwoSided95 = 1.96;
  std::vector<std::size_t> from;
  std::vector<std::size_t> to;
  for (std::size_t i = 0; i < request.sample.size(); ++i) {
    const int label = request.set->label(request.sample[i]);
    if (label == kUnlabelled) continue;
    if (label == request.from) {
      from.push_back(i);
    } else if (!request.to || label == *request.to) {
      to.push_back(i);
    }
  }
  PixelSeparation separation;
  separation.fromCount = from.size();
  separation.toCount = to.size();
  if (from.empty() || to.empty()) return separation;
  separation.rocArea = rocAreaImage(rowsOf(values, from), rowsOf(values, to));
  const auto n1 = static_cast<double>(from.size());
  const auto n2 = static_cast<double>(to.size());
  separation.chance = kTwoSided95 * std::sqrt((n1 + n2 + 1) / (12 * n1 * n2));
  findBest(separation);
  return separation;
}

}  // namespace

std::vector<Row> balancedRows(const CutoutSet& set, std::size_t count, std::uint64_t seed) {
  std::vector<std::vector<Row>> rows = shuffledClasses(set, seed);
  const bool labelled = std::any_of(rows.begin(), rows.end() - 1, [](const auto& r) { return !r.empty(); });
  if (labelled) rows.back().clear();
  std::vector<std::size_t> taken(rows.size(), 0);
  for (bool more = true; more && count > 0;) {
    more = false;
    for (std::size_t c = 0; c < rows.size() && count > 0; ++c) {
      if (taken[c] == rows[c].size()) continue;
      ++taken[c], --count;
      more = true;
    }
  }
  std::vector<Row> chosen;
  for (std::size_t c = 0; c < rows.size(); ++c) {
    chosen.insert(chosen.end(), rows[c].begin(), rows[c].begin() + static_cast<std::ptrdiff_t>(taken[c]));
  }
  return chosen;
}

std::size_t previewSampleSize(ImageShape shape) {
  return std::clamp(kMostValues / std::max<std::size_t>(1, shape.pixelCount()), kFewestRows, kMostRows);
}

NormalizerPreview previewNormalizers(const PreviewRequest& request, const Progress& progress) {
  Chain sample(*request.set, request.sample);
  Chain shown(*request.set, request.shown);
  for (const StepSpec& step : request.normalizers) {
    const auto fitted = normalizers().make(step)->fit(sample.batch(), progress);
    sample.pass(*fitted, progress);
    shown.pass(*fitted, progress);
  }
  progress.throwIfCancelled();
  NormalizerPreview preview;
  preview.shape = request.set->shape();
  preview.limits = findLimits(sample.values().values(), LimitsMode::Percent995);
  for (const auto& [c, rows] : byClass(*request.set, request.sample)) {
    preview.histograms.push_back({c, sharesOf(sample.values(), rows, preview.limits)});
  }
  progress.throwIfCancelled();
  preview.separation = separate(request, sample.values());
  preview.images = shown.take();
  return preview;
}

}  // namespace blendscope
