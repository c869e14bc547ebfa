// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/class_strip.h"

#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/style_parts.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_menu.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr int kLargestTile = 100;
constexpr int kSmallestTile = 32;
constexpr int kTileInTwoLines = 60;  ///< at most
constexpr int kStripTileGap = 16;
constexpr int kStripCaption = 22;
constexpr int kStripBarWidth = 10;
constexpr int kStripBarRoom = 56;  ///< with its ticks
constexpr int kStripMarker = 10;
constexpr int kStripTick = 16;

QString stripTick(double value) {
  const QString number = QString::number(std::abs(value), 'f', 1);
  return (value < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + number;
}

QString toWords(double value) { return withMinusSign(QString::number(value, 'f', 2)); }

/// From the colour of the class that is brighter there to the panel where both agree.
QImage differenceImage(const ClassDifference& difference, ImageShape shape, double largest, const QColor& middle) {
  QImage image(shape.width, shape.height, QImage::Format_RGB32);
  for (int y = 0; y < shape.height; ++y) {
    for (int x = 0; x < shape.width; ++x) {
      const double d = difference.effectSize[static_cast<std::size_t>(y * shape.width + x)];
      const QColor end = classColour(d < 0 ? difference.from : difference.to);
      image.setPixelColor(x, y, mixed(middle, end, std::min(1.0, std::abs(d) / largest)));
    }
  }
  return image;
}

}  // namespace

ClassStrip::ClassStrip(Workspace& workspace, JobRunner& jobs, QWidget* parent)
    : QWidget(parent), workspace_(workspace), jobs_(jobs) {
  describe(this, QStringLiteral("classStrip"), tr("Mean image of every class and how they differ"));
  addPictureMenu(this);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  connect(&workspace_, &Workspace::dataChanged, this, &ClassStrip::compare);
  connect(&workspace_, &Workspace::labelsChanged, this, &ClassStrip::compare);
  connect(&workspace_, &Workspace::displayChanged, this, &ClassStrip::makeTiles);
  compare();
}

QSize ClassStrip::sizeHint() const {
  return {4 * (kLargestTile + kStripTileGap), kLargestTile + scaled(kStripCaption)};
}

QSize ClassStrip::minimumSizeHint() const { return {kLargestTile, heightForWidth(kLargestTile)}; }

int ClassStrip::heightForWidth(int width) const {
  return (isInTwoLines(width) ? 2 : 1) * (tileSide(width) + scaled(kStripCaption));
}

int ClassStrip::sideOf(std::size_t count, int width) {
  const int room = (width - scaled(kStripBarRoom)) / std::max(1, static_cast<int>(count));
  return std::clamp(room - kStripTileGap, kSmallestTile, kLargestTile);
}

bool ClassStrip::isInTwoLines(int width) const {
  return portraits() < tiles_.size() && sideOf(tiles_.size(), width) < kTileInTwoLines;
}

std::size_t ClassStrip::portraits() const {
  return static_cast<std::size_t>(std::ranges::count_if(tiles_, [](const Tile& tile) { return !tile.from; }));
}

int ClassStrip::tileSide(int width) const {
  if (!isInTwoLines(width)) return sideOf(tiles_.size(), width);
  return std::min(kTileInTwoLines, sideOf(std::max(portraits(), tiles_.size() - portraits()), width));
}

void ClassStrip::setMedian(bool median) {
  median_ = median;
  makeTiles();
}

void ClassStrip::compare() {
  take(nullptr);
  const auto set = workspace_.data();
  if (!set) return;
  jobs_.run(
      {.title = tr("Compare the classes"), .slot = QStringLiteral("class-strip"), .background = true}, this,
      [set](const Progress& progress) {
        return std::make_shared<const ClassComparison>(compareClasses(*set, progress));
      },
      [this](std::shared_ptr<const ClassComparison> comparison) { take(std::move(comparison)); });
}

void ClassStrip::take(std::shared_ptr<const ClassComparison> comparison) {
  comparison_ = std::move(comparison);
  largestEffect_ = 0;
  if (comparison_) {
    for (const ClassDifference& difference : comparison_->differences) {
      for (const float d : difference.effectSize) largestEffect_ = std::max(largestEffect_, std::abs(double{d}));
    }
  }
  makeTiles();
}

void ClassStrip::makeTiles() {
  tiles_.clear();
  if (comparison_) {
    const CutoutSet& set = *workspace_.data();
    const ImageShape shape = comparison_->shape;
    const bool flipped = set.provenance().firstRowAtBottom;
    for (const ClassPortrait& portrait : comparison_->portraits) {
      const std::vector<float>& pixels = median_ ? portrait.median : portrait.mean;
      QImage image(shape.width, shape.height, QImage::Format_RGB32);
      renderPixels(pixels, findLimits(pixels, LimitsMode::MinMax), workspace_.display().stretch,
                   scaledColours(workspace_.display().colours()),
                   {reinterpret_cast<std::uint32_t*>(image.bits()), pixels.size()});
      const QString count = QLocale().toString(static_cast<qulonglong>(portrait.count));
      tiles_.push_back(
          {flipped ? image.mirrored() : image, className(set, portrait.classIndex),
           (median_ ? tr("Median of %1 cutouts of class %2, each without its sky and divided by its flux first")
                    : tr("Mean of %1 cutouts of class %2, each without its sky and divided by its flux first"))
               .arg(count, className(set, portrait.classIndex)),
           portrait.classIndex, std::nullopt, &pixels});
    }
    for (const ClassDifference& difference : comparison_->differences) {
      if (largestEffect_ <= 0) break;
      const QImage image = differenceImage(difference, shape, largestEffect_, coloursOf(palette()).panel);
      const QString to = className(set, difference.to);
      const QString from = className(set, difference.from);
      tiles_.push_back({flipped ? image.mirrored() : image,
                        {},
                        tr("%1 − %2: where %1 is brighter (its colour) or %2 is (the other colour), in units of the "
                           "scatter within the classes (Cohen's d)")
                            .arg(to, from),
                        difference.to,
                        difference.from,
                        &difference.effectSize});
    }
  }
  updateGeometry();
  update();
  Q_EMIT compared(!tiles_.empty());
}

QRect ClassStrip::tileRect(std::size_t tile) const {
  const QSize size = tiles_[tile].image.size();
  const int longest = std::max({size.width(), size.height(), 1});
  const int side = tileSide(width());
  const QSize shown = side >= longest ? size * (side / longest) : size.scaled(side, side, Qt::KeepAspectRatio);
  const bool below = isInTwoLines(width()) && tile >= portraits();
  const auto place = static_cast<int>(below ? tile - portraits() : tile);
  return {QPoint(place * (side + kStripTileGap), below ? side + scaled(kStripCaption) : 0), shown};
}

void ClassStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(captionFont());
  QRect last;
  for (std::size_t i = 0; i < tiles_.size(); ++i) {
    const Tile& tile = tiles_[i];
    last = tileRect(i);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, last.width() < tile.image.width());
    painter.drawImage(last, tile.image);
    if (tile.from) {
      painter.setPen(coloursOf(palette()).line);
      painter.drawRect(last.adjusted(0, 0, -1, -1));
    }
    paintCaption(painter, tile,
                 QRect(last.left(), last.bottom() + 1, tileSide(width()) + kStripTileGap - 2, scaled(kStripCaption)));
  }
  if (largestEffect_ > 0 && !last.isNull()) {
    paintColourBar(painter, barRect());
  }
}

void ClassStrip::paintCaption(QPainter& painter, const Tile& tile, const QRect& area) const {
  const auto marker = [&](int c, int left) {
    painter.setRenderHint(QPainter::Antialiasing);
    drawMarker(painter, QPointF(left + kStripMarker / 2.0, area.center().y() + 0.5), kStripMarker, classMarker(c),
               classColour(c));
  };
  marker(tile.classIndex, area.left());
  painter.setPen(coloursOf(palette()).muted);
  const QRect words = area.adjusted(kStripMarker + 4, 0, 0, 0);
  if (tile.from) {
    const QString minus(QChar(0x2212));
    painter.drawText(words, Qt::AlignVCenter, minus);
    marker(*tile.from, words.left() + painter.fontMetrics().horizontalAdvance(minus) + 4);
  } else {
    painter.drawText(words, Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(tile.caption, Qt::ElideRight, words.width()));
  }
}

void ClassStrip::paintColourBar(QPainter& painter, const QRect& area) const {
  const ThemeColours& colours = coloursOf(palette());
  const ClassDifference& shown = comparison_->differences.back();
  for (int y = 0; y < area.height(); ++y) {
    const double d = 1 - 2.0 * y / (area.height() - 1);
    painter.fillRect(QRect(area.left(), area.top() + y, area.width(), 1),
                     mixed(colours.panel, classColour(d < 0 ? shown.from : shown.to), std::abs(d)));
  }
  painter.setPen(colours.line);
  painter.drawRect(area.adjusted(0, 0, -1, -1));
  painter.setPen(colours.muted);
  const auto tick = [&](double part, const QString& label) {
    const int y = area.top() + static_cast<int>(part * (area.height() - 1));
    painter.drawLine(area.right() + 1, y, area.right() + 4, y);
    const int line = scaled(kStripTick);
    const int top = std::clamp(y - line / 2, area.top() - 2, area.bottom() - line + 2);
    painter.drawText(QRect(area.right() + 8, top, scaled(kStripBarRoom), line), Qt::AlignVCenter, label);
  };
  tick(0, stripTick(largestEffect_));
  if (area.height() >= 3 * scaled(kStripTick)) tick(0.5, QStringLiteral("0"));
  tick(1, stripTick(-largestEffect_));
  const QString name = tr("Cohen’s d");
  const int left = std::min(area.left(), width() - painter.fontMetrics().horizontalAdvance(name));
  painter.drawText(QRect(left, area.bottom() + 1, width() - left, scaled(kStripCaption)), Qt::AlignVCenter, name);
}

QRect ClassStrip::barRect() const {
  if (tiles_.empty()) return {};
  const QRect last = tileRect(tiles_.size() - 1);
  return {last.right() + 1 + kGap, last.top(), kStripBarWidth, last.height()};
}

bool ClassStrip::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  for (std::size_t i = 0; i < tiles_.size(); ++i) {
    const QRect rect = tileRect(i);
    if (!rect.contains(help->pos())) continue;
    const QSize size = tiles_[i].image.size();
    const int x = (help->pos().x() - rect.left()) * size.width() / rect.width();
    const int line = (help->pos().y() - rect.top()) * size.height() / rect.height();
    const int y = workspace_.data()->provenance().firstRowAtBottom ? size.height() - 1 - line : line;
    const double value = (*tiles_[i].values)[static_cast<std::size_t>(y * size.width() + x)];
    QToolTip::showText(
        help->globalPos(),
        tr("%1\nHere (column %2, row %3): %4").arg(tiles_[i].toolTip).arg(x + 1).arg(y + 1).arg(toWords(value)), this);
    return true;
  }
  if (largestEffect_ > 0 && help->pos().x() >= barRect().left()) {
    QToolTip::showText(help->globalPos(),
                       tr("Cohen’s d, an effect size: the difference of the class means in units of the scatter within "
                          "the classes. 0.2 is small, 0.5 medium, 0.8 large."),
                       this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

void ClassStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) makeTiles();
  QWidget::changeEvent(event);
}

}  // namespace blendscope::ui
