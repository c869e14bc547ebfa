// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <memory>

#include "data/cutout_set.h"

namespace blendscope::ui {

class JobRunner;
class Workspace;

/// Counts binaries as blends in the whole window, and back. Shown only where the data tell the two apart. Runs speak of
/// the classes they were trained on, so they go.
class JoinBinariesBox : public QCheckBox {
  Q_OBJECT
 public:
  JoinBinariesBox(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

 private:
  void takeData();
  void join(bool wanted);
  void give(std::shared_ptr<const CutoutSet> set, bool joined);

  Workspace& workspace_;
  JobRunner& jobs_;
  std::shared_ptr<const CutoutSet> apart_;   ///< with binaries as a class of their own
  std::shared_ptr<const CutoutSet> joined_;  ///< made from `apart_`; null until it was wanted
};

}  // namespace blendscope::ui
