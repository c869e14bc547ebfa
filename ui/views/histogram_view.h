// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "imaging/pixel_cut.h"
#include "views/plot_view.h"

namespace blendscope::ui {

/// How often the values of an image occur, on a logarithmic axis, with two handles that choose which of them become
/// black and white. The strip below shows the colours between them.
class HistogramView : public PlotView {
  Q_OBJECT
 public:
  explicit HistogramView(QWidget* parent = nullptr);

  void setValues(ValueHistogram histogram, Limits limits, Stretch stretch, const ColourRamp& colours);
  /// Without handles to drag, for values whose limits are given.
  void setFixed(bool fixed) { fixed_ = fixed; }
  void clear();
  const ValueHistogram& histogram() const { return histogram_; }
  Limits limits() const { return limits_; }
  /// Where a handle is held.
  QPointF handlePlace(bool high) const;

 Q_SIGNALS:
  /// A handle moved; `done` once it is let go.
  void limitsDragged(const blendscope::Limits& limits, bool done);

 protected:
  void paintData(QPainter& painter) const override;
  void paintAbove(QPainter& painter) const override;
  int pointCount() const override { return static_cast<int>(histogram_.counts.size()); }
  QPointF pointPlace(int point) const override;
  QString pointWords(int point) const override;
  QString csv() const override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  enum class Handle { None, Low, High };
  Handle handleAt(QPointF place) const;
  double valueAt(double screenX) const;
  void drag(double screenX, bool done);

  ValueHistogram histogram_;
  Limits limits_;
  Stretch stretch_ = Stretch::Linear;
  ColourRamp colours_;
  bool fixed_ = false;
  Handle held_ = Handle::None;
};

}  // namespace blendscope::ui
