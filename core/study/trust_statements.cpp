// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/trust_statements.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "evaluate/repeated_splits.h"

namespace blendscope {

namespace {

using Kind = TrustStatement::Kind;
using Statements = std::vector<TrustStatement>;

constexpr std::size_t kFewRowsOfAClass = 50;
constexpr double kRareOnTheSky = 0.02;

std::string percent(double share) { return fmt::format("{:.1f} %", 100 * share); }

std::string percentRange(const Interval& interval) {
  return fmt::format("{} to {}", percent(interval.low), percent(interval.high));
}

void sayNumbers(const Trust& trust, Statements& out) {
  const MetricEstimate& accuracy = trust.metrics.front();
  const std::string base =
      trust.grouped ? fmt::format("{} test rows of {} objects ({})", trust.rows, trust.objects, trust.groupMeaning)
                    : fmt::format("{} test rows", trust.rows);
  if (accuracy.method == IntervalMethod::None) {
    out.push_back({Kind::Cannot, fmt::format("{}: no interval can be given, as they are one object.", base)});
    return;
  }
  out.push_back(
      {Kind::Supports, fmt::format("{} support an accuracy of {} (95 % interval {}); finer differences are chance.",
                                   base, percent(accuracy.value), percentRange(accuracy.interval))});
}

void sayIndependence(const Run& run, const Trust& trust, Statements& out) {
  // A leak that was found is among the run's warnings.
  if (run.leak.affected == 0 && !trust.grouped && run.splitSpec.group.empty()) {
    out.push_back({Kind::Careful,
                   "Test rows count as independent. If several show one star or one exposure, and no copy or sky "
                   "position gives that away, the intervals are too narrow."});
  }
  if (trust.grouped && trust.objects < kFewestGroupsForBootstrap) {
    out.push_back({Kind::Careful, fmt::format("Only {} objects stand behind the figures: their intervals rest on the "
                                              "spread between these few.",
                                              trust.objects)});
  }
}

void sayTraining(const Run& run, Statements& out) {
  if (run.splits.size() < 2) {
    out.push_back({Kind::Cannot,
                   "One division of the data: the intervals tell what new test rows would change, not what other "
                   "training rows would. Repeat the split to see that."});
    return;
  }
  std::vector<double> scores;
  for (const SplitResult& split : run.splits) scores.push_back(split.metrics.accuracy);
  const Split& first = run.splits.front().split;
  const RepeatedScore score =
      repeatedScore(scores, static_cast<double>(first.test.size()) / static_cast<double>(first.train.size()));
  out.push_back({Kind::Supports, fmt::format("Over {} divisions the accuracy is {} on average (95 % interval {} for "
                                             "other training rows as well).",
                                             scores.size(), percent(score.mean), percentRange(score.interval))});
}

void sayClasses(const Trust& trust, Statements& out) {
  if (trust.conformal.empty()) return;
  const std::vector<ClassCoverage>& classes = trust.conformal.front().perClass.perClass;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    const std::string& name = trust.classNames.name(static_cast<int>(c));
    if (classes[c].count == 0) {
      out.push_back({Kind::Cannot, fmt::format("No test row is a {}: nothing can be said of that class.", name)});
    } else if (classes[c].count < kFewRowsOfAClass) {
      out.push_back({Kind::Careful, fmt::format("Only {} test rows are of class {}: what is said of it is rough.",
                                                classes[c].count, name)});
    }
  }
}

void sayProbabilities(const Trust& trust, Statements& out) {
  const CalibrationView& given = trust.calibration.front();
  if (!std::isfinite(given.eceInterval.low)) return;
  if (given.eceInterval.low <= 0) {
    out.push_back({Kind::Supports, fmt::format("The probabilities may be taken at their word: these rows show no "
                                               "calibration error beyond chance (at most {}).",
                                               percent(given.eceInterval.high))});
    return;
  }
  std::string text = fmt::format("The probabilities are off by {} on average ({})", percent(given.ece),
                                 percentRange(given.eceInterval));
  const CalibrationView* best = &given;
  for (const CalibrationView& view : trust.calibration) {
    if (view.logLoss <= given.logLoss && view.ece < best->ece) best = &view;
  }
  constexpr double kWorthwhile = 0.9;
  if (best->ece < kWorthwhile * given.ece) {
    text += fmt::format("; {} calibration brings that to {}", toText(best->method), percent(best->ece));
  } else if (trust.calibration.size() > 1) {
    text += "; no repair helps much";
  }
  out.push_back({Kind::Careful, text + "."});
}

void sayPrevalence(const Trust& trust, Statements& out) {
  const double tested = trust.answers.testedPrevalence;
  if (!std::isfinite(trust.answers.recall) || tested <= kRareOnTheSky) return;
  const PredictiveValues rare = trust.answers.at(kRareOnTheSky);
  const std::string& name = trust.classNames.name(trust.positive);
  out.push_back({Kind::Careful,
                 fmt::format("{} of the test rows are of class {}. Where only 2 % are, {} of the rows called so "
                             "would be ({}).",
                             percent(tested), name, percent(rare.precision), percentRange(rare.precisionInterval))});
}

void sayLabels(const Trust& trust, Statements& out) {
  if (trust.suspects.empty()) return;
  out.push_back(
      {Kind::Careful,
       fmt::format("{} of the {} test rows that could be judged ({}) look confidently like another class than "
                   "their label says: wrong labels, stars that cannot be told apart, or faults of this model. "
                   "No model can be measured beyond its labels.",
                   trust.suspects.size(), trust.judgedRows,
                   percent(static_cast<double>(trust.suspects.size()) / static_cast<double>(trust.judgedRows)))});
}

void sayOrigin(const Run& run, const TrustOptions& options, Statements& out) {
  if (options.runsCompared > 1) {
    out.push_back({Kind::Careful, fmt::format("{} runs were compared. If this one was picked for its figures on the "
                                              "same test rows, they flatter it.",
                                              options.runsCompared)});
  }
  if (run.testSet().provenance().format == "simulator") {
    out.push_back({Kind::Cannot,
                   "The cutouts are simulated: real ones have artefacts, crowding and seeing that the simulation may "
                   "lack."});
  }
}

}  // namespace

std::vector<TrustStatement> trustStatements(const Run& run, const Trust& trust, const TrustOptions& options) {
  Statements out;
  sayNumbers(trust, out);
  sayTraining(run, out);
  sayIndependence(run, trust, out);
  sayClasses(trust, out);
  sayProbabilities(trust, out);
  sayPrevalence(trust, out);
  sayLabels(trust, out);
  sayOrigin(run, options, out);
  for (const std::string& warning : run.warnings) {
    std::string text = warning.ends_with('.') ? warning : warning + ".";
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    out.push_back({Kind::Careful, std::move(text)});
  }
  return out;
}

}  // namespace blendscope
