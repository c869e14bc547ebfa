// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "jobs/job_runner.h"
#include "state/workspace.h"

namespace blendscope::ui {

/// Keeps `DisplaySettings::sharedLimits` of a workspace up to date while all cutouts shall share their limits.
class SharedLimits : public QObject {
  Q_OBJECT
 public:
  SharedLimits(Workspace& workspace, JobRunner& jobs, QObject* parent = nullptr);

 private:
  void bringUpToDate();

  Workspace& workspace_;
  JobRunner& jobs_;
  std::shared_ptr<const CutoutSet> knownFor_;
  LimitsMode knownMode_ = LimitsMode::ZScale;
};

}  // namespace blendscope::ui
