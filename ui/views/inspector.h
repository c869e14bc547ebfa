// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/cutout_facts_model.h"
#include "state/workspace.h"

class QLabel;
class QStackedWidget;
class QTreeView;

namespace blendscope::ui {

class ImageView;

/// The current cutout: large, with its id, its class and everything that is known of it.
class Inspector : public QWidget {
  Q_OBJECT
 public:
  explicit Inspector(Workspace& workspace, QWidget* parent = nullptr);
  QSize sizeHint() const override;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  void showClass(int c);
  void sayPixel(const QString& words);

  Workspace& workspace_;
  CutoutFactsModel* facts_;
  QStackedWidget* stack_;
  ImageView* image_;
  QLabel* pixel_;
  QLabel* id_;
  QLabel* marker_;
  QLabel* class_;
  QTreeView* table_;
};

}  // namespace blendscope::ui
