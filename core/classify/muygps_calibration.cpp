// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/muygps_calibration.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/error.h"
#include "base/random.h"

namespace blendscope {

namespace {

constexpr std::size_t kSampleRows = 1500;

/// Training rows with what the model says of them when their own object is left out.
struct Sample {
  std::vector<int> labels;
  Matrix<double> means;       ///< n × classes
  Matrix<double> deviations;  ///< n × classes
};

Sample drawSample(const MuyGps& model, const TrainingBatch& batch, const Progress& progress) {
  std::vector<std::uint32_t> rows(batch.size());
  std::iota(rows.begin(), rows.end(), 0U);
  std::erase_if(rows, [&](std::uint32_t row) { return !batch.isReal(row); });
  RandomStream(batch.seed, 80).shuffle(std::span(rows));
  rows.resize(std::min(rows.size(), kSampleRows));
  std::ranges::sort(rows);
  const GpPosterior posterior = model.leaveOut(rows, progress);
  Sample sample{{}, meansByClass(posterior.mean, batch.classCount, batch.positive), {}};
  sample.deviations = Matrix<double>(sample.means.rows(), sample.means.cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    sample.labels.push_back(batch.labels[rows[i]]);
    std::ranges::copy(deviationsByClass(model.scales(), posterior.variance[i], batch.classCount),
                      sample.deviations.row(i).begin());
  }
  return sample;
}

/// The first rows of each class, equally many of each that has any.
std::vector<std::size_t> balancedRows(std::span<const int> labels, int classCount) {
  std::vector<std::size_t> counts(static_cast<std::size_t>(classCount), 0);
  for (const int label : labels) ++counts[static_cast<std::size_t>(label)];
  std::size_t fewest = labels.size();
  for (const std::size_t count : counts) fewest = count > 0 ? std::min(fewest, count) : fewest;
  std::ranges::fill(counts, 0U);
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (counts[static_cast<std::size_t>(labels[i])]++ < fewest) rows.push_back(i);
  }
  return rows;
}

ClassBands trainBands(const Sample& sample, const std::vector<std::size_t>& rows, BandObjective objective) {
  ClassBands bands;
  for (std::size_t c = 0; c < sample.means.cols(); ++c) {
    std::vector<BandPoint> points;
    for (const std::size_t i : rows) {
      points.push_back({sample.means(i, c), sample.deviations(i, c), sample.labels[i] == static_cast<int>(c)});
    }
    bands.bands.push_back(trainBand(points, objective));
  }
  return bands;
}

void ruleOutAbsentClasses(ProbabilityMap& probability, std::span<const int> labels) {
  std::vector<double> offset(probability.offset.size(), -std::numeric_limits<double>::infinity());
  for (const int label : labels) {
    const auto c = static_cast<std::size_t>(label);
    offset[c] = probability.offset[c];
  }
  probability.offset = std::move(offset);
}

}  // namespace

Matrix<double> meansByClass(const Matrix<double>& columns, int classCount, int positive) {
  if (classCount > 2) return columns;
  Matrix<double> means(columns.rows(), 2);
  for (std::size_t i = 0; i < columns.rows(); ++i) {
    means(i, 0) = means(i, 1) = -columns(i, 0);
    means(i, static_cast<std::size_t>(positive)) = columns(i, 0);
  }
  return means;
}

std::vector<double> deviationsByClass(const std::vector<double>& scales, double variance, int classCount) {
  std::vector<double> deviations;
  for (std::size_t c = 0; c < static_cast<std::size_t>(classCount); ++c) {
    deviations.push_back(std::sqrt(scales[std::min(c, scales.size() - 1)] * variance));
  }
  return deviations;
}

MuyGpsCalibration calibrateMuyGps(const MuyGps& model, const TrainingBatch& batch, const Progress& progress) {
  const Sample sample = drawSample(model, batch, progress);
  MuyGpsCalibration calibration{ProbabilityMap::fit(sample.means, sample.labels), {}};
  ruleOutAbsentClasses(calibration.probability, batch.labels);
  const std::vector<std::size_t> rows = balancedRows(sample.labels, batch.classCount);
  for (const BandObjective objective : kBandObjectives) {
    calibration.bands.push_back(trainBands(sample, rows, objective));
  }
  return calibration;
}

void MuyGpsCalibration::save(ArchiveWriter& archive) const {
  archive.numbers(probability.offset);
  archive.number(probability.slope);
  for (const ClassBands& one : bands) {
    std::vector<double> numbers;
    for (const ConfidenceBand& band : one.bands) {
      numbers.insert(numbers.end(), {band.cutoff, band.alpha, band.beta});
    }
    archive.numbers(numbers);
  }
}

MuyGpsCalibration MuyGpsCalibration::load(ArchiveReader& archive, int classCount) {
  const auto classes = static_cast<std::size_t>(classCount);
  MuyGpsCalibration calibration{{archive.numbers(), 1}, {}};
  calibration.probability.slope = archive.number();
  bool fits = calibration.probability.offset.size() == classes;
  for (std::size_t o = 0; o < kBandObjectives.size(); ++o) {
    const std::vector<double> numbers = archive.numbers();
    fits = fits && numbers.size() == 3 * classes;
    ClassBands& bands = calibration.bands.emplace_back();
    for (std::size_t b = 0; b + 2 < numbers.size(); b += 3) {
      bands.bands.push_back({numbers[b], numbers[b + 1], numbers[b + 2]});
    }
  }
  if (!fits) {
    throw Error("the saved MuyGPs classifier is damaged: its classes do not fit", {}, "Train and save it again.");
  }
  return calibration;
}

}  // namespace blendscope
