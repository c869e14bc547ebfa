// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/normalizer_panel.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "state/workspace.h"
#include "theme/style_parts.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr int kPanelTitle = 28;
constexpr int kPanelCaption = 36;  ///< two lines
constexpr int kCaptionLine = 16;
constexpr int kInset = 12;  ///< between the frame and what it holds
constexpr int kMapSide = 96;
constexpr int kBarRoom = 52;  ///< colour bar with its ticks, right of the map
constexpr int kBarWidth = 8;
constexpr int kNarrowHistogram = 96;  ///< at least
constexpr int kWideHistogram = 128;   ///< at least, where all stands in one line
constexpr int kWide = 600;            ///< from here on everything stands in one line
constexpr int kLargestStar = 48;
constexpr int kSmallestStar = 12;
constexpr int kStarRows = 2;
constexpr int kEdge = 2;
constexpr int kStarGap = 4;
constexpr int kAxisName = 16;  ///< of the histogram, on its side

QImage imageOf(std::span<const float> values, ImageShape shape, Limits limits, const ColourTable& colours,
               bool flipped) {
  QImage image(shape.width, shape.height, QImage::Format_RGB32);
  renderPixels(values, limits, Stretch::Linear, colours,
               {reinterpret_cast<std::uint32_t*>(image.bits()), values.size()});
  return flipped ? image.mirrored() : image;
}

}  // namespace

NormalizerPanel::NormalizerPanel(Workspace& workspace, QWidget* parent) : QWidget(parent), workspace_(workspace) {
  setFocusPolicy(Qt::StrongFocus);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  connect(&workspace_, &Workspace::currentRowChanged, this, qOverload<>(&QWidget::update));
  connect(&workspace_, &Workspace::displayChanged, this, [this] {
    drawStars();
    update();
  });
}

void NormalizerPanel::setNames(const QString& title, const QString& detail, const QString& unit) {
  title_ = title;
  detail_ = detail;
  unit_ = unit;
  setAccessibleName(tr("Stars after: %1").arg(detail_.isEmpty() ? title_ : detail_));
  update();
}

void NormalizerPanel::setPreview(std::shared_ptr<const NormalizerPreview> preview, std::vector<Row> shown,
                                 bool asInWindow) {
  const bool sameSize = shown.size() == shown_.size() && preview_ && problem_.isEmpty();
  preview_ = std::move(preview);
  shown_ = std::move(shown);
  asInWindow_ = asInWindow;
  problem_.clear();
  drawStars();
  drawMap();
  const PixelSeparation& separation = preview_->separation;
  setAccessibleDescription(separation.rocArea.empty()
                               ? tr("%1 stars").arg(shown_.size())
                               : tr("%1 stars; the pixel that tells the classes apart best has an area of %2")
                                     .arg(shown_.size())
                                     .arg(scoreText(separation.rocArea[separation.bestPixel])));
  if (!sameSize) updateGeometry();
  update();
}

void NormalizerPanel::setProblem(const QString& problem) {
  problem_ = problem;
  preview_.reset();
  stars_.clear();
  map_ = {};
  setAccessibleDescription(problem);
  update();
}

void NormalizerPanel::setShareLimits(bool share) {
  if (shareLimits_ == share) return;
  shareLimits_ = share;
  drawStars();
  update();
}

void NormalizerPanel::setSeparationScale(double largest, int from, std::optional<int> to) {
  if (largest_ == largest && from_ == from && to_ == to) return;
  largest_ = largest;
  from_ = from;
  to_ = to;
  drawMap();
  update();
}

void NormalizerPanel::drawStars() {
  stars_.clear();
  const auto set = workspace_.data();
  if (!preview_ || !set || preview_->images.rows() != shown_.size()) return;
  const DisplaySettings& display = workspace_.display();
  for (std::size_t i = 0; i < shown_.size(); ++i) {
    if (asInWindow_) {
      stars_.push_back(cutoutImage(*set, shown_[i], display));
      continue;
    }
    const std::span<const float> values = preview_->images.row(i);
    const Limits limits = shareLimits_ ? preview_->limits : findLimits(values, LimitsMode::MinMax);
    stars_.push_back(
        imageOf(values, preview_->shape, limits, scaledColours(display.colours()), set->provenance().firstRowAtBottom));
  }
}

QColor NormalizerPanel::mapColour(double area) const {
  const ThemeColours& colours = coloursOf(palette());
  if (std::isnan(area)) return QColor(kNonFiniteColour);
  const double part = std::min(1.0, std::abs(area - 0.5) / std::max(largest_, 1e-9));
  return mixed(colours.panel, area < 0.5 ? classColour(from_) : to_ ? classColour(*to_) : colours.text, part);
}

void NormalizerPanel::drawMap() {
  map_ = {};
  if (!preview_ || preview_->separation.rocArea.empty()) return;
  const ImageShape shape = preview_->shape;
  QImage image(shape.width, shape.height, QImage::Format_RGB32);
  for (int y = 0; y < shape.height; ++y) {
    for (int x = 0; x < shape.width; ++x) {
      image.setPixelColor(x, y, mapColour(preview_->separation.rocArea[static_cast<std::size_t>(y * shape.width + x)]));
    }
  }
  map_ = workspace_.data() && workspace_.data()->provenance().firstRowAtBottom ? image.mirrored() : image;
}

std::size_t NormalizerPanel::columns() const {
  return std::max<std::size_t>(1, (shown_.size() + kStarRows - 1) / kStarRows);
}

QString NormalizerPanel::mapCaption(double best, double chance) {
  return tr("AUC of each pixel\nbest %1, chance ±%2")
      .arg(QString::number(best, 'f', 2), QString::number(chance, 'f', 2));
}

int NormalizerPanel::mapRoom() {
  const QSize caption = QFontMetrics(captionFont()).size(0, mapCaption(1, 1));
  return std::max(kMapSide + scaled(kBarRoom), caption.width() + kGap / 2);
}

bool NormalizerPanel::isWide(int width) const { return width >= kWide; }

int NormalizerPanel::stripWidth(int width) const {
  const int inner = width - 2 * kInset;
  if (!isWide(width)) return inner;
  const int most = static_cast<int>(columns()) * (kLargestStar + kStarGap) - kStarGap;
  return std::min(most, inner - scaled(kAxisName) - kWideHistogram - mapRoom() - 2 * kMargin);
}

int NormalizerPanel::starSide(int width) const {
  const int count = static_cast<int>(columns());
  const int room =
      std::clamp((stripWidth(width) - (count - 1) * kStarGap) / count, kSmallestStar, kLargestStar) - 2 * kEdge;
  const int longest = preview_ ? std::max(preview_->shape.width, preview_->shape.height) : room;
  return (room >= longest ? room / longest * longest : room) + 2 * kEdge;  // whole magnifications
}

int NormalizerPanel::stripHeight(int width) const { return kStarRows * (starSide(width) + kStarGap) - kStarGap; }

int NormalizerPanel::heightForWidth(int width) const {
  const int graphs = kMapSide + scaled(kPanelCaption);
  const int body = isWide(width) ? std::max(stripHeight(width), graphs) : stripHeight(width) + kGap + graphs;
  return scaled(kPanelTitle) + body + kGap;
}

QSize NormalizerPanel::sizeHint() const { return {kWide, heightForWidth(kWide)}; }
QSize NormalizerPanel::minimumSizeHint() const {
  const int width = 2 * kInset + scaled(kAxisName) + kNarrowHistogram + kMargin + mapRoom();
  return {width, scaled(kPanelTitle) + kMapSide + scaled(kPanelCaption)};
}

QRect NormalizerPanel::starRect(std::size_t star) const {
  const int side = starSide(width());
  const int step = side + kStarGap;
  const auto place = static_cast<int>(star);
  const int perRow = static_cast<int>(columns());
  return {kInset + place % perRow * step, scaled(kPanelTitle) + place / perRow * step, side, side};
}

QRect NormalizerPanel::mapRect() const {
  const int top = isWide(width()) ? scaled(kPanelTitle) : scaled(kPanelTitle) + stripHeight(width()) + kGap;
  QSize size = preview_ ? QSize(preview_->shape.width, preview_->shape.height) : QSize(1, 1);
  const int longest = std::max({1, size.width(), size.height()});
  size = longest <= kMapSide ? size * (kMapSide / longest) : size.scaled(kMapSide, kMapSide, Qt::KeepAspectRatio);
  return {QPoint(width() - kInset - mapRoom(), top), size};
}

QRect NormalizerPanel::histogramRect() const {
  const QRect map = mapRect();
  const int right = map.left() - kMargin;
  const int left = (isWide(width()) ? kInset + stripWidth(width()) + kMargin : kInset) + scaled(kAxisName);
  return {left, map.top(), right - left, kMapSide};
}

void NormalizerPanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColours& colours = coloursOf(palette());
  drawBox(painter, rect(), colours.panel, hasFocus() ? colours.accent : colours.line, kCornerRadius);
  paintTitle(painter);
  painter.setFont(captionFont());
  if (!problem_.isEmpty()) {
    painter.setPen(colours.muted);
    painter.drawText(rect().adjusted(kInset, scaled(kPanelTitle), -kInset, -kGap),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, QStringLiteral("⚠ ") + problem_);
    return;
  }
  if (!preview_) return;
  paintStars(painter);
  paintHistogram(painter);
  paintMap(painter);
}

void NormalizerPanel::paintTitle(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  painter.setFont(sectionFont());
  painter.setPen(colours.text);
  const QRect line(kInset, 0, width() - 2 * kInset, scaled(kPanelTitle));
  QRect used;
  painter.drawText(line, Qt::AlignVCenter, painter.fontMetrics().elidedText(title_, Qt::ElideRight, line.width()),
                   &used);
  painter.setFont(captionFont());
  painter.setPen(colours.muted);
  const QRect rest = line.adjusted(used.width() + kGap, 1, 0, 1);
  if (rest.width() < 3 * kMargin) return;
  painter.drawText(rest, Qt::AlignVCenter, painter.fontMetrics().elidedText(detail_, Qt::ElideRight, rest.width()));
}

void NormalizerPanel::paintStars(QPainter& painter) const {
  const auto set = workspace_.data();
  if (!set) return;
  const ThemeColours& colours = coloursOf(palette());
  for (std::size_t i = 0; i < stars_.size(); ++i) {
    const QRect frame = starRect(i);
    const bool current = workspace_.currentRow() == shown_[i];
    painter.fillRect(frame, current ? colours.accent : classColour(set->label(shown_[i])));
    const QRect inner = frame.adjusted(kEdge, kEdge, -kEdge, -kEdge);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, inner.width() < stars_[i].width());
    painter.drawImage(inner, stars_[i]);
  }
}

void NormalizerPanel::paintHistogram(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRectF area = histogramRect();
  double most = 0;
  for (const ClassHistogram& histogram : preview_->histograms) {
    most = std::max(most, *std::ranges::max_element(histogram.share));
  }
  painter.setPen(QPen(colours.line, 1));
  painter.drawLine(area.bottomLeft(), area.bottomRight());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const ClassHistogram& histogram : preview_->histograms) {
    if (most <= 0) break;
    QPainterPath path(area.bottomLeft());
    const double step = area.width() / static_cast<double>(histogram.share.size());
    for (std::size_t bin = 0; bin < histogram.share.size(); ++bin) {
      const double y = area.bottom() - (area.height() - 2) * std::sqrt(histogram.share[bin] / most);
      path.lineTo(area.left() + static_cast<double>(bin) * step, y);
      path.lineTo(area.left() + static_cast<double>(bin + 1) * step, y);
    }
    path.lineTo(area.bottomRight());
    painter.setPen(QPen(classColour(histogram.classIndex), 1.5));
    painter.drawPath(path);
  }
  painter.restore();
  painter.setFont(captionFont());
  painter.setPen(colours.muted);
  const QRectF caption(area.left(), area.bottom() + 2, area.width(), scaled(kPanelCaption));
  painter.drawText(caption, Qt::AlignLeft | Qt::AlignTop, valueText(preview_->limits.low));
  painter.drawText(caption, Qt::AlignRight | Qt::AlignTop,
                   valueText(preview_->limits.high) + (unit_.isEmpty() ? QString() : QChar(u' ') + unit_));
  painter.drawText(caption.adjusted(0, scaled(kCaptionLine), 0, 0), Qt::AlignHCenter | Qt::AlignTop, tr("Pixel value"));
  painter.translate(area.left() - scaled(kAxisName), area.center().y());
  painter.rotate(-90);
  painter.drawText(QRectF(-area.height() / 2, 0, area.height(), scaled(kAxisName)), Qt::AlignCenter, tr("√ share"));
  painter.resetTransform();
}

void NormalizerPanel::paintMap(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRect area = mapRect();
  painter.setFont(captionFont());
  painter.setPen(colours.muted);
  if (map_.isNull()) {
    painter.drawText(QRect(area.topLeft(), QSize(mapRoom(), kMapSide)), Qt::AlignVCenter | Qt::TextWordWrap,
                     tr("Separation needs two classes"));
    return;
  }
  painter.setRenderHint(QPainter::SmoothPixmapTransform, area.width() < map_.width());
  painter.drawImage(area, map_);
  painter.setPen(QPen(colours.line, 1));
  painter.drawRect(area.adjusted(0, 0, -1, -1));
  const PixelSeparation& separation = preview_->separation;
  const double best = separation.rocArea[separation.bestPixel];
  const QRect bar(area.left() + kMapSide + kGap, area.top(), kBarWidth, area.height());
  for (int y = 0; y < bar.height(); ++y) {
    const double value = 0.5 + largest_ * (1 - 2.0 * y / (bar.height() - 1));
    painter.fillRect(QRect(bar.left(), bar.top() + y, bar.width(), 1), mapColour(value));
  }
  painter.setPen(colours.muted);
  const auto tick = [&](int y, double value) {
    const int top = std::clamp(y - 8, bar.top() - 3, bar.bottom() - 13);
    painter.drawText(QRect(bar.right() + 5, top, scaled(kBarRoom), scaled(16)), Qt::AlignVCenter,
                     QString::number(value, 'f', 2));
  };
  tick(bar.top(), 0.5 + largest_);
  tick(bar.center().y(), 0.5);
  tick(bar.bottom(), 0.5 - largest_);
  painter.drawText(QRect(area.left(), area.top() + kMapSide + 2, mapRoom(), scaled(kPanelCaption)),
                   Qt::AlignLeft | Qt::AlignTop, mapCaption(best, separation.chance));
}

std::optional<std::size_t> NormalizerPanel::starAt(QPoint place) const {
  for (std::size_t i = 0; i < stars_.size(); ++i) {
    if (starRect(i).contains(place)) return i;
  }
  return std::nullopt;
}

void NormalizerPanel::mousePressEvent(QMouseEvent* event) {
  if (const auto star = starAt(event->pos())) Q_EMIT starClicked(shown_[*star]);
  QWidget::mousePressEvent(event);
}

void NormalizerPanel::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  if (step == 0 || shown_.empty()) return QWidget::keyPressEvent(event);
  const auto current = workspace_.currentRow();
  const auto found = current ? std::ranges::find(shown_, *current) : shown_.end();
  const auto last = static_cast<std::ptrdiff_t>(shown_.size()) - 1;
  const std::ptrdiff_t next =
      found == shown_.end() ? 0 : std::clamp<std::ptrdiff_t>(found - shown_.begin() + step, 0, last);
  Q_EMIT starClicked(shown_[static_cast<std::size_t>(next)]);
}

QString NormalizerPanel::pixelWords(QPoint place) const {
  const QRect area = mapRect();
  const PixelSeparation& separation = preview_->separation;
  const int x = (place.x() - area.left()) * map_.width() / area.width();
  const int line = (place.y() - area.top()) * map_.height() / area.height();
  const int y = workspace_.data()->provenance().firstRowAtBottom ? map_.height() - 1 - line : line;
  const double value = separation.rocArea[static_cast<std::size_t>(y * map_.width() + x)];
  const CutoutSet& set = *workspace_.data();
  const QString others = to_ ? className(set, *to_) : tr("another class");
  return tr("Column %1, row %2: in %3 of all pairs the cutout of class %4 is the brighter one here, not that of class "
            "%5 (area under the ROC curve).\nClasses that do not differ stay within 0.5 ± %6; %7 against %8 cutouts.")
      .arg(x + 1)
      .arg(y + 1)
      .arg(percentText(value), others, className(set, from_), QString::number(separation.chance, 'f', 2),
           countText(separation.toCount), countText(separation.fromCount));
}

bool NormalizerPanel::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  if (!preview_ || !workspace_.data()) return true;
  QString words;
  if (const auto star = starAt(help->pos())) {
    const CutoutSet& set = *workspace_.data();
    words =
        tr("%1, class %2").arg(QString::fromStdString(set.id(shown_[*star])), className(set, set.label(shown_[*star])));
  } else if (!map_.isNull() && mapRect().contains(help->pos())) {
    words = pixelWords(help->pos());
  } else if (histogramRect().contains(help->pos())) {
    words =
        tr("How the pixel values of each class are spread: the middle 99.5 % of all values; heights are the root of "
           "the share, so that rare values show.");
  } else if (help->pos().y() < scaled(kPanelTitle)) {
    words = toolTip();
  }
  if (words.isEmpty()) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(help->globalPos(), words, this);
  }
  return true;
}

void NormalizerPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) drawMap();
  QWidget::changeEvent(event);
}

}  // namespace blendscope::ui
