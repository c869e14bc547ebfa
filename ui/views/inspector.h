// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/cutout_facts_model.h"
#include "state/cutout_details.h"
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
  Inspector(Workspace& workspace, CutoutDetails& details, QWidget* parent = nullptr);
  QSize sizeHint() const override;

 Q_SIGNALS:
  /// The image is wanted large.
  void imageRequested();

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  void refresh();
  void showClass(int c);
  void showSky();
  void sayPixel(const QString& words);

  Workspace& workspace_;
  CutoutDetails& details_;
  CutoutFactsModel* facts_;
  QStackedWidget* stack_;
  ImageView* image_;
  QLabel* pixel_;
  QLabel* sky_;
  QLabel* id_;
  QLabel* marker_;
  QLabel* class_;
  QTreeView* table_;
};

}  // namespace blendscope::ui
