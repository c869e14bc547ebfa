// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scatter_view.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/theme.h"
#include "views/cutout_image.h"
#include "views/scatter_axes.h"

namespace blendscope::ui {

namespace {

constexpr qsizetype kThumbnailBytes = 16 * 1024 * 1024;
constexpr double kDrawnAround = 96;             ///< pixels drawn beyond the edges, for a pan to bring in
constexpr std::size_t kThumbnailsInView = 600;  ///< with more points in view markers say more
constexpr int kThumbnailSide = 40;
constexpr double kThumbnailEdge = 2;
constexpr int kHoverImage = 96;
constexpr double kMuchSmaller = 0.6;  ///< points fill less of the view than this: worth zooming in

QSize magnified(const QSize& image, int side) {
  const int longest = std::max({image.width(), image.height(), 1});
  return longest <= side ? image * (side / longest) : image.scaled(side, side, Qt::KeepAspectRatio);
}

}  // namespace

ScatterView::ScatterView(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace), cache_(kThumbnailBytes) {
  describe(this, QStringLiteral("scatter"), tr("Cutouts as points"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  connect(&artist_, &ScatterArtist::drawn, this, &ScatterView::takePicture);
  connect(&artist_, &ScatterArtist::sorted, this, [this](const std::shared_ptr<const PickGrid>& grid) {
    if (!points_ || grid->points().rows != points_->rows) return;
    grid_ = grid;
    placeThumbnails();
  });
  connect(&cache_, &ThumbnailCache::arrived, this, qOverload<>(&QWidget::update));
  connect(&workspace_, &Workspace::selectionChanged, this, &ScatterView::takeSelection);
  connect(&workspace_, &Workspace::currentRowChanged, this, qOverload<>(&QWidget::update));
  connect(&workspace_, &Workspace::displayChanged, this, &ScatterView::resetThumbnails);
  connect(&workspace_, &Workspace::dataChanged, this, [this] {
    setPoints(nullptr, {});  // they speak of rows of the old data
    resetThumbnails();
  });
  takeSelection();
  resetThumbnails();
}

void ScatterView::setPoints(std::shared_ptr<const ScatterPoints> points, const ScatterAxes& axes) {
  const bool otherRows = !points || !points_ || points->rows != points_->rows;
  points_ = std::move(points);
  axes_ = axes;
  hovered_.reset();
  if (otherRows) {
    look_.reset();
    grid_.reset();
    picture_ = {};
    thumbnails_.clear();
    pointOf_.assign(workspace_.data() ? workspace_.data()->size() : 0, -1);
    for (std::size_t i = 0; points_ && i < points_->size(); ++i) {
      pointOf_[points_->rows[i]] = static_cast<std::int32_t>(i);
    }
  }
  if (points_) {
    artist_.sort(points_);
    if (follows_) followPoints();
  }
  requestPicture();
  describeState();
  update();
}

void ScatterView::setLook(std::shared_ptr<const ScatterLook> look) {
  look_ = std::move(look);
  requestPicture();
  placeThumbnails();
}

void ScatterView::setTool(Tool tool) {
  tool_ = tool;
  setCursor(tool == Tool::Move ? Qt::ArrowCursor : Qt::CrossCursor);
}

void ScatterView::setThumbnailsShown(bool shown) {
  thumbnailsShown_ = shown;
  placeThumbnails();
}

void ScatterView::fit() {
  follows_ = true;
  if (points_) setFrame(ScatterFrame::around(points_->bounds(), plotArea(rect()), axes_.sameScale));
}

void ScatterView::zoom(double factor) { moveByHand(frame_.zoomed(factor, frame_.area().center())); }

void ScatterView::followPoints() {
  // While an embedding takes shape, a view that jumped with every step would be hard to watch.
  const QRectF bounds = points_->bounds();
  const QRectF drawn = frame_.pixelsOf(bounds);
  const bool fills =
      std::max(drawn.width() / frame_.area().width(), drawn.height() / frame_.area().height()) > kMuchSmaller;
  if (!frame_.area().contains(drawn) || !fills) fit();
}

void ScatterView::setFrame(const ScatterFrame& frame) {
  if (frame == frame_) return;
  frame_ = frame;
  requestPicture();
  placeThumbnails();
  update();
  Q_EMIT frameChanged();
}

void ScatterView::moveByHand(const ScatterFrame& frame) {
  if (!points_) return;
  follows_ = false;
  setFrame(frame);
}

void ScatterView::requestPicture() {
  if (!points_ || points_->size() == 0 || !look_) return;
  ScatterScene scene;
  scene.points = points_;
  scene.look = look_;
  scene.selection = selection_;
  scene.frame = frame_.within(frame_.area().adjusted(-kDrawnAround, -kDrawnAround, kDrawnAround, kDrawnAround));
  scene.pixelRatio = devicePixelRatioF();
  scene.selectedEdge = coloursOf(palette()).text.rgb();
  artist_.draw(scene);
}

void ScatterView::takePicture(const ScatterPicture& picture) {
  if (!points_ || !look_) return;
  picture_ = picture;
  placeThumbnails();
  update();
}

void ScatterView::takeSelection() {
  selection_ = std::make_shared<const RowSet>(workspace_.selection());
  requestPicture();
  describeState();
  update();
}

void ScatterView::resetThumbnails() {
  cache_.reset(workspace_.data(), workspace_.display(), kHoverImage);
  requestThumbnails();
  update();
}

void ScatterView::placeThumbnails() {
  thumbnails_.clear();
  if (!thumbnailsShown_ || !grid_ || !look_ || grid_->points().size() != look_->kindOf.size() ||
      picture_.image.isNull() || picture_.inView > 4 * kThumbnailsInView) {
    return;
  }
  auto inView = grid_->inside(frame_.values(), shownOnly());
  if (inView.size() > kThumbnailsInView) return;
  std::sort(inView.begin(), inView.end());
  const ImageShape shape = workspace_.data()->shape();
  const QSizeF size = magnified({shape.width, shape.height}, kThumbnailSide) +
                      QSize(static_cast<int>(2 * kThumbnailEdge), static_cast<int>(2 * kThumbnailEdge));
  for (const std::uint32_t point : inView) {
    const QPointF at = frame_.toPixels(grid_->points().x[point], grid_->points().y[point]);
    const QRectF rect(QPointF(std::round(at.x() - size.width() / 2), std::round(at.y() - size.height() / 2)), size);
    const bool free = std::none_of(thumbnails_.begin(), thumbnails_.end(),
                                   [&](const PlacedThumbnail& other) { return other.rect.intersects(rect); });
    if (free) thumbnails_.push_back({grid_->points().rows[point], point, rect});
  }
  requestThumbnails();
}

void ScatterView::requestThumbnails() {
  std::vector<Row> rows;
  if (hovered_) rows.push_back(points_->rows[*hovered_]);
  for (const PlacedThumbnail& thumbnail : thumbnails_) rows.push_back(thumbnail.row);
  std::erase_if(rows, [this](Row row) { return cache_.find(row) != nullptr; });
  if (!rows.empty()) cache_.request(rows);
}

void ScatterView::describeState() {
  const std::size_t selected = selection_ ? selection_->count() : 0;
  setAccessibleDescription(
      tr("%1, %2 selected")
          .arg(countText(points_ ? points_->size() : 0, tr("point"), tr("points")), countText(selected)));
}

std::optional<QPointF> ScatterView::placeOf(Row row) const {
  if (!points_ || row >= pointOf_.size() || pointOf_[row] < 0) return std::nullopt;
  const auto point = static_cast<std::size_t>(pointOf_[row]);
  return frame_.toPixels(points_->x[point], points_->y[point]);
}

std::optional<Row> ScatterView::hoveredRow() const {
  return hovered_ ? std::optional(points_->rows[*hovered_]) : std::nullopt;
}

void ScatterView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (follows_ && points_) {
    fit();
  } else {
    setFrame(frame_.within(plotArea(rect())));
  }
}

void ScatterView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) requestPicture();
  QWidget::changeEvent(event);
}

void ScatterView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintScatterAxes(painter, rect(), frame_, axes_, coloursOf(palette()));
  if (!points_) return;
  painter.setClipRect(frame_.area());
  paintPoints(painter);
  paintThumbnails(painter);
  paintCurrent(painter);
  paintDrag(painter);
  painter.setClipping(false);
  if (hasFocus()) {
    painter.setPen(QPen(coloursOf(palette()).accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(frame_.area());
  }
  paintHover(painter);
}

void ScatterView::paintPoints(QPainter& painter) const {
  if (picture_.image.isNull()) return;
  const QRectF target = frame_.pixelsOf(picture_.frame.values());
  const bool sameScale = std::abs(target.width() - picture_.frame.area().width()) < 0.01;
  if (sameScale) {
    painter.drawImage(QPointF(std::round(target.left()), std::round(target.top())), picture_.image);
  } else {
    painter.drawImage(target, picture_.image);
  }
}

void ScatterView::paintThumbnails(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  for (const PlacedThumbnail& placed : thumbnails_) {
    const Thumbnail* thumbnail = cache_.find(placed.row);
    if (!thumbnail) continue;
    const bool selected = selection_ && selection_->contains(placed.row);
    const QColor edge = selected ? colours.accent : QColor::fromRgb(look_->kinds[look_->kindOf[placed.point]].colour);
    if (selected) painter.fillRect(placed.rect.adjusted(-1, -1, 1, 1), edge);
    painter.fillRect(placed.rect, edge);
    painter.drawImage(placed.rect.adjusted(kThumbnailEdge, kThumbnailEdge, -kThumbnailEdge, -kThumbnailEdge),
                      thumbnail->image);
  }
}

void ScatterView::paintCurrent(QPainter& painter) const {
  const auto row = workspace_.currentRow();
  const auto at = row ? placeOf(*row) : std::nullopt;
  if (!at) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(coloursOf(palette()).panel, 4));
  painter.drawEllipse(*at, 8, 8);
  painter.setPen(QPen(coloursOf(palette()).accent, 2));
  painter.drawEllipse(*at, 8, 8);
}

void ScatterView::paintDrag(QPainter& painter) const {
  if (!drag_ || !drag_->moved || drag_->kind == Drag::Kind::Move) return;
  QColor fill = coloursOf(palette()).accent;
  painter.setPen(QPen(fill, 1));
  fill.setAlphaF(0.12F);
  painter.setBrush(fill);
  if (drag_->kind == Drag::Kind::Rectangle) {
    painter.drawRect(QRectF(drag_->from, drag_->last).normalized());
  } else {
    painter.drawPolygon(drag_->path);
  }
}

void ScatterView::paintHover(QPainter& painter) const {
  if (!hovered_ || drag_) return;
  const CutoutSet& set = *workspace_.data();
  const Row row = points_->rows[*hovered_];
  const ThemeColours& colours = coloursOf(palette());
  const QString id = QString::fromStdString(set.id(row));
  const QString kind = className(set, set.label(row));
  painter.setFont(captionFont());
  const QFontMetrics metrics(painter.font());
  const Thumbnail* thumbnail = cache_.find(row);
  const QSize image = thumbnail ? magnified(thumbnail->image.size(), kHoverImage) : QSize(kHoverImage, kHoverImage);
  const int width = std::max({image.width(), metrics.horizontalAdvance(id), metrics.horizontalAdvance(kind) + 18});
  QRect card(0, 0, std::min(width, 2 * kHoverImage) + 2 * kGap, image.height() + 2 * metrics.height() + 3 * kGap);
  card.moveTopLeft(hoverAt_.toPoint() + QPoint(kMargin, kMargin));
  if (card.right() > rect().right()) card.moveRight(hoverAt_.toPoint().x() - kMargin);
  if (card.bottom() > rect().bottom()) card.moveBottom(std::max(card.height(), hoverAt_.toPoint().y() - kMargin));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colours.line, 1));
  painter.setBrush(colours.raised);
  painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius, kCornerRadius);
  const QRect inner = card.adjusted(kGap, kGap, -kGap, -kGap);
  if (thumbnail) painter.drawImage(QRect(inner.topLeft(), image), thumbnail->image);
  const int textTop = inner.top() + image.height() + kGap / 2;
  painter.setPen(colours.text);
  painter.drawText(QRect(inner.left(), textTop, inner.width(), metrics.height()), Qt::AlignLeft,
                   metrics.elidedText(id, Qt::ElideMiddle, inner.width()));
  const int second = textTop + metrics.height();
  drawMarker(painter, QPointF(inner.left() + 5, second + metrics.height() / 2.0), 10, classMarker(set.label(row)),
             classColour(set.label(row)));
  painter.setPen(colours.muted);
  painter.drawText(QRect(inner.left() + 16, second, inner.width() - 16, metrics.height()), Qt::AlignLeft, kind);
}

}  // namespace blendscope::ui
