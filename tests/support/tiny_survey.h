// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <memory>
#include <string>

#include "base/random.h"
#include "data/cutout_set.h"

namespace blendscope::testing {

/// `count` cutouts of 6×6 pixels: round stars and, every other one, stars drawn out sideways, with enough noise that
/// some are mistaken. A measured column FIELD holds the field of each, four cutouts to a field.
inline std::shared_ptr<const CutoutSet> tinySurvey(std::size_t count = 160, std::uint64_t seed = 7) {
  constexpr int kSide = 6;
  RandomStream random(seed);
  CutoutSetParts parts;
  parts.shape = {kSide, kSide};
  parts.pixels = Matrix<float>(count, kSide * kSide);
  parts.classNames = ClassNames({"single", "blend"});
  MetadataColumn field{.name = "FIELD", .unit = "", .role = ColumnRole::Measured, .values = std::vector<double>()};
  for (std::size_t i = 0; i < count; ++i) {
    const bool blend = i % 2 == 1;
    const double width = blend ? 1.0 + 0.6 * random.uniform() : 1.0;
    const double x0 = 2.5 + 0.4 * (random.uniform() - 0.5);
    const double y0 = 2.5 + 0.4 * (random.uniform() - 0.5);
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        const double r2 = std::pow((x - x0) / width, 2) + std::pow(y - y0, 2);
        const double flux = 1000 * std::exp(-r2 / 2) + 60 * random.normal();
        parts.pixels(i, static_cast<std::size_t>(y * kSide + x)) = static_cast<float>(flux);
      }
    }
    parts.labels.push_back(blend ? 1 : 0);
    parts.ids.push_back("star" + std::to_string(i));
    std::get<std::vector<double>>(field.values).push_back(static_cast<double>(i / 4));
  }
  parts.metadata.add(std::move(field));
  return CutoutSet::make(std::move(parts));
}

}  // namespace blendscope::testing
