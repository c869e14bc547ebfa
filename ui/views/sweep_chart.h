// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/sweep_model.h"

class QItemSelectionModel;

namespace blendscope::ui {

/// Accuracy with its 95 % interval against the parameter of a sweep, one curve for each way to scale. Filled markers
/// are as good as the best one within its standard error, which a band shows. Shares its current point with a selection
/// model: the mouse and the arrow keys move it.
class SweepChart : public QWidget {
  Q_OBJECT
 public:
  SweepChart(const SweepModel& model, QItemSelectionModel* current, QWidget* parent = nullptr);

  /// Place of a point in the widget.
  QPointF placeOf(int row) const;
  QSize sizeHint() const override { return {480, 320}; }
  QSize minimumSizeHint() const override { return {240, 160}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Scale {
    double low = 0;
    double high = 1;
    double tick = 0.2;
  };
  QRectF plotArea() const;
  Scale scaleOfAccuracy() const;
  double shareOfValue(double value) const;
  double heightOf(double accuracy) const;
  int rowNear(QPointF place) const;
  void makeCurrent(int row);
  void paintAxes(QPainter& painter) const;
  void paintValues(QPainter& painter) const;
  void paintBest(QPainter& painter) const;
  void paintCurve(QPainter& painter, std::size_t curve) const;
  void paintKey(QPainter& painter) const;

  const SweepModel& model_;
  QItemSelectionModel* current_;
};

}  // namespace blendscope::ui
