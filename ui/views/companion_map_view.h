// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "study/run_accuracy.h"
#include "views/plot_view.h"

namespace blendscope::ui {

/// Which companions are found: separation across, flux ratio up, the share found as colour and in figures, and the
/// separation at which half are found as a line with whiskers. Cells can be clicked.
class CompanionMapView : public PlotView {
  Q_OBJECT
 public:
  explicit CompanionMapView(QWidget* parent = nullptr);

  /// `run` is named above; `message` stands where there is no map.
  void setMap(std::optional<CompanionMap> map, const QString& run, const QString& message);
  const std::optional<CompanionMap>& map() const { return map_; }
  /// Middle of a cell in the widget.
  QPointF spotOf(int cell) const { return pointPlace(cell); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void paintData(QPainter& painter) const override;
  void paintAbove(QPainter& painter) const override;
  int pointCount() const override;
  QPointF pointPlace(int point) const override;
  QString pointWords(int point) const override;
  QString csv() const override;

 private:
  QRectF cellRect(int cell) const;
  QColor colourOf(double completeness) const;
  void paintCell(QPainter& painter, int cell) const;
  void paintFigure(QPainter& painter, int cell) const;
  /// Away from the limit where that passes through the cell.
  Qt::Alignment sideOfFigure(int cell) const;
  void paintLimit(QPainter& painter) const;

  std::optional<CompanionMap> map_;
  QString run_;
  QString message_;
};

}  // namespace blendscope::ui
