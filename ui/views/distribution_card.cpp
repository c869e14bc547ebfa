// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/distribution_card.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/number_words.h"
#include "theme/style_parts.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/chart_menu.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr int kWidth = 232;
constexpr int kPadding = 8;
constexpr int kTitle = 20;
constexpr int kLine = 28;
constexpr int kAxis = 18;
constexpr int kMarkerRoom = 16;
constexpr double kLargestEffectShown = 20;  ///< beyond it a number says nothing more

std::size_t totalOf(const std::vector<std::size_t>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::size_t{0});
}

}  // namespace

/// Digits that tell values apart within a range.
QString rangeText(double value, double span) {
  const int digits = std::clamp(static_cast<int>(std::ceil(1.5 - std::log10(span))), 0, 6);
  return withMinusSign(QString::number(value, 'f', digits));
}

QString effectText(const Separation& separation) {
  if (std::abs(separation.effect) > kLargestEffectShown) {
    return separation.effect > 0 ? DistributionCard::tr("> 20") : DistributionCard::tr("< −20");
  }
  const auto digits = [](double value) { return withMinusSign(QString::number(value, 'f', 2)); };
  return digits(separation.effect) + QStringLiteral(" ± ") + digits((separation.high - separation.low) / 2);
}

DistributionCard::DistributionCard(std::shared_ptr<const CutoutSet> set,
                                   std::shared_ptr<const ClassDistribution> distribution, QWidget* parent)
    : QWidget(parent), set_(std::move(set)), distribution_(std::move(distribution)) {
  describe(this, QStringLiteral("distribution.") + QString::fromStdString(distribution_->name),
           QString::fromStdString(distribution_->label));
  addPictureMenu(this);
  setAccessibleDescription(summary());
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  for (std::size_t c = 0; c < distribution_->counts.size(); ++c) {
    const auto& counts = distribution_->counts[c];
    const std::size_t total = totalOf(counts);
    if (total == 0) continue;
    classes_.push_back(static_cast<int>(c));
    const std::size_t most = *std::max_element(counts.begin(), counts.end());
    tallest_ = std::max(tallest_, static_cast<double>(most) / static_cast<double>(total));
  }
}

QSize DistributionCard::sizeHint() const {
  return {kWidth, 2 * kPadding + scaled(kTitle) + static_cast<int>(classes_.size()) * scaled(kLine) + scaled(kAxis)};
}

int DistributionCard::lineOf(int c) const {
  const auto at = std::find(classes_.begin(), classes_.end(), c);
  return at == classes_.end() ? -1 : static_cast<int>(at - classes_.begin());
}

QRectF DistributionCard::barRect(int c, std::size_t bin) const {
  const int line = lineOf(c);
  if (line < 0) return {};
  const double left = kPadding + kMarkerRoom;
  const double width = (kWidth - kPadding - left) / static_cast<double>(distribution_->binCount());
  return {left + width * static_cast<double>(bin),
          static_cast<double>(kPadding + scaled(kTitle) + line * scaled(kLine)), width,
          static_cast<double>(scaled(kLine))};
}

std::optional<DistributionCard::Bar> DistributionCard::barAt(QPointF at) const {
  for (const int c : classes_) {
    const QRectF first = barRect(c, 0);
    if (at.y() < first.top() || at.y() >= first.bottom() || at.x() < first.left()) continue;
    const auto bin = static_cast<std::size_t>((at.x() - first.left()) / first.width());
    if (bin < distribution_->binCount()) return Bar{c, bin};
  }
  return std::nullopt;
}

QString DistributionCard::valuesOf(std::size_t bin) const {
  if (!distribution_->words.empty()) return QString::fromStdString(distribution_->words[bin]);
  const QString unit =
      distribution_->unit.empty() ? QString() : QLatin1Char(' ') + QString::fromStdString(distribution_->unit);
  const double step = distribution_->edges[1] - distribution_->edges[0];
  const QString low = rangeText(distribution_->edges[bin], step), high = rangeText(distribution_->edges[bin + 1], step);
  if (bin == 0) return tr("up to %1%2").arg(high, unit);
  if (bin + 1 == distribution_->binCount()) return tr("%1%2 and more").arg(low, unit);
  return tr("%1 to %2%3").arg(low, high, unit);
}

QString DistributionCard::words(const Bar& bar) const {
  const auto& counts = distribution_->counts[static_cast<std::size_t>(bar.c)];
  return tr("%1, %2: %3 (%4 of the class). Click to select them; Shift adds, Ctrl takes away.")
      .arg(className(*set_, bar.c), valuesOf(bar.bin), countText(counts[bar.bin], tr("cutout"), tr("cutouts")),
           percentText(static_cast<double>(counts[bar.bin]) / static_cast<double>(totalOf(counts))));
}

QString DistributionCard::summary() const {
  QStringList lines;
  if (!distribution_->help.empty()) lines << QString::fromStdString(distribution_->help);
  for (const Separation& s : distribution_->separations) {
    lines << tr("%1 against %2: %3 = %4 (95 % interval)")
                 .arg(className(*set_, s.to), className(*set_, s.from),
                      distribution_->words.empty() ? tr("Cohen's d") : tr("d from Cramér's V"), effectText(s));
  }
  if (distribution_->source == ClassDistribution::Source::Truth) {
    lines << tr("Truth: known of simulated stars, hidden from every model.");
  }
  return lines.join(QLatin1Char('\n'));
}

void DistributionCard::setCurrent(std::optional<Bar> bar) {
  if (bar == current_) return;
  current_ = bar;
  update();
}

void DistributionCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColours& colours = coloursOf(palette());
  drawBox(painter, rect(), colours.panel, hasFocus() ? colours.accent : colours.line, kCornerRadius);
  painter.setFont(captionFont());
  paintTitle(painter);
  for (const int c : classes_) paintLine(painter, c);
  paintAxis(painter);
}

void DistributionCard::paintTitle(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRect area(kPadding, kPadding - 2, kWidth - 2 * kPadding, scaled(kTitle));
  QString effect;
  const Separation* widest = distribution_->widest();
  if (widest) effect = tr("d %1").arg(effectText(*widest));
  int room = painter.fontMetrics().horizontalAdvance(effect) + kGap;
  if (widest && classes_.size() > 2) {
    // Which two of the classes it speaks of.
    const double right = area.right() - room, middle = area.center().y() + 0.5;
    drawMarker(painter, {right - 20, middle}, 9, classMarker(widest->to), classColour(widest->to));
    painter.setPen(colours.muted);
    painter.drawLine(QPointF(right - 13, middle), QPointF(right - 9, middle));
    drawMarker(painter, {right - 2, middle}, 9, classMarker(widest->from), classColour(widest->from));
    room += 30;
  }
  painter.setPen(colours.muted);
  painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter, effect);
  QString label = QString::fromStdString(distribution_->label);
  if (!distribution_->unit.empty()) label += QStringLiteral(" (%1)").arg(QString::fromStdString(distribution_->unit));
  painter.setPen(colours.text);
  painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(label, Qt::ElideRight, area.width() - room));
}

void DistributionCard::paintLine(QPainter& painter, int c) const {
  const ThemeColours& colours = coloursOf(palette());
  const auto& counts = distribution_->counts[static_cast<std::size_t>(c)];
  const auto total = static_cast<double>(totalOf(counts));
  const QRectF first = barRect(c, 0);
  drawMarker(painter, {kPadding + 5.0, first.bottom() - 6}, 10, classMarker(c), classColour(c));
  painter.setRenderHint(QPainter::Antialiasing, false);
  painter.setPen(Qt::NoPen);
  for (std::size_t bin = 0; bin < counts.size(); ++bin) {
    const QRectF whole = barRect(c, bin);
    if (current_ == Bar{c, bin}) painter.fillRect(whole, mixed(colours.panel, colours.accent, 0.3));
    if (counts[bin] == 0) continue;
    const double share = static_cast<double>(counts[bin]) / total;
    const double height = std::max(1.0, std::round((scaled(kLine) - 4) * share / tallest_));
    const double left = std::round(whole.left()), right = std::max(left + 1, std::round(whole.right()) - 1);
    painter.fillRect(QRectF(left, first.bottom() - height, right - left, height), classColour(c));
  }
  painter.setPen(colours.line);
  painter.drawLine(QPointF(first.left(), first.bottom()), QPointF(kWidth - kPadding, first.bottom()));
  painter.setRenderHint(QPainter::Antialiasing);
}

void DistributionCard::paintAxis(QPainter& painter) const {
  painter.setPen(coloursOf(palette()).muted);
  const QRectF area(kPadding + kMarkerRoom, height() - kPadding - scaled(kAxis) + 4,
                    kWidth - 2 * kPadding - kMarkerRoom, scaled(kAxis));
  if (distribution_->words.empty()) {
    const auto& edges = distribution_->edges;
    const double span = edges.back() - edges.front();
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop, rangeText(edges.front(), span));
    painter.drawText(area, Qt::AlignHCenter | Qt::AlignTop, rangeText(edges[edges.size() / 2], span));
    painter.drawText(area, Qt::AlignRight | Qt::AlignTop, rangeText(edges.back(), span));
    return;
  }
  const double room = area.width() / static_cast<double>(distribution_->words.size());
  for (std::size_t w = 0; w < distribution_->words.size() && room > 24; ++w) {
    const QString word = QString::fromStdString(distribution_->words[w]);
    painter.drawText(QRectF(area.left() + room * static_cast<double>(w), area.top(), room, scaled(kAxis)),
                     Qt::AlignHCenter | Qt::AlignTop,
                     painter.fontMetrics().elidedText(word, Qt::ElideRight, static_cast<int>(room) - 4));
  }
}

bool DistributionCard::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto bar = barAt(help->pos());
  QToolTip::showText(help->globalPos(), bar ? words(*bar) : summary(), this);
  return true;
}

void DistributionCard::mouseMoveEvent(QMouseEvent* event) { setCurrent(barAt(event->position())); }

void DistributionCard::leaveEvent(QEvent* event) {
  if (!hasFocus()) setCurrent(std::nullopt);
  QWidget::leaveEvent(event);
}

void DistributionCard::mouseReleaseEvent(QMouseEvent* event) {
  const auto bar = barAt(event->position());
  if (event->button() == Qt::LeftButton && bar) Q_EMIT barChosen(bar->c, bar->bin, event->modifiers());
}

void DistributionCard::keyPressEvent(QKeyEvent* event) {
  if (classes_.empty()) return QWidget::keyPressEvent(event);
  Bar bar = current_.value_or(Bar{classes_.front(), 0});
  const auto line = static_cast<std::size_t>(std::max(0, lineOf(bar.c)));
  switch (event->key()) {
    case Qt::Key_Left:
      if (bar.bin > 0) --bar.bin;
      break;
    case Qt::Key_Right:
      bar.bin = std::min(bar.bin + 1, distribution_->binCount() - 1);
      break;
    case Qt::Key_Up:
      bar.c = classes_[line == 0 ? 0 : line - 1];
      break;
    case Qt::Key_Down:
      bar.c = classes_[std::min(line + 1, classes_.size() - 1)];
      break;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
      Q_EMIT barChosen(bar.c, bar.bin, event->modifiers());
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  setCurrent(bar);
  setAccessibleDescription(words(bar));
}

void DistributionCard::focusInEvent(QFocusEvent* event) {
  update();
  QWidget::focusInEvent(event);
}

void DistributionCard::focusOutEvent(QFocusEvent* event) {
  setCurrent(std::nullopt);
  setAccessibleDescription(summary());
  update();
  QWidget::focusOutEvent(event);
}

}  // namespace blendscope::ui
