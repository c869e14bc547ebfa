// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <utility>

#include "base/matrix.h"
#include "data/class_names.h"

namespace blendscope::ui {

/// True class against predicted class: counts and the share of each true class. Cells are chosen with the mouse or with
/// the arrow keys and Enter.
class ConfusionMatrixView : public QWidget {
  Q_OBJECT
 public:
  explicit ConfusionMatrixView(QWidget* parent = nullptr);

  /// `counts`: true class × predicted class.
  void setMatrix(const Matrix<int>& counts, const ClassNames& names);
  void clear();
  /// Place of a cell, for those who point at it.
  QRect cellRect(int truth, int predicted) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void cellActivated(int truth, int predicted);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  using Cell = std::pair<int, int>;
  int classes() const { return static_cast<int>(counts_.rows()); }
  std::optional<Cell> cellAt(QPoint at) const;
  /// Columns are as wide as rows are high, or as their headings.
  QRect gridRect() const;
  int widestName() const;
  double share(Cell cell) const;
  QString words(Cell cell) const;
  void setCurrent(Cell cell);
  void paintCell(QPainter& painter, Cell cell) const;
  void paintNames(QPainter& painter) const;

  Matrix<int> counts_;
  ClassNames names_;
  std::optional<Cell> hovered_;
  Cell current_{0, 0};
};

}  // namespace blendscope::ui
