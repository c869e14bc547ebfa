// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/progress.h"
#include "data/cutout_set.h"

namespace blendscope {

enum class SurveyPreset {
  Demo,       ///< 2,000 cutouts of 10×10 pixels
  Challenge,  ///< 27,253 of 10×10: 15,110 single stars, 7,414 line-of-sight blends, 4,729 binaries
  Alert,      ///< stamps of 63×63
};

/// Throws UsageError naming the presets.
SurveyPreset parsePreset(std::string_view name);
std::string_view toText(SurveyPreset preset);

/// A ZTF-like survey with known truth: classes single, blend (line of sight) and binary; measured columns as a survey
/// would have them and truth columns (role Truth). Same bits for a seed on any number of threads.
std::shared_ptr<const CutoutSet> simulateSurvey(SurveyPreset preset, std::optional<std::size_t> count,
                                                std::uint64_t seed, const Progress& progress);

}  // namespace blendscope
