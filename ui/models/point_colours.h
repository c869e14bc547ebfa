// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "models/verdicts.h"
#include "views/scatter_points.h"

namespace blendscope::ui {

/// What the colour of a point may stand for.
struct ColourSource {
  enum class Kind { Class, Prediction, Correctness, Uncertainty, Column };
  Kind kind = Kind::Class;
  QString column = {};  ///< of the derived columns or the metadata, with Kind::Column
  bool operator==(const ColourSource&) const = default;
};

/// One line of a legend: the kinds of points that are switched on and off together.
struct LegendEntry {
  QString name;
  QRgb colour = 0;
  Marker marker = Marker::Circle;
  std::size_t count = 0;
};

/// The meaning of a colour scale. Values beyond its ends take the colours of the ends.
struct ColourScale {
  QString title;             ///< with the unit
  QString help = {};         ///< a sentence more; may be empty
  QString missingName = {};  ///< of points without a value
  double low = 0;
  double high = 1;
  std::vector<QRgb> colours = {};  ///< from low to high
  std::size_t missing = 0;         ///< points without a value, drawn grey
};

/// Colours of points and what explains them: entries for words, a scale for numbers. Entry e is kind e of the look;
/// with a scale the last kind is that of points without a value.
struct PointColours {
  std::shared_ptr<const ScatterLook> look;
  std::vector<LegendEntry> entries;
  std::optional<ColourScale> scale;
};

/// The sources that a data set, a run (may be null) and columns worked out from the set offer, with their names for
/// people.
std::vector<std::pair<QString, ColourSource>> colourSources(const CutoutSet& set, const Verdicts* verdicts,
                                                            const MetadataTable& derived = {});

/// `rows` are those of the points. More than eleven different words become the eleven most frequent and "other".
/// The scale of numbers spans the middle 98 % of them. What is not there any more (a column, a run) counts as missing.
PointColours colourPoints(const CutoutSet& set, std::span<const Row> rows, const ColourSource& source,
                          const Verdicts* verdicts, bool dark, const MetadataTable& derived = {});

}  // namespace blendscope::ui
