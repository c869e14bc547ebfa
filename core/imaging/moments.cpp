// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/moments.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "imaging/adaptive_moments.h"
#include "imaging/psf_fit.h"

namespace blendscope {

namespace {

/// ZTF's SEEING is the width of the image on the detector; before pixel integration it is narrower.
constexpr double kIntrinsicPart = 0.80;
/// Part of the model that its shape may be wrong by: distortion and β differ between exposures.
constexpr double kModelError = 0.03;

/// SEEING of each row, 0 where unknown.
class SeeingColumn {
 public:
  explicit SeeingColumn(const FeatureBatch& batch)
      : column_(batch.metadata && !batch.rows.empty() ? batch.metadata->find("SEEING") : nullptr), rows_(batch.rows) {
    if (column_ && column_->role != ColumnRole::Measured) column_ = nullptr;
  }

  double operator()(std::size_t row) const {
    const double value = column_ ? column_->number(rows_[row]) : 0;
    return std::isfinite(value) && value > 0.5 && value < 20 ? value : 0;
  }

 private:
  const MetadataColumn* column_;
  std::span<const Row> rows_;
};

struct Object {
  Sky sky;
  ObjectPatch patch;
  AdaptiveMoments moments;
  double flux;  ///< of the patch, not less than three times its noise; 0 only where there is neither
};

/// √(dx² + dy²) of lengths that cannot overflow; std::hypot takes ten times as long.
double distanceOf(double dx, double dy) { return std::sqrt(dx * dx + dy * dy); }

/// Light within `radius` of the centroid; a pixel counts by how far its centre is inside, between ±½ px.
double apertureLight(const Object& object, double radius) {
  double sum = 0;
  for (int row = 0; row < object.patch.height; ++row) {
    for (int column = 0; column < object.patch.width; ++column) {
      const double distance = distanceOf(object.patch.firstColumn + column - object.moments.x,
                                         object.patch.firstRow + row - object.moments.y);
      sum += object.patch.at(row, column) * std::clamp(radius + 0.5 - distance, 0.0, 1.0);
    }
  }
  return sum;
}

/// Light at a position between pixels, bilinear; 0 outside.
double lightAt(const ObjectPatch& patch, double x, double y) {
  const double column = x - patch.firstColumn;
  const double row = y - patch.firstRow;
  if (column < 0 || row < 0 || column > patch.width - 1 || row > patch.height - 1) return 0;
  const int c = std::min(static_cast<int>(column), std::max(0, patch.width - 2));
  const int r = std::min(static_cast<int>(row), std::max(0, patch.height - 2));
  const double s = column - c, t = row - r;
  const int c1 = std::min(c + 1, patch.width - 1), r1 = std::min(r + 1, patch.height - 1);
  return (1 - t) * ((1 - s) * patch.at(r, c) + s * patch.at(r, c1)) +
         t * ((1 - s) * patch.at(r1, c) + s * patch.at(r1, c1));
}

/// Σ|I − I₁₈₀| / 2Σ|I| within 3 px, turned about the centroid (the A of CAS, Conselice 2003).
double asymmetry(const Object& object) {
  constexpr double kRadius = 3;
  double difference = 0, total = 0;
  for (int row = 0; row < object.patch.height; ++row) {
    for (int column = 0; column < object.patch.width; ++column) {
      const double x = object.patch.firstColumn + column;
      const double y = object.patch.firstRow + row;
      if (distanceOf(x - object.moments.x, y - object.moments.y) > kRadius) continue;
      const double light = object.patch.at(row, column);
      difference += std::abs(light - lightAt(object.patch, 2 * object.moments.x - x, 2 * object.moments.y - y));
      total += std::abs(light);
    }
  }
  return total > 0 ? std::min(1.0, difference / (2 * total)) : 0;
}

/// log₁₀ of the reduced χ² with the sky's noise and an error of the model in proportion to itself.
double logChiSquare(const Object& object, const PsfFit& fit) {
  const double floor = object.sky.noise * object.sky.noise + 1e-12 * object.patch.peak * object.patch.peak;
  double chiSquare = 0;
  for (std::size_t i = 0; i < fit.residual.size(); ++i) {
    const double model = object.patch.light[i] - fit.residual[i] - fit.background;
    const double variance = floor + (kModelError * model) * (kModelError * model);
    if (variance > 0) chiSquare += fit.residual[i] * fit.residual[i] / variance;
  }
  const double freedom = std::max(1.0, static_cast<double>(fit.residual.size()) - 4);
  return std::clamp(std::log10(std::max(chiSquare / freedom, 1e-6)), -2.0, 6.0);
}

/// FWHM before pixel integration of a star whose adaptive size is σ (fitted to rendered stars, 1 to 3 px).
double fwhmOfSize(double size) { return std::clamp(1.97 * std::sqrt(std::max(0.05, size * size - 0.12)), 0.8, 4.0); }

/// The best of three widths about the one that the size suggests, where the seeing is unknown.
double fittedLogChiSquare(const Object& object) {
  double best = std::numeric_limits<double>::infinity();
  double x = object.moments.x, y = object.moments.y;
  for (const double factor : {0.85, 0.95, 1.05}) {
    const PsfFit fit = fitPsf(object.patch, psfTable(factor * fwhmOfSize(object.moments.size())), x, y);
    best = std::min(best, logChiSquare(object, fit));
    x = fit.x, y = fit.y;  // the next width puts the star almost there
  }
  return best;
}

double logChiSquare(const Object& object, double seeing) {
  if (!(object.flux > 0)) return 0;
  if (!(seeing > 0)) return fittedLogChiSquare(object);
  return logChiSquare(object,
                      fitPsf(object.patch, psfTable(kIntrinsicPart * seeing), object.moments.x, object.moments.y));
}

Object measured(std::span<const float> image, ImageShape shape) {
  Object object;
  object.sky = borderSky(image, shape);
  object.patch = findObject(image, shape, object.sky);
  object.moments = adaptiveMoments(object.patch);
  const double sum = std::accumulate(object.patch.light.begin(), object.patch.light.end(), 0.0);
  const double faintest = 3 * object.sky.noise * std::sqrt(static_cast<double>(object.patch.light.size()));
  object.flux = std::max(sum, faintest);
  return object;
}

struct Column {
  MomentInfo info;
  double (*value)(const Object& object, double seeing);
};

double shareOfFlux(const Object& object, double light) {
  return object.flux > 0 ? std::clamp(light / object.flux, -2.0, 2.0) : 0;
}

const std::vector<Column>& columns() {
  static const std::vector<Column> all{
      {{{"size", "px"}, "Size", "Width σ of the Gaussian that fits itself to the object"},
       [](const Object& o, double) { return o.moments.size(); }},
      {{{"size_over_seeing", ""}, "Size over seeing", "Size divided by the seeing's FWHM; 0 where that is unknown"},
       [](const Object& o, double seeing) { return seeing > 0 ? o.moments.size() / seeing : 0; }},
      {{{"ellipticity", ""}, "Ellipticity", "How elongated that Gaussian is: 0 round, near 1 a line"},
       [](const Object& o, double) { return o.moments.ellipticity(); }},
      {{{"concentration", ""},
        "Concentration",
        "Fourth moment under that Gaussian: 2 if the object is one, more with wings"},
       [](const Object& o, double) { return o.moments.concentration; }},
      {{{"peak_fraction", ""}, "Peak fraction", "Part of the flux in the brightest pixel"},
       [](const Object& o, double) { return shareOfFlux(o, o.patch.peak); }},
      {{{"flux_1px", ""}, "Flux in 1 px", "Part of the flux within 1 px of the centroid"},
       [](const Object& o, double) { return shareOfFlux(o, apertureLight(o, 1)); }},
      {{{"flux_2px", ""}, "Flux in 2 px", "Part of the flux within 2 px of the centroid"},
       [](const Object& o, double) { return shareOfFlux(o, apertureLight(o, 2)); }},
      {{{"flux_3px", ""}, "Flux in 3 px", "Part of the flux within 3 px of the centroid"},
       [](const Object& o, double) { return shareOfFlux(o, apertureLight(o, 3)); }},
      {{{"peak_offset", "px"}, "Peak offset", "Distance of the brightest pixel from the centroid"},
       [](const Object& o, double) { return std::hypot(o.patch.peakX - o.moments.x, o.patch.peakY - o.moments.y); }},
      {{{"asymmetry", ""}, "Asymmetry", "How much the object differs from itself turned by half a turn: 0 not at all"},
       [](const Object& o, double) { return asymmetry(o); }},
      {{{"psf_chi2", "dex"}, "PSF misfit", "Logarithm of the reduced χ² of the best single point source"},
       [](const Object& o, double seeing) { return logChiSquare(o, seeing); }},
  };
  return all;
}

}  // namespace

const std::vector<MomentInfo>& momentInfos() {
  static const std::vector<MomentInfo> infos = [] {
    std::vector<MomentInfo> all;
    for (const Column& column : columns()) all.push_back(column.info);
    return all;
  }();
  return infos;
}

Matrix<float> computeMoments(const FeatureBatch& batch, const Progress& progress) {
  if (batch.shape.pixelCount() == 0) {
    throw Error("moments need images, but get features that are none", "embedding 'moments'",
                "Put it before every step that turns images into other features.");
  }
  const SeeingColumn seeingOf(batch);
  Matrix<float> out(batch.size(), columns().size());
  constexpr std::size_t kRows = 128;
  std::atomic<std::size_t> done{0};
  parallelFor(batch.size(), kRows, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t row = begin; row < end; ++row) {
      const Object object = measured(batch.values.row(row), batch.shape);
      const double seeing = seeingOf(row);
      for (std::size_t c = 0; c < columns().size(); ++c) {
        out(row, c) = static_cast<float>(columns()[c].value(object, seeing));
      }
    }
    const std::size_t finished = done += end - begin;
    progress.report(static_cast<double>(finished) / static_cast<double>(batch.size()), "Measuring moments");
  });
  return out;
}

}  // namespace blendscope
