// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "study/pipeline.h"

namespace blendscope::ui {

/// Which pixels matter: the slope of the decision by every normalised pixel, drawn like the cutout it belongs to. One
/// colour where a brighter pixel speaks for the class looked for, another where it speaks against it, none where it
/// does not matter.
class SensitivityView : public QWidget {
  Q_OBJECT
 public:
  using Map = FittedPipeline::PixelSensitivity;

  explicit SensitivityView(QWidget* parent = nullptr);

  /// `positive`: the class that positive slopes speak for; `other` is -1 where there are several others.
  void setMap(Map map, bool firstRowAtBottom, int positive, int other);
  void clear();
  bool isEmpty() const { return !map_.has_value(); }
  /// The slope drawn in the full colour of its side.
  double largest() const { return largest_; }

  QSize sizeHint() const override { return {256, 256}; }
  QSize minimumSizeHint() const override { return {32, 32}; }

 Q_SIGNALS:
  /// "column 3, row 4: −0.12 per unit"; empty when the mouse leaves.
  void pixelHovered(const QString& words);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QRect imageRect() const;
  QImage drawn() const;

  std::optional<Map> map_;
  bool firstRowAtBottom_ = false;
  int positive_ = 0;
  int other_ = -1;
  double largest_ = 0;
};

}  // namespace blendscope::ui
