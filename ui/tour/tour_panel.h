// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

class QLabel;
class QPushButton;

namespace blendscope::ui {

/// A part of the window that words should not cover, and what each pixel of it costs.
struct SparedArea {
  QRect rect;
  double cost = 0;
};

/// Lies upon the window and says what the tour points at. The rest of the window stays in reach.
class TourPanel : public QFrame {
  Q_OBJECT
 public:
  explicit TourPanel(QWidget* window);

  /// `step` counts from 1.
  void say(int step, int stepCount, const QString& title, const QString& words);
  /// The keyboard goes on with Return.
  void takeFocus();
  void setEnds(bool first, bool last);
  /// Near `target`, over as little as can be of it and of `spared`; all are rectangles of the window.
  void placeNear(const QRect& target, const std::vector<SparedArea>& spared);

 Q_SIGNALS:
  void backRequested();
  void nextRequested();
  void closeRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  QLabel* count_;
  QLabel* title_;
  QLabel* words_;
  QPushButton* back_;
  QPushButton* next_;
  QPushButton* close_;
};

/// A frame around what the tour points at; lets every click through.
class TourFrame : public QWidget {
  Q_OBJECT
 public:
  explicit TourFrame(QWidget* window);
  void setTarget(const QRect& target);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

}  // namespace blendscope::ui
