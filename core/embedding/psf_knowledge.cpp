// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/psf_knowledge.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <set>

#include "base/error.h"
#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kPsfKnowledgeRowsPerBlock = 32;
constexpr std::size_t kMostRows = 2000;  // singles that teach what all rows share
constexpr std::size_t kFewestOfExposure = 4;
constexpr double kUsualGain = 6.2;  // e⁻/DN of ZTF
constexpr double kUsualFwhm = 1.4;  // px
constexpr double kSmallestScatter = 0.01;
constexpr double kNarrowest = 0.9;  // px, FWHM
constexpr double kWidest = 3.8;
constexpr double kBrightPeak = 20;  // times the sky noise: fainter stars say little of the PSF

double medianOf(std::vector<double> values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Standard deviation of a normal distribution with the same median deviation.
double scatterOf(const std::vector<double>& values, double centre) {
  std::vector<double> deviations;
  for (const double v : values) deviations.push_back(std::abs(v - centre));
  return 1.4826 * medianOf(std::move(deviations));
}

const MetadataColumn* measuredColumn(const FeatureBatch& batch, std::string_view name) {
  if (!batch.metadata || batch.rows.empty()) return nullptr;
  const MetadataColumn* column = batch.metadata->find(name);
  return column && column->role == ColumnRole::Measured ? column : nullptr;
}

/// A measured number of a row; 0 where it is unknown or not positive.
double positiveNumber(const FeatureBatch& batch, std::size_t row, std::string_view name) {
  const MetadataColumn* column = measuredColumn(batch, name);
  const double value = column ? column->number(batch.rows[row]) : 0;
  return value > 0 && std::isfinite(value) ? value : 0;
}

/// Name of the exposure that a row comes from; empty where it is unknown.
std::string exposureOf(const FeatureBatch& batch, std::size_t row) {
  const MetadataColumn* time = measuredColumn(batch, "OBSMJD");
  if (!time) return {};
  std::string name = time->text(batch.rows[row]);
  if (name.empty()) return {};
  for (const char* part : {"FIELDID", "CCDID", "QID", "FILTER"}) {
    if (const MetadataColumn* column = measuredColumn(batch, part)) name += "/" + column->text(batch.rows[row]);
  }
  return name;
}

/// At most `count` of the rows, evenly spread.
std::vector<std::size_t> thinned(std::span<const std::size_t> rows, std::size_t count) {
  std::vector<std::size_t> chosen;
  const std::size_t kept = std::min(count, rows.size());
  for (std::size_t i = 0; i < kept; ++i) chosen.push_back(rows[i * rows.size() / kept]);
  return chosen;
}

/// One-star fits of rows of a batch.
struct SingleFits {
  std::vector<PreparedCutout> cutouts;
  std::vector<StarFit> fits;

  template <class Prepare>
  SingleFits(std::span<const std::size_t> rows, const Progress& progress, Prepare&& prepare)
      : cutouts(rows.size()), fits(rows.size()) {
    parallelFor(rows.size(), kPsfKnowledgeRowsPerBlock, [&](std::size_t begin, std::size_t end) {
      progress.throwIfCancelled();
      for (std::size_t i = begin; i < end; ++i) {
        cutouts[i] = prepare(rows[i]);
        fits[i] = fitOneStar(cutouts[i].pixels, cutouts[i].psf, cutouts[i].noise);
      }
    });
  }

  /// Bright ones among [from, to); all with light where fewer than `fewest` of them are bright.
  std::vector<std::size_t> telling(std::size_t from, std::size_t to, std::size_t fewest) const {
    std::vector<std::size_t> bright, all;
    for (std::size_t i = from; i < to; ++i) {
      if (fits[i].stars[0].flux <= 0) continue;
      all.push_back(i);
      if (cutouts[i].pixels.peak > kBrightPeak * cutouts[i].noise.sky) bright.push_back(i);
    }
    return bright.size() >= fewest ? bright : all;
  }
  std::vector<std::size_t> telling() const { return telling(0, fits.size(), 20); }

  std::vector<double> shapes(std::span<const std::size_t> chosen, std::size_t k) const {
    std::vector<double> values;
    for (const std::size_t i : chosen) values.push_back(fits[i].shape[k]);
    return values;
  }
};

/// The η that makes the residuals of one-star fits most likely.
double likeliestResidual(const SingleFits& singles) {
  double best = 0.06;
  double least = std::numeric_limits<double>::infinity();
  for (double residual = 0.005; residual < 0.3; residual *= 1.15) {
    std::vector<double> misfits(singles.fits.size(), 0);
    parallelFor(misfits.size(), kPsfKnowledgeRowsPerBlock, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const PreparedCutout& cutout = singles.cutouts[i];
        PixelNoise noise = cutout.noise;
        noise.residual = residual;
        const std::vector<double> light = modelLight(cutout.pixels, cutout.psf, singles.fits[i]);
        for (std::size_t p = 0; p < light.size(); ++p) {
          const double rest = cutout.pixels.light[p] - singles.fits[i].background - light[p];
          const double variance = noise.variance(light[p]);
          // A cosmic ray or a neighbour must not pass for the PSF.
          misfits[i] += std::min(rest * rest / variance, 25.0) + std::log(variance);
        }
      }
    });
    double sum = 0;
    for (const double misfit : misfits) sum += misfit;
    if (sum < least) {
      least = sum;
      best = residual;
    }
  }
  return best;
}

void saveShape(ArchiveWriter& archive, const std::array<double, 3>& shape) { archive.numbers(shape); }

std::array<double, 3> loadShape(ArchiveReader& archive) {
  const std::vector<double> values = archive.numbers();
  if (values.size() != 3) throw Error("the saved model contradicts itself", {}, "Train and save it again.");
  return {values[0], values[1], values[2]};
}

}  // namespace

std::vector<std::size_t> singleStars(const TrainingBatch& batch, int single) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const bool isSingle = batch.labels.empty() || batch.labels[i] == single;
    if (isSingle && batch.isReal(i)) rows.push_back(i);
  }
  return rows;
}

PsfBelief PsfKnowledge::commonBelief(const FeatureBatch& batch, std::size_t row) const {
  PsfBelief belief;
  const double seeing = seeingRatio_ > 0 ? positiveNumber(batch, row, "SEEING") : 0;
  belief.fwhm = std::clamp(seeing > 0 ? seeingRatio_ * seeing : fwhm_, kNarrowest, kWidest);
  belief.mean = mean_;
  belief.scatter = scatter_;
  return belief;
}

PsfBelief PsfKnowledge::beliefOf(const FeatureBatch& batch, std::size_t row) const {
  PsfBelief belief = commonBelief(batch, row);
  if (exposures_.empty()) return belief;
  const auto exposure = exposures_.find(exposureOf(batch, row));
  if (exposure == exposures_.end()) return belief;
  belief.mean = exposure->second;
  belief.scatter = exposureScatter_;
  return belief;
}

PsfBelief PsfKnowledge::beliefWithout(const TrainingBatch& training, std::size_t row) const {
  const auto teachers = teachers_.find(exposureOf(training, row));
  if (teachers == teachers_.end()) return beliefOf(training, row);
  PsfBelief belief = commonBelief(training, row);
  std::array<std::vector<double>, 3> said;
  for (const Teacher& teacher : teachers->second) {
    const bool same = training.groups.empty() ? training.rows[teacher.row] == training.rows[row]
                                              : training.groups[teacher.row] == training.groups[row];
    if (same) continue;
    for (std::size_t k = 0; k < 3; ++k) said[k].push_back(teacher.shape[k]);
  }
  if (said[0].size() + 1 < kFewestOfExposure) return belief;
  for (std::size_t k = 0; k < 3; ++k) belief.mean[k] = medianOf(std::move(said[k]));
  belief.scatter = exposureScatter_;
  return belief;
}

PreparedCutout PsfKnowledge::prepare(const FeatureBatch& batch, std::size_t row) const {
  return prepare(batch, row, beliefOf(batch, row));
}

PreparedCutout PsfKnowledge::prepareHeldOut(const TrainingBatch& training, std::size_t row) const {
  return prepare(training, row, beliefWithout(training, row));
}

PreparedCutout PsfKnowledge::prepare(const FeatureBatch& batch, std::size_t row, const PsfBelief& psf) const {
  const std::span<const float> image = batch.values.row(row);
  const Sky sky = borderSky(image, batch.shape);
  PreparedCutout cutout;
  cutout.pixels = starPixels(image, batch.shape, sky);
  cutout.psf = psf;
  const double gain = positiveNumber(batch, row, "GAIN");
  cutout.noise.gain = gain > 0 ? gain : kUsualGain;
  // A flat sky still has the noise of counting.
  cutout.noise.sky = std::max({sky.noise, 1e-3 * std::abs(cutout.pixels.peak), 1e-12});
  cutout.noise.residual = residual_;
  return cutout;
}

PsfKnowledge PsfKnowledge::learn(const FeatureBatch& batch, std::span<const std::size_t> singles,
                                 const std::string& step, const Progress& progress) {
  if (batch.values.cols() == 0 || batch.shape.pixelCount() != batch.values.cols()) {
    throw Error("it needs images, but these features are none", fmt::format("step '{}'", step),
                "Leave out the embedding before it.");
  }
  if (singles.empty()) {
    throw Error("there are no single stars to learn the PSF from", fmt::format("step '{}', parameter 'single'", step),
                "Give the number of the class of single stars, counted from 0 in the order classes are listed.");
  }
  PsfKnowledge known;
  known.shape_ = batch.shape;
  known.learnCommon(batch, thinned(singles, kMostRows), progress.part(0, 0.5));
  known.learnExposures(batch, singles, progress.part(0.5, 1));
  return known;
}

void PsfKnowledge::learnCommon(const FeatureBatch& batch, std::span<const std::size_t> sample,
                               const Progress& progress) {
  fwhm_ = kUsualFwhm;
  mean_ = {0, 0, 0};
  scatter_ = {0.5, 0.15, 0.15};
  std::vector<double> seeings;
  for (const std::size_t row : sample) {
    if (const double seeing = positiveNumber(batch, row, "SEEING"); seeing > 0) seeings.push_back(seeing);
  }
  if (2 * seeings.size() > sample.size()) seeingRatio_ = kUsualFwhm / medianOf(seeings);

  // Each round believes what the one before found; the first believes almost nothing.
  constexpr int kRounds = 3;
  for (int round = 0; round < kRounds; ++round) {
    const SingleFits fits(sample, progress, [&](std::size_t row) { return prepare(batch, row); });
    const std::vector<std::size_t> telling = fits.telling();
    if (telling.empty()) return;
    residual_ = likeliestResidual(fits);
    progress.report((round + 1.0) / kRounds);
    if (round + 1 == kRounds) return;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::vector<double> values = fits.shapes(telling, k);
      mean_[k] = medianOf(values);
      scatter_[k] = std::max(kSmallestScatter, scatterOf(values, mean_[k]));
    }
    const double grown = std::exp(mean_[0]);
    fwhm_ = std::clamp(fwhm_ * grown, kNarrowest, kWidest);
    seeingRatio_ *= grown;
    mean_[0] = 0;
  }
}

void PsfKnowledge::learnExposures(const FeatureBatch& batch, std::span<const std::size_t> singles,
                                  const Progress& progress) {
  std::map<std::string, std::vector<std::size_t>> rowsOf;
  std::set<Row> seen;  // mirror copies of a cutout tell no more of its exposure than the cutout does
  for (const std::size_t row : singles) {
    if (!batch.rows.empty() && !seen.insert(batch.rows[row]).second) continue;
    if (std::string name = exposureOf(batch, row); !name.empty()) rowsOf[std::move(name)].push_back(row);
  }
  std::erase_if(rowsOf, [](const auto& exposure) { return exposure.second.size() < kFewestOfExposure; });
  std::vector<std::size_t> shared;
  for (const auto& [name, rows] : rowsOf) shared.insert(shared.end(), rows.begin(), rows.end());
  if (shared.empty()) return;

  PsfKnowledge open = *this;  // wide enough to let each exposure have its own PSF
  for (double& s : open.scatter_) s *= 2;
  const SingleFits fits(shared, progress, [&](std::size_t row) { return open.prepare(batch, row); });
  std::array<std::vector<double>, 3> deviations;
  std::size_t first = 0;
  for (const auto& [name, rows] : rowsOf) {
    const std::vector<std::size_t> telling = fits.telling(first, first + rows.size(), kFewestOfExposure);
    first += rows.size();
    for (const std::size_t i : telling) teachers_[name].push_back({shared[i], fits.fits[i].shape});
    Shape& mean = exposures_[name];
    for (std::size_t k = 0; k < 3; ++k) {
      const std::vector<double> values = fits.shapes(telling, k);
      mean[k] = medianOf(values);
      for (const double v : values) deviations[k].push_back(v - mean[k]);
    }
  }
  for (std::size_t k = 0; k < 3; ++k) exposureScatter_[k] = std::max(kSmallestScatter, scatterOf(deviations[k], 0));
}

void PsfKnowledge::save(ArchiveWriter& archive) const {
  archive.integer(shape_.height);
  archive.integer(shape_.width);
  archive.number(fwhm_);
  archive.number(residual_);
  archive.number(seeingRatio_);
  saveShape(archive, mean_);
  saveShape(archive, scatter_);
  saveShape(archive, exposureScatter_);
  archive.integer(static_cast<std::int64_t>(exposures_.size()));
  for (const auto& [name, shape] : exposures_) {
    archive.text(name);
    saveShape(archive, shape);
  }
}

PsfKnowledge PsfKnowledge::load(ArchiveReader& archive) {
  PsfKnowledge known;
  known.shape_.height = static_cast<int>(archive.integer());
  known.shape_.width = static_cast<int>(archive.integer());
  known.fwhm_ = archive.number();
  known.residual_ = archive.number();
  known.seeingRatio_ = archive.number();
  known.mean_ = loadShape(archive);
  known.scatter_ = loadShape(archive);
  known.exposureScatter_ = loadShape(archive);
  for (std::int64_t left = archive.integer(); left > 0; --left) {
    std::string name = archive.text();
    known.exposures_[std::move(name)] = loadShape(archive);
  }
  return known;
}

}  // namespace blendscope
