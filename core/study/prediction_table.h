// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "data/steps.h"
#include "io/write.h"

namespace blendscope {

/// A table without rows for a classifier of these classes.
PredictionTable emptyTable(const ClassNames& classes);

/// Appends rows of `set`; prediction i belongs to `rows[i]`. All predictions appended to a table have the same further
/// columns.
void append(PredictionTable& table, const CutoutSet& set, std::span<const Row> rows, const Prediction& prediction);

/// Every row of `set` in its order; those that are not among `rows` (ascending) stay without a prediction.
PredictionTable tableOfAll(const ClassNames& classes, const CutoutSet& set, std::span<const Row> rows,
                           const Prediction& prediction);

}  // namespace blendscope
