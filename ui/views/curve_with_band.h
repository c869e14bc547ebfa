// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "evaluate/metrics.h"
#include "views/plot_view.h"

namespace blendscope::ui {

/// A point of a curve with its 95 % interval and what it says.
struct BandedPoint {
  double x = 0;
  double y = 0;
  Interval band;
  QString words;
};

/// One curve with a band and a marker at the point that a slider has chosen.
class CurveWithBand : public PlotView {
  Q_OBJECT
 public:
  using PlotView::PlotView;

  /// Points by rising x. The vertical axis is made to hold the bands within [0, 1].
  void setCurve(std::vector<BandedPoint> points, const PlotAxis& horizontal, const QString& verticalTitle);
  /// −1: none.
  void setMarked(int point);
  int marked() const { return marked_; }

 protected:
  void paintData(QPainter& painter) const override;
  int pointCount() const override { return static_cast<int>(points_.size()); }
  QPointF pointPlace(int point) const override;
  QString pointWords(int point) const override { return at(point).words; }
  QString csv() const override;

 private:
  const BandedPoint& at(int point) const { return points_[static_cast<std::size_t>(point)]; }

  std::vector<BandedPoint> points_;
  QString horizontalTitle_;
  QString verticalTitle_;
  int marked_ = -1;
};

}  // namespace blendscope::ui
