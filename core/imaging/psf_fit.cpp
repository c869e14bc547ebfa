// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/psf_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

#include "survey/moffat.h"

namespace blendscope {

namespace {

constexpr double kBeta = 2.4;
constexpr int kPerPixel = 6;  // samples of the table per px
constexpr int kMargin = 2;    // samples beyond the reach, for the cubic
constexpr int kHalf = static_cast<int>(PsfTable::kReach * kPerPixel) + kMargin;
constexpr int kSide = 2 * kHalf + 1;

constexpr double kSmallestFwhm = 0.8;
constexpr double kFwhmStep = 0.02;
constexpr std::size_t kTables = 161;

constexpr int kMostSteps = 6;
constexpr double kLargestStep = 0.5;  // px
constexpr double kConverged = 1e-4;   // px
constexpr double kFarthestShift = 2;  // px from the start

/// Weights of four neighbouring samples for a cubic (Catmull–Rom) at t in [0, 1) between the middle two.
struct CubicWeights {
  std::array<double, 4> value, slope;  // slope per sample step

  explicit CubicWeights(double t)
      : value{0.5 * t * (-1 + t * (2 - t)), 0.5 * (2 + t * t * (-5 + 3 * t)), 0.5 * t * (1 + t * (4 - 3 * t)),
              0.5 * t * t * (-1 + t)},
        slope{0.5 * (-1 + t * (4 - 3 * t)), 0.5 * t * (-10 + 9 * t), 0.5 * (1 + t * (8 - 9 * t)),
              0.5 * t * (-2 + 3 * t)} {}
};

/// Place of the offset `pixel − source` in the table.
struct TablePlace {
  int sample;  ///< the second of the four
  double part;

  explicit TablePlace(double offset) {
    const double place = offset * kPerPixel;
    sample = static_cast<int>(std::floor(place));
    part = place - sample;
  }
};

using Vector4 = std::array<double, 4>;
using Matrix4 = std::array<Vector4, 4>;

/// Solves the normal equations by Gaussian elimination with pivoting; false where they are singular.
bool solve(Matrix4 a, Vector4 b, Vector4& x) {
  for (std::size_t k = 0; k < 4; ++k) {
    std::size_t pivot = k;
    for (std::size_t i = k + 1; i < 4; ++i) {
      if (std::abs(a[i][k]) > std::abs(a[pivot][k])) pivot = i;
    }
    if (!(std::abs(a[pivot][k]) > 1e-12)) return false;
    std::swap(a[k], a[pivot]);
    std::swap(b[k], b[pivot]);
    for (std::size_t i = k + 1; i < 4; ++i) {
      const double factor = a[i][k] / a[k][k];
      for (std::size_t j = k; j < 4; ++j) a[i][j] -= factor * a[k][j];
      b[i] -= factor * b[k];
    }
  }
  for (std::size_t k = 4; k-- > 0;) {
    double rest = b[k];
    for (std::size_t j = k + 1; j < 4; ++j) rest -= a[k][j] * x[j];
    x[k] = rest / a[k][k];
  }
  return true;
}

/// Flux, background, and flux times the shift in x and y that fit best to first order.
bool linearFit(const ObjectPatch& patch, const PsfTable::Rendering& psf, Vector4& solution) {
  Matrix4 normal{};
  Vector4 right{};
  for (std::size_t i = 0; i < patch.light.size(); ++i) {
    const Vector4 column{psf.value[i], 1, psf.byX[i], psf.byY[i]};
    for (std::size_t a = 0; a < 4; ++a) {
      for (std::size_t b = 0; b <= a; ++b) normal[a][b] += column[a] * column[b];
      right[a] += column[a] * patch.light[i];
    }
  }
  for (std::size_t a = 0; a < 4; ++a) {
    for (std::size_t b = a + 1; b < 4; ++b) normal[a][b] = normal[b][a];
  }
  return solve(normal, right, solution);
}

}  // namespace

PsfTable::PsfTable(double fwhm) : fwhm_(fwhm), samples_(static_cast<std::size_t>(kSide * kSide)) {
  const MoffatPsf psf{fwhm, kBeta, 0, 0};
  const auto set = [&](int row, int column, float value) {
    samples_[static_cast<std::size_t>((kHalf + row) * kSide + kHalf + column)] = value;
  };
  for (int row = 0; row <= kHalf; ++row) {
    for (int column = 0; column <= row; ++column) {
      double value = 0;
      addPointSource(psf, static_cast<double>(column) / kPerPixel, static_cast<double>(row) / kPerPixel, 1, {1, 1},
                     std::span(&value, 1));
      for (const int a : {row, -row}) {
        for (const int b : {column, -column}) {
          set(a, b, static_cast<float>(value));
          set(b, a, static_cast<float>(value));
        }
      }
    }
  }
}

void PsfTable::render(const ObjectPatch& patch, double x, double y, Rendering& out) const {
  const std::size_t pixels = patch.light.size();
  out.value.assign(pixels, 0);
  out.byX.assign(pixels, 0);
  out.byY.assign(pixels, 0);
  const TablePlace left(patch.firstColumn - x);
  const TablePlace top(patch.firstRow - y);
  const CubicWeights across(left.part);
  const CubicWeights down(top.part);
  const auto inside = [](int sample) { return sample - 1 >= -kHalf && sample + 2 <= kHalf; };
  std::size_t pixel = 0;
  for (int row = 0; row < patch.height; ++row) {
    const int sampleRow = top.sample + row * kPerPixel;
    for (int column = 0; column < patch.width; ++column, ++pixel) {
      const int sampleColumn = left.sample + column * kPerPixel;
      if (!inside(sampleRow) || !inside(sampleColumn)) continue;
      const float* samples =
          &samples_[static_cast<std::size_t>((kHalf + sampleRow - 1) * kSide + kHalf + sampleColumn - 1)];
      double value = 0, slopeX = 0, slopeY = 0;
      for (std::size_t a = 0; a < 4; ++a, samples += kSide) {
        double line = 0, lineSlope = 0;
        for (std::size_t b = 0; b < 4; ++b) {
          line += across.value[b] * samples[b];
          lineSlope += across.slope[b] * samples[b];
        }
        value += down.value[a] * line;
        slopeX += down.value[a] * lineSlope;
        slopeY += down.slope[a] * line;
      }
      out.value[pixel] = value;
      out.byX[pixel] = -kPerPixel * slopeX;  // the offset falls where the source's position rises
      out.byY[pixel] = -kPerPixel * slopeY;
    }
  }
}

PsfTable::Sample PsfTable::at(double dx, double dy) const {
  const TablePlace column(dx);
  const TablePlace row(dy);
  const auto inside = [](int sample) { return sample - 1 >= -kHalf && sample + 2 <= kHalf; };
  Sample sample;
  if (!inside(column.sample) || !inside(row.sample)) return sample;
  const CubicWeights across(column.part);
  const CubicWeights down(row.part);
  const float* samples =
      &samples_[static_cast<std::size_t>((kHalf + row.sample - 1) * kSide + kHalf + column.sample - 1)];
  for (std::size_t a = 0; a < 4; ++a, samples += kSide) {
    double line = 0, lineSlope = 0;
    for (std::size_t b = 0; b < 4; ++b) {
      line += across.value[b] * samples[b];
      lineSlope += across.slope[b] * samples[b];
    }
    sample.value += down.value[a] * line;
    sample.byX += kPerPixel * down.value[a] * lineSlope;
    sample.byY += kPerPixel * down.slope[a] * line;
  }
  return sample;
}

const PsfTable& psfTable(double fwhm) {
  static std::array<std::once_flag, kTables> made;
  static std::array<std::unique_ptr<const PsfTable>, kTables> tables;
  const double place = std::clamp((fwhm - kSmallestFwhm) / kFwhmStep, 0.0, static_cast<double>(kTables - 1));
  const auto number = static_cast<std::size_t>(std::lround(place));
  std::call_once(made[number], [&] {
    tables[number] = std::make_unique<const PsfTable>(kSmallestFwhm + kFwhmStep * static_cast<double>(number));
  });
  return *tables[number];
}

PsfFit fitPsf(const ObjectPatch& patch, const PsfTable& psf, double x, double y) {
  PsfFit fit;
  fit.x = x;
  fit.y = y;
  PsfTable::Rendering rendering;
  for (int step = 0; step < kMostSteps; ++step) {
    psf.render(patch, fit.x, fit.y, rendering);
    Vector4 solution{};
    if (!linearFit(patch, rendering, solution)) break;
    fit.flux = std::max(0.0, solution[0]);
    fit.background = solution[1];
    if (fit.flux == 0) break;
    const double dx = std::clamp(solution[2] / fit.flux, -kLargestStep, kLargestStep);
    const double dy = std::clamp(solution[3] / fit.flux, -kLargestStep, kLargestStep);
    if ((std::abs(dx) < kConverged && std::abs(dy) < kConverged) || step + 1 == kMostSteps) break;
    fit.x = std::clamp(fit.x + dx, x - kFarthestShift, x + kFarthestShift);
    fit.y = std::clamp(fit.y + dy, y - kFarthestShift, y + kFarthestShift);
  }
  fit.residual = patch.light;
  for (std::size_t i = 0; i < fit.residual.size(); ++i) {
    fit.residual[i] -= fit.flux * rendering.value[i] + fit.background;
  }
  return fit;
}

}  // namespace blendscope
