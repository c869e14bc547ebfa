// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_session.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMessageBox>
#include <utility>

#include "state/data_opener.h"
#include "state/session_keeper.h"
#include "state/workspace.h"
#include "theme/theme.h"
#include "views/banner.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

QString sessionFilter() { return WindowSession::tr("Sessions (*.blend);;All files (*)"); }

}  // namespace

WindowSession::WindowSession(QMainWindow& window, Workspace& workspace, DataOpener& opener, SessionKeeper& keeper,
                             Banner& banner)
    : QObject(&window), window_(window), workspace_(workspace), opener_(opener), keeper_(keeper), banner_(banner) {
  connect(&keeper_, &SessionKeeper::stateChanged, this, &WindowSession::refreshTitle);
  connect(&workspace_, &Workspace::dataChanged, this, &WindowSession::refreshTitle);
  connect(&keeper_, &SessionKeeper::failed, this, [this](const QString& message) {
    afterSave_ = {};
    say(message, {}, {}, {}, {}, {});
  });
  connect(&keeper_, &SessionKeeper::opened, this, [this](const QByteArray&, const QString& problems) {
    banner_.dismiss();
    if (!problems.isEmpty()) say(problems, {}, {}, {}, {}, {});
  });
  connect(&keeper_, &SessionKeeper::isNoSession, &opener_, &DataOpener::openPath);
  connect(&keeper_, &SessionKeeper::dataMissing, this, &WindowSession::sayMissing);
  connect(&keeper_, &SessionKeeper::recoveryFound, this, [this](const QString& message) {
    say(
        message, tr("Go on where you were"), [this] { keeper_.recover(); }, tr("Discard"),
        [this] { keeper_.discardRecovery(); }, {});
  });
  refreshTitle();
}

void WindowSession::say(const QString& message, const QString& button, std::function<void()> act, const QString& other,
                        std::function<void()> actOther, std::function<void()> closed) {
  banner_.ask(message, {button, std::move(act)}, {other, std::move(actOther)}, std::move(closed));
}

void WindowSession::fillMenu(QMenu* menu) {
  const auto add = [menu, this](const QString& words, const char* name, void (WindowSession::*act)()) {
    QAction* action = menu->addAction(words, this, act);
    action->setObjectName(QString::fromLatin1(name));
    return action;
  };
  add(tr("&New session"), "actionNewSession", &WindowSession::start);
  add(tr("Open &session…"), "actionOpenSession", &WindowSession::openSession);
  QMenu* recent = menu->addMenu(tr("Open recent session"));
  connect(&keeper_, &SessionKeeper::recentFilesChanged, recent, [this, recent] { refreshRecent(recent); });
  refreshRecent(recent);
  add(tr("&Save session"), "actionSaveSession", &WindowSession::save)->setShortcut(QKeySequence::Save);
  add(tr("Save session &as…"), "actionSaveSessionAs", &WindowSession::saveAs)->setShortcut(QKeySequence::SaveAs);
}

void WindowSession::refreshRecent(QMenu* menu) {
  menu->clear();
  const QStringList paths = SessionKeeper::recentFiles();
  menu->setEnabled(!paths.isEmpty());
  for (const QString& path : paths) {
    menu->addAction(QDir::toNativeSeparators(path).replace(u'&', QStringLiteral("&&")), this,
                    [this, path] { afterUnsaved([this, path] { keeper_.open(path); }); });
  }
  menu->addSeparator();
  menu->addAction(tr("Clear this list"), &keeper_, &SessionKeeper::forgetRecentFiles);
}

void WindowSession::refreshTitle() {
  QStringList parts;
  if (!keeper_.file().isEmpty()) parts << QFileInfo(keeper_.file()).completeBaseName() + QStringLiteral("[*]");
  if (workspace_.data()) {
    const QString source = shortSource(workspace_.data()->provenance());
    parts << (parts.isEmpty() ? source + QStringLiteral("[*]") : source);
  }
  parts << tr("Blendscope");
  window_.setWindowTitle(parts.join(QStringLiteral(" – ")));
  window_.setWindowModified(keeper_.isModified());
}

void WindowSession::open(const QString& path) {
  afterUnsaved([this, path] { keeper_.openAnything(path); });
}

void WindowSession::start() {
  afterUnsaved([this] { keeper_.newSession(); });
}

void WindowSession::openSession() {
  const QString path = QFileDialog::getOpenFileName(&window_, tr("Open a session"), {}, sessionFilter());
  if (!path.isEmpty()) open(path);
}

void WindowSession::save() { keeper_.file().isEmpty() ? saveAs() : keeper_.save(); }

void WindowSession::saveAs() {
  QString path = QFileDialog::getSaveFileName(&window_, tr("Save the session"), keeper_.file(), sessionFilter());
  if (path.isEmpty()) {
    afterSave_ = {};
    return;
  }
  if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".blend");
  keeper_.saveAs(path);
  if (afterSave_) saveThen(std::exchange(afterSave_, {}));
}

void WindowSession::saveThen(const std::function<void()>& go) {
  keeper_.finish([go](bool written) {
    if (written) go();
  });
}

void WindowSession::sayMissing(const QString& message, bool othersFound) {
  const auto choose = [this] {
    const QString path = QFileDialog::getOpenFileName(&window_, tr("Where the data of the session are now"));
    path.isEmpty() ? keeper_.giveUpOpening() : keeper_.lookForDataAt(path);
  };
  const auto chooseFolder = [this] {
    const QString path = QFileDialog::getExistingDirectory(&window_, tr("Where the data of the session are now"));
    path.isEmpty() ? keeper_.giveUpOpening() : keeper_.lookForDataAt(path);
  };
  const auto giveUp = [this] { keeper_.giveUpOpening(); };
  if (othersFound) {
    say(
        message, tr("Choose the data…"), choose, tr("Use these data"), [this] { keeper_.useOtherData(); }, giveUp);
  } else {
    say(message, tr("Choose a file…"), choose, tr("Choose a folder…"), chooseFolder, giveUp);
  }
}

bool WindowSession::mayClose() {
  if (settled_) return true;
  deciding_ = true;
  afterUnsaved([this] {
    saveThen([this] {
      settled_ = true;
      keeper_.release();
      if (!deciding_) window_.close();
    });
  });
  deciding_ = false;
  return settled_;
}

void WindowSession::afterUnsaved(std::function<void()> go) {
  if (!keeper_.hasUnsavedWork()) {
    go();
    return;
  }
  if (asking_) return;
  asking_ = true;
  auto* question =
      new QMessageBox(QMessageBox::Question, tr("Unsaved work"),
                      tr("Save what you did with %1 in a session?").arg(shortSource(workspace_.data()->provenance())),
                      QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &window_);
  question->setObjectName(QStringLiteral("unsavedWork"));
  question->setInformativeText(tr("Labels, flags, notes, subsets and runs are lost if you discard them."));
  question->setDefaultButton(QMessageBox::Save);
  question->setAttribute(Qt::WA_DeleteOnClose);
  connect(question, &QMessageBox::finished, this, [this, go](int answer) {
    asking_ = false;
    if (answer == QMessageBox::Save) {
      afterSave_ = go;
      saveAs();
    } else if (answer == QMessageBox::Discard) {
      keeper_.forgetUnsaved();
      go();
    }
  });
  question->open();
}

}  // namespace blendscope::ui
