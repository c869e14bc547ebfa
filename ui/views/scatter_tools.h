// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;

namespace blendscope::ui {

class ScatterView;

/// Buttons above a scatter plot: what dragging does, showing everything, zooming.
class ScatterTools : public QWidget {
  Q_OBJECT
 public:
  explicit ScatterTools(ScatterView& view, QWidget* parent = nullptr);
  /// At the right end, for what else the page offers.
  QHBoxLayout* actions() const { return actions_; }

 private:
  QHBoxLayout* actions_;
};

}  // namespace blendscope::ui
