// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/star_fit.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace blendscope {

namespace {

constexpr double kStarFitReach = 4.5;          // px
constexpr double kStarFitFarthestShift = 2.5;  // px of a star from the brightest pixel
constexpr double kWidestPair = 3.5;            // px
constexpr int kStarFitMostSteps = 14;
constexpr int kStarFitMostRejections = 4;
constexpr double kStarFitConverged = 0.01;  // of the misfit
constexpr std::size_t kShapes = 3;
constexpr std::size_t kMostParameters = 1 + 3 * 2 + kShapes;

using Vector = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, kMostParameters, 1>;
using Square = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, kMostParameters, kMostParameters>;

/// The profile at offsets from its star, warped by a shape.
class WarpedPsf {
 public:
  WarpedPsf(const PsfBelief& psf, const std::array<double, 3>& shape)
      : table_(psfTable(psf.fwhm * std::exp(psf.mean[0]))),
        scale_(table_.fwhm() / psf.fwhm * std::exp(-shape[0])),
        xx_(scale_ * (1 - shape[1])),
        yy_(scale_ * (1 + shape[1])),
        xy_(-scale_ * shape[2]),
        area_(xx_ * yy_ - xy_ * xy_) {}

  double value(double dx, double dy) const { return area_ * table_.at(xx_ * dx + xy_ * dy, xy_ * dx + yy_ * dy).value; }

  /// Value, and slopes by the star's x and y and by the three shapes.
  std::array<double, 6> slopes(double dx, double dy) const {
    const double u = xx_ * dx + xy_ * dy;
    const double v = xy_ * dx + yy_ * dy;
    const PsfTable::Sample s = table_.at(u, v);
    return {area_ * s.value,
            -area_ * (xx_ * s.byX + xy_ * s.byY),
            -area_ * (xy_ * s.byX + yy_ * s.byY),
            -area_ * (2 * s.value + u * s.byX + v * s.byY),
            area_ * scale_ * (dy * s.byY - dx * s.byX),
            -area_ * scale_ * (dy * s.byX + dx * s.byY)};
  }

 private:
  const PsfTable& table_;
  double scale_, xx_, yy_, xy_, area_;
};

/// The fit's numbers in one vector: background, flux and place of each star, shape.
struct Problem {
  const StarPixels& pixels;
  const PsfBelief& psf;
  const PixelNoise& noise;
  std::size_t stars;

  std::size_t count() const { return 1 + 3 * stars + kShapes; }

  double misfit(const StarFit& fit) const {
    const WarpedPsf profile(psf, fit.shape);
    double sum = 0;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      double light = 0;
      for (std::size_t s = 0; s < stars; ++s) {
        light += fit.stars[s].flux * profile.value(pixels.x[i] - fit.stars[s].x, pixels.y[i] - fit.stars[s].y);
      }
      const double variance = noise.variance(light);
      const double rest = pixels.light[i] - fit.background - light;
      sum += rest * rest / variance + std::log(variance);
    }
    for (std::size_t k = 0; k < kShapes; ++k) {
      const double pull = (fit.shape[k] - psf.mean[k]) / psf.scatter[k];
      sum += pull * pull;
    }
    return sum;
  }

  /// Normal equations of a step from `fit`, with the variances that it implies.
  void linearise(const StarFit& fit, Square& normal, Vector& right) const {
    const auto n = static_cast<Eigen::Index>(count());
    normal = Square::Zero(n, n);
    right = Vector::Zero(n);
    const WarpedPsf profile(psf, fit.shape);
    Vector slope(n);
    const Eigen::Index shapeAt = n - static_cast<Eigen::Index>(kShapes);
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      double light = 0;
      slope.setZero();
      slope[0] = 1;
      for (std::size_t s = 0; s < stars; ++s) {
        const Star& star = fit.stars[s];
        const auto by = profile.slopes(pixels.x[i] - star.x, pixels.y[i] - star.y);
        const auto at = static_cast<Eigen::Index>(1 + 3 * s);
        light += star.flux * by[0];
        slope[at] = by[0];
        slope[at + 1] = star.flux * by[1];
        slope[at + 2] = star.flux * by[2];
        for (Eigen::Index k = 0; k < 3; ++k) slope[shapeAt + k] += star.flux * by[static_cast<std::size_t>(3 + k)];
      }
      const double weight = 1 / noise.variance(light);
      normal.template selfadjointView<Eigen::Lower>().rankUpdate(slope, weight);
      right += weight * (pixels.light[i] - fit.background - light) * slope;
    }
    for (std::size_t k = 0; k < kShapes; ++k) {
      const auto at = shapeAt + static_cast<Eigen::Index>(k);
      const double weight = 1 / (psf.scatter[k] * psf.scatter[k]);
      normal(at, at) += weight;
      right[at] += weight * (psf.mean[k] - fit.shape[k]);
    }
  }

  StarFit moved(const StarFit& from, const Vector& step) const {
    StarFit to = from;
    to.background += step[0];
    for (std::size_t s = 0; s < stars; ++s) {
      const auto at = static_cast<Eigen::Index>(1 + 3 * s);
      to.stars[s].flux = std::max(0.0, from.stars[s].flux + step[at]);
      to.stars[s].x = std::clamp(from.stars[s].x + std::clamp(step[at + 1], -0.7, 0.7),
                                 pixels.peakX - kStarFitFarthestShift, pixels.peakX + kStarFitFarthestShift);
      to.stars[s].y = std::clamp(from.stars[s].y + std::clamp(step[at + 2], -0.7, 0.7),
                                 pixels.peakY - kStarFitFarthestShift, pixels.peakY + kStarFitFarthestShift);
    }
    for (std::size_t k = 0; k < kShapes; ++k) {
      const auto at = static_cast<Eigen::Index>(1 + 3 * stars + k);
      const double reach = k == 0 ? 0.6 : 0.3;
      to.shape[k] = std::clamp(from.shape[k] + step[at], psf.mean[k] - reach, psf.mean[k] + reach);
    }
    return to;
  }

  StarFit improved(StarFit fit) const {
    fit.misfit = misfit(fit);
    double damping = 1e-3;
    int rejections = 0;
    Square normal;
    Vector right;
    bool fresh = false;
    for (int step = 0; step < kStarFitMostSteps && rejections < kStarFitMostRejections; ++step) {
      if (!fresh) linearise(fit, normal, right);
      Square damped = normal;
      for (Eigen::Index k = 0; k < damped.rows(); ++k) damped(k, k) += damping * damped(k, k) + 1e-12;
      StarFit next = moved(fit, damped.template selfadjointView<Eigen::Lower>().ldlt().solve(right));
      next.misfit = misfit(next);
      const double gain = fit.misfit - next.misfit;
      const bool tooWide =
          stars == 2 && std::hypot(next.stars[0].x - next.stars[1].x, next.stars[0].y - next.stars[1].y) > kWidestPair;
      fresh = !(gain > 0) || tooWide;
      if (fresh) {
        damping *= 10;
        ++rejections;
        continue;
      }
      fit = next;
      damping = std::max(1e-6, damping * 0.2);
      if (gain < kStarFitConverged) break;
    }
    return fit;
  }
};

/// The pixels of a fit with fixed variances, for the quick trial of many pairs: background and two fluxes are linear.
class PairTrial {
 public:
  PairTrial(const StarPixels& pixels, const PsfBelief& psf, const PixelNoise& noise, const StarFit& one)
      : pixels_(pixels), one_(one), profile_(psf, one.shape) {
    for (const double light : modelLight(pixels, psf, one)) weight_.push_back(1 / noise.variance(light));
    first_.resize(pixels.size());
    second_.resize(pixels.size());
  }

  /// Stars on either side of the single one, with its photocentre; the fluxes follow. Gives χ².
  double attempt(double dx, double dy, double ratio, StarFit& fit) {
    fit = one_;
    fit.stars[0] = {one_.stars[0].x - dx * ratio / (1 + ratio), one_.stars[0].y - dy * ratio / (1 + ratio), 0};
    fit.stars[1] = {one_.stars[0].x + dx / (1 + ratio), one_.stars[0].y + dy / (1 + ratio), 0};
    Eigen::Matrix3d normal = Eigen::Matrix3d::Zero();
    Eigen::Vector3d right = Eigen::Vector3d::Zero();
    for (std::size_t i = 0; i < pixels_.size(); ++i) {
      first_[i] = profile_.value(pixels_.x[i] - fit.stars[0].x, pixels_.y[i] - fit.stars[0].y);
      second_[i] = profile_.value(pixels_.x[i] - fit.stars[1].x, pixels_.y[i] - fit.stars[1].y);
      const Eigen::Vector3d column(1, first_[i], second_[i]);
      normal += weight_[i] * column * column.transpose();
      right += weight_[i] * pixels_.light[i] * column;
    }
    const Eigen::Vector3d solution = normal.ldlt().solve(right);
    fit.background = solution[0];
    fit.stars[0].flux = std::max(0.0, solution[1]);
    fit.stars[1].flux = std::max(0.0, solution[2]);
    double sum = 0;
    for (std::size_t i = 0; i < pixels_.size(); ++i) {
      const double rest =
          pixels_.light[i] - fit.background - fit.stars[0].flux * first_[i] - fit.stars[1].flux * second_[i];
      sum += weight_[i] * rest * rest;
    }
    return sum;
  }

 private:
  const StarPixels& pixels_;
  const StarFit& one_;
  WarpedPsf profile_;
  std::vector<double> weight_, first_, second_;
};

}  // namespace

double PixelNoise::variance(double light) const {
  const double positive = std::max(0.0, light);
  return sky * sky + positive / gain + residual * residual * positive * positive;
}

double StarFit::separation() const {
  return stars[1].flux > 0 ? std::hypot(stars[0].x - stars[1].x, stars[0].y - stars[1].y) : 0;
}

double StarFit::fluxRatio() const { return stars[0].flux > 0 ? stars[1].flux / stars[0].flux : 0; }

StarPixels starPixels(std::span<const float> image, ImageShape shape, const Sky& sky) {
  const ObjectPatch patch = findObject(image, shape, sky);
  StarPixels pixels;
  pixels.peakX = patch.peakX;
  pixels.peakY = patch.peakY;
  pixels.peak = patch.peak;
  for (int row = 0; row < patch.height; ++row) {
    for (int column = 0; column < patch.width; ++column) {
      const double x = patch.firstColumn + column;
      const double y = patch.firstRow + row;
      if (std::hypot(x - patch.peakX, y - patch.peakY) > kStarFitReach) continue;
      pixels.x.push_back(x);
      pixels.y.push_back(y);
      pixels.light.push_back(patch.at(row, column));
    }
  }
  return pixels;
}

StarPixels emptyPixels(int left, int top, int width, int height) {
  StarPixels pixels;
  for (int row = top; row < top + height; ++row) {
    for (int column = left; column < left + width; ++column) {
      pixels.x.push_back(column);
      pixels.y.push_back(row);
    }
  }
  pixels.light.assign(pixels.x.size(), 0);
  return pixels;
}

StarFit fitOneStar(const StarPixels& pixels, const PsfBelief& psf, const PixelNoise& noise) {
  StarFit start;
  start.shape = psf.mean;
  const double centre = WarpedPsf(psf, psf.mean).value(0, 0);
  start.stars[0] = {pixels.peakX, pixels.peakY, std::max(pixels.peak, noise.sky) / centre};
  return Problem{pixels, psf, noise, 1}.improved(start);
}

StarFit fitTwoStars(const StarPixels& pixels, const PsfBelief& psf, const PixelNoise& noise, const StarFit& one) {
  struct Candidate {
    double misfit;
    StarFit fit;
  };
  constexpr int kDirections = 8;
  std::vector<Candidate> candidates;
  PairTrial trial(pixels, psf, noise, one);
  for (const double separation : {0.7, 1.3, 2.0}) {
    for (const double ratio : {0.25, 1.0}) {
      const int directions = ratio == 1 ? kDirections / 2 : kDirections;  // equal stars have no direction
      for (int d = 0; d < directions; ++d) {
        const double angle = 2 * std::numbers::pi * d / kDirections;
        Candidate candidate;
        candidate.misfit =
            trial.attempt(separation * std::cos(angle), separation * std::sin(angle), ratio, candidate.fit);
        if (candidate.fit.stars[0].flux > 0 && candidate.fit.stars[1].flux > 0) candidates.push_back(candidate);
      }
    }
  }
  constexpr std::size_t kImproved = 2;
  const std::size_t kept = std::min(kImproved, candidates.size());
  std::partial_sort(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(kept), candidates.end(),
                    [](const Candidate& a, const Candidate& b) { return a.misfit < b.misfit; });
  StarFit best = one;
  for (std::size_t c = 0; c < kept; ++c) {
    const StarFit fit = Problem{pixels, psf, noise, 2}.improved(candidates[c].fit);
    if (fit.misfit < best.misfit) best = fit;
  }
  if (best.stars[1].flux > best.stars[0].flux) std::swap(best.stars[0], best.stars[1]);
  return best;
}

std::vector<double> modelLight(const StarPixels& pixels, const PsfBelief& psf, const StarFit& fit) {
  const WarpedPsf profile(psf, fit.shape);
  std::vector<double> light(pixels.size(), 0);
  for (const Star& star : fit.stars) {
    if (star.flux <= 0) continue;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
      light[i] += star.flux * profile.value(pixels.x[i] - star.x, pixels.y[i] - star.y);
    }
  }
  return light;
}

}  // namespace blendscope
