// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <vector>

#include "state/workspace.h"

namespace blendscope::ui {

/// Several cutouts side by side as the gallery draws them, as nearly square as they go; a single one at least 256
/// picture elements wide. At least one row.
QImage cutoutSheet(const CutoutSet& set, const std::vector<Row>& rows, const DisplaySettings& display, QSize cell);

}  // namespace blendscope::ui
