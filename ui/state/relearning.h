// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

#include "jobs/job_runner.h"
#include "state/workspace.h"
#include "study/relearn.h"

namespace blendscope::ui {

/// Trains runs again once labels have changed, and remembers what that was worth. One for each workspace, whoever asks
/// for it.
class Relearning : public QObject {
  Q_OBJECT
 public:
  static Relearning& of(Workspace& workspace, JobRunner& jobs);

  /// The same pipeline and divisions with the labels of now; the new run joins the workspace's.
  void trainAgain(const std::shared_ptr<const Run>& run);
  bool isTraining() const { return training_; }
  /// What training again changed; nothing for runs that came about otherwise.
  std::optional<Relearned> resultOf(const Run& run) const;
  /// Why the last one did not succeed; empty if it did.
  const QString& problem() const { return problem_; }

 Q_SIGNALS:
  void changed();

 private:
  Relearning(Workspace& workspace, JobRunner& jobs);

  Workspace& workspace_;
  JobRunner& jobs_;
  std::vector<std::pair<std::weak_ptr<const Run>, Relearned>> results_;
  bool training_ = false;
  QString problem_;
};

}  // namespace blendscope::ui
