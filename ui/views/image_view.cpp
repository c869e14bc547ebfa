// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/image_view.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "imaging/picture.h"
#include "models/number_words.h"
#include "theme/theme.h"
#include "views/cutout_image.h"
#include "views/image_overlays.h"

namespace blendscope::ui {

namespace {

constexpr int kLargestCompass = 56;
constexpr int kLeastPictureSide = 400;
constexpr int kFocusFrame = 2;

PixelPlace middleOf(ImageShape shape) { return {(shape.width - 1) / 2.0, (shape.height - 1) / 2.0}; }

}  // namespace

ImagePlane planeOf(const CutoutSet& set, Row row, const DisplaySettings& display) {
  const std::span<const float> values = set.image(row);
  const bool isImage = set.shape().pixelCount() == values.size();
  return {{values.begin(), values.end()},
          isImage ? set.shape() : ImageShape{1, static_cast<int>(values.size())},
          set.provenance().firstRowAtBottom,
          limitsOf(set, row, display),
          display.stretch,
          display.colours()};
}

ImageView::ImageView(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  describe(this, QStringLiteral("imageView"), tr("Image of the current cutout"));
}

void ImageView::setExplorable(bool explorable) {
  explorable_ = explorable;
  setFocusPolicy(explorable ? Qt::StrongFocus : Qt::NoFocus);
  QSizePolicy policy(QSizePolicy::Expanding, explorable ? QSizePolicy::Expanding : QSizePolicy::Preferred);
  policy.setHeightForWidth(!explorable);
  setSizePolicy(policy);
}

void ImageView::setAdjustable(bool adjustable) {
  adjustable_ = adjustable;
  setContextMenuPolicy(adjustable ? Qt::PreventContextMenu : Qt::DefaultContextMenu);
}

void ImageView::showCutout(std::shared_ptr<const CutoutSet> set, Row row, const DisplaySettings& display) {
  showPlane(planeOf(*set, row, display),
            tr("%1, %2").arg(QString::fromStdString(set->id(row)), className(*set, set->label(row))));
}

void ImageView::showPlane(ImagePlane plane, const QString& description) {
  if (plane.shape != plane_.shape) centre_.reset();
  plane_ = std::move(plane);
  setAccessibleDescription(description);
  if (crosshair_ && !geometryOfImage().contains(*crosshair_)) crosshair_.reset();
  makeImage();
}

void ImageView::clear() {
  plane_ = {};
  image_ = {};
  axes_.reset();
  crosshair_.reset();
  line_.reset();
  lineStart_.reset();
  setAccessibleDescription({});
  update();
}

void ImageView::setSkyAxes(const std::optional<SkyAxes>& axes) {
  axes_ = axes;
  makeImage();
}

void ImageView::setNorthUp(bool northUp) {
  northUp_ = northUp;
  makeImage();
}

Turn ImageView::turn() const { return northUp_ && axes_ ? northUpTurn(*axes_) : plainTurn(plane_.firstRowAtBottom); }

void ImageView::makeImage() {
  image_ = {};
  if (isEmpty()) return update();
  std::vector<std::uint32_t> colours(plane_.values.size());
  renderPixels(plane_.values, plane_.limits, plane_.stretch, scaledColours(plane_.colours), colours);
  const Picture picture = layOut(colours, plane_.shape, turn());
  image_ = QImage(picture.width, picture.height, QImage::Format_RGB32);
  std::copy(picture.pixels.begin(), picture.pixels.end(), reinterpret_cast<std::uint32_t*>(image_.bits()));
  update();
}

double ImageView::fittingScale(QSizeF room) const {
  const QSizeF size = turnedSize(plane_.shape, turn());
  const double fit = std::min(room.width() / size.width(), room.height() / size.height());
  return fit >= 1 ? std::floor(fit) : fit;
}

ImageGeometry ImageView::geometryOfImage() const {
  ImageGeometry geometry{plane_.shape, turn(), 1, centre_.value_or(middleOf(plane_.shape)),
                         QPointF(width(), height()) / 2};
  if (isEmpty()) return geometry;
  geometry.scale = magnification_.value_or(fittingScale(size()));
  // Pixels begin on whole places of the screen, so that they are equally wide.
  const QPointF corner = geometry.imageRect().topLeft();
  geometry.middle += QPointF(std::round(corner.x()) - corner.x(), std::round(corner.y()) - corner.y());
  return geometry;
}

QRect ImageView::imageRect() const { return isEmpty() ? QRect() : geometryOfImage().imageRect().toRect(); }

void ImageView::setMagnification(std::optional<double> magnification) {
  magnification_ = magnification;
  if (!magnification) centre_.reset();
  Q_EMIT magnificationChanged();
  update();
}

void ImageView::zoom(bool larger) {
  zoomTo(nextMagnification(geometryOfImage().scale, larger), QRectF(rect()).center());
}

void ImageView::setCrosshair(std::optional<QPoint> pixel) {
  if (pixel && (isEmpty() || !geometryOfImage().contains(*pixel))) return;
  crosshair_ = pixel;
  if (pixel) keepInSight(*pixel);
  update();
  Q_EMIT crosshairMoved();
}

void ImageView::setCutLine(const std::optional<Line>& line) {
  line_ = line;
  if (!line) lineStart_.reset();
  update();
}

void ImageView::paintImage(QPainter& painter, const ImageGeometry& geometry) const {
  painter.save();
  painter.setRenderHint(QPainter::SmoothPixmapTransform, geometry.scale < 1);
  painter.drawImage(geometry.imageRect(), image_);
  painter.restore();
}

void ImageView::paintSky(QPainter& painter, const ImageGeometry& geometry, const QRectF& room) const {
  if (!axes_) return;
  const double side = std::min<double>(kLargestCompass, 0.3 * std::min(room.width(), room.height()));
  drawCompass(painter, QRectF(room.right() - side - kGap, room.top() + kGap, side, side), *axes_, geometry.turn);
  drawScaleBar(painter, room, axes_->pixelScale() / geometry.scale);
}

void ImageView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (explorable_) painter.fillRect(rect(), coloursOf(palette()).window);
  if (!isEmpty()) {
    const ImageGeometry geometry = geometryOfImage();
    paintImage(painter, geometry);
    if (crosshair_) drawCrosshair(painter, geometry, *crosshair_);
    if (line_) drawCutLine(painter, geometry.toScreen(line_->from), geometry.toScreen(line_->to));
    paintSky(painter, geometry, geometry.imageRect().intersected(rect()));
  }
  if (!explorable_ || !hasFocus()) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(coloursOf(palette()).accent, kFocusFrame));
  painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

QSize ImageView::pictureSize() const {
  const QSize size = turnedSize(plane_.shape, turn());
  const double least = std::ceil(double{kLeastPictureSide} / std::max({size.width(), size.height(), 1}));
  const double shown = isEmpty() ? 1 : std::max(1.0, geometryOfImage().scale);
  return size * std::max(least, shown);
}

void ImageView::paintPicture(QPainter& painter) const {
  const QSize size = pictureSize();
  const double scale = static_cast<double>(size.width()) / turnedSize(plane_.shape, turn()).width();
  const ImageGeometry geometry{plane_.shape, turn(), scale, middleOf(plane_.shape),
                               QPointF(size.width(), size.height()) / 2};
  painter.drawImage(geometry.imageRect(), image_);
  if (line_) drawCutLine(painter, geometry.toScreen(line_->from), geometry.toScreen(line_->to));
  paintSky(painter, geometry, geometry.imageRect());
}

void letAdjustDisplay(ImageView& view, Workspace& workspace) {
  view.setAdjustable(true);
  const auto give = [&workspace](double contrast, double bias) {
    DisplaySettings display = workspace.display();
    display.contrast = contrast;
    display.bias = bias;
    workspace.setDisplay(display);
  };
  QObject::connect(&view, &ImageView::coloursDragged, &workspace, [give](double contrast, double bias, bool done) {
    if (done) give(contrast, bias);
  });
  QObject::connect(&view, &ImageView::coloursReset, &workspace, [give] { give(1, 0.5); });
}

QString ImageView::pixelWords(QPoint pixel) const {
  const double value = plane_.at(pixel);
  const QString shown = std::isfinite(value) ? withMinusSign(QString::number(value, 'g', 6)) : tr("no value");
  return tr("column %1, row %2: %3 DN").arg(pixel.x() + 1).arg(pixel.y() + 1).arg(shown);
}

}  // namespace blendscope::ui
