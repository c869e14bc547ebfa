// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "evaluate/metrics.h"
#include "views/plot_view.h"

namespace blendscope::ui {

/// A point of a series: where, how sure, and what it says.
struct PlotPoint {
  double x = 0;
  double y = 0;
  Interval interval{0, 0};  ///< 95 %, of y
  QString words;
};

struct PlotSeries {
  QString label;
  QString figure = {};  ///< stands behind the name in the key, and is never shortened: "AP 0.731"
  int colour = 0;       ///< number of its colour (chart_theme.h)
  std::vector<PlotPoint> points;
  bool joined = true;   ///< by a line
  bool marked = true;   ///< with a marker at each point
  bool banded = false;  ///< intervals as a band, else as whiskers where `hasIntervals`
  bool hasIntervals = true;
  bool dashed = false;
  bool readable = true;  ///< whether its points are read out and clicked
};

/// Several series over each other, named in a key above the plot, which leaves the plot enough room to be read. Bands
/// of more than two series would mix, and become whiskers. Points are numbered through all readable series.
class SeriesPlot : public PlotView {
  Q_OBJECT
 public:
  using PlotView::PlotView;

  /// The axes as given; `message` stands where there are no points.
  void setSeries(std::vector<PlotSeries> series, const PlotAxis& horizontal, const PlotAxis& vertical);
  void setMessage(const QString& message);
  const std::vector<PlotSeries>& series() const { return series_; }

  struct Place {
    int series = 0;
    int point = 0;
  };
  /// What a number of `pointActivated` speaks of.
  Place placeOfPoint(int number) const;
  /// Where that point is drawn.
  QPointF spotOf(int number) const { return pointPlace(number); }

 protected:
  void paintData(QPainter& painter) const override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  int pointCount() const override;
  QPointF pointPlace(int point) const override;
  QString pointWords(int point) const override { return at(point).words; }
  QString csv() const override;
  void paintAbove(QPainter& painter) const override;

 private:
  const PlotPoint& at(int point) const;
  void paintSeries(QPainter& painter, const PlotSeries& series) const;
  void paintKeyEntry(QPainter& painter, const PlotSeries& series, const QRectF& room) const;
  void paintBand(QPainter& painter, const PlotSeries& series) const;
  void makeRoomForKey();
  /// How many lines of the key leave a plot that is well read, or two where there is little room.
  std::size_t mostKeyLines() const;
  std::size_t keyColumns() const;
  std::size_t keyLines() const;
  double whiskerShift(const PlotSeries& series) const;

  std::vector<PlotSeries> series_;
  QString horizontalTitle_;
  QString verticalTitle_;
  QString message_;
};

/// An axis that holds all of the values and their intervals, within [0, 1] if `share`.
PlotAxis axisAround(const QString& title, const std::vector<PlotSeries>& series, bool share);
/// A horizontal axis that holds all of the values; logarithmic where they are positive and far apart.
PlotAxis horizontalAxisAround(const QString& title, const std::vector<PlotSeries>& series);

}  // namespace blendscope::ui
