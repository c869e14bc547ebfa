// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/trained_pipeline.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "base/error.h"
#include "base/parallel.h"
#include "classify/training_checks.h"
#include "embedding/embeddings.h"
#include "imaging/normalizers.h"
#include "study/all_classifiers.h"

namespace blendscope {

namespace {

constexpr std::size_t kRowsPerCopyBlock = 1024;
constexpr float kStepOfRange = 0.005F;  // of an image, to either side, for slopes through embeddings

FeatureBatch batchOf(const Matrix<float>& values, ImageShape shape, const CutoutSet& set, std::span<const Row> rows) {
  FeatureBatch batch;
  batch.values = values;
  batch.shape = shape;
  batch.metadata = &set.metadata();
  batch.rows = rows;
  return batch;
}

template <class T>
void addScaled(std::vector<T>& sum, const std::vector<T>& values, T factor) {
  sum.resize(values.size(), T{0});
  for (std::size_t i = 0; i < values.size(); ++i) sum[i] += factor * values[i];
}

void addScaled(Matrix<double>& sum, const Matrix<double>& values, double factor) {
  if (sum.empty()) sum = Matrix<double>(values.rows(), values.cols(), 0.0);
  addScaled(sum.values(), values.values(), factor);
}

/// Rows of `block` below those of `whole`, which has room for all.
template <class T>
void place(std::vector<T>& whole, const std::vector<T>& block, std::size_t at, std::size_t total) {
  if (block.empty()) return;
  whole.resize(total);
  std::copy(block.begin(), block.end(), whole.begin() + static_cast<std::ptrdiff_t>(at));
}

template <class T>
void place(Matrix<T>& whole, const Matrix<T>& block, std::size_t at, std::size_t total) {
  if (block.empty()) return;
  if (whole.empty()) whole = Matrix<T>(total, block.cols());
  std::copy(block.values().begin(), block.values().end(), whole.row(at).data());
}

/// The columns of one block below those of the blocks before it.
void placeColumns(std::vector<PredictedColumn>& whole, const std::vector<PredictedColumn>& block, std::size_t at,
                  std::size_t total) {
  if (whole.empty()) {
    for (const PredictedColumn& column : block) whole.push_back({column.name, column.unit, {}});
  }
  for (std::size_t c = 0; c < block.size(); ++c) place(whole[c].values, block[c].values, at, total);
}

/// Adds a share of the columns of one copy to those of the copies before it.
void addColumns(std::vector<PredictedColumn>& sum, const std::vector<PredictedColumn>& columns, double factor) {
  if (sum.empty()) {
    for (const PredictedColumn& column : columns) sum.push_back({column.name, column.unit, {}});
  }
  for (std::size_t c = 0; c < columns.size(); ++c) addScaled(sum[c].values, columns[c].values, factor);
}

void saveShape(ArchiveWriter& archive, ImageShape shape) {
  archive.integer(shape.height);
  archive.integer(shape.width);
}

}  // namespace

Matrix<float> gatherPixels(const CutoutSet& set, std::span<const Row> rows) {
  Matrix<float> pixels(rows.size(), set.pixels().cols());
  parallelFor(rows.size(), kRowsPerCopyBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::span<const float> image = set.image(rows[i]);
      std::copy(image.begin(), image.end(), pixels.row(i).begin());
    }
  });
  return pixels;
}

void requireFinite(const Matrix<float>& features, const CutoutSet& set, std::span<const Row> rows,
                   const std::string& step) {
  const auto& values = features.values();
  const auto bad = std::find_if(values.begin(), values.end(), [](float v) { return !std::isfinite(v); });
  if (bad == values.end()) return;
  const auto row = static_cast<std::size_t>(bad - values.begin()) / features.cols() % rows.size();
  throw Error(
      fmt::format("cutout '{}' has a feature that is not a finite number after step '{}'", set.id(rows[row]), step),
      set.provenance().source, "Leave this cutout out, or choose another normalizer.");
}

std::size_t TrainedPipeline::rowsPerBlock() const {
  constexpr std::size_t kValuesPerBlock = 4'000'000;
  return std::clamp<std::size_t>(kValuesPerBlock / std::max<std::size_t>(1, parts_.shape.pixelCount()), 256, 8192);
}

ImageShape TrainedPipeline::normalizedShape() const {
  return parts_.normalizers.empty() ? parts_.shape : parts_.normalizers.back()->outputShape();
}

ImageShape TrainedPipeline::featureShape() const {
  return parts_.embeddings.empty() ? normalizedShape() : parts_.embeddings.back()->outputShape();
}

void TrainedPipeline::requireShape(const CutoutSet& set) const {
  if (set.shape() == parts_.shape) return;
  throw Error(fmt::format("the cutouts are {}×{} pixels, but the model was trained on {}×{}", set.shape().height,
                          set.shape().width, parts_.shape.height, parts_.shape.width),
              set.provenance().source, "Use cutouts of the same shape, or train a model on these.");
}

Matrix<float> TrainedPipeline::normalized(const CutoutSet& set, std::span<const Row> rows,
                                          const Progress& progress) const {
  Matrix<float> values = gatherPixels(set, rows);
  ImageShape shape = parts_.shape;
  for (std::size_t i = 0; i < parts_.normalizers.size(); ++i) {
    values = parts_.normalizers[i]->transform(batchOf(values, shape, set, rows), progress);
    shape = parts_.normalizers[i]->outputShape();
    requireFinite(values, set, rows, parts_.spec.normalizers[i].name);
  }
  return values;
}

Matrix<float> TrainedPipeline::embedded(const Matrix<float>& images, int copy, const CutoutSet& set,
                                        std::span<const Row> rows, const Progress& progress) const {
  ImageShape shape = normalizedShape();
  Matrix<float> values =
      parts_.augmentation ? parts_.augmentation->copy(batchOf(images, shape, set, rows), copy) : images;
  for (std::size_t i = 0; i < parts_.embeddings.size(); ++i) {
    values = parts_.embeddings[i]->transform(batchOf(values, shape, set, rows), progress);
    shape = parts_.embeddings[i]->outputShape();
    requireFinite(values, set, rows, parts_.spec.embeddings[i].name);
  }
  return values;
}

Prediction TrainedPipeline::predictFeatures(std::span<const Matrix<float>> copies, const CutoutSet& set,
                                            std::span<const Row> rows, const Progress& progress) const {
  Prediction average;
  const double share = 1.0 / static_cast<double>(copies.size());
  for (const Matrix<float>& values : copies) {
    progress.throwIfCancelled();
    Prediction one = parts_.classifier->predict(batchOf(values, featureShape(), set, rows), progress);
    if (copies.size() == 1) return one;
    addScaled(average.probability, one.probability, share);
    addScaled(average.mean, one.mean, share);
    addScaled(average.variance, one.variance, share);
    addScaled(average.uncertainty, one.uncertainty, share);
    addColumns(average.columns, one.columns, share);
  }
  if (uncertaintyMeaning() == kTopClassUncertainty) average.uncertainty = uncertaintyOfTopClass(average.probability);
  return average;
}

Prediction TrainedPipeline::predictBlock(const CutoutSet& set, std::span<const Row> rows, const Progress& progress,
                                         StageSeconds& seconds) const {
  Matrix<float> images;
  {
    const StageTimer timer(seconds.normalize);
    images = normalized(set, rows, progress);
  }
  std::vector<Matrix<float>> features;
  {
    const StageTimer timer(seconds.embed);
    for (int copy = 0; copy < copies(); ++copy) features.push_back(embedded(images, copy, set, rows, progress));
  }
  const StageTimer timer(seconds.predict);
  return predictFeatures(features, set, rows, progress);
}

Prediction TrainedPipeline::predict(const CutoutSet& set, const std::vector<Row>& rows, const Progress& progress,
                                    StageSeconds* seconds) const {
  if (!parts_.classifier) {
    throw UsageError("the pipeline has no classifier, so it cannot predict",
                     fmt::format("pipeline \"{}\"", spec().text()), "Add one at its end, e.g. '| muygps'.");
  }
  requireShape(set);
  StageSeconds unused;
  StageSeconds& spent = seconds ? *seconds : unused;
  const StageTimer timer(spent.total);
  Prediction whole;
  whole.probability = Matrix<double>(0, static_cast<std::size_t>(classNames().count()));
  for (std::size_t begin = 0; begin < rows.size(); begin += rowsPerBlock()) {
    progress.throwIfCancelled();
    const std::size_t end = std::min(rows.size(), begin + rowsPerBlock());
    const auto share = [&](std::size_t row) { return static_cast<double>(row) / static_cast<double>(rows.size()); };
    const Prediction block =
        predictBlock(set, std::span(rows).subspan(begin, end - begin), progress.part(share(begin), share(end)), spent);
    place(whole.probability, block.probability, begin, rows.size());
    place(whole.mean, block.mean, begin, rows.size());
    place(whole.variance, block.variance, begin, rows.size());
    place(whole.uncertainty, block.uncertainty, begin, rows.size());
    placeColumns(whole.columns, block.columns, begin, rows.size());
    progress.report(share(end), "Predicting");
  }
  return whole;
}

Matrix<float> TrainedPipeline::features(const CutoutSet& set, const std::vector<Row>& rows,
                                        const Progress& progress) const {
  requireShape(set);
  Matrix<float> whole;
  for (std::size_t begin = 0; begin < rows.size(); begin += rowsPerBlock()) {
    progress.throwIfCancelled();
    const auto block = std::span(rows).subspan(begin, std::min(rows.size() - begin, rowsPerBlock()));
    place(whole, embedded(normalized(set, block, progress), 0, set, block, progress), begin, rows.size());
  }
  return whole;
}

std::vector<FeatureName> TrainedPipeline::featureNames() const {
  const auto& last = parts_.embeddings.empty() ? parts_.normalizers : parts_.embeddings;
  std::vector<FeatureName> names;
  if (!last.empty()) names = last.back()->outputNames();
  if (names.empty()) {
    const std::size_t count = featureShape().pixelCount();
    for (std::size_t i = 0; i < count; ++i) names.push_back({fmt::format("pixel_{}", i), ""});
  }
  return names;
}

std::optional<std::vector<FittedPipeline::Neighbor>> TrainedPipeline::explain(const CutoutSet& set, Row row) const {
  if (!parts_.classifier) return std::nullopt;
  requireShape(set);
  const Progress progress;
  const std::vector<Row> rows{row};
  const Matrix<float> images = normalized(set, rows, progress);
  std::map<std::pair<Row, bool>, Neighbor> byRow;
  for (int copy = 0; copy < copies(); ++copy) {
    const Matrix<float> values = embedded(images, copy, set, rows, progress);
    const auto explanation = parts_.classifier->explain(values.row(0));
    if (!explanation) return std::nullopt;
    for (std::size_t i = 0; i < explanation->trainingRow.size(); ++i) {
      const auto [trained, madeUp] = trainedRow(explanation->trainingRow[i]);
      Neighbor& neighbor =
          byRow.try_emplace({trained, madeUp}, Neighbor{trained, explanation->distance[i], 0, madeUp}).first->second;
      neighbor.distance = std::min(neighbor.distance, explanation->distance[i]);
      neighbor.weight += explanation->weight[i] / copies();
    }
  }
  std::vector<Neighbor> neighbors;
  for (const auto& [place, neighbor] : byRow) neighbors.push_back(neighbor);
  std::stable_sort(neighbors.begin(), neighbors.end(), [](const Neighbor& a, const Neighbor& b) {
    return std::abs(a.weight) != std::abs(b.weight) ? std::abs(a.weight) > std::abs(b.weight) : a.distance < b.distance;
  });
  return neighbors;
}

/// Row of the data set, and whether the image was made up from it.
std::pair<Row, bool> TrainedPipeline::trainedRow(std::size_t place) const {
  const std::size_t own = parts_.trainRows.size();
  place %= own + parts_.madeUpFrom.size();
  return place < own ? std::pair(parts_.trainRows[place], false) : std::pair(parts_.madeUpFrom[place - own], true);
}

std::optional<DecisionBand> TrainedPipeline::band(const CutoutSet& set, Row row) const {
  if (!parts_.classifier) return std::nullopt;
  return parts_.classifier->band(features(set, {row}, Progress()).row(0));
}

std::optional<FittedPipeline::PixelSensitivity> TrainedPipeline::sensitivity(const CutoutSet& set, Row row) const {
  if (!parts_.classifier || normalizedShape() != parts_.shape) return std::nullopt;
  const std::vector<double> slopes = parts_.classifier->sensitivity(features(set, {row}, Progress()).row(0));
  if (slopes.empty()) return std::nullopt;
  return PixelSensitivity{parts_.shape, parts_.embeddings.empty() ? slopes : throughEmbeddings(slopes, set, row)};
}

std::vector<double> TrainedPipeline::throughEmbeddings(std::span<const double> slopes, const CutoutSet& set,
                                                       Row row) const {
  const Matrix<float> image = normalized(set, std::span(&row, 1), Progress());
  const std::size_t pixels = image.cols();
  const auto [least, most] = std::ranges::minmax(image.row(0));
  const float step = std::max(kStepOfRange * (most - least), std::numeric_limits<float>::min());
  Matrix<float> moved(2 * pixels, pixels);
  for (std::size_t i = 0; i < moved.rows(); ++i) {
    std::ranges::copy(image.row(0), moved.row(i).begin());
    moved(i, i / 2) += i % 2 == 0 ? step : -step;
  }
  const std::vector<Row> rows(moved.rows(), row);
  const Matrix<float> features = embedded(moved, 0, set, rows, Progress());
  std::vector<double> result(pixels, 0.0);
  for (std::size_t p = 0; p < pixels; ++p) {
    const double width = static_cast<double>(moved(2 * p, p)) - static_cast<double>(moved(2 * p + 1, p));
    for (std::size_t f = 0; f < slopes.size(); ++f) {
      const double rise = static_cast<double>(features(2 * p, f)) - static_cast<double>(features(2 * p + 1, f));
      result[p] += slopes[f] * rise / width;
    }
  }
  return result;
}

std::vector<std::pair<std::string, HyperparameterValue>> TrainedPipeline::hyperparameters() const {
  if (!parts_.classifier) return {};
  return parts_.classifier->hyperparameters();
}

std::vector<std::string> TrainedPipeline::warnings() const {
  if (!parts_.classifier) return {};
  std::vector<std::string> warnings = parts_.classifier->warnings();
  if (!parts_.madeUpFrom.empty() && !allClassifiers().find(parts_.spec.classifier->name)->info.calibratesOnRealRows) {
    warnings.push_back(fmt::format(
        "{} learned from real and {} made-up cutouts together, so its probabilities need not be those of real "
        "ones alone; the calibration measured on test rows says how far to trust them",
        parts_.spec.classifier->name, parts_.madeUpFrom.size()));
  }
  for (const StepSpec& step : parts_.spec.embeddings) {
    if (!learnsFromLabels(step)) continue;
    warnings.push_back(
        fmt::format("{} learned its features from the labels that {} is calibrated on, so probabilities and bands come "
                    "out too sure",
                    step.name, parts_.spec.classifier->name));
  }
  return warnings;
}

std::string TrainedPipeline::uncertaintyMeaning() const {
  return parts_.classifier ? parts_.classifier->uncertaintyMeaning() : std::string();
}

void TrainedPipeline::save(ArchiveWriter& archive) const {
  archive.text(parts_.spec.text());
  archive.integer(parts_.classNames.count());
  for (const std::string& name : parts_.classNames.names()) archive.text(name);
  saveShape(archive, parts_.shape);
  archive.text(parts_.fingerprint);
  std::vector<std::int32_t> rows(parts_.trainRows.begin(), parts_.trainRows.end());
  for (const Row row : parts_.madeUpFrom) rows.push_back(-static_cast<std::int32_t>(row) - 1);
  archive.integers(rows);
  for (const auto& step : parts_.normalizers) step->save(archive);
  for (const auto& step : parts_.embeddings) step->save(archive);
  if (parts_.classifier) parts_.classifier->save(archive);
}

std::shared_ptr<const TrainedPipeline> TrainedPipeline::load(ArchiveReader& archive) {
  PipelineParts parts;
  parts.spec = PipelineSpec::parse(archive.text());
  std::vector<std::string> names(static_cast<std::size_t>(std::clamp<std::int64_t>(archive.integer(), 0, 100'000)));
  for (std::string& name : names) name = archive.text();
  parts.classNames = ClassNames(std::move(names));
  parts.shape.height = static_cast<int>(archive.integer());
  parts.shape.width = static_cast<int>(archive.integer());
  parts.fingerprint = archive.text();
  const std::vector<std::int32_t> rows = archive.integers();
  for (const std::int32_t row : rows) {
    row < 0 ? parts.madeUpFrom.push_back(static_cast<Row>(-(row + 1)))
            : parts.trainRows.push_back(static_cast<Row>(row));
  }
  for (const StepSpec& step : parts.spec.normalizers) parts.normalizers.push_back(normalizers().load(step, archive));
  if (parts.spec.augmentation) parts.augmentation = augmentations().make(*parts.spec.augmentation);
  for (const StepSpec& step : parts.spec.embeddings) parts.embeddings.push_back(embeddings().load(step, archive));
  if (parts.spec.classifier) parts.classifier = allClassifiers().load(*parts.spec.classifier, archive);
  return std::make_shared<TrainedPipeline>(std::move(parts));
}

std::shared_ptr<const FittedPipeline> loadPipeline(ArchiveReader& archive) { return TrainedPipeline::load(archive); }

}  // namespace blendscope
