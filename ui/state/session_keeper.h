// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "jobs/job_runner.h"
#include "jobs/serial_worker.h"
#include "state/workspace.h"
#include "study/session.h"

namespace blendscope::ui {

/// Keeps what the workspace is about in a session file and brings it back.
///
/// Every change is written within a second of being made: into the session file or, as long as there is none, into a
/// recovery file, from which a later start can go on if this process ends before its time. A file belongs to one window
/// at a time. Files are read and written on a thread of their own.
class SessionKeeper : public QObject {
  Q_OBJECT
 public:
  SessionKeeper(Workspace& workspace, JobRunner& jobs, QObject* parent = nullptr);
  /// Writes what is still to be written, and waits for it.
  ~SessionKeeper() override;

  /// What the window itself wants to have kept, asked for at each save.
  void setView(std::function<QByteArray()> view) { view_ = std::move(view); }
  void noteViewChanged();

  /// Empty as long as the session has no file of its own.
  const QString& file() const { return file_; }
  /// Something that people would miss is not in a session file.
  bool isModified() const;
  /// Labels, flags, notes, subsets, runs or applied models are here and have no session file.
  bool hasUnsavedWork() const;
  /// Everything is in a file, be it a session file or one for recovery.
  bool isKept() const { return session_ && writes_ == 0 && !pending_.any(); }

  /// The same data without marks, runs and columns.
  void newSession();
  void open(const QString& path);
  /// Whatever a path is: a session is opened, of anything else `isNoSession` tells.
  void openAnything(const QString& path);
  /// Does nothing without a file.
  void save();
  void saveAs(const QString& path);
  /// Writes what is still to be written; then `finished(true)`, or `finished(false)` if that failed.
  void finish(std::function<void(bool)> finished);
  /// Closes the file, which others may open then. What is in the window stays, and is kept nowhere.
  void release();
  /// Unsaved work is not wanted any more.
  void forgetUnsaved();

  /// Answers to `dataMissing`: where the data are now; that the data found may be used though they differ; that the
  /// session stays closed.
  void lookForDataAt(const QString& path);
  void useOtherData();
  void giveUpOpening();

  /// From now on unsaved work goes into recovery files in this folder.
  void keepRecovery(const QString& folder);
  /// Tells by `recoveryFound` of work that a process left there when it ended before its time.
  void lookForRecovery();
  void recover();
  void discardRecovery();

  /// Newest first, at most ten.
  static QStringList recentFiles();
  void forgetRecentFiles();

 Q_SIGNALS:
  /// The file or the modified mark.
  void stateChanged();
  void recentFilesChanged();
  /// A session is open: the workspace is as it was; `view` is the window's own. `problems` says what could not be read.
  void opened(const QByteArray& view, const QString& problems);
  /// Nothing has changed, and nothing saved is lost. `message` says what, where and what to do.
  void failed(const QString& message);
  /// The data of the session to be opened are not where they were; `othersFound`: other data are there instead.
  void dataMissing(const QString& message, bool othersFound);
  void isNoSession(const QString& path);
  void recoveryFound(const QString& message);

 private:
  /// A session on its way to being open.
  struct Opening {
    std::shared_ptr<Session> session;
    WorkspaceHead head;
    QString path;
    bool recovery = false;
    FoundData found;
  };
  struct Orphan {
    QString file;      ///< the session
    QString marker;    ///< what names it; the session itself for recovery files
    QString contents;  ///< for people
  };

  void watch();
  void note(const WorkspaceParts& parts);
  void noteColumns();
  void takeData();
  void write();
  void startFile(const QString& path, bool recovery);
  void finishWrite(bool written);
  void tellFinished();
  void attach(std::shared_ptr<Session> session, const QString& path, bool recovery);
  void detach();
  void letGo(std::shared_ptr<Session> session);
  void removeRecovery(const QString& file);
  void mark(const QString& path);
  void openFile(const QString& path, bool recovery);
  void findDataOf(const std::vector<DataOrigin>& places);
  void takeFound(FoundData found);
  void finishOpening();
  void take(const RestoredWorkspace& restored);
  void remember(const QString& path);
  static Orphan orphanAt(const QString& marker);
  WorkspaceRecord record(const WorkspaceParts& parts) const;

  Workspace& workspace_;
  JobRunner& jobs_;
  std::function<QByteArray()> view_;
  QTimer timer_;
  std::shared_ptr<Session> session_;
  QString file_;
  QString recoveryFolder_;
  QString recoveryFile_;  ///< what `session_` is if it has no file of its own
  QString marker_;        ///< says in the recovery folder that `file_` is open
  WorkspaceParts pending_;
  int writes_ = 0;        ///< on their way
  int worksWritten_ = 0;  ///< of these, those that hold more than the look of the window
  bool restoring_ = false;
  bool lastWriteFailed_ = false;
  std::vector<std::function<void(bool)>> finished_;
  std::vector<RecordedColumns> keptColumns_;
  std::shared_ptr<const CutoutSet> keptData_;
  std::shared_ptr<Opening> opening_;
  Orphan orphan_;
  SerialWorker worker_;  ///< the last member: its results speak to the others
};

}  // namespace blendscope::ui
