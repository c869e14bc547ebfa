// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "survey/simulator.h"

class QDockWidget;
class QMenu;
class QMenuBar;

namespace blendscope::ui {

class DataOpener;
class ThemeSwitch;
class WindowSession;
class Workspace;

/// The menu bar. Entries that change the workspace do so themselves; what needs the window is passed on as a signal.
class WindowMenus : public QObject {
  Q_OBJECT
 public:
  WindowMenus(QMenuBar* bar, Workspace& workspace, DataOpener& opener, WindowSession& session,
              ThemeSwitch& theme, const QList<QDockWidget*>& docks, QObject* parent);

  QMenu* helpMenu() const { return help_; }

 Q_SIGNALS:
  void openFileRequested();
  void openFolderRequested();
  void quitRequested();
  void aboutRequested();
  void selectMatchingRequested();
  void saveSubsetRequested();

 private:
  void fillFile(QMenu* menu);
  void fillSelect(QMenu* menu);
  void fillView(QMenu* menu, ThemeSwitch& theme, const QList<QDockWidget*>& docks);
  void fillDisplay(QMenu* menu);
  void refreshRecent();
  void simulate(SurveyPreset preset);

  Workspace& workspace_;
  DataOpener& opener_;
  WindowSession& session_;
  QMenu* recent_ = nullptr;
  QMenu* help_ = nullptr;
};

}  // namespace blendscope::ui
