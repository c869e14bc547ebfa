// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/known_columns.h"

namespace blendscope::ui {

/// What is drawn upon each cutout beside its pixels, one byte of each kind per row, so that drawing looks nothing up.
struct CutoutMarks {
  static constexpr std::uint8_t kNone = 255;
  enum Fact : std::uint8_t { Flagged = 1, LabelledByPerson = 2, SaidRight = 4, SaidWrong = 8 };

  std::vector<std::uint8_t> facts;        ///< sum of Facts
  std::vector<std::uint8_t> predicted;    ///< number of the class, kNone without a prediction
  std::vector<std::uint8_t> uncertainty;  ///< 0 … 254 of the largest there is, kNone without one
};

/// From the columns "marks: …" and those "SOURCE: predicted class" and "SOURCE: uncertainty" where they are known; a
/// prediction is right where it agrees with the label. Goes through all rows, so run it in a job.
CutoutMarks cutoutMarks(const KnownColumns& known, const std::string& source);

}  // namespace blendscope::ui
