// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluate/calibration.h"
#include "evaluate/conformal.h"
#include "evaluate/drift.h"
#include "evaluate/intervals.h"
#include "evaluate/label_suspects.h"
#include "evaluate/prevalence.h"
#include "evaluate/risk_coverage.h"
#include "study/run.h"

/// Whether to believe a run: everything that its test rows can say about it, as plain values.
namespace blendscope {

/// Probabilities before or after a repair.
struct CalibrationView {
  CalibrationMethod method = CalibrationMethod::None;
  double ece = 0;
  Interval eceInterval;
  double logLoss = 0;
  double brier = 0;
  double temperature = 1;  ///< mean over the two halves; 1 for other methods
  std::vector<ReliabilityBin> bins;
};

/// What leaving decisions to a specialist gives.
struct AbstentionView {
  std::string uncertainty;  ///< what it means
  RiskCoverageCurve curve;
  std::vector<Abstention> byShare;  ///< send at least 0 %, 1 %, …, 95 %
  struct Target {
    double accuracy = 0;
    std::optional<Abstention> reached;  ///< nothing where more than 95 % would have to be sent
  };
  std::vector<Target> targets;  ///< 90, 95 and 99 % right among the rest
};

/// Sets of classes that promise to hold the true one.
struct ConformalView {
  double level = 0.9;
  SetQuality marginal;  ///< one promise for all rows
  SetQuality perClass;  ///< one for each class
};

/// How many decisions MuyGPs' confidence band calls ambiguous.
struct BandView {
  std::size_t rows = 0;  ///< looked at
  double ambiguous = 0;  ///< share of them
  Interval ambiguousInterval;
  double rightWhenClear = 0;  ///< NaN where no row is clear; likewise below
  Interval rightWhenClearInterval;
  double rightWhenAmbiguous = 0;
  Interval rightWhenAmbiguousInterval;
};

/// What one of the five objectives of MuyGPs' bands makes of the test rows. NaN where a share has no rows.
struct BandObjectiveView {
  std::string objective;  ///< as the parameter `band` of muygps calls it
  double ambiguous = 0;
  Interval ambiguousInterval;
  double rightWhenClear = 0;
  Interval rightWhenClearInterval;
  double clearWhenWrong = 0;  ///< α: share of the mistakes that look sure
  Interval clearWhenWrongInterval;
  double ambiguousWhenRight = 0;  ///< β: share of the right decisions that look unsure
  Interval ambiguousWhenRightInterval;
};

struct Suspect {
  Row row = 0;  ///< of the run's test set
  int label = 0;
  int likely = 0;
  double probabilityOfLabel = 0;  ///< mean over the divisions that tested it
  double probabilityOfLikely = 0;
};

/// A sentence on what the data can or cannot support.
struct TrustStatement {
  enum class Kind { Supports, Careful, Cannot };
  Kind kind = Kind::Supports;
  std::string text;
};

struct Trust {
  std::string pipeline;
  ClassNames classNames;
  int positive = 0;
  std::size_t rows = 0;      ///< tested, counted as often as tested
  std::size_t objects = 0;   ///< independent ones among them
  bool grouped = false;      ///< whether they are fewer than the rows
  std::string groupMeaning;  ///< of the objects; empty if each row is one
  std::vector<MetricEstimate> metrics;
  /// How repairs and sets were measured: fitted on one half of the test rows, measured on the other, and the other way
  /// round; or why that was not possible (then `calibration` holds the probabilities as given only and `conformal` is
  /// empty).
  std::string crossFitting;
  std::vector<CalibrationView> calibration;  ///< as given first
  AbstentionView abstention;
  std::vector<ConformalView> conformal;           ///< for promises of 80, 90, 95 and 99 %
  AnswerQuality answers;                          ///< of "is it of the positive class?" by the predicted class
  std::optional<BandView> band;                   ///< for MuyGPs
  std::vector<BandObjectiveView> bandObjectives;  ///< cross-fitted; empty for models without a posterior
  std::size_t judgedRows = 0;    ///< whose labels were looked at
  std::size_t unjudgedRows = 0;  ///< whose object also trained
  /// Share of wrong labels among those judged if every confident contradiction were one, and rows that look confidently
  /// like no class wrong as often: too large where the model is weak.
  double doubtfulShare = 0;
  std::vector<Suspect> suspects;  ///< most doubtful first; rows whose object also trained are not judged
  std::vector<TrustStatement> statements;
};

struct TrustOptions {
  std::uint64_t seed = 1;
  std::size_t resamples = 1000;
  std::size_t reliabilityBins = 10;
  std::size_t runsCompared = 1;  ///< how many runs were tested on these rows: choosing among them flatters the best
};

/// Everything above. The same for any thread count. Throws Cancelled.
Trust examineTrust(const Run& run, const TrustOptions& options, const Progress& progress);

/// Whether the cutouts of another set are like those that a run was trained on.
struct DriftView {
  Drift distance;                 ///< to the nearest training rows, in the features that the classifier sees
  std::optional<Drift> variance;  ///< posterior variance against that of the run's test rows; MuyGPs
  std::vector<Row> rows;          ///< of the new set that could be looked at (finite pixels); scores belong to them
};

/// Uses the first division of the run. Throws Error where the run kept no trained model, the shapes differ, or fewer
/// than 21 rows trained.
DriftView examineDrift(const Run& run, const CutoutSet& incoming, const Progress& progress);

/// "0.842 (0.823 to 0.859)"; the number alone where there is no interval.
std::string withInterval(double value, const Interval& interval);

}  // namespace blendscope
