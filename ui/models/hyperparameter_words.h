// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "study/run.h"

namespace blendscope::ui {

/// A parameter of a trained model as people read it.
struct FoundParameter {
  QString label;    ///< "Length scale ℓ"
  QString value;    ///< "3.21"
  QString meaning;  ///< what this value means here; empty where there is nothing to add
};

/// What the first split of a run found. `neighborDistance`: typical distance of a test cutout to its neighbours, which
/// tells a small length scale from a large one.
std::vector<FoundParameter> foundParameters(const Run& run, std::optional<double> neighborDistance);

}  // namespace blendscope::ui
