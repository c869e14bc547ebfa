// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>

class QDockWidget;
class QMainWindow;

namespace blendscope::ui {

/// Leaves pages room: a dock at the side is narrower while the window is small, unless somebody chose its width.
/// Belongs to the window.
class DockWidth : public QObject {
  Q_OBJECT
 public:
  DockWidth(QMainWindow& window, QDockWidget& dock);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fit(const QSize& window);

  QMainWindow& window_;
  QDockWidget& dock_;
  int given_;  ///< for the size of the window
  int pressedAt_ = 0;
  bool chosen_ = false;
};

}  // namespace blendscope::ui
