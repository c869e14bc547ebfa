// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/chart_theme.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLegend>
#include <QPainter>
#include <QValueAxis>
#include <array>
#include <cmath>

#include "theme/calm_style.h"
#include "theme/theme.h"
#include "views/chart_menu.h"

namespace blendscope::ui {

namespace {

// Hues away from the class colours (sky blue, orange, mauve) and from green and vermilion, which mean right and wrong.
constexpr std::array<QRgb, 6> kOnDark{0xFF4C9BE8, 0xFFF0E442, 0xFFB39DFF, 0xFF9ED9C3, 0xFFFF9DA6, 0xFFC7CED8};
constexpr std::array<QRgb, 6> kOnLight{0xFF1F6FBF, 0xFF8A6D00, 0xFF6A4FC4, 0xFF2B7A6B, 0xFFB8405E, 0xFF4A5361};

void themeAxis(QValueAxis* axis, const ThemeColours& colours, bool grid) {
  axis->setLabelsFont(captionFont());
  axis->setTitleFont(captionFont());
  axis->setLabelsColor(colours.muted);
  axis->setTitleBrush(colours.muted);
  axis->setLinePen(QPen(colours.line, 1));
  axis->setGridLinePen(QPen(colours.line, 1));
  axis->setGridLineVisible(grid);
}

}  // namespace

QColor seriesColour(int n, const QPalette& palette) {
  const auto& colours = isDark(palette) ? kOnDark : kOnLight;
  return QColor(colours[static_cast<std::size_t>(n) % colours.size()]);
}

QPen seriesPen(int n, const QPalette& palette) {
  constexpr std::array kStyles{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
  // Colours and dashes together come round after twelve lines; the dashes shift then.
  const auto line = static_cast<std::size_t>(n);
  return QPen(seriesColour(n, palette), 2, kStyles[(line + line / 12) % kStyles.size()]);
}

ThemedChart::ThemedChart(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QChartView(new QChart, parent), horizontal_(new QValueAxis), vertical_(new QValueAxis) {
  describe(this, objectName, accessibleName);
  setRenderHint(QPainter::Antialiasing);
  setFrameShape(QFrame::StyledPanel);
  setProperty(kQuietFrameProperty, true);
  setFocusPolicy(Qt::StrongFocus);
  chart()->legend()->hide();
  chart()->setBackgroundRoundness(kCornerRadius);
  chart()->layout()->setContentsMargins(0, 0, 0, 0);
  chart()->setMargins(QMargins(kGap, kGap, kMargin, kGap / 2));
  chart()->addAxis(horizontal_, Qt::AlignBottom);
  chart()->addAxis(vertical_, Qt::AlignLeft);
  setMinimumSize(160, 160);
  ThemedChart::applyTheme();
  addChartMenu(this, [this] { return file(); });
}

QString ThemedChart::csv() const { return {}; }

ChartFile ThemedChart::file() {
  return {size(), coloursOf(palette()).panel, [this](QPainter& painter) { render(&painter); }, csv()};
}

void ThemedChart::setAxisTitles(const QString& horizontal, const QString& vertical) {
  horizontal_->setTitleText(horizontal);
  vertical_->setTitleText(vertical);
}

void ThemedChart::applyTheme() {
  const ThemeColours& colours = coloursOf(palette());
  setBackgroundBrush(colours.window);
  chart()->setBackgroundBrush(colours.panel);
  chart()->setBackgroundPen(QPen(colours.line, 1));
  themeAxis(horizontal_, colours, false);
  themeAxis(vertical_, colours, true);
}

void ThemedChart::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) applyTheme();
  QChartView::changeEvent(event);
}

AxisRange roundRange(double low, double high, int ticks) {
  if (!(high > low)) {
    const double room = low == 0 ? 1 : std::abs(low) * 0.1;
    low -= room;
    high += room;
  }
  const double raw = (high - low) / ticks;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double tick = 10 * power;
  for (const double step : {1.0, 2.0, 5.0}) {
    if (step * power >= raw) {
      tick = step * power;
      break;
    }
  }
  return {std::floor(low / tick) * tick, std::ceil(high / tick) * tick, tick};
}

}  // namespace blendscope::ui
