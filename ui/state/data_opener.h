// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "jobs/job_runner.h"
#include "state/workspace.h"
#include "survey/simulator.h"

namespace blendscope::ui {

/// Brings data sets into the workspace, each in a job; a newer one replaces one that is still loading. Remembers what
/// was opened last.
class DataOpener : public QObject {
  Q_OBJECT
 public:
  DataOpener(Workspace& workspace, JobRunner& jobs, QObject* parent = nullptr);

  /// A CSV file, a FITS file or a folder of FITS files.
  void openPath(const QString& path);
  void simulate(SurveyPreset preset, std::uint64_t seed = 1);

  bool isOpening() const { return opening_; }
  /// Newest first, at most ten.
  QStringList recentPaths() const;
  void forgetRecentPaths();

 Q_SIGNALS:
  /// `what` is a short name for people: a file name, "demo survey".
  void started(const QString& what);
  void opened();
  /// The workspace stays as it was. `message` says what, where and what to do.
  void failed(const QString& message);
  void cancelled();
  void recentPathsChanged();

 private:
  void open(const QString& what, const QString& title, const DataOrigin& origin, const QString& path);
  void remember(const QString& path);

  Workspace& workspace_;
  JobRunner& jobs_;
  bool opening_ = false;
};

}  // namespace blendscope::ui
