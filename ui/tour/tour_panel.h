// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace blendscope::ui {

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
  /// Beside `target`, a rectangle of the window, or inside it where there is no room beside it.
  void placeNear(const QRect& target);

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
