// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/gallery_view.h"

#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>

#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr qsizetype kCacheBytes = qsizetype{96} << 20;
constexpr int kCellGap = 1;
constexpr int kCaptionHeight = 18;
constexpr int kHeaderHeight = 32;
constexpr int kGalleryEdge = 2;
constexpr int kSmallestWithEdge = 24;

}  // namespace

GalleryView::GalleryView(Workspace& workspace, QWidget* parent)
    : QAbstractScrollArea(parent), workspace_(workspace), places_(workspace), cache_(kCacheBytes) {
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
    if (const auto place = places_.currentPlace()) scrollToPlace(*place);
    describeCurrent();
    viewport()->update();
  });
  connect(&workspace_, &Workspace::labelsChanged, this, [this] {
    layOut();
    describeCurrent();
  });
  connect(&cache_, &ThumbnailCache::arrived, viewport(), qOverload<>(&QWidget::update));
  takeData();
}

void GalleryView::takeData() {
  endBand();
  overlay_.marks.reset();
  setOrder(nullptr, grouped_);
  takeDisplay();
}

void GalleryView::takeDisplay() {
  const int side = std::max(imageSize().width(), imageSize().height());
  cache_.reset(workspace_.data(), workspace_.display(), side);
  viewport()->update();
}

std::optional<GalleryView::Fixed> GalleryView::rowToKeep(const RowOrder& next, Keep keep) const {
  const auto staysIn = [&next](Row row) {
    return row < next.placeOf.size() && next.placeOf[row] != RowOrder::kNowhere;
  };
  const auto current = places_.currentPlace();
  if (keep == Keep::Current && current && places_.isSelected(*current)) {
    const Row row = places_.rowAt(*current);
    const QRect rect = visualRect(row);
    if (viewport()->rect().intersects(rect) && staysIn(row)) return Fixed{row, rect.top()};
  }
  if (top() == 0) return std::nullopt;
  const auto first = layout_.placesBetween(top(), top() + viewport()->height()).first;
  for (std::size_t place = first; place < places_.count(); ++place) {
    const Row row = places_.rowAt(place);
    if (place != current && staysIn(row)) return Fixed{row, layout_.cell(first).top() - top()};
  }
  return std::nullopt;
}

void GalleryView::setOrder(std::shared_ptr<const RowOrder> order, bool grouped, Keep keep) {
  const bool first = places_.order() == nullptr;
  const auto fixed = !first && order && keep != Keep::Top ? rowToKeep(*order, keep) : std::nullopt;
  places_.setOrder(std::move(order));
  grouped_ = grouped;
  endBand();
  layOut();
  verticalScrollBar()->setValue(fixed ? layout_.cell(*places_.placeOf(fixed->row)).top() - fixed->offset : 0);
  const auto current = places_.currentPlace();
  if (current && (first || (keep == Keep::Top && places_.isSelected(*current)))) scrollToPlace(*current);
  describeCurrent();
}

void GalleryView::setMarkChoice(const MarkChoice& choice) {
  if (choice == overlay_.choice) return;
  overlay_.choice = choice;
  layOut();
}

void GalleryView::setMarks(std::shared_ptr<const CutoutMarks> marks) {
  overlay_.marks = std::move(marks);
  viewport()->update();
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
  return overlay_.choice.classes && !isGroupedByClass() && thumbnailSize_ >= kSmallestWithEdge && workspace_.data() &&
         workspace_.data()->classNames().count() > 0;
}

void GalleryView::layOut() {
  // The first visible cell stays where it is while sizes change around it.
  const auto first = layout_.placesBetween(top(), top() + viewport()->height()).first;
  const double hiddenPart =
      layout_.count() > 0 ? static_cast<double>(top() - layout_.cell(first).top()) / layout_.cell(first).height() : 0;

  const QSize image = imageSize();
  const int below = (showsClassEdge() ? kGalleryEdge : 0) + (showsCaptions() ? scaled(kCaptionHeight) : 0);
  const GalleryLayout::Metrics metrics{.cell = QSize(image.width(), image.height() + below),
                                       .gap = kCellGap,
                                       .headerHeight = grouped_ ? scaled(kHeaderHeight) : 0,
                                       .sectionGap = grouped_ ? kGap : 0};
  layout_ = GalleryLayout(viewport()->width(), metrics, order() ? order()->sections : std::vector<RowSection>{});

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
  const auto place = places_.placeOf(row);
  return place ? layout_.cell(*place).translated(0, -top()) : QRect();
}

std::optional<Row> GalleryView::rowAt(QPoint viewportPoint) const {
  const auto place = layout_.placeAt(toContent(viewportPoint));
  return place ? std::optional(places_.rowAt(*place)) : std::nullopt;
}

void GalleryView::scrollToRow(Row row) {
  if (const auto place = places_.placeOf(row)) scrollToPlace(*place);
}

void GalleryView::scrollToPlace(std::size_t place) {
  const QRect cell = layout_.cell(place);
  const int height = viewport()->height();
  const int above = grouped_ ? scaled(kHeaderHeight) : 0;
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
      if (!cache_.find(places_.rowAt(place))) wanted.push_back(places_.rowAt(place));
    }
  };
  want(top(), top() + height);                   // what is seen,
  want(top() + height, top() + 3 * height / 2);  // what comes next
  want(top() - height / 2, top());               // and what was just there
  cache_.request(wanted);
}

bool GalleryView::isComplete() const {
  if (!order()) return false;
  const auto [begin, end] = layout_.placesBetween(top(), top() + viewport()->height());
  for (std::size_t place = begin; place < end; ++place) {
    if (!cache_.find(places_.rowAt(place))) return false;
  }
  return true;
}

void GalleryView::paintEvent(QPaintEvent*) {
  if (!order() || !workspace_.data()) return;
  requestThumbnails();
  overlay_.prepare(palette(), devicePixelRatioF());
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
      const int lowest = layout_.cell(order()->sections[s].end - 1).bottom() + 1 - header.height();
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
  if (order()->words.empty()) return className(*workspace_.data(), section.classIndex);
  if (section.classIndex == kUnlabelled) return tr("no value");
  return QString::fromStdString(order()->words[static_cast<std::size_t>(section.classIndex)]);
}

void GalleryView::paintHeader(QPainter& painter, std::size_t section, const QRect& rect) const {
  const ThemeColours& colours = coloursOf(palette());
  const RowSection& shown = order()->sections[section];
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
  const Row row = places_.rowAt(place);
  const int c = workspace_.data()->label(row);
  const QRect image(cell.topLeft(), imageSize());
  const Thumbnail* thumbnail = cache_.find(row);
  if (thumbnail) {
    painter.drawImage(image, thumbnail->image);
  } else {
    painter.fillRect(image, coloursOf(palette()).raised);
  }
  if (showsClassEdge())
    painter.fillRect(QRect(image.left(), image.bottom() + 1, image.width(), kGalleryEdge), classColour(c));
  if (showsCaptions() && thumbnail) {
    paintCaption(painter, *thumbnail, c,
                 QRect(cell.left(), cell.bottom() + 1 - scaled(kCaptionHeight), cell.width(), scaled(kCaptionHeight)));
  }
  overlay_.paint(painter, row, image);
  paintFrames(painter, row, image);
}

void GalleryView::paintFrames(QPainter& painter, Row row, const QRect& image) const {
  const bool selected = workspace_.selection().contains(row);
  const bool current = workspace_.currentRow() == row;
  if (!selected && !current) return;
  const ThemeColours& colours = coloursOf(palette());
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
  if (isGroupedByClass() || !overlay_.choice.classes || workspace_.data()->classNames().count() == 0) {
    left = area.left();
  } else {
    overlay_.paintClass(painter, QPoint(left, area.center().y() - CutoutOverlay::kClassMarker / 2 + 1), c);
    left += CutoutOverlay::kClassMarker + 3;
  }
  painter.setPen(coloursOf(palette()).muted);
  painter.save();
  const QRect words(left, area.top(), area.right() - left - 1, area.height());
  painter.setClipRect(words);
  painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, thumbnail.caption);
  painter.restore();
}

void GalleryView::describeCurrent() {
  const auto place = places_.currentPlace();
  if (!place) {
    setAccessibleDescription({});
    return;
  }
  const CutoutSet& set = *workspace_.data();
  const Row row = places_.rowAt(*place);
  setAccessibleDescription(tr("%1, %2, %3, %4 of %5")
                               .arg(QString::fromStdString(set.id(row)), className(set, set.label(row)),
                                    workspace_.selection().contains(row) ? tr("selected") : tr("not selected"))
                               .arg(*place + 1)
                               .arg(layout_.count()));
}

QString GalleryView::toolTipOf(Row row) const {
  const CutoutSet& set = *workspace_.data();
  QStringList words{QString::fromStdString(set.id(row)), className(set, set.label(row))};
  if (const CutoutMarks* marks = overlay_.marks.get()) {
    if (marks->predicted[row] != CutoutMarks::kNone) words << tr("said %1").arg(className(set, marks->predicted[row]));
    if ((marks->facts[row] & CutoutMarks::LabelledByPerson) != 0) words << tr("labelled by a person");
    if ((marks->facts[row] & CutoutMarks::Flagged) != 0) words << tr("flagged");
  }
  return words.join(QStringLiteral(" · "));
}

bool GalleryView::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const auto row = rowAt(viewport()->mapFromGlobal(help->globalPos()))) {
      QToolTip::showText(help->globalPos(), toolTipOf(*row), this);
    } else {
      QToolTip::hideText();
    }
    return true;
  }
  return QAbstractScrollArea::event(event);
}

}  // namespace blendscope::ui
