// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "state/cutout_details.h"
#include "state/workspace.h"
#include "views/image_bar.h"
#include "views/image_tabs.h"
#include "views/image_view.h"

class QLabel;
class QSplitter;
class QTimer;
class QToolButton;

namespace blendscope::ui {

/// The current cutout at length: image, what it is compared with, and its numbers. Follows the current row; lays itself
/// out side by side where it is wide.
class ImagePanel : public QWidget {
  Q_OBJECT
 public:
  ImagePanel(Workspace& workspace, CutoutDetails& details, QWidget* parent = nullptr);

  ImageView* view() const { return view_; }
  ImageBar* bar() const { return bar_; }
  ImageTabs* tabs() const { return tabs_; }
  /// Whether the comparison is seen at this moment of blinking.
  bool isBlinkedOver() const { return over_; }
  /// The picture on its way to a file, a printer or the clipboard.
  struct ChartFile picture() const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  /// The previous (−1) or next cutout is wanted.
  void stepRequested(int by);
  void fillRequested(bool fill);
  /// Escape.
  void closeRequested();
  /// The image and what it is compared with took turns.
  void blinked();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QWidget* makeImageSide();
  QWidget* makeDisplayLine();
  void connectBar();
  void takeRow();
  void takeDetails();
  void takeClasses();
  void takeDisplay();
  void show(bool keepCut);
  /// What is to be shown; the cutout itself, with a word on it, where that is not there yet.
  ImagePlane wantedPlane(QString& words) const;
  ImagePlane comparison(ImageShown shown, QString& words) const;
  int comparedClass() const;
  void setBlinking(bool blinking);
  void dragLimits(const Limits& limits, bool done);
  void resetDisplay();
  void showPixel();
  void sayPixel();
  void sayColours(double contrast, double bias);
  void copy();
  void save();
  void print();
  QString title() const;

  Workspace& workspace_;
  CutoutDetails& details_;
  ImageBar* bar_;
  ImageView* view_;
  ImageTabs* tabs_;
  QSplitter* split_;
  QLabel* title_;
  QLabel* pixel_;
  QLabel* sky_;
  QLabel* words_;
  QToolButton* inverted_;
  QTimer* blink_;
  bool over_ = false;
  std::optional<QPoint> hovered_;
};

}  // namespace blendscope::ui
