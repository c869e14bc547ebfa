// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/run_series.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "evaluate/pareto.h"
#include "models/number_words.h"

namespace blendscope::ui {

namespace {

struct RunSeriesWords {
  Q_DECLARE_TR_FUNCTIONS(RunSeriesWords)
};

constexpr double kLevel = 0.05;

QString rangeWords(const Interval& interval) {
  return std::isfinite(interval.low) && std::isfinite(interval.high)
             ? RunSeriesWords::tr(" (95 % interval %1)").arg(intervalText(interval))
             : QString();
}

/// "0.003", "< 0.001".
QString pText(double p) {
  if (std::isnan(p)) return QStringLiteral("–");
  return p < 0.001 ? QStringLiteral("< 0.001") : QString::number(p, 'f', 3);
}

QString signedDifference(double value) {
  return (value >= 0 ? QStringLiteral("+") : QStringLiteral("−")) + scoreText(std::abs(value));
}

QString runName(std::size_t place, const std::vector<NumberedRun>& runs) { return labelOf(*runs[place].run); }

double secondsOf(const Run& run) { return run.seconds.total / static_cast<double>(run.splits.size()); }

}  // namespace

QString labelOf(const Run& run) { return QString::fromStdString(run.spec.text()); }

PlotSeries precisionRecallSeries(const RunRoc& curve) {
  PlotSeries series;
  series.label = curve.label;
  series.figure = RunSeriesWords::tr("AP %1").arg(scoreText(curve.area));
  series.colour = curve.series;
  series.marked = false;
  series.hasIntervals = false;
  for (const CurvePoint& point : curve.points) {
    const QString from = std::isfinite(point.threshold) ? scoreText(point.threshold) : RunSeriesWords::tr("above 1");
    series.points.push_back(
        {point.x,
         point.y,
         {},
         RunSeriesWords::tr("%1\nCalling %2 from a probability of %3 on finds %4 of them; %5 of those called so "
                            "are.")
             .arg(curve.label, curve.positiveClass, from, percentText(point.x), percentText(point.y))});
  }
  return series;
}

std::vector<std::size_t> shownBins(const AccuracyCurve& curve, bool completeness) {
  std::vector<std::size_t> shown;
  for (std::size_t b = 0; b < curve.bins.size(); ++b) {
    const AccuracyBin& bin = curve.bins[b];
    if (std::isfinite(completeness ? bin.completeness : bin.accuracy)) shown.push_back(b);
  }
  return shown;
}

PlotSeries columnSeries(const NumberedRun& run, const AccuracyCurve& curve, bool completeness) {
  PlotSeries series;
  series.label = labelOf(*run.run);
  series.colour = run.number;
  series.banded = true;
  const QString unit = curve.unit.empty() ? QString() : QLatin1Char(' ') + QString::fromStdString(curve.unit);
  for (const std::size_t b : shownBins(curve, completeness)) {
    const AccuracyBin& bin = curve.bins[b];
    const double value = completeness ? bin.completeness : bin.accuracy;
    const Interval& interval = completeness ? bin.completenessInterval : bin.accuracyInterval;
    const QString words =
        RunSeriesWords::tr("%1\n%2 %3 to %4%5: %6 %7%8, %9. Click to select them.")
            .arg(series.label, QString::fromStdString(curve.column), valueText(bin.low), valueText(bin.high), unit,
                 completeness ? RunSeriesWords::tr("completeness") : RunSeriesWords::tr("accuracy"), scoreText(value),
                 rangeWords(interval),
                 countText(completeness ? bin.positives : bin.count, RunSeriesWords::tr("cutout"),
                           RunSeriesWords::tr("cutouts")));
    series.points.push_back({bin.centre, value, interval, words});
  }
  return series;
}

PlotSeries learningSeries(const NumberedRun& run, const LearningCurve& curve, bool seconds) {
  PlotSeries series;
  series.label = labelOf(*run.run);
  series.colour = run.number;
  series.banded = !seconds;
  series.hasIntervals = !seconds;
  for (const LearningPoint& point : curve.points) {
    if (!point.problem.empty()) continue;
    const double time = point.fitSeconds + point.predictSeconds;
    const QString words = RunSeriesWords::tr("%1\n%2 training cutouts: accuracy %3%4; fitting %5, predicting %6")
                              .arg(series.label, countText(static_cast<std::size_t>(std::llround(point.trainCount))),
                                   scoreText(point.accuracy), rangeWords(point.interval), secondsText(point.fitSeconds),
                                   secondsText(point.predictSeconds));
    series.points.push_back({point.trainCount, seconds ? time : point.accuracy, point.interval, words});
  }
  return series;
}

QString learningWords(const LearningCurve& curve) {
  QStringList words;
  if (curve.lastDoubling) {
    const auto& [gain, interval] = *curve.lastDoubling;
    words << RunSeriesWords::tr("the last doubling brought %1 (95 % interval %2 to %3); more data %4")
                 .arg(signedDifference(gain), signedDifference(interval.low), signedDifference(interval.high),
                      interval.low > 0 ? RunSeriesWords::tr("would help")
                                       : RunSeriesWords::tr("of the same kind may not help"));
  }
  for (const LearningPoint& point : curve.points) {
    if (!point.problem.empty()) {
      words << RunSeriesWords::tr("%1 of the rows failed: %2")
                   .arg(percentText(point.share), QString::fromStdString(point.problem));
    }
  }
  if (words.isEmpty()) return {};
  return QString::fromStdString(curve.pipeline.text()) + QStringLiteral(": ") + words.join(QStringLiteral("; ")) +
         QLatin1Char('.');
}

std::vector<PlotSeries> timeSeries(const std::vector<NumberedRun>& runs) {
  std::vector<PlotSeries> all;
  std::vector<double> seconds;
  std::vector<double> accuracy;
  for (const NumberedRun& run : runs) {
    const Metrics& metrics = run.run->pooled;
    seconds.push_back(secondsOf(*run.run));
    accuracy.push_back(metrics.accuracy);
    PlotSeries series;
    series.label = labelOf(*run.run);
    series.colour = run.number;
    series.joined = false;
    series.points.push_back({seconds.back(), metrics.accuracy, metrics.accuracyInterval,
                             RunSeriesWords::tr("%1: accuracy %2%3 in %4. Click to make it the current run.")
                                 .arg(series.label, scoreText(metrics.accuracy), rangeWords(metrics.accuracyInterval),
                                      secondsText(seconds.back()))});
    all.push_back(std::move(series));
  }
  PlotSeries front;
  front.label = RunSeriesWords::tr("best within this time");
  front.colour = 5;
  front.marked = false;
  front.dashed = true;
  front.readable = false;
  front.hasIntervals = false;
  for (const std::size_t i : paretoFront(seconds, accuracy)) {
    if (!front.points.empty()) front.points.push_back({seconds[i], front.points.back().y, {}, {}});
    front.points.push_back({seconds[i], accuracy[i], {}, {}});
  }
  all.push_back(std::move(front));
  return all;
}

QStringList pairHeadings() {
  return {RunSeriesWords::tr("Runs"), RunSeriesWords::tr("Difference\n95 % interval"),
          RunSeriesWords::tr("p\np by Holm\nTest")};
}

QStringList pairCells(const RunPair& pair, const std::vector<NumberedRun>& runs) {
  const QString names = runName(pair.first, runs) + QLatin1Char('\n') + runName(pair.second, runs);
  if (!pair.problem.empty()) {
    return {names, QStringLiteral("–\n–"), QStringLiteral("–\n–\n") + RunSeriesWords::tr("not possible")};
  }
  const Interval& interval = pair.test.interval;
  const QString range =
      std::isfinite(interval.low)
          ? RunSeriesWords::tr("%1 to %2").arg(signedDifference(interval.low), signedDifference(interval.high))
          : QStringLiteral("–");
  return {names, signedDifference(pair.test.effect) + QLatin1Char('\n') + range,
          pText(pair.test.p) + QLatin1Char('\n') + pText(pair.adjusted) + QLatin1Char('\n') +
              QString::fromStdString(pair.test.method).section(QLatin1Char(','), 0, 0)};
}

QString pairWords(const RunPair& pair, const std::vector<NumberedRun>& runs) {
  const bool ahead = pair.test.effect >= 0;
  const QString better = runName(ahead ? pair.first : pair.second, runs);
  const QString worse = runName(ahead ? pair.second : pair.first, runs);
  if (!pair.problem.empty())
    return RunSeriesWords::tr("%1 and %2: %3").arg(better, worse, QString::fromStdString(pair.problem));
  if (pair.adjusted < kLevel) {
    return RunSeriesWords::tr("%1 is right more often than %2 by %3; chance alone would hardly do that.")
        .arg(better, worse, scoreText(std::abs(pair.test.effect)));
  }
  return RunSeriesWords::tr("%1 is ahead of %2 by %3, which chance alone may have done.")
      .arg(better, worse, scoreText(std::abs(pair.test.effect)));
}

}  // namespace blendscope::ui
