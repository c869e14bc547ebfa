// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/muygps_noise.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "base/error.h"

namespace blendscope {

namespace {

constexpr double kMadToSigma = 1.4826;
constexpr double kMostRatio = 1.0;

float medianOf(std::vector<float>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

std::vector<double> columnValues(const std::string& name, const TrainingBatch& batch) {
  const MetadataColumn* column = batch.metadata ? batch.metadata->find(name) : nullptr;
  if (!column || !column->isNumeric() || column->role == ColumnRole::Truth || batch.rows.size() != batch.size()) {
    throw Error(fmt::format("there is no measured column '{}' with numbers to take the noise from", name), "muygps",
                "Name a numeric metadata column in noise_column, or leave it out.");
  }
  std::vector<double> values;
  for (const Row row : batch.rows) values.push_back(column->number(row));
  return values;
}

}  // namespace

double skyNoiseRatio(std::span<const float> image, ImageShape shape) {
  std::vector<float> border;
  float peak = image[0];
  for (int y = 0; y < shape.height; ++y) {
    for (int x = 0; x < shape.width; ++x) {
      const float value = image[static_cast<std::size_t>(y * shape.width + x)];
      peak = std::max(peak, value);
      if (y == 0 || x == 0 || y == shape.height - 1 || x == shape.width - 1) border.push_back(value);
    }
  }
  const float sky = medianOf(border);
  for (float& value : border) value = std::abs(value - sky);
  const double sigma = kMadToSigma * static_cast<double>(medianOf(border));
  const double height = static_cast<double>(peak - sky);
  if (!(height > 0)) return kMostRatio;
  return std::min(kMostRatio, sigma * sigma / (height * height));
}

void LabelNoise::apply(const TrainingBatch& batch, GpResponses& responses, TrainingOptions& training) const {
  if (!column.empty()) {
    responses.noiseColumn = columnValues(column, batch);
    training.initial.noise = 0;
    training.initial.noiseSlope = 1;
    training.free.noise = false;
  } else if (fromSky) {
    if (batch.shape.pixelCount() != batch.values.cols() || batch.shape.height < 3 || batch.shape.width < 3) {
      throw Error("noise from the sky needs images of at least 3×3 pixels as features", "muygps",
                  "Leave sky_noise out after an embedding.");
    }
    for (std::size_t i = 0; i < batch.size(); ++i) {
      responses.noiseColumn.push_back(skyNoiseRatio(batch.values.row(i), batch.shape));
    }
    training.initial.noiseSlope = 1;
    training.free.noiseSlope = true;
  }
}

}  // namespace blendscope
