// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <utility>

#include "base/error.h"
#include "models/number_words.h"
#include "state/session_keeper.h"

/// How SessionKeeper opens a session: its file, then its data, then what was done with them; and how it finds what an
/// earlier process left behind.
namespace blendscope::ui {

namespace {

std::filesystem::path nativeName(const QString& path) { return QFile::encodeName(path).toStdString(); }

QString sessionFileName(const QString& path) { return QFileInfo(path).completeBaseName(); }

/// "3 labels, 1 run of demo survey, 12:05".
QString contentsText(const SessionContents& contents, const QDateTime& when) {
  QStringList parts;
  if (contents.labels > 0) parts << countText(contents.labels, SessionKeeper::tr("label"), SessionKeeper::tr("labels"));
  if (contents.flags > 0) parts << countText(contents.flags, SessionKeeper::tr("flag"), SessionKeeper::tr("flags"));
  if (contents.notes > 0) parts << countText(contents.notes, SessionKeeper::tr("note"), SessionKeeper::tr("notes"));
  if (!contents.subsets.empty()) {
    parts << countText(contents.subsets.size(), SessionKeeper::tr("subset"), SessionKeeper::tr("subsets"));
  }
  if (!contents.runs.empty()) {
    parts << countText(contents.runs.size(), SessionKeeper::tr("run"), SessionKeeper::tr("runs"));
  }
  const QString source = QDir(QString::fromStdString(contents.data ? contents.data->source : "")).dirName();
  return SessionKeeper::tr("%1 of %2, %3")
      .arg(parts.isEmpty() ? SessionKeeper::tr("the selection") : parts.join(QStringLiteral(", ")), source,
           QLocale().toString(when, QLocale::ShortFormat));
}

QString firstOf(const std::vector<std::string>& problems) {
  return problems.empty() ? QString() : QString::fromStdString(problems.front());
}

}  // namespace

void SessionKeeper::openAnything(const QString& path) {
  worker_.run([file = nativeName(path)] { return Session::isOne(file); },
              [this, path](bool session) { session ? open(path) : Q_EMIT isNoSession(path); },
              [this, path](const QString&) { Q_EMIT isNoSession(path); });
}

void SessionKeeper::open(const QString& path) { openFile(QFileInfo(path).absoluteFilePath(), false); }

void SessionKeeper::openFile(const QString& path, bool recovery) {
  if (!path.isEmpty() && path == file_) return;
  giveUpOpening();
  worker_.run(
      [file = nativeName(path)] {
        auto session = std::make_shared<Session>(file, Database::Opening::Existing);
        std::optional<WorkspaceHead> head = session->workspaceHead();
        if (!head) throw Error("the session is empty", file.string(), "Open data instead.");
        return std::pair(session, *head);
      },
      [this, path, recovery](const std::pair<std::shared_ptr<Session>, WorkspaceHead>& opened) {
        opening_ = std::make_shared<Opening>();
        opening_->session = opened.first;
        opening_->head = opened.second;
        opening_->path = path;
        opening_->recovery = recovery;
        findDataOf(opening_->head.places);
      },
      [this](const QString& message) { Q_EMIT failed(message); });
}

void SessionKeeper::findDataOf(const std::vector<DataOrigin>& places) {
  const auto folder = nativeName(QFileInfo(opening_->path).absolutePath());
  jobs_.run(
      {.title = tr("Open the session %1").arg(sessionFileName(opening_->path)), .slot = QStringLiteral("open-data")},
      this,
      [places, folder, fingerprint = opening_->head.fingerprint](const Progress& progress) {
        return findData(places, fingerprint, folder, progress);
      },
      [this, opening = opening_](FoundData found) {
        if (opening == opening_) takeFound(std::move(found));
      },
      [this](const QString& message) {
        giveUpOpening();
        Q_EMIT failed(message);
      },
      [this] { giveUpOpening(); });
}

void SessionKeeper::takeFound(FoundData found) {
  opening_->found = std::move(found);
  if (opening_->found.same) {
    finishOpening();
    return;
  }
  const WorkspaceHead& head = opening_->head;
  const QString wanted = tr("%1 of %2 × %3 pixels, %4")
                             .arg(countText(head.rows, tr("cutout"), tr("cutouts")))
                             .arg(head.shape.width)
                             .arg(head.shape.height)
                             .arg(QString::fromStdString(head.source));
  if (!opening_->found.set) {
    Q_EMIT dataMissing(tr("The data of the session %1 are not where they were (%2). Where are they now?")
                           .arg(sessionFileName(opening_->path), wanted),
                       false);
    return;
  }
  const CutoutSet& set = *opening_->found.set;
  Q_EMIT dataMissing(
      tr("The session %1 was made with other data (%2) than those in %3 (%4). With these, labels, flags, "
         "notes and subsets go to cutouts of the same id, and runs stay behind.")
          .arg(sessionFileName(opening_->path), wanted, QString::fromStdString(set.provenance().source),
               countText(set.size(), tr("cutout"), tr("cutouts"))),
      true);
}

void SessionKeeper::lookForDataAt(const QString& path) {
  if (!opening_) return;
  DataOrigin origin = opening_->head.places.front();
  origin.preset.clear();
  origin.files.path = nativeName(QFileInfo(path).absoluteFilePath()).string();
  findDataOf({origin});
}

void SessionKeeper::useOtherData() {
  if (opening_ && opening_->found.set) finishOpening();
}

void SessionKeeper::giveUpOpening() {
  if (!opening_) return;
  letGo(std::move(opening_->session));
  opening_.reset();
}

void SessionKeeper::finishOpening() {
  worker_.run(
      [session = opening_->session, set = opening_->found.set] { return session->loadWorkspace(set, Progress()); },
      [this, opening = opening_](const RestoredWorkspace& restored) {
        if (opening == opening_) take(restored);
      },
      [this](const QString& message) {
        giveUpOpening();
        Q_EMIT failed(message);
      });
}

void SessionKeeper::take(const RestoredWorkspace& restored) {
  const std::shared_ptr<Opening> opening = std::exchange(opening_, nullptr);
  write();
  WorkspaceRecord record = restored.record;
  record.origin = opening->found.origin;
  const QString left = recoveryFile_ == opening->path ? QString() : recoveryFile_;
  detach();
  restoring_ = true;
  workspace_.restore(record);
  restoring_ = false;
  keptColumns_ = workspace_.ownColumns();
  if (opening->found.same) {
    attach(std::move(opening->session), opening->path, opening->recovery);
    const bool moved = !(opening->found.origin == opening->head.places.front());
    if (moved) note({.origin = true});
    if (opening->head.ofStudy) note(WorkspaceParts::all());
  } else {
    // The file keeps what these data cannot have; this becomes a session of its own.
    letGo(std::move(opening->session));
    note(WorkspaceParts::all());
  }
  if (opening->recovery) orphan_ = {};
  Q_EMIT opened(QByteArray::fromStdString(record.view), firstOf(restored.problems));
  Q_EMIT stateChanged();
  if (!left.isEmpty()) lookForRecovery();
}

void SessionKeeper::keepRecovery(const QString& folder) { recoveryFolder_ = folder; }

SessionKeeper::Orphan SessionKeeper::orphanAt(const QString& marker) {
  QString file = marker;
  if (marker.endsWith(QStringLiteral(".open"))) {
    QFile text(marker);
    if (!text.open(QIODevice::ReadOnly)) return {};
    file = QString::fromUtf8(text.readAll());
  }
  try {
    Session session(nativeName(file), Database::Opening::Existing);
    const SessionContents contents = session.contents();
    if (contents.data) return {file, marker, contentsText(contents, QFileInfo(marker).lastModified())};
  } catch (const Error&) {  // open in a living window, or gone: nothing to go on with
  }
  return {};
}

void SessionKeeper::lookForRecovery() {
  if (recoveryFolder_.isEmpty()) return;
  worker_.run(
      [folder = recoveryFolder_] {
        const QDir dir(folder);
        for (const QString& name :
             dir.entryList({QStringLiteral("*.blend"), QStringLiteral("*.open")}, QDir::Files, QDir::Time)) {
          Orphan orphan = orphanAt(dir.filePath(name));
          if (!orphan.file.isEmpty()) return orphan;
        }
        return Orphan();
      },
      [this](const Orphan& orphan) {
        orphan_ = orphan;
        if (!orphan.file.isEmpty()) {
          Q_EMIT recoveryFound(tr("Earlier work was not closed: %1. Go on where you were?").arg(orphan.contents));
        }
      },
      [](const QString&) {});
}

void SessionKeeper::recover() {
  if (orphan_.file.isEmpty()) return;
  const bool unnamed = orphan_.file == orphan_.marker;
  if (!unnamed) removeRecovery(orphan_.marker);
  openFile(orphan_.file, unnamed);
}

void SessionKeeper::discardRecovery() {
  if (orphan_.marker.isEmpty()) return;
  removeRecovery(std::exchange(orphan_, {}).marker);
  lookForRecovery();
}

}  // namespace blendscope::ui
