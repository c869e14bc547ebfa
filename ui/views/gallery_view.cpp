// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/gallery_view.h"

#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "theme/theme.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr qsizetype kCacheBytes = qsizetype{96} << 20;
constexpr int kCellGap = 1;
constexpr int kCaptionHeight = 18;
constexpr int kHeaderHeight = 32;
constexpr int kEdge = 2;
constexpr int kSmallestWithEdge = 24;
constexpr int kMarker = 8;

}  // namespace

GalleryView::GalleryView(Workspace& workspace, QWidget* parent)
    : QAbstractScrollArea(parent), workspace_(workspace), cache_(kCacheBytes) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  viewport()->setBackgroundRole(QPalette::Window);
  describe(this, QStringLiteral("gallery"), tr("Gallery of cutouts"));
  connect(&workspace_, &Workspace::dataChanged, this, &GalleryView::takeData);
  connect(&workspace_, &Workspace::displayChanged, this, &GalleryView::takeDisplay);
  connect(&workspace_, &Workspace::selectionChanged, viewport(), qOverload<>(&QWidget::update));
  connect(&workspace_, &Workspace::selectionChanged, this, &GalleryView::describeCurrent);
  connect(&workspace_, &Workspace::currentRowChanged, this, [this] {
    if (const auto place = currentPlace()) scrollToPlace(*place);
    describeCurrent();
    viewport()->update();
  });
  connect(&workspace_, &Workspace::labelsChanged, viewport(), qOverload<>(&QWidget::update));
  connect(&cache_, &ThumbnailCache::arrived, viewport(), qOverload<>(&QWidget::update));
  takeData();
}

void GalleryView::takeData() {
  anchor_.reset();
  endBand();
  setOrder(nullptr, grouped_);
  takeDisplay();
}

void GalleryView::takeDisplay() {
  const int side = std::max(imageSize().width(), imageSize().height());
  cache_.reset(workspace_.data(), workspace_.display(), side);
  viewport()->update();
}

void GalleryView::setOrder(std::shared_ptr<const RowOrder> order, bool grouped) {
  order_ = std::move(order);
  grouped_ = grouped;
  anchor_.reset();
  endBand();
  layOut();
  verticalScrollBar()->setValue(0);
  if (const auto place = currentPlace()) scrollToPlace(*place);
  describeCurrent();
}

void GalleryView::setThumbnailSize(int size) {
  size = std::clamp(size, kSmallestThumbnail, kLargestThumbnail);
  if (size == thumbnailSize_) return;
  const auto longestSide = [this] { return std::max(imageSize().width(), imageSize().height()); };
  const int before = longestSide();
  thumbnailSize_ = size;
  layOut();
  const ImageShape shape = workspace_.data() ? workspace_.data()->shape() : ImageShape{};
  if (std::min(before, longestSide()) < std::max(shape.width, shape.height)) takeDisplay();
  Q_EMIT thumbnailSizeChanged(size);
}

QSize GalleryView::imageSize() const {
  const ImageShape shape = workspace_.data() ? workspace_.data()->shape() : ImageShape{};
  const int longest = std::max({shape.width, shape.height, 1});
  if (shape.pixelCount() == 0) return {thumbnailSize_, thumbnailSize_};
  if (thumbnailSize_ >= longest) return QSize(shape.width, shape.height) * (thumbnailSize_ / longest);
  return QSize(shape.width, shape.height)
      .scaled(thumbnailSize_, thumbnailSize_, Qt::KeepAspectRatio)
      .expandedTo({1, 1});
}

bool GalleryView::showsClassEdge() const {
  return !grouped_ && thumbnailSize_ >= kSmallestWithEdge && workspace_.data() &&
         workspace_.data()->classNames().count() > 0;
}

void GalleryView::layOut() {
  // The first visible cell stays where it is while sizes change around it.
  const auto first = layout_.placesBetween(top(), top() + viewport()->height()).first;
  const double hiddenPart =
      layout_.count() > 0 ? static_cast<double>(top() - layout_.cell(first).top()) / layout_.cell(first).height() : 0;

  const QSize image = imageSize();
  const int below = (showsClassEdge() ? kEdge : 0) + (showsCaptions() ? kCaptionHeight : 0);
  const GalleryLayout::Metrics metrics{.cell = QSize(image.width(), image.height() + below),
                                       .gap = kCellGap,
                                       .headerHeight = grouped_ ? kHeaderHeight : 0,
                                       .sectionGap = grouped_ ? kGap : 0};
  layout_ = GalleryLayout(viewport()->width(), metrics, order_ ? order_->sections : std::vector<RowSection>{});

  const int line = metrics.cell.height() + metrics.gap;
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(std::clamp(line / 2, 16, 64));
  verticalScrollBar()->setRange(0, std::max(0, layout_.contentHeight() - viewport()->height()));
  if (first < layout_.count())
    verticalScrollBar()->setValue(
        first == 0 ? 0 : layout_.cell(first).top() + static_cast<int>(hiddenPart * metrics.cell.height()));
  viewport()->update();
}

int GalleryView::top() const { return verticalScrollBar()->value(); }

QRect GalleryView::visualRect(Row row) const {
  if (!order_ || row >= order_->placeOf.size() || order_->placeOf[row] == RowOrder::kNowhere) return {};
  return layout_.cell(order_->placeOf[row]).translated(0, -top());
}

std::optional<Row> GalleryView::rowAt(QPoint viewportPoint) const {
  const auto place = layout_.placeAt(toContent(viewportPoint));
  return place ? std::optional(order_->rows[*place]) : std::nullopt;
}

void GalleryView::scrollToRow(Row row) {
  if (!visualRect(row).isNull()) scrollToPlace(order_->placeOf[row]);
}

void GalleryView::scrollToPlace(std::size_t place) {
  const QRect cell = layout_.cell(place);
  const int height = viewport()->height();
  const int above = grouped_ ? kHeaderHeight : 0;
  if (cell.top() - above < top()) {
    verticalScrollBar()->setValue(cell.top() - above);
  } else if (cell.bottom() >= top() + height) {
    verticalScrollBar()->setValue(cell.bottom() + 1 - height);
  }
}

void GalleryView::scrollContentsBy(int, int) { viewport()->update(); }

void GalleryView::resizeEvent(QResizeEvent* event) {
  layOut();
  QAbstractScrollArea::resizeEvent(event);
}

void GalleryView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) viewport()->update();
  QAbstractScrollArea::changeEvent(event);
}

void GalleryView::requestThumbnails() {
  const int height = viewport()->height();
  std::vector<Row> wanted;
  const auto want = [&](int from, int to) {
    const auto [begin, end] = layout_.placesBetween(from, to);
    for (std::size_t place = begin; place < end; ++place) {
      if (!cache_.find(order_->rows[place])) wanted.push_back(order_->rows[place]);
    }
  };
  want(top(), top() + height);                   // what is seen,
  want(top() + height, top() + 3 * height / 2);  // what comes next
  want(top() - height / 2, top());               // and what was just there
  cache_.request(wanted);
}

bool GalleryView::isComplete() const {
  if (!order_) return false;
  const auto [begin, end] = layout_.placesBetween(top(), top() + viewport()->height());
  for (std::size_t place = begin; place < end; ++place) {
    if (!cache_.find(order_->rows[place])) return false;
  }
  return true;
}

void GalleryView::paintEvent(QPaintEvent*) {
  if (!order_ || !workspace_.data()) return;
  requestThumbnails();
  QPainter painter(viewport());
  painter.setFont(captionFont());
  painter.translate(0, -top());
  const QRect visible(0, top(), viewport()->width(), viewport()->height());
  layout_.forEachRunIn(visible, [&](std::size_t begin, std::size_t end) {
    for (std::size_t place = begin; place < end; ++place) paintCell(painter, place, layout_.cell(place));
  });
  if (grouped_) {
    const auto [first, last] = layout_.sectionsBetween(visible.top(), visible.bottom() + 1);
    for (std::size_t s = first; s < last; ++s) {
      QRect header = layout_.header(s);
      // A header stays on top for as long as something of its section is seen.
      const int lowest = layout_.cell(order_->sections[s].end - 1).bottom() + 1 - header.height();
      header.moveTop(std::max(header.top(), std::min(visible.top(), lowest)));
      header.setRight(visible.right());
      paintHeader(painter, s, header);
    }
  }
  if (band_ && band_->moved) {
    QColor fill = coloursOf(palette()).accent;
    painter.setPen(fill);
    fill.setAlphaF(0.15F);
    painter.setBrush(fill);
    painter.drawRect(QRect(band_->from, band_->to).normalized().adjusted(0, 0, -1, -1));
  }
}

QString GalleryView::sectionName(const RowSection& section) const {
  if (order_->words.empty()) return className(*workspace_.data(), section.classIndex);
  if (section.classIndex == kUnlabelled) return tr("no value");
  return QString::fromStdString(order_->words[static_cast<std::size_t>(section.classIndex)]);
}

void GalleryView::paintHeader(QPainter& painter, std::size_t section, const QRect& rect) const {
  const ThemeColours& colours = coloursOf(palette());
  const RowSection& shown = order_->sections[section];
  painter.save();
  painter.fillRect(rect, colours.window);
  painter.setRenderHint(QPainter::Antialiasing);
  drawMarker(painter, QPointF(rect.left() + 8, rect.center().y() + 0.5), 12, classMarker(shown.classIndex),
             classColour(shown.classIndex));
  painter.setFont(sectionFont());
  painter.setPen(colours.text);
  QRect words = rect.adjusted(24, 0, 0, 0);
  QRect used;
  painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine, sectionName(shown), &used);
  words.setLeft(used.right() + kGap);
  painter.setFont(captionFont());
  painter.setPen(colours.muted);
  painter.drawText(words, Qt::AlignVCenter | Qt::TextSingleLine,
                   tr("%1 cutouts").arg(QLocale().toString(static_cast<qulonglong>(shown.end - shown.begin))));
  painter.restore();
}

void GalleryView::paintCell(QPainter& painter, std::size_t place, const QRect& cell) const {
  const ThemeColours& colours = coloursOf(palette());
  const Row row = order_->rows[place];
  const int c = workspace_.data()->label(row);
  const QRect image(cell.topLeft(), imageSize());
  const Thumbnail* thumbnail = cache_.find(row);
  if (thumbnail) {
    painter.drawImage(image, thumbnail->image);
  } else {
    painter.fillRect(image, colours.raised);
  }
  if (showsClassEdge()) painter.fillRect(QRect(image.left(), image.bottom() + 1, image.width(), kEdge), classColour(c));
  if (showsCaptions() && thumbnail) {
    paintCaption(painter, *thumbnail, c,
                 QRect(cell.left(), cell.bottom() + 1 - kCaptionHeight, cell.width(), kCaptionHeight));
  }
  const bool selected = workspace_.selection().contains(row);
  const bool current = workspace_.currentRow() == row;
  if (!selected && !current) return;
  painter.setBrush(Qt::NoBrush);
  if (selected) {
    painter.setPen(QPen(colours.accent, 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(image.adjusted(1, 1, -1, -1));
  }
  if (current) {
    painter.setPen(hasFocus() ? colours.text : colours.muted);
    painter.drawRect(image.adjusted(selected ? 2 : 0, selected ? 2 : 0, selected ? -3 : -1, selected ? -3 : -1));
  }
}

void GalleryView::paintCaption(QPainter& painter, const Thumbnail& thumbnail, int c, const QRect& area) const {
  int left = area.left() + 2;
  if (grouped_ || workspace_.data()->classNames().count() == 0) {
    left = area.left();
  } else {
    painter.setRenderHint(QPainter::Antialiasing);
    drawMarker(painter, QPointF(left + kMarker / 2, area.center().y() + 0.5), kMarker, classMarker(c), classColour(c));
    painter.setRenderHint(QPainter::Antialiasing, false);
    left += kMarker + 3;
  }
  painter.setPen(coloursOf(palette()).muted);
  painter.save();
  const QRect words(left, area.top(), area.right() - left - 1, area.height());
  painter.setClipRect(words);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, thumbnail.caption);
  painter.restore();
}

void GalleryView::describeCurrent() {
  const auto place = currentPlace();
  if (!place) {
    setAccessibleDescription({});
    return;
  }
  const CutoutSet& set = *workspace_.data();
  const Row row = order_->rows[*place];
  setAccessibleDescription(tr("%1, %2, %3, %4 of %5")
                               .arg(QString::fromStdString(set.id(row)), className(set, set.label(row)),
                                    workspace_.selection().contains(row) ? tr("selected") : tr("not selected"))
                               .arg(*place + 1)
                               .arg(layout_.count()));
}

bool GalleryView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto row = rowAt(viewport()->mapFromGlobal(help->globalPos()))) {
      const CutoutSet& set = *workspace_.data();
      QToolTip::showText(help->globalPos(),
                         tr("%1 · %2").arg(QString::fromStdString(set.id(*row)), className(set, set.label(*row))),
                         this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QAbstractScrollArea::event(event);
}

}  // namespace blendscope::ui
