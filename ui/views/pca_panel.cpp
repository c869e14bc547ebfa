// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pca_panel.h"

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/number_words.h"
#include "theme/style_parts.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_menu.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

namespace {

constexpr int kPcaTile = 80;
constexpr int kPcaTileGap = 12;
constexpr int kPcaCaption = 20;
constexpr std::size_t kMostImages = 60;
constexpr QColor kGain(0xE6, 0x9F, 0x00);
constexpr QColor kLoss(0x56, 0xB4, 0xE9);

QImage axisImage(std::span<const double> loadings, ImageShape shape, const QColor& middle) {
  double largest = 0;
  for (const double loading : loadings) largest = std::max(largest, std::abs(loading));
  QImage image(shape.width, shape.height, QImage::Format_RGB32);
  for (int y = 0; y < shape.height; ++y) {
    for (int x = 0; x < shape.width; ++x) {
      const double loading = loadings[static_cast<std::size_t>(y * shape.width + x)];
      image.setPixelColor(x, y,
                          mixed(middle, loading < 0 ? kLoss : kGain, largest > 0 ? std::abs(loading) / largest : 0));
    }
  }
  return image;
}

QString componentWords(std::size_t component, const std::vector<double>& shares) {
  const double sum = std::accumulate(shares.begin(), shares.begin() + static_cast<std::ptrdiff_t>(component) + 1, 0.0);
  return PcaPanel::tr("PC %1 holds %2 of the variance, the first %1 together %3")
      .arg(component + 1)
      .arg(percentText(shares[component]), percentText(sum));
}

}  // namespace

ScreeView::ScreeView(QWidget* parent) : QWidget(parent) {
  describe(this, QStringLiteral("scree"), tr("Share of the variance by principal component"));
  addPictureMenu(this);
}

void ScreeView::setShares(std::vector<double> shares) {
  shares_ = std::move(shares);
  if (!shares_.empty()) setAccessibleDescription(componentWords(shares_.size() - 1, shares_));
  update();
}

QRectF ScreeView::plot() const {
  const QFontMetricsF metrics(captionFont());
  const double line = metrics.height();
  const double left = metrics.horizontalAdvance(percentText(1)) + kGap + 6;
  return QRectF(rect()).adjusted(left, titleRect(title()).bottom() + 12, -kGap - 4, -2 * line - 8);
}

QString ScreeView::title() const {
  const QString whole = tr("Share of the variance: bars each, line together");
  const bool fits = titleRect(whole).height() < 2.5 * QFontMetricsF(captionFont()).height();
  return fits ? whole : tr("Share of the variance");
}

QRectF ScreeView::titleRect(const QString& title) const {
  const QRectF room(kGap, 4, width() - 2 * kGap, height());
  return QFontMetricsF(captionFont()).boundingRect(room, Qt::AlignLeft | Qt::TextWordWrap, title);
}

QSize ScreeView::sizeHint() const { return {260, scaled(150)}; }
QSize ScreeView::minimumSizeHint() const { return {180, scaled(124)}; }

double ScreeView::sumUpTo(std::size_t component) const {
  return std::accumulate(shares_.begin(), shares_.begin() + static_cast<std::ptrdiff_t>(component) + 1, 0.0);
}

void ScreeView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColours& colours = coloursOf(palette());
  drawBox(painter, rect(), colours.panel, colours.line, kCornerRadius);
  if (shares_.empty()) return;
  const QRectF area = plot();
  paintAxes(painter, 1);
  const double step = area.width() / static_cast<double>(shares_.size());
  QPolygonF sums;
  painter.setPen(Qt::NoPen);
  painter.setBrush(colours.accent);
  for (std::size_t c = 0; c < shares_.size(); ++c) {
    const double left = area.left() + step * static_cast<double>(c);
    const double height = area.height() * shares_[c];
    painter.drawRect(QRectF(left + 0.15 * step, area.bottom() - height, 0.7 * step, height));
    sums << QPointF(left + step / 2, area.bottom() - area.height() * std::min(1.0, sumUpTo(c)));
  }
  painter.setPen(QPen(colours.muted, 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawPolyline(sums);
  painter.setBrush(colours.panel);
  if (step > 8) {
    for (const QPointF& at : sums) painter.drawEllipse(at, 2.5, 2.5);
  }
}

void ScreeView::paintAxes(QPainter& painter, double top) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRectF area = plot();
  painter.setFont(captionFont());
  const double line = QFontMetricsF(painter.font()).height();
  for (const double share : {0.0, 0.5 * top, top}) {
    const double y = area.bottom() - area.height() * share / top;
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    painter.setPen(colours.muted);
    painter.drawText(QRectF(0, y - line / 2, area.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter,
                     share == 0 ? tr("0 %") : percentText(share));
  }
  painter.setPen(colours.muted);
  painter.drawText(QRectF(kGap, 4, width() - 2 * kGap, height()), Qt::AlignLeft | Qt::TextWordWrap, title());
  const double step = area.width() / static_cast<double>(shares_.size());
  const int every = std::max(1, static_cast<int>(std::ceil(scaled(24) / step)));
  for (std::size_t c = 0; c < shares_.size(); ++c) {
    if (c != 0 && (static_cast<int>(c) + 1) % every != 0) continue;
    const double x = area.left() + step * (static_cast<double>(c) + 0.5);
    painter.drawText(QRectF(x - 16, area.bottom() + 2, 32, line), Qt::AlignHCenter, QString::number(c + 1));
  }
  painter.drawText(QRectF(area.left(), area.bottom() + line + 2, area.width(), line), Qt::AlignHCenter,
                   tr("Principal component"));
}

bool ScreeView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || shares_.empty()) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const QRectF area = plot();
  const double part = (help->pos().x() - area.left()) / area.width();
  if (part < 0 || part >= 1) return true;
  const auto component = static_cast<std::size_t>(part * static_cast<double>(shares_.size()));
  QToolTip::showText(help->globalPos(), componentWords(component, shares_), this);
  return true;
}

EigenImages::EigenImages(QWidget* parent) : QWidget(parent) {
  describe(this, QStringLiteral("eigenImages"), tr("Eigen-images: what changes along each principal component"));
  addPictureMenu(this);
  setFocusPolicy(Qt::StrongFocus);
}

void EigenImages::setModel(std::shared_ptr<const PcaModel> model, ImageShape shape, bool firstRowAtBottom) {
  model_ = std::move(model);
  shape_ = shape;
  firstRowAtBottom_ = firstRowAtBottom;
  shares_ = model_ ? model_->explainedVarianceRatio() : std::vector<double>();
  current_ = 0;
  makeImages();
}

void EigenImages::makeImages() {
  images_.clear();
  if (model_ && shape_.pixelCount() > 0) {
    const std::size_t count = std::min(kMostImages, model_->components().rows());
    for (std::size_t c = 0; c < count; ++c) {
      const QImage image = axisImage(model_->components().row(c), shape_, coloursOf(palette()).panel);
      images_.push_back(firstRowAtBottom_ ? image.mirrored() : image);
    }
  }
  updateGeometry();
  update();
}

QString EigenImages::caption(int component) const {
  return tr("PC %1 · %2").arg(component + 1).arg(percentText(shares_[static_cast<std::size_t>(component)]));
}

int EigenImages::step() const {
  const QFontMetrics metrics(captionFont());
  int widest = kPcaTile;
  for (int c = 0; c < count(); ++c) widest = std::max(widest, metrics.horizontalAdvance(caption(c)));
  return widest + kPcaTileGap;
}

QSize EigenImages::sizeHint() const { return {count() * step(), kPcaTile + 2 * scaled(kPcaCaption)}; }

QRect EigenImages::tileRect(int component) const {
  const int longest = std::max({shape_.width, shape_.height, 1});
  const QSize image(shape_.width, shape_.height);
  const QSize size =
      longest <= kPcaTile ? image * (kPcaTile / longest) : image.scaled(kPcaTile, kPcaTile, Qt::KeepAspectRatio);
  return {QPoint(component * step(), 2), size};
}

void EigenImages::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColours& colours = coloursOf(palette());
  painter.setFont(captionFont());
  for (int c = 0; c < count(); ++c) {
    const QRect rect = tileRect(c);
    painter.drawImage(rect, images_[static_cast<std::size_t>(c)]);
    painter.setPen(hasFocus() && c == current_ ? colours.accent : colours.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    painter.setPen(colours.muted);
    painter.drawText(QRect(rect.left(), rect.bottom() + 2, step(), scaled(kPcaCaption)),
                     Qt::AlignLeft | Qt::AlignVCenter, caption(c));
  }
}

int EigenImages::componentAt(QPoint at) const {
  for (int c = 0; c < count(); ++c) {
    if (tileRect(c).contains(at)) return c;
  }
  return -1;
}

bool EigenImages::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int component = componentAt(help->pos());
  if (component < 0) {
    QToolTip::hideText();
    return true;
  }
  QToolTip::showText(help->globalPos(),
                     tr("%1.\nOrange pixels brighten along it, blue ones fade. Click: on the horizontal axis, with "
                        "Shift on the vertical one.")
                         .arg(componentWords(static_cast<std::size_t>(component), shares_)),
                     this);
  return true;
}

void EigenImages::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) makeImages();
  QWidget::changeEvent(event);
}

void EigenImages::mousePressEvent(QMouseEvent* event) {
  const int component = componentAt(event->pos());
  if (component < 0) return;
  current_ = component;
  update();
  Q_EMIT componentChosen(component, event->modifiers().testFlag(Qt::ShiftModifier));
}

void EigenImages::keyPressEvent(QKeyEvent* event) {
  if (count() == 0) return QWidget::keyPressEvent(event);
  if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
    current_ = std::clamp(current_ + (event->key() == Qt::Key_Right ? 1 : -1), 0, count() - 1);
    update();
  } else if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return) {
    Q_EMIT componentChosen(current_, event->modifiers().testFlag(Qt::ShiftModifier));
  } else {
    QWidget::keyPressEvent(event);
  }
}

PcaPanel::PcaPanel(QWidget* parent) : QWidget(parent), scree_(new ScreeView), images_(new EigenImages) {
  auto* scroll = new QScrollArea;
  scroll->setObjectName(QStringLiteral("eigenScroll"));
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidgetResizable(true);
  scroll->setWidget(images_);
  images_->setAutoFillBackground(false);
  scroll->viewport()->setAutoFillBackground(false);
  scroll->setMinimumHeight(images_->sizeHint().height() + scroll->horizontalScrollBar()->sizeHint().height());
  imagesArea_ = new QWidget;
  auto* column = new QVBoxLayout(imagesArea_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap / 2);
  auto* words = makeMutedLabel(tr("What each component changes"));
  words->setToolTip(tr("Eigen-images: what brightens (orange) and what fades (blue) along each principal component"));
  words->setWordWrap(false);
  column->addWidget(words);
  column->addWidget(scroll, 1);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kMargin);
  layout->addWidget(scree_, 2);
  layout->addWidget(imagesArea_, 3);
  connect(images_, &EigenImages::componentChosen, this, &PcaPanel::componentChosen);
}

void PcaPanel::setModel(const std::shared_ptr<const PcaModel>& model, ImageShape shape, bool firstRowAtBottom) {
  scree_->setShares(model ? model->explainedVarianceRatio() : std::vector<double>());
  images_->setModel(model, shape, firstRowAtBottom);
  imagesArea_->setVisible(images_->count() > 0);
}

}  // namespace blendscope::ui
