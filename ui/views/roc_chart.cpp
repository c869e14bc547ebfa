// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/roc_chart.h"

#include <QChart>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/theme.h"
#include "views/picture_file.h"
#include "views/plot_view.h"

namespace blendscope::ui {

namespace {

constexpr double kKeyShare = 0.8;  // of the width, which names and figures of the key may take
constexpr double kRocReach = 24;   // pixels from a curve within which it is read

}  // namespace

RocChart::RocChart(QWidget* parent)
    : ThemedChart(QStringLiteral("rocChart"), tr("ROC curves of the selected runs"), parent),
      diagonal_(new QLineSeries) {
  setRanges({0, 1, 0.2}, {0, 1, 0.2});
  nameAxes();
  diagonal_->append(0, 0);
  diagonal_->append(1, 1);
  chart()->addSeries(diagonal_);
  diagonal_->attachAxis(horizontalAxis());
  diagonal_->attachAxis(verticalAxis());
  setMouseTracking(true);
  applyTheme();
}

void RocChart::setCurves(std::vector<RunRoc> curves) {
  for (QLineSeries* series : series_) {
    chart()->removeSeries(series);
    delete series;
  }
  series_.clear();
  curves_ = std::move(curves);
  curve_ = -1;
  nameAxes();
  for (const RunRoc& curve : curves_) {
    auto* series = new QLineSeries;
    QList<QPointF> points;
    for (const CurvePoint& point : curve.points) points.append({point.x, point.y});
    series->replace(points);
    chart()->addSeries(series);
    series->attachAxis(horizontalAxis());
    series->attachAxis(verticalAxis());
    series_.push_back(series);
  }
  applyTheme();
}

QString RocChart::classWords() const {
  const auto other = [this](const RunRoc& curve) { return curve.positiveClass != curves_.front().positiveClass; };
  if (curves_.empty() || std::ranges::any_of(curves_, other)) return {};
  return tr("%1 against the rest").arg(curves_.front().positiveClass);
}

void RocChart::nameAxes() {
  const QString of = classWords();
  setAxisTitles(of.isEmpty() ? tr("False positive rate") : tr("False positive rate, %1").arg(of),
                of.isEmpty() ? tr("True positive rate") : tr("True positive rate of %1").arg(curves_[0].positiveClass));
}

QString RocChart::csv() const {
  QString numbers = QStringLiteral("run,false_positive_rate,true_positive_rate,threshold\n");
  for (const RunRoc& curve : curves_) {
    QString name = curve.label;
    name.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    for (const CurvePoint& point : curve.points) {
      numbers +=
          QLatin1Char('"') + name + QStringLiteral("\",") +
          QStringList{csvNumber(point.x), csvNumber(point.y), csvNumber(point.threshold)}.join(QLatin1Char(',')) +
          QLatin1Char('\n');
    }
  }
  return numbers;
}

void RocChart::save(const QString& path) { saveChart(file(), path); }

void RocChart::applyTheme() {
  ThemedChart::applyTheme();
  if (diagonal_) diagonal_->setPen(QPen(coloursOf(palette()).muted, 1, Qt::DashLine));
  for (std::size_t i = 0; i < series_.size(); ++i) series_[i]->setPen(seriesPen(curves_[i].series, palette()));
}

QPointF RocChart::placeOf(const CurvePoint& point) const {
  return chart()->mapToPosition({point.x, point.y}, diagonal_);
}

void RocChart::drawForeground(QPainter* painter, const QRectF& rect) {
  ThemedChart::drawForeground(painter, rect);
  painter->setRenderHint(QPainter::Antialiasing);
  paintKey(*painter);
  if (curve_ < 0) return;
  const RunRoc& curve = curves_[static_cast<std::size_t>(curve_)];
  painter->setPen(QPen(coloursOf(palette()).panel, 2));
  painter->setBrush(seriesColour(curve.series, palette()));
  const QPointF place = placeOf(curve.points[static_cast<std::size_t>(point_)]);
  if (chart()->plotArea().adjusted(-1, -1, 1, 1).contains(place)) painter->drawEllipse(place, 5, 5);
}

void RocChart::paintKey(QPainter& painter) const {
  const ThemeColours& colours = coloursOf(palette());
  const QRectF area = chart()->plotArea();
  painter.setFont(captionFont());
  const QFontMetricsF metrics(painter.font());
  const double line = metrics.height() + 4;
  double bottom = area.bottom() - kGap;
  for (auto at = curves_.rbegin(); at != curves_.rend(); ++at, bottom -= line) {
    const QString words = tr("AUC %1").arg(scoreText(at->area));
    const double wordsWidth = metrics.horizontalAdvance(words);
    const double room = std::max(60.0, area.width() * kKeyShare - wordsWidth - 40);
    const QString name = metrics.elidedText(at->label, Qt::ElideMiddle, room);
    const double right = area.right() - kGap;
    const QRectF box(area.left(), bottom - line, right - area.left(), line);
    painter.setPen(colours.muted);
    painter.drawText(box, Qt::AlignRight | Qt::AlignVCenter, words);
    painter.setPen(colours.text);
    painter.drawText(box.adjusted(0, 0, -wordsWidth - kGap, 0), Qt::AlignRight | Qt::AlignVCenter, name);
    const double dash = right - wordsWidth - kGap - metrics.horizontalAdvance(name) - kGap;
    painter.setPen(seriesPen(at->series, palette()));
    painter.drawLine(QPointF(dash - 20, box.center().y()), QPointF(dash, box.center().y()));
  }
  if (bottom - line < area.center().y() - 2 * line) return;  // it would lie over the curves; the axes say it too
  painter.setPen(colours.muted);
  painter.drawText(QRectF(area.left(), bottom - line, area.width() - kGap, line), Qt::AlignRight | Qt::AlignVCenter,
                   classWords());
}

void RocChart::readAt(int curve, int point) {
  curve_ = curve;
  point_ = point;
  viewport()->update();
  if (curve < 0) {
    Q_EMIT readout({});
    return;
  }
  const RunRoc& roc = curves_[static_cast<std::size_t>(curve)];
  const CurvePoint& at = roc.points[static_cast<std::size_t>(point)];
  const QString words =
      tr("%1: calling %2 from a probability of %3 on finds %4 of them and mistakes %5 of the others")
          .arg(roc.label, roc.positiveClass, std::isfinite(at.threshold) ? scoreText(at.threshold) : tr("above 1"),
               percentText(at.y), percentText(at.x));
  setAccessibleDescription(words);
  Q_EMIT readout(words);
}

void RocChart::mouseMoveEvent(QMouseEvent* event) {
  const QPointF mouse = mapToScene(event->position().toPoint());
  double nearest = kRocReach;
  int curve = -1;
  int point = 0;
  for (std::size_t c = 0; c < curves_.size(); ++c) {
    for (std::size_t p = 0; p < curves_[c].points.size(); ++p) {
      const QPointF place = placeOf(curves_[c].points[p]);
      if (isZoomed() && !chart()->plotArea().contains(place)) continue;
      const QPointF away = place - mouse;
      const double distance = std::hypot(away.x(), away.y());
      if (distance >= nearest) continue;
      nearest = distance;
      curve = static_cast<int>(c);
      point = static_cast<int>(p);
    }
  }
  if (curve != curve_ || point != point_) readAt(curve, point);
  ThemedChart::mouseMoveEvent(event);
}

void RocChart::leaveEvent(QEvent* event) {
  readAt(-1, 0);
  ThemedChart::leaveEvent(event);
}

void RocChart::clicked() {
  if (curve_ >= 0) Q_EMIT pointActivated(curve_, point_);
}

void RocChart::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return) return clicked();
  const auto drawable = [this](int c) { return !curves_[static_cast<std::size_t>(c)].points.empty(); };
  const int count = static_cast<int>(curves_.size());
  const bool moves = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right || event->key() == Qt::Key_Up ||
                     event->key() == Qt::Key_Down;
  if (!moves || count == 0) return ThemedChart::keyPressEvent(event);
  int curve = std::max(0, curve_);
  if (event->key() == Qt::Key_Up) curve = (curve + count - 1) % count;
  if (event->key() == Qt::Key_Down) curve = (curve + 1) % count;
  if (!drawable(curve)) return;
  const int last = static_cast<int>(curves_[static_cast<std::size_t>(curve)].points.size()) - 1;
  const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
  readAt(curve, std::clamp(point_ + step, 0, last));
}

}  // namespace blendscope::ui
