// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

class QMainWindow;
class QMenu;

namespace blendscope::ui {

class GuidedTour;
class HelpPanel;
class MainWindow;

/// The dock of the help and the entries of the Help menu that open it.
class HelpDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit HelpDock(MainWindow& window);

  /// Help on this page (F1), keyboard shortcuts, the guided tour; above what is there.
  void fillMenu(QMenu* menu, GuidedTour& tour);
  HelpPanel* panel() const { return panel_; }

 private:
  void helpOnPage();
  void helpOnKeys();
  /// Beside the pages; where the Inspector is in the same place, in front of it.
  void bringUp();

  MainWindow& window_;
  HelpPanel* panel_;
};

}  // namespace blendscope::ui
