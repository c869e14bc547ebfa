// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/reliability_chart.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/theme.h"
#include "views/chart_theme.h"

namespace blendscope::ui {

ReliabilityChart::ReliabilityChart(QWidget* parent)
    : PlotView(QStringLiteral("reliabilityChart"), tr("Share of right predictions against their probability"), parent) {
}

void ReliabilityChart::setBins(std::vector<ReliabilityBin> given, std::vector<ReliabilityBin> repaired,
                               const QString& repair) {
  given_ = std::move(given);
  repaired_ = std::move(repaired);
  repair_ = repair;
  double low = 1;
  for (const auto* bins : {&given_, &repaired_}) {
    for (const ReliabilityBin& one : *bins) {
      low = std::min({low, one.stated, one.observed, std::isfinite(one.band.low) ? one.band.low : 1});
    }
  }
  low = std::max(0.0, std::floor(low * 10) / 10);
  setAxes({tr("Probability that the model states"), low, 1}, {tr("Share that came true"), low, 1});
}

const ReliabilityBin& ReliabilityChart::bin(int point) const {
  const auto place = static_cast<std::size_t>(point);
  return place < given_.size() ? given_[place] : repaired_[place - given_.size()];
}

QPointF ReliabilityChart::pointPlace(int point) const { return placeOf(bin(point).stated, bin(point).observed); }

QString ReliabilityChart::pointWords(int point) const {
  const ReliabilityBin& one = bin(point);
  const bool given = static_cast<std::size_t>(point) < given_.size();
  return tr("%1: of %2 that were said to be right with %3, %4 were (95 % interval %5 to %6)")
      .arg(given ? tr("As given") : repair_, countText(one.count), percentText(one.stated), percentText(one.observed),
           percentText(one.band.low), percentText(one.band.high));
}

void ReliabilityChart::paintBins(QPainter& painter, const std::vector<ReliabilityBin>& bins, int colour) const {
  constexpr double kRadius = 4;
  const QPen line = seriesPen(colour, palette());
  QPolygonF path;
  for (const ReliabilityBin& one : bins) path << placeOf(one.stated, one.observed);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(line);
  painter.drawPolyline(path);
  painter.setPen(QPen(line.color(), 1.2));
  for (const ReliabilityBin& one : bins) paintWhisker(painter, one.stated, one.band.low, one.band.high);
  painter.setPen(Qt::NoPen);
  painter.setBrush(line.color());
  for (const QPointF& place : path) painter.drawEllipse(place, kRadius, kRadius);
}

void ReliabilityChart::paintData(QPainter& painter) const {
  const QRectF area = plotArea();
  painter.setPen(QPen(coloursOf(palette()).muted, 1, Qt::DashLine));
  painter.drawLine(area.bottomLeft(), area.topRight());
  paintBins(painter, given_, repaired_.empty() ? 0 : 5);
  if (!repaired_.empty()) paintBins(painter, repaired_, 0);
  paintKey(painter);
}

void ReliabilityChart::paintKey(QPainter& painter) const {
  const QRectF area = plotArea().adjusted(kGap, 0, -kGap, -kGap);
  const QFontMetricsF metrics(painter.font());
  double bottom = area.bottom();
  const auto addLine = [&](const QString& words, const QPen& pen) {
    const double wide = metrics.horizontalAdvance(words);
    painter.setPen(coloursOf(palette()).text);
    painter.drawText(QRectF(area.right() - wide, bottom - metrics.height(), wide, metrics.height()), words);
    painter.setPen(pen);
    const double y = bottom - metrics.height() / 2;
    painter.drawLine(QPointF(area.right() - wide - 28, y), QPointF(area.right() - wide - kGap, y));
    bottom -= metrics.height() + 4;
  };
  addLine(tr("means what it says"), QPen(coloursOf(palette()).muted, 1, Qt::DashLine));
  if (!repaired_.empty()) addLine(repair_, seriesPen(0, palette()));
  addLine(tr("as given"), seriesPen(repaired_.empty() ? 0 : 5, palette()));
}

QString ReliabilityChart::csv() const {
  QString text = QStringLiteral("probabilities,stated,observed,low,high,count\n");
  for (int point = 0; point < pointCount(); ++point) {
    const ReliabilityBin& one = bin(point);
    const bool given = static_cast<std::size_t>(point) < given_.size();
    text += QStringList{given ? QStringLiteral("as given") : repair_,
                        csvNumber(one.stated),
                        csvNumber(one.observed),
                        csvNumber(one.band.low),
                        csvNumber(one.band.high),
                        QString::number(one.count)}
                .join(QLatin1Char(',')) +
            QLatin1Char('\n');
  }
  return text;
}

}  // namespace blendscope::ui
