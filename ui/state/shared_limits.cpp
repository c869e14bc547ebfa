// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/shared_limits.h"

#include "imaging/shared_limits.h"

namespace blendscope::ui {

SharedLimits::SharedLimits(Workspace& workspace, JobRunner& jobs, QObject* parent)
    : QObject(parent), workspace_(workspace), jobs_(jobs) {
  connect(&workspace_, &Workspace::dataChanged, this, &SharedLimits::bringUpToDate);
  connect(&workspace_, &Workspace::displayChanged, this, &SharedLimits::bringUpToDate);
}

void SharedLimits::bringUpToDate() {
  const DisplaySettings& display = workspace_.display();
  const auto set = workspace_.data();
  if (!display.shareLimits || display.limits == LimitsMode::User || !set || (knownFor_ == set && knownMode_ == display.limits)) return;
  const LimitsMode mode = display.limits;
  knownFor_ = set;
  knownMode_ = mode;
  jobs_.run(
      {.title = tr("Find limits for all cutouts"), .slot = QStringLiteral("shared-limits"), .background = true}, this,
      [set, mode](const Progress& progress) { return findSharedLimits(set->pixels(), mode, progress); },
      [this](const Limits& limits) {
        DisplaySettings changed = workspace_.display();
        changed.sharedLimits = limits;
        workspace_.setDisplay(changed);
      });
}

}  // namespace blendscope::ui
