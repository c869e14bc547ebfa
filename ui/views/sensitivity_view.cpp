// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sensitivity_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

QColor mixed(const QColor& from, const QColor& to, double share) {
  const auto channel = [share](int a, int b) { return static_cast<int>(std::lround(a + share * (b - a))); };
  return {channel(from.red(), to.red()), channel(from.green(), to.green()), channel(from.blue(), to.blue())};
}

}  // namespace

SensitivityView::SensitivityView(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  describe(
      this, QStringLiteral("sensitivityMap"), tr("Map of the pixels that matter"),
      tr("How much the decision would change if one normalised pixel were a little brighter: the derivative of the "
         "posterior mean by that pixel, with the neighbours kept."));
}

void SensitivityView::setMap(Map map, bool firstRowAtBottom, int positive, int other) {
  map_ = std::move(map);
  firstRowAtBottom_ = firstRowAtBottom;
  positive_ = positive;
  other_ = other;
  largest_ = 0;
  for (const double value : map_->values) largest_ = std::max(largest_, std::abs(value));
  update();
}

void SensitivityView::clear() {
  map_.reset();
  largest_ = 0;
  update();
}

QRect SensitivityView::imageRect() const {
  if (!map_) return {};
  const int scale = std::max(1, std::min(width() / map_->shape.width, height() / map_->shape.height));
  const QSize size(map_->shape.width * scale, map_->shape.height * scale);
  return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

QImage SensitivityView::drawn() const {
  const ImageShape shape = map_->shape;
  const ThemeColours& colours = coloursOf(palette());
  QImage image(shape.width, shape.height, QImage::Format_RGB32);
  for (int line = 0; line < shape.height; ++line) {
    const int row = firstRowAtBottom_ ? shape.height - 1 - line : line;
    for (int column = 0; column < shape.width; ++column) {
      const double value = map_->values[static_cast<std::size_t>(row * shape.width + column)];
      const double share = largest_ > 0 ? value / largest_ : 0;
      const QColor side = share > 0 ? classColour(positive_) : other_ >= 0 ? classColour(other_) : colours.muted;
      image.setPixelColor(column, line, mixed(colours.panel, side, std::abs(share)));
    }
  }
  return image;
}

void SensitivityView::paintEvent(QPaintEvent*) {
  if (!map_) return;
  QPainter painter(this);
  const QRect target = imageRect();
  painter.drawImage(target, drawn());
  painter.setPen(coloursOf(palette()).line);
  painter.drawRect(target.adjusted(0, 0, -1, -1));
}

void SensitivityView::mouseMoveEvent(QMouseEvent* event) {
  const QRect target = imageRect();
  if (!target.contains(event->pos())) {
    Q_EMIT pixelHovered({});
    return;
  }
  const ImageShape shape = map_->shape;
  const int column = (event->pos().x() - target.left()) * shape.width / target.width();
  const int line = (event->pos().y() - target.top()) * shape.height / target.height();
  const int row = firstRowAtBottom_ ? shape.height - 1 - line : line;
  const double value = map_->values[static_cast<std::size_t>(row * shape.width + column)];
  Q_EMIT pixelHovered(tr("column %1, row %2: %3 per unit").arg(column + 1).arg(row + 1).arg(valueText(value)));
}

void SensitivityView::leaveEvent(QEvent*) { Q_EMIT pixelHovered({}); }

}  // namespace blendscope::ui
