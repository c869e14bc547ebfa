// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "models/point_colours.h"

class QToolButton;

namespace blendscope::ui {

class ColourBar;

/// What the colours of a scatter plot mean: for words a button each that switches its points off and on, for numbers a
/// colour bar.
class ScatterLegend : public QWidget {
  Q_OBJECT
 public:
  explicit ScatterLegend(QWidget* parent = nullptr);

  void setColours(const PointColours& colours);
  /// Per kind of the look.
  const std::vector<bool>& shown() const { return shown_; }

 Q_SIGNALS:
  void shownChanged();

 private:
  void clear();
  void addEntry(std::size_t number, const LegendEntry& entry);

  std::vector<bool> shown_;
  std::vector<QToolButton*> buttons_;
  ColourBar* bar_;
};

/// A colour scale lying down, with ticks, its quantity and unit.
class ColourBar : public QWidget {
  Q_OBJECT
 public:
  explicit ColourBar(QWidget* parent = nullptr);
  void setScale(const ColourScale& scale);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  ColourScale scale_;
};

/// The same on paper or screen, within `area`.
void paintColourBar(QPainter& painter, const QRectF& area, const ColourScale& scale, const ThemeColours& colours);

}  // namespace blendscope::ui
