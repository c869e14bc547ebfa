// SPDX-License-Identifier: GPL-3.0-or-later
#include "survey/cutout_renderer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace blendscope {

namespace {

constexpr double kCentringScatter = 0.35;  // px, each axis
constexpr double kPsfScatter = 0.015;      // of the FWHM, across a quadrant
constexpr double kNeighbourFraction = 0.015;
constexpr double kCosmicRayFraction = 0.010;
constexpr double kBadColumnFraction = 0.006;
constexpr double kFieldStarDensity = 0.0008;  // per px²
constexpr double kFieldStarDistance = 4.5;    // px from the object; nearer ones would be blends

double fluxOf(double magnitude, const Exposure& exposure) {
  return std::pow(10.0, 0.4 * (exposure.zeroPoint - magnitude));
}

/// A 10×10 cutout has its object at 4.1 px, as ZTF's have; larger stamps in the middle.
double nominalCentre(int size) { return size <= 20 ? 0.5 * (size - 1) - 0.4 : 0.5 * (size - 1); }

/// One cutout on its way from light to numbers, in DN above zero level.
class Frame {
 public:
  Frame(const Exposure& exposure, ImageShape shape, RandomStream& random)
      : exposure_(exposure), shape_(shape), random_(random), light_(shape.pixelCount(), 0.0) {
    psf_ = exposure.psf;
    psf_.fwhm *= 1 + random.normal(0, kPsfScatter);
    centreX_ = nominalCentre(shape.width) + random.normal(0, kCentringScatter);
    centreY_ = nominalCentre(shape.height) + random.normal(0, kCentringScatter);
  }

  const MoffatPsf& psf() const { return psf_; }
  double brightestPixel() const { return *std::max_element(light_.begin(), light_.end()); }

  void addObject(const SkyObject& object) {
    const double flux = fluxOf(object.magnitude, exposure_);
    for (int s = 0; s < object.sourceCount; ++s) {
      const SkyObject::Source& source = object.sources[static_cast<std::size_t>(s)];
      addPointSource(psf_, centreX_ + source.x, centreY_ + source.y, flux * source.fluxPart, shape_, light_);
    }
  }

  void addFieldStars() {
    double expected = kFieldStarDensity * static_cast<double>(shape_.pixelCount());
    for (expected -= exponential(); expected > 0; expected -= exponential()) {
      const double x = random_.uniform(-0.5, shape_.width - 0.5);
      const double y = random_.uniform(-0.5, shape_.height - 0.5);
      const double magnitude = 20.5 + std::log10(random_.uniform(1e-3, 1)) / 0.3;  // counts rise as 10^{0.3 m}
      if (std::hypot(x - centreX_, y - centreY_) < kFieldStarDistance) continue;
      addPointSource(psf_, x, y, fluxOf(magnitude, exposure_), shape_, light_);
    }
  }

  /// A far brighter star at the border or just beyond it.
  Artefact addNeighbour() {
    const double angle = random_.uniform(0, 2 * std::numbers::pi);
    const double distance = 0.5 * std::min(shape_.width, shape_.height) + random_.uniform(0, 2.5);
    const double x = centreX_ + distance * std::cos(angle);
    const double y = centreY_ + distance * std::sin(angle);
    addPointSource(psf_, x, y, fluxOf(random_.uniform(10.5, 14.5), exposure_), shape_, light_);
    return brightestPixel() + exposure_.sky >= kSaturation ? Artefact::SaturatedNeighbour : Artefact::BrightNeighbour;
  }

  /// A straight track of one to five pixels.
  void addCosmicRay() {
    const double angle = random_.uniform(0, 2 * std::numbers::pi);
    const double charge = 300 * std::exp(random_.uniform(0, 3)) / kGain;
    double x = random_.uniform(-0.5, shape_.width - 0.5);
    double y = random_.uniform(-0.5, shape_.height - 0.5);
    for (std::uint64_t steps = 1 + random_.below(5); steps > 0; --steps) {
      const auto column = static_cast<int>(std::lround(x));
      const auto row = static_cast<int>(std::lround(y));
      if (column < 0 || row < 0 || column >= shape_.width || row >= shape_.height) return;
      at(row, column) += charge * random_.uniform(0.6, 1.4);
      x += std::cos(angle);
      y += std::sin(angle);
    }
  }

  /// Photon noise, read noise, saturation, whole numbers.
  void expose(std::span<float> image) {
    for (std::size_t i = 0; i < light_.size(); ++i) {
      const double mean = exposure_.sky + light_[i];
      const double value = mean + random_.normal() * skyNoise(mean);
      image[i] = static_cast<float>(std::round(std::clamp(value, 0.0, kSaturation)));
    }
  }

  /// A column that counts too little, or too much.
  void spoilColumn(std::span<float> image) {
    const auto column = random_.below(static_cast<std::uint64_t>(shape_.width));
    const bool hot = random_.uniform() < 0.5;
    const double factor = hot ? 1 : random_.uniform(0.6, 0.95);
    const double offset = hot ? skyNoise(exposure_.sky) * random_.uniform(5, 40) : 0;
    for (std::size_t i = column; i < image.size(); i += static_cast<std::size_t>(shape_.width)) {
      image[i] = static_cast<float>(std::round(std::min(kSaturation, image[i] * factor + offset)));
    }
  }

 private:
  double exponential() { return -std::log1p(-random_.uniform()); }
  double& at(int row, int column) {
    return light_[static_cast<std::size_t>(row) * static_cast<std::size_t>(shape_.width) +
                  static_cast<std::size_t>(column)];
  }

  const Exposure& exposure_;
  ImageShape shape_;
  RandomStream& random_;
  std::vector<double> light_;
  MoffatPsf psf_;
  double centreX_ = 0;
  double centreY_ = 0;
};

Artefact drawArtefact(RandomStream& random) {
  double u = random.uniform();
  if ((u -= kNeighbourFraction) < 0) return Artefact::BrightNeighbour;
  if ((u -= kCosmicRayFraction) < 0) return Artefact::CosmicRay;
  if ((u -= kBadColumnFraction) < 0) return Artefact::BadColumn;
  return Artefact::None;
}

}  // namespace

CutoutTruth renderCutout(const SkyObject& object, const Exposure& exposure, ImageShape shape, RandomStream& random,
                         std::span<float> image) {
  CutoutTruth truth;
  truth.artefact = drawArtefact(random);
  Frame frame(exposure, shape, random);
  truth.fwhm = frame.psf().fwhm;
  frame.addObject(object);
  truth.peakSnr = frame.brightestPixel() / skyNoise(exposure.sky);
  frame.addFieldStars();
  if (truth.artefact == Artefact::BrightNeighbour) truth.artefact = frame.addNeighbour();
  if (truth.artefact == Artefact::CosmicRay) frame.addCosmicRay();
  frame.expose(image);
  if (truth.artefact == Artefact::BadColumn) frame.spoilColumn(image);
  return truth;
}

}  // namespace blendscope
