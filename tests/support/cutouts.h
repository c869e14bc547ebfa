// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "base/random.h"
#include "data/cutout_set.h"

namespace blendscope::testing {

/// `count` noisy side×side cutouts of the classes single, blend, binary in turn, with a measured column BRIGHT (the
/// row's number, backwards) and a truth column separation_px.
inline std::shared_ptr<const CutoutSet> someCutouts(std::size_t count, int side = 10) {
  CutoutSetParts parts;
  const auto pixels = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
  parts.pixels = Matrix<float>(count, pixels);
  RandomStream random(7);
  for (float& value : parts.pixels.values()) value = static_cast<float>(100 + 20 * random.uniform());
  parts.shape = {side, side};
  parts.classNames = ClassNames({"single", "blend", "binary"});
  std::vector<double> bright(count);
  std::vector<double> separation(count);
  parts.labels.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    parts.labels[i] = static_cast<int>(i % 3);
    bright[i] = static_cast<double>(count - i);
    separation[i] = static_cast<double>(i % 3);
  }
  parts.metadata.add({"BRIGHT", "mag", ColumnRole::Measured, std::move(bright)});
  parts.metadata.add({"separation_px", "px", ColumnRole::Truth, std::move(separation)});
  parts.provenance.source = "made for a test";
  return CutoutSet::make(std::move(parts));
}

}  // namespace blendscope::testing
