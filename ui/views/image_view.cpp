// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/image_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <cmath>

#include "theme/theme.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

ImageView::ImageView(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  describe(this, QStringLiteral("imageView"), tr("Image of the current cutout"));
}

void ImageView::showCutout(std::shared_ptr<const CutoutSet> set, Row row, const DisplaySettings& display) {
  image_ = cutoutImage(*set, row, display);
  setAccessibleDescription(tr("%1, %2").arg(QString::fromStdString(set->id(row)), className(*set, set->label(row))));
  set_ = std::move(set);
  row_ = row;
  update();
}

void ImageView::clear() {
  set_.reset();
  image_ = {};
  setAccessibleDescription({});
  update();
}

QRect ImageView::imageRect() const {
  if (image_.isNull()) return {};
  const double fit =
      std::min(static_cast<double>(width()) / image_.width(), static_cast<double>(height()) / image_.height());
  const double scale = fit >= 1 ? std::floor(fit) : fit;
  const QSize size(std::max(1, static_cast<int>(image_.width() * scale)),
                   std::max(1, static_cast<int>(image_.height() * scale)));
  return {QPoint((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void ImageView::paintEvent(QPaintEvent*) {
  if (image_.isNull()) return;
  QPainter painter(this);
  const QRect target = imageRect();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, target.width() < image_.width());
  painter.drawImage(target, image_);
}

void ImageView::mouseMoveEvent(QMouseEvent* event) {
  const QRect target = imageRect();
  if (!target.contains(event->pos())) {
    Q_EMIT pixelHovered({});
    return;
  }
  const int column = (event->pos().x() - target.left()) * image_.width() / target.width();
  const int line = (event->pos().y() - target.top()) * image_.height() / target.height();
  const int row = set_->provenance().firstRowAtBottom ? image_.height() - 1 - line : line;
  const double value =
      static_cast<double>(set_->image(row_)[static_cast<std::size_t>(row) * static_cast<std::size_t>(image_.width()) +
                                            static_cast<std::size_t>(column)]);
  const QString shown = std::isfinite(value) ? QString::number(value, 'g', 6) : tr("no value");
  Q_EMIT pixelHovered(tr("column %1, row %2: %3 DN").arg(column + 1).arg(row + 1).arg(shown));
}

void ImageView::leaveEvent(QEvent*) { Q_EMIT pixelHovered({}); }

}  // namespace blendscope::ui
