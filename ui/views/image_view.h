// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>

#include "data/cutout_set.h"
#include "state/workspace.h"

namespace blendscope::ui {

/// One cutout as large as it fits: whole-number magnification, square pixels, nearest neighbour. Tells the value under
/// the mouse.
class ImageView : public QWidget {
  Q_OBJECT
 public:
  explicit ImageView(QWidget* parent = nullptr);

  void showCutout(std::shared_ptr<const CutoutSet> set, Row row, const DisplaySettings& display);
  void clear();

  QSize sizeHint() const override { return {256, 256}; }
  QSize minimumSizeHint() const override { return {32, 32}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override { return width; }

  /// Place of the image in widget coordinates; empty without one.
  QRect imageRect() const;

 Q_SIGNALS:
  /// "column 3, row 4: 312.4 DN" in the FITS convention (first pixel is 1); empty when the mouse leaves.
  void pixelHovered(const QString& words);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  std::shared_ptr<const CutoutSet> set_;
  Row row_ = 0;
  QImage image_;
};

}  // namespace blendscope::ui
