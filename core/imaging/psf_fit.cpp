// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/psf_fit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
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

constexpr int kPsfFitMostSteps = 6;
constexpr double kLargestStep = 0.5;  // px
constexpr double kPsfFitConverged = 1e-4;   // px
constexpr double kPsfFitFarthestShift = 2;  // px from the start

/// Four neighbouring samples of a table, or their weights; one register of any 64-bit x86.
using FourFloats = float __attribute__((vector_size(16)));
using TwoDoubles = double __attribute__((vector_size(16)));

FourFloats loadFour(const float* from) {
  FourFloats four;
  std::memcpy(&four, from, sizeof four);
  return four;
}

float sumOf(FourFloats v) { return (v[0] + v[1]) + (v[2] + v[3]); }
double sumOf(TwoDoubles v) { return v[0] + v[1]; }

/// Weights of four neighbouring samples for a cubic (Catmull–Rom) at t in [0, 1) between the middle two.
struct CubicWeights {
  FourFloats value, slope;  // slope per sample step

  explicit CubicWeights(float t)
      : value{0.5F * t * (-1 + t * (2 - t)), 0.5F * (2 + t * t * (-5 + 3 * t)), 0.5F * t * (1 + t * (4 - 3 * t)),
              0.5F * t * t * (-1 + t)},
        slope{0.5F * (-1 + t * (4 - 3 * t)), 0.5F * t * (-10 + 9 * t), 0.5F * (1 + t * (8 - 9 * t)),
              0.5F * t * (-2 + 3 * t)} {}
};

/// Value and slopes per sample step of the cubic over the four by four samples whose first stands at `samples`.
PsfTable::Sample interpolated(const float* samples, const CubicWeights& across, const CubicWeights& down) {
  FourFloats line{}, lineSlope{};
  for (int a = 0; a < 4; ++a) {
    const FourFloats four = loadFour(samples + a * kSide);
    line += down.value[a] * four;
    lineSlope += down.slope[a] * four;
  }
  return {sumOf(across.value * line), sumOf(across.slope * line), sumOf(across.value * lineSlope)};
}

bool isInside(int sample) { return sample - 1 >= -kHalf && sample + 2 <= kHalf; }

/// Place of the offset `pixel − source` in the table.
struct TablePlace {
  int sample;  ///< the second of the four
  float part;

  explicit TablePlace(double offset) {
    const double place = offset * kPerPixel;
    sample = static_cast<int>(std::floor(place));
    part = static_cast<float>(place - sample);
  }
};

const float* firstOfFour(const std::vector<float>& samples, int row, int column) {
  return &samples[static_cast<std::size_t>((kHalf + row - 1) * kSide + kHalf + column - 1)];
}

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

/// Two pixels of an array; `left` pixels remain, beyond them stands 0.
TwoDoubles loadTwo(const double* from, std::size_t left) {
  TwoDoubles two{};
  std::memcpy(&two, from, left > 1 ? sizeof two : sizeof(double));
  return two;
}

/// Flux, background, and flux times the shift in x and y that fit best to first order.
bool linearFit(const ObjectPatch& patch, const PsfTable::Rendering& psf, Vector4& solution) {
  const std::size_t pixels = patch.light.size();
  TwoDoubles vv{}, v{}, vx{}, vy{}, x{}, y{}, xx{}, xy{}, yy{};
  TwoDoubles lv{}, l{}, lx{}, ly{};
  for (std::size_t i = 0; i < pixels; i += 2) {
    const TwoDoubles value = loadTwo(&psf.value[i], pixels - i);
    const TwoDoubles byX = loadTwo(&psf.byX[i], pixels - i);
    const TwoDoubles byY = loadTwo(&psf.byY[i], pixels - i);
    const TwoDoubles light = loadTwo(&patch.light[i], pixels - i);
    v += value, x += byX, y += byY, l += light;
    vv += value * value, vx += value * byX, vy += value * byY;
    xx += byX * byX, xy += byX * byY, yy += byY * byY;
    lv += light * value, lx += light * byX, ly += light * byY;
  }
  const Matrix4 normal{Vector4{sumOf(vv), sumOf(v), sumOf(vx), sumOf(vy)},
                       Vector4{sumOf(v), static_cast<double>(pixels), sumOf(x), sumOf(y)},
                       Vector4{sumOf(vx), sumOf(x), sumOf(xx), sumOf(xy)},
                       Vector4{sumOf(vy), sumOf(y), sumOf(xy), sumOf(yy)}};
  return solve(normal, {sumOf(lv), sumOf(l), sumOf(lx), sumOf(ly)}, solution);
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
  std::size_t pixel = 0;
  for (int row = 0; row < patch.height; ++row) {
    const int sampleRow = top.sample + row * kPerPixel;
    for (int column = 0; column < patch.width; ++column, ++pixel) {
      const int sampleColumn = left.sample + column * kPerPixel;
      if (!isInside(sampleRow) || !isInside(sampleColumn)) continue;
      const Sample sample = interpolated(firstOfFour(samples_, sampleRow, sampleColumn), across, down);
      out.value[pixel] = sample.value;
      out.byX[pixel] = -kPerPixel * sample.byX;  // the offset falls where the source's position rises
      out.byY[pixel] = -kPerPixel * sample.byY;
    }
  }
}

PsfTable::Sample PsfTable::at(double dx, double dy) const {
  const TablePlace column(dx);
  const TablePlace row(dy);
  if (!isInside(column.sample) || !isInside(row.sample)) return {};
  Sample sample =
      interpolated(firstOfFour(samples_, row.sample, column.sample), CubicWeights(column.part), CubicWeights(row.part));
  sample.byX *= kPerPixel;
  sample.byY *= kPerPixel;
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
  for (int step = 0; step < kPsfFitMostSteps; ++step) {
    psf.render(patch, fit.x, fit.y, rendering);
    Vector4 solution{};
    if (!linearFit(patch, rendering, solution)) break;
    fit.flux = std::max(0.0, solution[0]);
    fit.background = solution[1];
    if (fit.flux == 0) break;
    const double dx = std::clamp(solution[2] / fit.flux, -kLargestStep, kLargestStep);
    const double dy = std::clamp(solution[3] / fit.flux, -kLargestStep, kLargestStep);
    if ((std::abs(dx) < kPsfFitConverged && std::abs(dy) < kPsfFitConverged) || step + 1 == kPsfFitMostSteps) break;
    fit.x = std::clamp(fit.x + dx, x - kPsfFitFarthestShift, x + kPsfFitFarthestShift);
    fit.y = std::clamp(fit.y + dy, y - kPsfFitFarthestShift, y + kPsfFitFarthestShift);
  }
  fit.residual = patch.light;
  for (std::size_t i = 0; i < fit.residual.size(); ++i) {
    fit.residual[i] -= fit.flux * rendering.value[i] + fit.background;
  }
  return fit;
}

}  // namespace blendscope
