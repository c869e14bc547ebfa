// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QChartView>
#include <QColor>
#include <QPalette>
#include <QPen>

#include "views/rectangle_drag.h"

class QGraphicsSimpleTextItem;
class QValueAxis;

namespace blendscope::ui {

struct ChartFile;

/// Colour of the n-th thing of several in one chart, unlike the colours of the classes and of right and wrong.
QColor seriesColour(int n, const QPalette& palette);
/// The same with a width of 2 px; lines that follow each other differ in their dashes too.
QPen seriesPen(int n, const QPalette& palette);

/// Ends of an axis and the distance of its ticks (1, 2 or 5 times a power of ten) that hold all of [low, high].
struct AxisRange {
  double low = 0;
  double high = 1;
  double tick = 0.2;
};
AxisRange roundRange(double low, double high, int ticks);

/// A chart in the look that all charts share: panel background, hair-line grid in one direction, named axes, no legend,
/// no title. The wheel, +/− and a rectangle drawn with the mouse zoom; 0 and a double click bring everything back.
/// Subclasses add series and keep their colours in `applyTheme`, which follows the palette.
class ThemedChart : public QChartView {
  Q_OBJECT
 public:
  ThemedChart(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);

  /// `title` names the quantity and its unit.
  void setAxisTitles(const QString& horizontal, const QString& vertical);
  ChartFile file();
  bool isZoomed() const { return zoomed_; }

 protected:
  QValueAxis* horizontalAxis() const { return horizontal_; }
  QValueAxis* verticalAxis() const { return vertical_; }
  /// Called at the start of a subclass's life and whenever the palette changes.
  virtual void applyTheme();
  /// What is drawn as numbers, headings first; nothing unless a subclass says so.
  virtual QString csv() const;
  /// The left button was pressed and released in one place.
  virtual void clicked() {}
  /// What there is to see; shows all of it.
  void setRanges(const AxisRange& horizontal, const AxisRange& vertical);
  void changeEvent(QEvent* event) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  /// 0 shows all here, whatever it does elsewhere.
  bool event(QEvent* event) override;

 private:
  /// Pixels of the scene; what lies outside the whole is left out.
  void zoomTo(const QRectF& rectangle);
  void zoomBy(QPointF about, double factor);
  void fitTicks();
  void showAll();

  QValueAxis* horizontal_;
  QValueAxis* vertical_;
  AxisRange wholeHorizontal_;
  AxisRange wholeVertical_;
  bool zoomed_ = false;
  RectangleDrag drag_;
};

}  // namespace blendscope::ui
