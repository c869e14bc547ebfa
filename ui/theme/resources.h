// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace blendscope::ui {

/// Makes `:/icons`, `:/help` and `:/translations` known; to be called by whoever reads them.
void registerResources();

}  // namespace blendscope::ui
