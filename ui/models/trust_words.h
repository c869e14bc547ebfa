// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "data/row_set.h"
#include "models/verdicts.h"
#include "study/trust.h"

/// What `Trust` found, in sentences and cells of tables.
namespace blendscope::ui {

/// "95.1 %".
QString exactPercent(double share);
/// "95.1 % (93.8 to 96.2 %)"; the number alone where there is no interval.
QString percentWithInterval(double share, const Interval& interval);

/// "Send 12 % to a specialist, be right in 95.1 % (…) of the rest."
QString sendingWords(const Abstention& cut);
/// What that means in rows, and how often all rows together were right.
QString sendingFacts(const Abstention& cut, const Abstention& all);
/// How much the model's own doubt is worth.
QString riskWords(const AbstentionView& view);
/// What MuyGPs' confidence band left undecided.
QString bandWords(const BandView& band);
QString prevalenceWords(const PredictiveValues& values, const QString& positive);
QString prevalenceFacts(const AnswerQuality& answers, const QString& positive);
QString setWords(const ConformalView& view, bool perClass);
QString suspectWords(const Trust& trust);
QString driftWords(const DriftView& drift);

/// Rows for a FigureModel.
std::vector<QStringList> metricRows(const Trust& trust);
std::vector<QStringList> calibrationRows(const Trust& trust);
std::vector<QStringList> bandRows(const Trust& trust);
std::vector<QStringList> setRows(const ConformalView& view, const ClassNames& names);
std::vector<QStringList> suspectRows(const Trust& trust, const CutoutSet& set);
std::vector<QStringList> driftRows(const DriftView& drift);

/// Test rows of a run that a cut sends away, each once.
RowSet rowsSentAway(const Run& run, const Abstention& cut);
/// Test rows of a run whose predicted class has a probability as in that bin of its reliability diagram.
RowSet rowsOfBin(const Run& run, const ReliabilityBin& bin);

}  // namespace blendscope::ui
