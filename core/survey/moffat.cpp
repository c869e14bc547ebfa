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

}  // namespace

double moffatAlpha(double fwhm, double beta) { return fwhm / (2 * std::sqrt(std::exp2(1 / beta) - 1)); }

void addPointSource(const MoffatPsf& psf, double x, double y, double flux, ImageShape shape, std::span<double> image) {
  const EllipticRadius radius = ellipticRadius(psf);
  const double alpha = moffatAlpha(psf.fwhm, psf.beta);
  const double scale = flux * (psf.beta - 1) / (std::numbers::pi * alpha * alpha);
  std::size_t pixel = 0;
  for (int row = 0; row < shape.height; ++row) {
    for (int column = 0; column < shape.width; ++column, ++pixel) {
      const double dx = column - x;
      const double dy = row - y;
      const Quadrature& q = quadratureAt(dx * dx + dy * dy);
      double integral = 0;
      for (int j = 0; j < q.count; ++j) {
        for (int i = 0; i < q.count; ++i) {
          const double u = radius.squared(dx + q.node[i], dy + q.node[j]);
          integral += q.weight[i] * q.weight[j] * std::exp(-psf.beta * std::log1p(u));
        }
      }
      image[pixel] += scale * integral;
    }
  }
}

}  // namespace blendscope
