// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scatter_legend.h"

#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/text_size.h"
#include "views/chart_theme.h"
#include "views/flow_layout.h"

namespace blendscope::ui {

namespace {

constexpr int kMarkerSide = 16;
constexpr int kLegendBarWidth = 280;
constexpr int kLegendBarHeight = 8;
constexpr int kLabelWidth = 56;

QIcon entryIcon(const LegendEntry& entry) {
  QPixmap pixmap(2 * kMarkerSide, 2 * kMarkerSide);
  pixmap.setDevicePixelRatio(2);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  drawMarker(painter, {kMarkerSide / 2.0, kMarkerSide / 2.0}, 0.7 * kMarkerSide, entry.marker,
             QColor::fromRgb(entry.colour));
  return QIcon(pixmap);
}

}  // namespace

ScatterLegend::ScatterLegend(QWidget* parent) : QWidget(parent), bar_(new ColourBar(this)) {
  describe(this, QStringLiteral("scatterLegend"), tr("What the colours mean"));
  setLayout(new FlowLayout(kGap / 2));
  layout()->addWidget(bar_);
  bar_->hide();
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void ScatterLegend::clear() {
  qDeleteAll(buttons_);
  buttons_.clear();
  bar_->hide();
}

void ScatterLegend::setColours(const PointColours& colours) {
  clear();
  shown_.assign(colours.look->kinds.size(), true);
  for (std::size_t e = 0; e < colours.entries.size(); ++e) {
    if (colours.entries[e].count > 0) addEntry(e, colours.entries[e]);
  }
  if (colours.scale) {
    bar_->setScale(*colours.scale);
    bar_->show();
    const std::size_t missing = colours.look->kinds.size() - 1;
    const PointKind& kind = colours.look->kinds[missing];
    if (colours.scale->missing > 0) {
      addEntry(missing, {colours.scale->missingName, kind.colour, kind.marker, colours.scale->missing});
    }
  }
  updateGeometry();
}

void ScatterLegend::addEntry(std::size_t number, const LegendEntry& entry) {
  auto* button = new QToolButton(this);
  describe(button, QStringLiteral("legend.%1").arg(number), entry.name,
           tr("Show or hide %1 (%2)").arg(entry.name, countText(entry.count, tr("cutout"), tr("cutouts"))));
  button->setText(QStringLiteral("%1  %2").arg(entry.name, countText(entry.count)));
  button->setIcon(entryIcon(entry));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setTextRole(button, TextRole::Caption);
  button->setCheckable(true);
  button->setChecked(true);
  button->setAutoRaise(true);
  connect(button, &QToolButton::toggled, this, [this, number, button](bool on) {
    shown_[number] = on;
    QFont font = button->font();
    font.setStrikeOut(!on);
    button->setFont(font);
    Q_EMIT shownChanged();
  });
  layout()->addWidget(button);
  button->show();
  buttons_.push_back(button);
}

ColourBar::ColourBar(QWidget* parent) : QWidget(parent) {
  describe(this, QStringLiteral("colourBar"), tr("Colour scale"));
}

void ColourBar::setScale(const ColourScale& scale) {
  scale_ = scale;
  const QString words = tr("%1 from %2 to %3").arg(scale.title, valueText(scale.low), valueText(scale.high));
  setAccessibleDescription(words);
  const QString help = scale.help.isEmpty() ? QString() : QLatin1Char('\n') + scale.help;
  setToolTip(tr("%1. Values beyond the ends take the colours of the ends.").arg(words) + help);
  update();
}

QSize ColourBar::sizeHint() const { return {scaled(kLegendBarWidth), minimumSizeHint().height()}; }

QSize ColourBar::minimumSizeHint() const {
  const QFontMetrics metrics(captionFont());
  return {160, 2 * metrics.height() + kLegendBarHeight + 6};
}

void ColourBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintColourBar(painter, rect(), scale_, coloursOf(palette()));
}

void paintColourBar(QPainter& painter, const QRectF& area, const ColourScale& scale, const ThemeColours& colours) {
  if (scale.colours.empty()) return;
  painter.setFont(captionFont());
  const QFontMetricsF metrics(painter.font());
  painter.setPen(colours.text);
  painter.drawText(QRectF(area.topLeft(), QSizeF(area.width(), metrics.height())), Qt::AlignLeft | Qt::AlignVCenter,
                   metrics.elidedText(scale.title, Qt::ElideRight, area.width()));
  const QRectF bar(area.left() + scaled(kLabelWidth) / 4.0, area.top() + metrics.height() + 2,
                   area.width() - scaled(kLabelWidth) / 2.0, kLegendBarHeight);
  const auto steps = static_cast<double>(scale.colours.size());
  for (std::size_t i = 0; i < scale.colours.size(); ++i) {
    const double left = std::floor(bar.left() + bar.width() * static_cast<double>(i) / steps);
    const double right = std::floor(bar.left() + bar.width() * static_cast<double>(i + 1) / steps);
    painter.fillRect(QRectF(left, bar.top(), right - left, bar.height()), QColor::fromRgb(scale.colours[i]));
  }
  painter.setPen(colours.muted);
  const double tick = roundRange(scale.low, scale.high, 4).tick;
  for (double value = std::ceil(scale.low / tick) * tick; value <= scale.high + 1e-9 * tick; value += tick) {
    const double x = bar.left() + bar.width() * (value - scale.low) / (scale.high - scale.low);
    painter.drawLine(QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + 3));
    const double near = std::abs(value) < 1e-9 * tick ? 0 : value;
    painter.drawText(QRectF(x - scaled(kLabelWidth) / 2.0, bar.bottom() + 3, scaled(kLabelWidth), metrics.height()),
                     Qt::AlignCenter, valueText(near));
  }
}

}  // namespace blendscope::ui
