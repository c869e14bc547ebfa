// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "imaging/image_normalizer.h"
#include "imaging/sky.h"

namespace blendscope {

namespace {

/// Finite pixels only.
double sumAbove(std::span<const float> image, double level) {
  double sum = 0;
  for (const float x : image) {
    if (std::isfinite(x)) sum += x - level;
  }
  return sum;
}

double finiteCount(std::span<const float> image) {
  return static_cast<double>(std::count_if(image.begin(), image.end(), [](float x) { return std::isfinite(x); }));
}

/// (x − sky) / divisor; 0 where the divisor is not positive.
void divideAbove(std::span<const float> in, double level, double divisor, std::span<float> out) {
  const double factor = divisor > 0 ? 1 / divisor : 0;
  mapFinite(in, out, [&](double x) { return (x - level) * factor; });
}

void byFlux(std::span<const float> in, ImageShape shape, std::span<float> out) {
  const Sky sky = borderSky(in, shape);
  const double faintest = 3 * sky.noise * std::sqrt(finiteCount(in));
  divideAbove(in, sky.level, std::max(sumAbove(in, sky.level), faintest), out);
}

void byPeak(std::span<const float> in, ImageShape shape, std::span<float> out) {
  const Sky sky = borderSky(in, shape);
  double peak = 0;
  for (const float x : in) {
    if (std::isfinite(x)) peak = std::max(peak, x - sky.level);
  }
  divideAbove(in, sky.level, std::max(peak, 3 * sky.noise), out);
}

/// Noise of the sky, or the spread of all pixels about it where the border is without noise.
double noiseOf(std::span<const float> image, const Sky& sky) {
  if (sky.noise > 0) return sky.noise;
  double sum = 0;
  for (const float x : image) {
    if (std::isfinite(x)) sum += (x - sky.level) * (x - sky.level);
  }
  return sum > 0 ? std::sqrt(sum / finiteCount(image)) : 1;
}

ImageNormalizer asinhNormalizer(double softening) {
  return imageByImage([softening](std::span<const float> in, ImageShape shape, std::span<float> out) {
    const Sky sky = borderSky(in, shape);
    const double scale = softening * noiseOf(in, sky);
    mapFinite(in, out, [&](double x) { return std::asinh((x - sky.level) / scale); });
  });
}

/// What the header says of a row, or the fallback where it says nothing that can be.
class HeaderNumber {
 public:
  HeaderNumber(const FeatureBatch& batch, std::string_view column, double fallback)
      : column_(batch.metadata && !batch.rows.empty() ? batch.metadata->find(column) : nullptr),
        rows_(batch.rows),
        fallback_(fallback) {
    if (column_ && column_->role != ColumnRole::Measured) column_ = nullptr;
  }

  double operator()(std::size_t row) const {
    const double value = column_ ? column_->number(rows_[row]) : fallback_;
    return std::isfinite(value) && value > 0 ? value : fallback_;
  }

 private:
  const MetadataColumn* column_;
  std::span<const Row> rows_;
  double fallback_;
};

ImageNormalizer anscombeNormalizer(double gain, double readNoise) {
  ImageNormalizer normalizer;
  normalizer.prepare = [gain, readNoise](const FeatureBatch& batch, const Statistics&) -> RowFunction {
    const HeaderNumber gainOf(batch, "GAIN", gain);
    const HeaderNumber readNoiseOf(batch, "READNOI", readNoise);
    return [gainOf, readNoiseOf](std::size_t row, std::span<const float> in, std::span<float> out) {
      const double g = gainOf(row);
      const double r = readNoiseOf(row);
      mapFinite(in, out, [&](double x) { return 2 * std::sqrt(std::max(0.0, g * x + 0.375 + r * r)); });
    };
  };
  return normalizer;
}

TransformRegistry::Entry flux() {
  return normalizerEntry(
      {.name = "flux",
       .label = "Share of flux",
       .kind = StepKind::Normalizer,
       .help = "Sky (clipped border median) subtracted, divided by the total flux but not by less than three times its "
               "noise. An image without flux and noise becomes 0; NaN stay NaN.",
       .formula = "(x − sky) / max(Σ(x − sky), 3 σ_sky √N)"},
      [](const Parameters&) { return imageByImage(byFlux); });
}

TransformRegistry::Entry peak() {
  return normalizerEntry(
      {.name = "peak",
       .label = "Share of peak",
       .kind = StepKind::Normalizer,
       .help = "Sky subtracted, divided by the brightest pixel but not by less than three times the noise. An image "
               "without peak and noise becomes 0; NaN stay NaN.",
       .formula = "(x − sky) / max(max(x − sky), 3 σ_sky)"},
      [](const Parameters&) { return imageByImage(byPeak); });
}

TransformRegistry::Entry inverseSinh() {
  return normalizerEntry(
      {.name = "asinh",
       .label = "Inverse sinh",
       .kind = StepKind::Normalizer,
       .help =
           "Linear for faint pixels, logarithmic for bright ones. Without noise at the border, σ is the spread of the "
           "whole image about the sky; a constant image becomes 0; NaN stay NaN.",
       .formula = "asinh((x − sky) / (s σ_sky))",
       .parameters = {{.name = "softening",
                       .label = "Softening s",
                       .kind = ParameterKind::Number,
                       .defaultValue = 3.0,
                       .minimum = 0.01,
                       .maximum = 10000,
                       .unit = "σ_sky",
                       .help = "Where linear turns into logarithmic, in units of the sky's noise.",
                       .logarithmic = true}}},
      [](const Parameters& parameters) { return asinhNormalizer(parameters.number("softening")); });
}

TransformRegistry::Entry anscombe() {
  return normalizerEntry(
      {.name = "anscombe",
       .label = "Anscombe",
       .kind = StepKind::Normalizer,
       .help =
           "Gives photon noise the same size everywhere (about 1). Negative counts under the root are 0; NaN stay NaN.",
       .formula = "2 √max(0, g x + 3/8 + R²)",
       .parameters = {{.name = "gain",
                       .label = "Gain g",
                       .kind = ParameterKind::Number,
                       .defaultValue = 6.2,
                       .minimum = 1e-6,
                       .maximum = 1e6,
                       .unit = "e⁻/DN",
                       .help = "Used where the data have no GAIN."},
                      {.name = "read_noise",
                       .label = "Read noise R",
                       .kind = ParameterKind::Number,
                       .defaultValue = 10.0,
                       .minimum = 0,
                       .maximum = 1e6,
                       .unit = "e⁻",
                       .help = "Used where the data have no READNOI."}}},
      [](const Parameters& parameters) {
        return anscombeNormalizer(parameters.number("gain"), parameters.number("read_noise"));
      });
}

}  // namespace

std::vector<TransformRegistry::Entry> skyNormalizers() { return {flux(), peak(), inverseSinh(), anscombe()}; }

}  // namespace blendscope
