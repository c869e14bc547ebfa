// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <vector>

#include "models/run_curves.h"
#include "views/chart_theme.h"

class QLineSeries;

namespace blendscope::ui {

/// ROC curves of several runs over each other, named in the empty corner below the diagonal. Values are read off with
/// the mouse, or with ←/→ along a curve and ↑/↓ between curves.
class RocChart : public ThemedChart {
  Q_OBJECT
 public:
  explicit RocChart(QWidget* parent = nullptr);

  void setCurves(std::vector<RunRoc> curves);
  const std::vector<RunRoc>& curves() const { return curves_; }
  /// As `saveChart` (picture_file.h).
  void save(const QString& path);

 Q_SIGNALS:
  /// What is under the mouse in words; empty when it leaves.
  void readout(const QString& words);
  /// A point of a curve was clicked, or Return pressed on it.
  void pointActivated(int curve, int point);

 protected:
  void applyTheme() override;
  QString csv() const override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void clicked() override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void readAt(int curve, int point);
  QPointF placeOf(const CurvePoint& point) const;
  void paintKey(QPainter& painter) const;
  /// "blend against the rest"; empty where the curves are of several classes.
  QString classWords() const;
  void nameAxes();

  std::vector<RunRoc> curves_;
  std::vector<QLineSeries*> series_;
  QLineSeries* diagonal_;
  int curve_ = -1;  ///< what is being read; −1: nothing
  int point_ = 0;
};

}  // namespace blendscope::ui
