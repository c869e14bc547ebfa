// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/trust_words.h"

#include <fmt/format.h>

#include <QCoreApplication>
#include <cmath>

#include "models/number_words.h"
#include "study/tested_rows.h"

namespace blendscope::ui {

namespace {

struct TrustWords {
  Q_DECLARE_TR_FUNCTIONS(TrustWords)
};

QString oneDecimal(double percent) { return QString::fromStdString(fmt::format("{:.1f}", percent)); }

QString className(const ClassNames& names, int c) { return QString::fromStdString(names.name(c)); }

QString levelWords(DriftLevel level) { return QString::fromStdString(std::string(toText(level))); }

}  // namespace

QString exactPercent(double share) {
  return std::isfinite(share) ? oneDecimal(100 * share) + QStringLiteral(" %") : QStringLiteral("–");
}

QString percentWithInterval(double share, const Interval& interval) {
  if (!std::isfinite(share) || !std::isfinite(interval.low) || !std::isfinite(interval.high))
    return exactPercent(share);
  return TrustWords::tr("%1 (%2 to %3 %)")
      .arg(exactPercent(share), oneDecimal(100 * interval.low), oneDecimal(100 * interval.high));
}

QString sendingWords(const Abstention& cut) {
  return TrustWords::tr("Send %1 to a specialist, be right in %2 of the rest.")
      .arg(exactPercent(cut.sent), percentWithInterval(cut.right, cut.rightInterval));
}

QString sendingFacts(const Abstention& cut, const Abstention& all) {
  return TrustWords::tr("%1 are sent, %2 decided here. Deciding all of them: right in %3.")
      .arg(countText(cut.sentRows, TrustWords::tr("cutout"), TrustWords::tr("cutouts")), countText(cut.keptRows),
           percentWithInterval(all.right, all.rightInterval));
}

QString riskWords(const AbstentionView& view) {
  const double gained = (view.curve.randomArea - view.curve.area) / (view.curve.randomArea - view.curve.bestArea);
  const QString meaning = QString::fromStdString(view.uncertainty);
  if (!std::isfinite(gained)) return TrustWords::tr("Doubt is measured by: %1.").arg(meaning);
  return TrustWords::
      tr("Doubt is measured by: %1. Area under risk against coverage %2 (%3); %4 if doubt said nothing, %5 at best.")
          .arg(meaning, scoreText(view.curve.area), intervalText(view.curve.areaInterval),
               scoreText(view.curve.randomArea), scoreText(view.curve.bestArea));
}

QString bandWords(const BandView& band) {
  return TrustWords::tr(
             "MuyGPs' confidence band calls %1 of %2 test cutouts ambiguous: right in %3 of the clear ones, %4 of the "
             "ambiguous.")
      .arg(percentWithInterval(band.ambiguous, band.ambiguousInterval), countText(band.rows),
           percentWithInterval(band.rightWhenClear, band.rightWhenClearInterval),
           percentWithInterval(band.rightWhenAmbiguous, band.rightWhenAmbiguousInterval));
}

QString prevalenceWords(const PredictiveValues& values, const QString& positive) {
  return TrustWords::tr("Where %1 of the cutouts are of class %2, a cutout called %2 is one in %3 of cases.")
      .arg(exactPercent(values.prevalence), positive, percentWithInterval(values.precision, values.precisionInterval));
}

QString prevalenceFacts(const AnswerQuality& answers, const QString& positive) {
  return TrustWords::tr(
             "Among the test rows %1 are of class %2; %3 of those are found, and %4 of the others mistaken for them. "
             "These two are taken to hold elsewhere: the classes must look the same there.")
      .arg(exactPercent(answers.testedPrevalence), positive,
           percentWithInterval(answers.recall, answers.recallInterval),
           percentWithInterval(answers.falsePositiveRate, answers.falsePositiveInterval));
}

QString setWords(const ConformalView& view, bool perClass) {
  const SetQuality& quality = perClass ? view.perClass : view.marginal;
  return TrustWords::tr("%1 of the sets name one class, %2 several, %3 none.")
      .arg(exactPercent(quality.decided), exactPercent(quality.undecided), exactPercent(quality.empty));
}

QString suspectWords(const Trust& trust) {
  if (trust.suspects.empty()) return TrustWords::tr("No label of a test row is in doubt.");
  QString words =
      TrustWords::tr(
          "%1 of %2 (%3) look confidently like another class than their label says, each judged by models that did not "
          "train on it: wrong labels, stars that cannot be told apart, or faults of this model. If all of these were "
          "wrong labels, and those that look confidently like no class wrong as often, %4 of the labels would be "
          "wrong.")
          .arg(countText(trust.suspects.size()),
               countText(trust.judgedRows, TrustWords::tr("test cutout"), TrustWords::tr("test cutouts")),
               exactPercent(static_cast<double>(trust.suspects.size()) / static_cast<double>(trust.judgedRows)),
               exactPercent(trust.doubtfulShare));
  if (trust.unjudgedRows == 0) return words;
  return words + TrustWords::tr(" %1 more were not judged: another image of their object trained the model.")
                     .arg(countText(trust.unjudgedRows));
}

QString driftWords(const DriftView& drift) {
  const DriftLevel level =
      drift.variance ? std::max(drift.distance.level, drift.variance->level) : drift.distance.level;
  const QString verdict =
      TrustWords::tr("%1 are %2.")
          .arg(countText(drift.rows.size(), TrustWords::tr("cutout"), TrustWords::tr("cutouts")), levelWords(level));
  if (level == DriftLevel::None) return verdict;
  return TrustWords::tr("⚠ %1 Predictions for the strangest of them rest on no training cutout like them.")
      .arg(verdict);
}

std::vector<QStringList> metricRows(const Trust& trust) {
  std::vector<QStringList> rows;
  for (const MetricEstimate& estimate : trust.metrics) {
    rows.push_back({QString::fromStdString(estimate.metric->label), scoreText(estimate.value),
                    estimate.method == IntervalMethod::None ? QStringLiteral("–") : intervalText(estimate.interval),
                    QString::fromStdString(std::string(toText(estimate.method)))});
  }
  return rows;
}

std::vector<QStringList> calibrationRows(const Trust& trust) {
  std::vector<QStringList> rows;
  for (const CalibrationView& view : trust.calibration) {
    QString name = QString::fromStdString(std::string(toText(view.method)));
    if (view.method == CalibrationMethod::Temperature)
      name += TrustWords::tr(" (T = %1)").arg(valueText(view.temperature));
    rows.push_back(
        {name, percentWithInterval(view.ece, view.eceInterval), scoreText(view.logLoss), scoreText(view.brier)});
  }
  return rows;
}

std::vector<QStringList> bandRows(const Trust& trust) {
  std::vector<QStringList> rows;
  for (const BandObjectiveView& view : trust.bandObjectives) {
    QString name = QString::fromStdString(view.objective);
    name.replace(QStringLiteral("alpha"), QStringLiteral("α")).replace(QStringLiteral("beta"), QStringLiteral("β"));
    rows.push_back({name.replace(QLatin1Char('+'), QStringLiteral(" + ")),
                    percentWithInterval(view.ambiguous, view.ambiguousInterval),
                    percentWithInterval(view.rightWhenClear, view.rightWhenClearInterval),
                    exactPercent(view.clearWhenWrong), exactPercent(view.ambiguousWhenRight)});
  }
  return rows;
}

std::vector<QStringList> setRows(const ConformalView& view, const ClassNames& names) {
  const auto row = [](const QString& over, const ClassCoverage& marginal, const ClassCoverage& perClass) {
    return QStringList{over, percentWithInterval(marginal.coverage, marginal.interval), valueText(marginal.meanSize),
                       percentWithInterval(perClass.coverage, perClass.interval), valueText(perClass.meanSize)};
  };
  std::vector<QStringList> rows{row(TrustWords::tr("All rows"), view.marginal.all, view.perClass.all)};
  for (int c = 0; c < names.count(); ++c) {
    const auto place = static_cast<std::size_t>(c);
    rows.push_back(row(className(names, c), view.marginal.perClass[place], view.perClass.perClass[place]));
  }
  return rows;
}

std::vector<QStringList> suspectRows(const Trust& trust, const CutoutSet& set) {
  std::vector<QStringList> rows;
  for (const Suspect& suspect : trust.suspects) {
    rows.push_back({QString::fromStdString(set.id(suspect.row)), className(trust.classNames, suspect.label),
                    className(trust.classNames, suspect.likely), exactPercent(suspect.probabilityOfLikely),
                    exactPercent(suspect.probabilityOfLabel)});
  }
  return rows;
}

std::vector<QStringList> driftRows(const DriftView& drift) {
  const auto row = [](const QString& by, const Drift& one) {
    return QStringList{by, percentWithInterval(one.beyond95, one.beyond95Interval),
                       percentWithInterval(one.beyond99, one.beyond99Interval),
                       one.p < 0.0001 ? QStringLiteral("< 0.0001") : valueText(one.p), levelWords(one.level)};
  };
  std::vector<QStringList> rows{row(TrustWords::tr("Distance to neighbours"), drift.distance)};
  if (drift.variance) rows.push_back(row(TrustWords::tr("Posterior variance"), *drift.variance));
  return rows;
}

RowSet rowsSentAway(const Run& run, const Abstention& cut) {
  RowSet rows(run.testSet().size());
  for (const SplitResult& result : run.splits) {
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      if (uncertaintyOf(result.prediction, i) > cut.threshold) rows.insert(result.split.test[i]);
    }
  }
  return rows;
}

RowSet rowsOfBin(const Run& run, const ReliabilityBin& bin) {
  RowSet rows(run.testSet().size());
  for (const SplitResult& result : run.splits) {
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const std::span<const double> probability = result.prediction.probability.row(i);
      const double largest = probability[static_cast<std::size_t>(predictedClass(probability))];
      if (largest >= bin.lowest && largest <= bin.highest) rows.insert(result.split.test[i]);
    }
  }
  return rows;
}

}  // namespace blendscope::ui
