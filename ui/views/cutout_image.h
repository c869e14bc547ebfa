// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>

#include "data/cutout_set.h"
#include "io/sky_position.h"
#include "state/workspace.h"

/// Cutouts as pictures. Every function may be called from any thread.
namespace blendscope::ui {

/// The values drawn black and white: the shared pair if there is one, else the cutout's own.
Limits limitsOf(const CutoutSet& set, Row row, const DisplaySettings& display);

/// One picture element per pixel, first row on top as people expect it of the data's format (FITS: bottom row last).
/// A set whose features are no image gives one line.
QImage cutoutImage(const CutoutSet& set, Row row, const DisplaySettings& display);

/// Name of the row's class, "unlabelled" without one.
QString className(const CutoutSet& set, int c);

/// The last part of a path; other sources as they are.
QString shortSource(const Provenance& provenance);

/// "12:34:56.789 +12:34:56.78  (188.73662°, 12.58244°)".
QString skyWords(const SkyPosition& position);

/// What people call scale and limits: "Square Root", "ZScale", "99.5 %".
QString words(Stretch stretch);
QString words(LimitsMode mode);
QString words(ColourMap map);
/// "Linear stretch, ZScale limits".
QString words(const DisplaySettings& display);

}  // namespace blendscope::ui
