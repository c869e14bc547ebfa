// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QPointer>
#include <functional>
#include <memory>

#include "data/row_order.h"
#include "views/image_panel.h"

class QMainWindow;

namespace blendscope::ui {

/// The dock with the image panel. Opened for a cutout it takes half of the window; it can fill the window, and goes
/// back the way it came on Escape.
class ImageDock : public QDockWidget {
  Q_OBJECT
 public:
  /// `order` gives the order in which to step through cutouts; null: that of the data.
  ImageDock(Workspace& workspace, CutoutDetails& details, QMainWindow& window,
            std::function<std::shared_ptr<const RowOrder>()> order = {});

  ImagePanel* panel() const { return panel_; }

 public Q_SLOTS:
  void open();
  /// Hides the page beside it, or shows it again.
  void setFilling(bool filling);

 private:
  void step(int by);
  void leave();

  Workspace& workspace_;
  QMainWindow& window_;
  std::function<std::shared_ptr<const RowOrder>()> order_;
  ImagePanel* panel_;
  QPointer<QWidget> cameFrom_;
  QPointer<QWidget> hidden_;  ///< the page, while the image fills the window
};

}  // namespace blendscope::ui
