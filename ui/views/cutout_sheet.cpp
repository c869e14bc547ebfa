// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/cutout_sheet.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr int kSingleSide = 256;  // at least
constexpr int kSheetGap = 1;

/// By a whole number: square pixels.
QImage magnifiedCutout(const QImage& image) {
  const int longest = std::max({image.width(), image.height(), 1});
  return image.scaled(image.size() * std::max(1, (kSingleSide + longest - 1) / longest));
}

}  // namespace

QImage cutoutSheet(const CutoutSet& set, const std::vector<Row>& rows, const DisplaySettings& display, QSize cell) {
  if (rows.size() == 1) return magnifiedCutout(cutoutImage(set, rows.front(), display));
  const int count = static_cast<int>(rows.size());
  const int columns = static_cast<int>(std::ceil(std::sqrt(static_cast<double>(count))));
  const int lines = (count + columns - 1) / columns;
  QImage sheet(columns * (cell.width() + kSheetGap) - kSheetGap, lines * (cell.height() + kSheetGap) - kSheetGap,
               QImage::Format_RGB32);
  sheet.fill(Qt::black);
  QPainter painter(&sheet);
  for (int i = 0; i < count; ++i) {
    const QPoint place(i % columns * (cell.width() + kSheetGap), i / columns * (cell.height() + kSheetGap));
    painter.drawImage(QRect(place, cell), cutoutImage(set, rows[static_cast<std::size_t>(i)], display));
  }
  return sheet;
}

}  // namespace blendscope::ui
