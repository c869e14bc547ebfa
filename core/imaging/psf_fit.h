// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "imaging/adaptive_moments.h"

namespace blendscope {

/// A round, pixel-integrated Moffat profile of flux 1 (β = 2.4) as a table, fine enough for bicubic interpolation.
class PsfTable {
 public:
  /// Covers offsets up to `kReach` px on both axes; farther pixels count as 0.
  static constexpr double kReach = 9.5;

  /// `fwhm` in px before pixel integration.
  explicit PsfTable(double fwhm);

  double fwhm() const { return fwhm_; }

  /// Value and derivatives by the position of the source, for every pixel of a patch.
  struct Rendering {
    std::vector<double> value, byX, byY;
  };
  void render(const ObjectPatch& patch, double x, double y, Rendering& out) const;

  /// Value and derivatives at one offset `pixel − source`, in px.
  struct Sample {
    double value = 0, byX = 0, byY = 0;
  };
  Sample at(double dx, double dy) const;

 private:
  double fwhm_;
  std::vector<float> samples_;
};

/// Tables for all FWHM that occur, in steps of 0.02 px from 0.8 to 4. Each is made once, by whoever asks first;
/// safe to use from any thread.
const PsfTable& psfTable(double fwhm);

/// The single point source that explains a patch best, in the sense of least squares.
struct PsfFit {
  double x = 0;  ///< px
  double y = 0;
  double flux = 0;               ///< ≥ 0
  double background = 0;         ///< left over after the sky was taken off
  std::vector<double> residual;  ///< light − model, as the patch
};

/// Gauss–Newton in flux, background and position from (x, y).
PsfFit fitPsf(const ObjectPatch& patch, const PsfTable& psf, double x, double y);

}  // namespace blendscope
