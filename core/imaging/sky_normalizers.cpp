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

}  // namespace

std::vector<TransformRegistry::Entry> skyNormalizers() { return {flux()}; }

}  // namespace blendscope
