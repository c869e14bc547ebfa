// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <functional>

#include "views/rectangle_drag.h"

namespace blendscope::ui {

struct ChartFile;

/// One axis of a plot.
struct PlotAxis {
  QString title;  ///< quantity and unit
  double low = 0;
  double high = 1;
  bool logarithmic = false;  ///< low > 0
  bool percent = true;       ///< labels as percentages, else plain numbers
};

/// A plot that paints itself: hair-line grid, named axes, a read-out in words under the mouse and with ←/→, and a menu
/// that saves the picture (PNG, SVG, PDF) or its numbers (CSV), copies (Ctrl+C) and prints it (Ctrl+P). The wheel, +/−
/// and a rectangle drawn with the mouse zoom, 0 and a double click bring everything back. Subclasses paint the data and
/// say what is where.
class PlotView : public QWidget {
  Q_OBJECT
 public:
  PlotView(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

  /// Saves by the ending of the name: .png, .svg, .pdf or .csv. Throws UsageError for others, Error where the file
  /// cannot be written.
  ChartFile file() const;
  void save(const QString& path) const;
  /// Asks for a name and saves; says what went wrong.
  void askWhereToSave();
  void copyPicture() const;
  bool isZoomed() const { return zoomed_; }
  /// The point that is read out; −1: none.
  int currentPoint() const { return current_; }
  QSize sizeHint() const override { return {480, 320}; }
  QSize minimumSizeHint() const override { return {220, 140}; }

 Q_SIGNALS:
  /// A point was clicked, or Return pressed on it.
  void pointActivated(int point);

 protected:
  void setAxes(const PlotAxis& horizontal, const PlotAxis& vertical);
  virtual void paintData(QPainter& painter) const = 0;
  /// In the room above the plot.
  virtual void paintAbove(QPainter&) const {}
  /// Points to be read out, from 0, in the order of the arrow keys.
  virtual int pointCount() const = 0;
  virtual QPointF pointPlace(int point) const = 0;
  virtual QString pointWords(int point) const = 0;
  /// First line: headings. Numbers with a decimal point.
  virtual QString csv() const = 0;

  /// Room above the plot, e.g. for a key; px.
  void setTopRoom(int height);
  /// How much of it a plot that can be read leaves.
  int mostTopRoom() const;
  QRectF plotArea() const;
  QPointF placeOf(double x, double y) const;
  /// A whisker with ends at two values of the vertical axis; nothing where one is NaN.
  void paintWhisker(QPainter& painter, double x, double low, double high) const;

  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  /// 0 shows all here, whatever it does elsewhere.
  bool event(QEvent* event) override;

 private:
  void paintAll(QPainter& painter) const;
  void paintAxes(QPainter& painter) const;
  /// Room at the left for the numbers of the vertical axis.
  void fitLabels();
  void readOut(int point);
  /// About a place in the widget; factor < 1: closer.
  void zoom(QPointF about, double factor);
  void zoomTo(const QRectF& rectangle);
  QPointF shareOf(QPointF place) const;
  void rememberZoom();
  void showAll();

  PlotAxis horizontal_;
  PlotAxis vertical_;
  PlotAxis wholeHorizontal_;  ///< what was set, to zoom back to
  PlotAxis wholeVertical_;
  bool zoomed_ = false;
  RectangleDrag drag_;
  int topRoom_ = 0;
  int leftRoom_ = 0;
  int current_ = -1;
};

/// "0.8123" for CSV; empty for NaN.
QString csvNumber(double value);

}  // namespace blendscope::ui
