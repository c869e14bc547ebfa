// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "study/trust.h"

namespace blendscope {

/// Every figure under its name, numbers that do not exist as null; suspects by the ids of `set`, the run's test set.
nlohmann::ordered_json toJson(const Trust& trust, const CutoutSet& set);

/// Shares, limits and verdicts, without the score of every row.
nlohmann::ordered_json toJson(const DriftView& drift);

}  // namespace blendscope
