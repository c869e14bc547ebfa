// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/trace_chart.h"

#include <QChart>
#include <QLineSeries>
#include <QScatterSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "models/number_words.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kTicks = 6;
constexpr double kDot = 6;
constexpr auto kTrainingLoss = "training loss";
constexpr double kRoomAbove = 0.25;  // trials that went astray further up do not flatten the rest

/// What an iteration is called where `source` counts them.
QString stepName(const std::string& source) {
  if (source == "mlp" || source == "cnn" || source == "cnn-features") return TraceChart::tr("Epoch");
  if (source == "boost" || source == "adaboost") return TraceChart::tr("Round");
  if (source == "forest") return TraceChart::tr("Trees");
  if (source == "svm") return TraceChart::tr("Step");
  return TraceChart::tr("Trial");
}

}  // namespace

TraceChart::TraceChart(QWidget* parent)
    : ThemedChart(QStringLiteral("traceChart"), tr("Loss at each trial of the optimiser"), parent),
      trials_(new QScatterSeries),
      best_(new QLineSeries),
      training_(new QLineSeries) {
  for (QXYSeries* series : std::initializer_list<QXYSeries*>{training_, best_, trials_}) {
    chart()->addSeries(series);
    series->attachAxis(horizontalAxis());
    series->attachAxis(verticalAxis());
  }
  trials_->setMarkerSize(kDot);
  setAxisTitles(tr("Trial"), tr("Loss"));
  clear();
  applyTheme();
}

void TraceChart::applyTheme() {
  ThemedChart::applyTheme();
  if (!best_) return;
  const ThemeColours& colours = coloursOf(palette());
  best_->setPen(QPen(colours.accent, 2));
  training_->setPen(QPen(colours.muted, 1, Qt::DashLine));
  trials_->setBrush(colours.muted);
  trials_->setPen(Qt::NoPen);
}

void TraceChart::clear() {
  trials_->clear();
  best_->clear();
  training_->clear();
  offset_ = last_ = 0;
  setRanges({0, 10, 2}, {0, 1, 0.2});
}

void TraceChart::setTrace(const std::vector<IterationEvent>& events) {
  clear();
  for (const IterationEvent& event : events) addPoint(event);
  fitAxes();
}

void TraceChart::append(const IterationEvent& event) {
  addPoint(event);
  fitAxes();
}

int TraceChart::pointCount() const { return static_cast<int>(trials_->count()); }
int TraceChart::trainingPointCount() const { return static_cast<int>(training_->count()); }

void TraceChart::addPoint(const IterationEvent& event) {
  if (!std::isfinite(event.loss)) return;
  const bool restarted = trials_->count() > 0 && event.iteration <= last_;
  if (restarted) offset_ += last_;
  last_ = event.iteration;
  const bool first = trials_->count() == 0;
  bestLoss_ = first || restarted ? event.loss : std::min(bestLoss_, event.loss);
  lowest_ = first ? event.loss : std::min(lowest_, event.loss);
  highest_ = first ? bestLoss_ : std::max(highest_, bestLoss_);
  const double x = static_cast<double>(offset_ + event.iteration);
  trials_->append(x, event.loss);
  best_->append(x, bestLoss_);
  for (const auto& [name, value] : event.values) {
    if (name != kTrainingLoss || !std::isfinite(value)) continue;
    training_->append(x, value);
    lowest_ = std::min(lowest_, value);
  }
  setAxisTitles(stepName(event.source), tr("Loss"));
}

void TraceChart::fitAxes() {
  if (trials_->count() == 0) return;
  setRanges(roundRange(0, std::max(10.0, static_cast<double>(offset_ + last_)), 5),
            roundRange(lowest_, highest_ + kRoomAbove * (highest_ - lowest_), kTicks));
}

QString words(const IterationEvent& event) {
  QStringList parts(
      TraceChart::tr("%1 %2: loss %3").arg(stepName(event.source)).arg(event.iteration).arg(valueText(event.loss)));
  for (const auto& [name, value] : event.values) {
    parts << QString::fromStdString(name).replace(QLatin1Char('_'), QLatin1Char(' ')) + QLatin1Char(' ') +
                 valueText(value);
  }
  return parts.join(QStringLiteral(", "));
}

}  // namespace blendscope::ui
