// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "study/study_grid.h"

namespace blendscope::ui {

/// A study's accuracies by normalisation (rows) and embedding (columns) as colours and figures. Hover tells a cell's
/// pipeline and interval; a click or the arrow keys choose it.
class StudyHeatMap : public QWidget {
  Q_OBJECT
 public:
  explicit StudyHeatMap(QWidget* parent = nullptr);

  /// `grid` is one of the table.
  void setGrid(std::shared_ptr<const StudyTable> table, StudyGrid grid);
  void setCurrentLine(std::optional<std::size_t> line);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  /// Place of a cell, counted row by row.
  QRect cellRect(std::size_t cell) const;

 Q_SIGNALS:
  void lineChosen(std::size_t line);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  int headWidth() const;
  std::optional<std::size_t> cellAt(QPoint point) const;
  const StudyLine* lineOf(std::size_t cell) const;
  void choose(std::size_t cell);
  void paintCell(QPainter& painter, std::size_t cell) const;

  std::shared_ptr<const StudyTable> table_;
  StudyGrid grid_;
  double low_ = 0;
  double high_ = 1;
  std::optional<std::size_t> current_;  ///< cell
};

}  // namespace blendscope::ui
