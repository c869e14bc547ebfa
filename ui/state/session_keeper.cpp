// SPDX-License-Identifier: GPL-3.0-or-later
#include "state/session_keeper.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSettings>
#include <QUuid>
#include <algorithm>
#include <utility>

namespace blendscope::ui {

namespace {

constexpr int kWriteAfterMilliseconds = 400;  ///< gathers what happens at once

std::filesystem::path nativeFile(const QString& path) { return QFile::encodeName(path).toStdString(); }

QString newName(const QString& folder, const char* end) {
  return QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + QLatin1String(end));
}

/// Whether more than the look of the window is to be written.
bool holdsWork(WorkspaceParts parts) {
  parts.view = false;
  return parts.any();
}

}  // namespace

SessionKeeper::SessionKeeper(Workspace& workspace, JobRunner& jobs, QObject* parent)
    : QObject(parent), workspace_(workspace), jobs_(jobs), view_([] { return QByteArray(); }) {
  timer_.setSingleShot(true);
  timer_.setInterval(kWriteAfterMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &SessionKeeper::write);
  watch();
}

SessionKeeper::~SessionKeeper() {
  worker_.wait();
  if (session_ && pending_.any()) {
    worker_.run(
        [session = session_, record = record(pending_), parts = pending_] {
          session->saveWorkspace(record, parts);
          return true;
        },
        [](bool) {}, [](const QString&) {});
    worker_.wait();
  }
  workspace_.setSession(nullptr);
}

void SessionKeeper::watch() {
  const Marks* marks = &workspace_.marks();
  connect(marks, &Marks::annotationsChanged, this, [this] { note({.annotations = true}); });
  connect(marks, &Marks::subsetsChanged, this, [this] { note({.subsets = true}); });
  connect(&workspace_, &Workspace::runsChanged, this, [this] { note({.runs = true, .view = true}); });
  connect(&workspace_, &Workspace::appliedChanged, this, [this] { note({.applied = true}); });
  connect(&workspace_, &Workspace::derivedChanged, this, &SessionKeeper::noteColumns);
  for (const auto signal : {&Workspace::selectionChanged, &Workspace::currentRowChanged, &Workspace::displayChanged,
                            &Workspace::currentRunChanged}) {
    connect(&workspace_, signal, this, &SessionKeeper::noteViewChanged);
  }
  connect(&workspace_, &Workspace::dataAboutToChange, this, [this] {
    if (!restoring_) write();
  });
  connect(&workspace_, &Workspace::dataChanged, this, &SessionKeeper::takeData);
}

void SessionKeeper::noteViewChanged() { note({.view = true}); }

void SessionKeeper::noteColumns() {
  std::vector<RecordedColumns> columns = workspace_.ownColumns();
  if (columns == keptColumns_) return;
  keptColumns_ = std::move(columns);
  note({.columns = true});
}

void SessionKeeper::note(const WorkspaceParts& parts) {
  if (restoring_) return;
  pending_ |= parts;
  if (!timer_.isActive()) timer_.start();
  Q_EMIT stateChanged();
}

void SessionKeeper::takeData() {
  const auto before = std::exchange(keptData_, workspace_.originalData());
  if (restoring_) return;
  if (before && keptData_ && keptData_->sameCutouts(*before)) {
    note(WorkspaceParts::all());
    return;
  }
  const QString left = recoveryFile_;
  detach();
  Q_EMIT stateChanged();
  if (!left.isEmpty()) lookForRecovery();
}

bool SessionKeeper::hasUnsavedWork() const {
  const MarksState& marks = workspace_.marks().state();
  return file_.isEmpty() && workspace_.originalData() &&
         (!marks.annotations.empty() || !marks.subsets.empty() || !workspace_.runs().empty() ||
          !workspace_.applied().empty());
}

bool SessionKeeper::isModified() const {
  if (file_.isEmpty()) return hasUnsavedWork();
  return holdsWork(pending_) || worksWritten_ > 0 || lastWriteFailed_;
}

WorkspaceRecord SessionKeeper::record(const WorkspaceParts& parts) const {
  WorkspaceRecord record = workspace_.record(parts);
  record.view = view_().toStdString();
  return record;
}

void SessionKeeper::write() {
  timer_.stop();
  if (!workspace_.originalData() || !pending_.any()) return;
  if (!session_) {
    if (!recoveryFolder_.isEmpty() && hasUnsavedWork() && writes_ == 0)
      startFile(newName(recoveryFolder_, ".blend"), true);
    return;
  }
  // What is asked for later is written later, so several may wait for the worker at once.
  const WorkspaceParts parts = std::exchange(pending_, {});
  const bool work = holdsWork(parts);
  ++writes_;
  worksWritten_ += work ? 1 : 0;
  worker_.run(
      [session = session_, record = record(parts), parts] {
        session->saveWorkspace(record, parts);
        return session;
      },
      [this, work](const std::shared_ptr<Session>&) {
        worksWritten_ -= work ? 1 : 0;
        finishWrite(true);
      },
      [this, parts, work, session = session_](const QString& message) {
        worksWritten_ -= work ? 1 : 0;
        const bool current = session == session_;
        if (current) pending_ |= parts;
        finishWrite(!current);
        Q_EMIT failed(message);
      });
}

void SessionKeeper::finishWrite(bool written) {
  --writes_;
  lastWriteFailed_ = !written;
  tellFinished();
  Q_EMIT stateChanged();
}

void SessionKeeper::tellFinished() {
  if (finished_.empty() || writes_ > 0) return;
  if (!lastWriteFailed_) write();
  if (writes_ > 0) return;
  for (const auto& finished : std::exchange(finished_, {})) finished(!lastWriteFailed_);
}

void SessionKeeper::finish(std::function<void(bool)> finished) {
  finished_.push_back(std::move(finished));
  lastWriteFailed_ = false;
  if (session_) pending_.view = true;
  tellFinished();
}

void SessionKeeper::save() {
  if (file_.isEmpty()) return;
  pending_.view = true;
  write();
}

void SessionKeeper::saveAs(const QString& path) {
  if (!workspace_.originalData()) return;
  if (path == file_) {
    save();
  } else {
    startFile(path, false);
  }
}

void SessionKeeper::startFile(const QString& path, bool recovery) {
  pending_ = {};
  ++writes_;
  worker_.run(
      [file = nativeFile(path), record = record(WorkspaceParts::all())] {
        std::filesystem::create_directories(file.parent_path());
        auto session = std::make_shared<Session>(file, Database::Opening::OrMake);
        session->saveWorkspace(record, WorkspaceParts::all());
        return std::pair(session, record.data);
      },
      [this, path, recovery](std::pair<std::shared_ptr<Session>, std::shared_ptr<const CutoutSet>> made) {
        // Other data may have come meanwhile: then this is a recovery file that nobody has open, or a saved session.
        if (made.second != workspace_.originalData()) {
          letGo(std::move(made.first));  // held here as well, it would still be open when it is looked for
          if (recovery) lookForRecovery();
        } else {
          attach(std::move(made.first), path, recovery);
          if (pending_.any()) timer_.start();
        }
        finishWrite(true);
      },
      [this](const QString& message) {
        pending_ = WorkspaceParts::all();
        finishWrite(false);
        Q_EMIT failed(message);
      });
}

void SessionKeeper::attach(std::shared_ptr<Session> session, const QString& path, bool recovery) {
  const QString old = recoveryFile_;
  const WorkspaceParts pending = pending_;  // what changed while the file was written
  detach();
  pending_ = pending;
  if (!old.isEmpty() && !recovery) removeRecovery(old);
  session_ = std::move(session);
  workspace_.setSession(recovery ? nullptr : session_);
  if (recovery) {
    recoveryFile_ = path;
  } else {
    file_ = path;
    remember(path);
    mark(path);
  }
}

void SessionKeeper::detach() {
  timer_.stop();
  pending_ = {};
  workspace_.setSession(nullptr);
  letGo(std::exchange(session_, nullptr));
  if (!marker_.isEmpty()) removeRecovery(std::exchange(marker_, {}));
  file_.clear();
  recoveryFile_.clear();
  lastWriteFailed_ = false;
}

void SessionKeeper::letGo(std::shared_ptr<Session> session) {
  if (!session) return;
  worker_.run(
      [kept = std::make_shared<std::shared_ptr<Session>>(std::move(session))] {
        kept->reset();  // closing merges the journal into the file
        return true;
      },
      [](bool) {}, [](const QString&) {});
}

void SessionKeeper::removeRecovery(const QString& file) {
  worker_.run(
      [file] {
        for (const char* end : {"", "-wal", "-journal", "-shm"}) QFile::remove(file + QLatin1String(end));
        return true;
      },
      [](bool) {}, [](const QString&) {});
}

void SessionKeeper::mark(const QString& path) {
  if (recoveryFolder_.isEmpty()) return;
  marker_ = newName(recoveryFolder_, ".open");
  worker_.run(
      [marker = marker_, path] {
        QDir().mkpath(QFileInfo(marker).path());
        QSaveFile file(marker);
        return file.open(QIODevice::WriteOnly) && file.write(path.toUtf8()) >= 0 && file.commit();
      },
      [](bool) {}, [](const QString&) {});
}

void SessionKeeper::release() {
  detach();
  Q_EMIT stateChanged();
}

void SessionKeeper::forgetUnsaved() {
  if (!file_.isEmpty()) return;
  const QString old = recoveryFile_;
  detach();
  if (!old.isEmpty()) removeRecovery(old);
  Q_EMIT stateChanged();
}

void SessionKeeper::newSession() {
  if (!workspace_.originalData()) return;
  write();
  const QString left = recoveryFile_;
  detach();
  WorkspaceRecord fresh;
  fresh.data = workspace_.originalData();
  fresh.origin = workspace_.origin();
  restoring_ = true;
  workspace_.restore(fresh);
  restoring_ = false;
  keptColumns_.clear();
  Q_EMIT stateChanged();
  if (!left.isEmpty()) lookForRecovery();
}

QStringList SessionKeeper::recentFiles() { return QSettings().value(QStringLiteral("recentSessions")).toStringList(); }

void SessionKeeper::remember(const QString& path) {
  constexpr int kMost = 10;
  QStringList paths = recentFiles();
  paths.removeAll(path);
  paths.prepend(path);
  while (paths.size() > kMost) paths.removeLast();
  QSettings().setValue(QStringLiteral("recentSessions"), paths);
  Q_EMIT recentFilesChanged();
}

void SessionKeeper::forgetRecentFiles() {
  QSettings().remove(QStringLiteral("recentSessions"));
  Q_EMIT recentFilesChanged();
}

}  // namespace blendscope::ui
