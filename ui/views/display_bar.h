// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QComboBox;

namespace blendscope::ui {

class Workspace;

/// Stretch, limits and colour map of every image of the window in one line.
class DisplayBar : public QWidget {
  Q_OBJECT
 public:
  explicit DisplayBar(Workspace& workspace, QWidget* parent = nullptr);

 private:
  void take();
  void give();

  Workspace& workspace_;
  QComboBox* stretch_;
  QComboBox* limits_;
  QComboBox* map_;
};

}  // namespace blendscope::ui
