// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/profile_chart.h"

#include <QAreaSeries>
#include <QChart>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/cutout_image.h"

namespace blendscope::ui {

namespace {

constexpr int kLeastProfileHeight = 184;
constexpr double kFaintBand = 0.01;  ///< of the peak: beyond where this is left there is nothing to compare

/// Distance up to which a profile has light worth showing, with a little room.
double reachOf(const RadialProfile& profile) {
  if (profile.mean.empty()) return 0;
  double reach = profile.radius.front();
  for (std::size_t i = 0; i < profile.mean.size(); ++i) {
    if (profile.mean[i] > kFaintBand * profile.mean.front()) reach = profile.radius[i];
  }
  return std::min(profile.radius.back(), reach + 1);
}

}  // namespace

ProfileChart::ProfileChart(QWidget* parent)
    : ThemedChart(QStringLiteral("profileChart"), tr("Light by distance from the centre, for every class"), parent) {
  setAxisTitles(tr("Distance from the centre (px); bands: ±1σ"), tr("Flux per px"));
  setToolTip(tr("Mean light of each class; the bands are the spread between its cutouts (±1σ)"));
  setMouseTracking(true);
  setMinimumSize(200, scaled(kLeastProfileHeight));
}

void ProfileChart::setProfiles(std::shared_ptr<const CutoutSet> set, std::vector<ClassProfile> profiles) {
  set_ = std::move(set);
  profiles_ = std::move(profiles);
  chart()->removeAllSeries();
  lines_.clear();
  bands_.clear();
  double low = 0, high = 0, far = 1;
  for (const ClassProfile& profile : profiles_) far = std::max(far, reachOf(profile.profile));
  for (const ClassProfile& profile : profiles_) {
    addSeries(profile);
    const RadialProfile& p = profile.profile;
    for (std::size_t i = 0; i < p.radius.size(); ++i) {
      low = std::min(low, p.mean[i] - p.spread[i]);
      high = std::max(high, p.mean[i] + p.spread[i]);
    }
  }
  const AxisRange range = roundRange(low, high, 4);
  setRanges({0, std::ceil(far), std::max(1.0, roundRange(0, far, 8).tick)}, {low, range.high, range.tick});
  applyTheme();
}

void ProfileChart::addSeries(const ClassProfile& profile) {
  auto* line = new QLineSeries;
  auto* upper = new QLineSeries;
  auto* lower = new QLineSeries;
  const RadialProfile& p = profile.profile;
  for (std::size_t i = 0; i < p.radius.size(); ++i) {
    line->append(p.radius[i], p.mean[i]);
    upper->append(p.radius[i], p.mean[i] + p.spread[i]);
    lower->append(p.radius[i], p.mean[i] - p.spread[i]);
  }
  auto* band = new QAreaSeries(upper, lower);
  upper->setParent(band);
  lower->setParent(band);
  for (QAbstractSeries* series : std::initializer_list<QAbstractSeries*>{band, line}) {
    chart()->addSeries(series);
    series->attachAxis(horizontalAxis());
    series->attachAxis(verticalAxis());
  }
  lines_.push_back(line);
  bands_.push_back(band);
}

void ProfileChart::applyTheme() {
  ThemedChart::applyTheme();
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    QColor colour = classColour(profiles_[i].classIndex);
    lines_[i]->setPen(QPen(colour, 2));
    colour.setAlphaF(0.18F);
    bands_[i]->setBrush(colour);
    bands_[i]->setPen(Qt::NoPen);
  }
}

void ProfileChart::drawForeground(QPainter* painter, const QRectF& rect) {
  ThemedChart::drawForeground(painter, rect);
  if (profiles_.empty()) return;
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setFont(captionFont());
  const ThemeColours& colours = coloursOf(palette());
  const QRectF area = chart()->plotArea();
  const double line = QFontMetricsF(painter->font()).height() + 4;
  double top = area.top() + 4;
  for (const ClassProfile& profile : profiles_) {
    const QRectF box(area.left(), top, area.width() - kGap, line);
    const QString name = className(*set_, profile.classIndex);
    painter->setPen(colours.text);
    painter->drawText(box, Qt::AlignRight | Qt::AlignVCenter, name);
    const double left = box.right() - QFontMetricsF(painter->font()).horizontalAdvance(name) - 10;
    drawMarker(*painter, {left, box.center().y()}, 10, classMarker(profile.classIndex),
               classColour(profile.classIndex));
    top += line;
  }
}

void ProfileChart::mouseMoveEvent(QMouseEvent* event) {
  const QRectF area = chart()->plotArea();
  const QPointF at = mapToScene(event->position().toPoint());
  QStringList words;
  if (area.contains(at)) {
    const double from = horizontalAxis()->min();
    const double radius = from + (at.x() - area.left()) / area.width() * (horizontalAxis()->max() - from);
    for (const ClassProfile& profile : profiles_) {
      const RadialProfile& p = profile.profile;
      if (p.radius.empty()) continue;
      const auto nearest = std::min_element(p.radius.begin(), p.radius.end(), [&](double a, double b) {
        return std::abs(a - radius) < std::abs(b - radius);
      });
      const auto i = static_cast<std::size_t>(nearest - p.radius.begin());
      if (words.isEmpty()) words << tr("%1 px").arg(valueText(p.radius[i]));
      words << tr("%1 %2 ± %3").arg(className(*set_, profile.classIndex), scoreText(p.mean[i]), scoreText(p.spread[i]));
    }
  }
  Q_EMIT readout(words.join(QStringLiteral(" · ")));
  ThemedChart::mouseMoveEvent(event);
}

void ProfileChart::leaveEvent(QEvent* event) {
  Q_EMIT readout({});
  ThemedChart::leaveEvent(event);
}

}  // namespace blendscope::ui
