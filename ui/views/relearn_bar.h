// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace blendscope::ui {

class JobRunner;
class Relearning;
class Workspace;

/// Says that the labels have changed since the current run was trained, trains it again, and says what that changed.
/// Hidden where there is nothing to say.
class RelearnBar : public QWidget {
  Q_OBJECT
 public:
  RelearnBar(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

 private:
  void refresh();

  Workspace& workspace_;
  Relearning& relearning_;
  QLabel* words_;
  QPushButton* again_;
};

}  // namespace blendscope::ui
