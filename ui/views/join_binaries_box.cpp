// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/join_binaries_box.h"

#include <QSignalBlocker>

#include "data/join_classes.h"
#include "jobs/job_runner.h"
#include "state/workspace.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr auto kBinary = "binary";
constexpr auto kBlend = "blend";

}  // namespace

JoinBinariesBox::JoinBinariesBox(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QCheckBox(tr("Count binaries as blends"), parent), workspace_(workspace), jobs_(jobs) {
  describe(this, QStringLiteral("joinBinaries"), text(),
           tr("Two classes instead of three, in the whole window. An image alone cannot prove that two stars belong "
              "together. Runs of this session go, since they speak of the other classes."));
  connect(&workspace_, &Workspace::dataChanged, this, &JoinBinariesBox::takeData);
  connect(this, &QCheckBox::toggled, this, &JoinBinariesBox::join);
  takeData();
}

void JoinBinariesBox::takeData() {
  const auto& set = workspace_.originalData();
  if (!set || set != joined_) {
    joined_.reset();
    apart_ = set && set->classNames().find(kBinary) && set->classNames().find(kBlend) ? set : nullptr;
  }
  const QSignalBlocker quiet(this);
  setChecked(set && set == joined_);
  setVisible(apart_ != nullptr);
}

void JoinBinariesBox::join(bool wanted) {
  if (!apart_) return;
  if (!wanted) {
    const auto apart = apart_;
    joined_.reset();
    give(apart, false);
    return;
  }
  jobs_.run(
      {.title = tr("Count binaries as blends"), .slot = QStringLiteral("join-binaries")}, this,
      [apart = apart_](const Progress&) { return std::pair(apart, joinClasses(*apart, kBinary, kBlend)); },
      [this](const std::pair<std::shared_ptr<const CutoutSet>, std::shared_ptr<const CutoutSet>>& sets) {
        if (workspace_.originalData() != sets.first) return;
        joined_ = sets.second;
        give(joined_, true);
      },
      [this](const QString&) { takeData(); }, [this] { takeData(); });
}

void JoinBinariesBox::give(std::shared_ptr<const CutoutSet> set, bool joined) {
  DataOrigin origin = workspace_.origin();
  origin.joinedBinaries = joined;
  workspace_.setData(std::move(set), std::move(origin));
}

}  // namespace blendscope::ui
