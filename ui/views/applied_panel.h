// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "study/applied_model.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace blendscope::ui {

class ModelShelf;
class Workspace;

/// Apply a saved model to the cutouts on show; what each applied model said, to look at, to write to a file, to drop.
class AppliedPanel : public QWidget {
  Q_OBJECT
 public:
  AppliedPanel(Workspace& workspace, ModelShelf& shelf, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// The predictions are to be looked at.
  void browseRequested();

 private:
  void chooseModel();
  void chooseTarget(const std::shared_ptr<const AppliedModel>& applied);
  void refresh();
  QWidget* makeEntry(int index);

  Workspace& workspace_;
  ModelShelf& shelf_;
  QPushButton* apply_;
  QLabel* words_;
  QVBoxLayout* list_;
};

}  // namespace blendscope::ui
