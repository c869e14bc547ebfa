// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QMainWindow;
class QMenu;

namespace blendscope::ui {

class Banner;
class DataOpener;
class SessionKeeper;
class Workspace;

/// What the window says and asks about its session: entries of the File menu, file dialogs, the title, a banner of its
/// own, and the one question before unsaved work would go.
class WindowSession : public QObject {
  Q_OBJECT
 public:
  /// `banner` tells what went wrong, and shows what an earlier process left.
  WindowSession(QMainWindow& window, Workspace& workspace, DataOpener& opener, SessionKeeper& keeper, Banner& banner);

  void fillMenu(QMenu* menu);
  /// A session, or data: the contents decide.
  void open(const QString& path);
  /// Whether the window may close now. If not, it closes later by itself, or the user chose to go on.
  bool mayClose();
  /// Calls `go` at once, or once the user has saved or given up unsaved work.
  void afterUnsaved(std::function<void()> go);

 private:
  void start();
  void openSession();
  void save();
  void saveAs();
  void refreshRecent(QMenu* menu);
  void refreshTitle();
  void sayMissing(const QString& message, bool othersFound);
  void say(const QString& message, const QString& button, std::function<void()> act, const QString& other,
           std::function<void()> actOther, std::function<void()> closed);
  void saveThen(const std::function<void()>& go);

  QMainWindow& window_;
  Workspace& workspace_;
  DataOpener& opener_;
  SessionKeeper& keeper_;
  Banner& banner_;
  std::function<void()> afterSave_;
  bool settled_ = false;  ///< everything is saved, or not wanted: the window may close
  bool asking_ = false;
  bool deciding_ = false;
};

}  // namespace blendscope::ui
