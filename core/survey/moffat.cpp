// SPDX-License-Identifier: GPL-3.0-or-later
#include "survey/moffat.h"

#include <cmath>
#include <numbers>

namespace blendscope {

namespace {

/// Nodes and weights of Gauss–Legendre quadrature over one pixel, [−½, ½].
struct Quadrature {
  int count;
  double node[5];
  double weight[5];
};

constexpr Quadrature kCore{
    5,
    {-0.453089922969332, -0.269234655052842, 0, 0.269234655052842, 0.453089922969332},
    {0.118463442528095, 0.239314335249683, 0.284444444444444, 0.239314335249683, 0.118463442528095}};
constexpr Quadrature kNear{3, {-0.387298334620742, 0, 0.387298334620742}, {5.0 / 18, 8.0 / 18, 5.0 / 18}};
constexpr Quadrature kFar{2, {-0.288675134594813, 0.288675134594813}, {0.5, 0.5}};

constexpr double kWings = 8;  // px; beyond, the profile bends so little that its curvature at the centre suffices

const Quadrature& quadratureAt(double distanceSquared) {
  if (distanceSquared < 1.6 * 1.6) return kCore;
  return distanceSquared < 3 * 3 ? kNear : kFar;
}

/// x²/a² + y²/b² of the rotated ellipse as a quadratic form.
struct EllipticRadius {
  double xx, xy, yy;
  double squared(double x, double y) const { return xx * x * x + 2 * xy * x * y + yy * y * y; }
};

EllipticRadius ellipticRadius(const MoffatPsf& psf) {
  const double alpha = moffatAlpha(psf.fwhm, psf.beta);
  const double ratio = std::sqrt((1 + psf.ellipticity) / (1 - psf.ellipticity));  // a/b
  const double inverseA2 = 1 / (alpha * alpha * ratio);
  const double inverseB2 = ratio / (alpha * alpha);
  const double c = std::cos(psf.angle);
  const double s = std::sin(psf.angle);
  return {c * c * inverseA2 + s * s * inverseB2, c * s * (inverseA2 - inverseB2),
          s * s * inverseA2 + c * c * inverseB2};
}

/// The profile without its scale, integrated over pixels.
class PixelProfile {
 public:
  explicit PixelProfile(const MoffatPsf& psf)
      : radius_(ellipticRadius(psf)), alpha_(moffatAlpha(psf.fwhm, psf.beta)), beta_(psf.beta) {}

  double at(double dx, double dy) const {
    const double distanceSquared = dx * dx + dy * dy;
    if (distanceSquared > kWings * kWings) return wing(radius_.squared(dx, dy));
    const Quadrature& q = quadratureAt(distanceSquared);
    double integral = 0;
    for (int j = 0; j < q.count; ++j) {
      for (int i = 0; i < q.count; ++i) {
        integral += q.weight[i] * q.weight[j] * power(radius_.squared(dx + q.node[i], dy + q.node[j]));
      }
    }
    return integral;
  }

 private:
  double power(double u) const { return std::exp(-beta_ * std::log1p(u)); }

  /// Value at the centre plus 1/24 of the Laplacian, that of the round profile.
  double wing(double u) const {
    const double laplacian = 4 * beta_ * (beta_ * u - 1) / ((1 + u) * (1 + u) * alpha_ * alpha_);
    return power(u) * (1 + laplacian / 24);
  }

  EllipticRadius radius_;
  double alpha_;
  double beta_;
};

}  // namespace

double moffatAlpha(double fwhm, double beta) { return fwhm / (2 * std::sqrt(std::exp2(1 / beta) - 1)); }

void addPointSource(const MoffatPsf& psf, double x, double y, double flux, ImageShape shape, std::span<double> image) {
  const PixelProfile profile(psf);
  const double alpha = moffatAlpha(psf.fwhm, psf.beta);
  const double scale = flux * (psf.beta - 1) / (std::numbers::pi * alpha * alpha);
  std::size_t pixel = 0;
  for (int row = 0; row < shape.height; ++row) {
    for (int column = 0; column < shape.width; ++column, ++pixel) {
      image[pixel] += scale * profile.at(column - x, row - y);
    }
  }
}

}  // namespace blendscope
