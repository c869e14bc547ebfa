// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/trust.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "base/error.h"
#include "base/parallel.h"
#include "data/inner_folds.h"
#include "evaluate/calibration_error.h"
#include "evaluate/units.h"
#include "study/tested_rows.h"
#include "study/trust_bands.h"
#include "study/trust_statements.h"

namespace blendscope {

namespace {

constexpr double kLevels[] = {0.8, 0.9, 0.95, 0.99};
constexpr double kTargets[] = {0.9, 0.95, 0.99};
constexpr double kNarrowestBin = 0.02;
constexpr int kLargestSharePercent = 95;
constexpr std::size_t kFewestRowsToHalve = 20;
constexpr std::size_t kRowsForBands = 1000;

/// Rows of one half, copied.
struct Part {
  Matrix<double> probability;
  std::vector<int> truth;
  std::vector<std::size_t> place;  ///< among the tested rows
};

Part partOf(const TestedRows& tested, const std::vector<int>& half, int wanted) {
  Part part;
  std::vector<double> values;
  for (std::size_t i = 0; i < half.size(); ++i) {
    if (half[i] != wanted) continue;
    part.place.push_back(i);
    part.truth.push_back(tested.truth[i]);
    values.insert(values.end(), tested.probability.row(i).begin(), tested.probability.row(i).end());
  }
  part.probability = Matrix<double>(part.truth.size(), tested.probability.cols(), std::move(values));
  return part;
}

template <class T>
void copyRows(const Matrix<T>& from, const std::vector<std::size_t>& place, Matrix<T>& to) {
  for (std::size_t i = 0; i < place.size(); ++i) std::ranges::copy(from.row(i), to.row(place[i]).begin());
}

/// The work of `examineTrust`, one question per function.
class Examination {
 public:
  Examination(const Run& run, const TrustOptions& options, const Progress& progress)
      : run_(run), options_(options), tested_(testedRows(run, progress.part(0, 0.2))) {
    trust_.pipeline = run.spec.text();
    trust_.classNames = run.data->classNames();
    trust_.positive = run.positive;
    trust_.rows = tested_.rows.size();
    trust_.objects = unitsOf(tested_.rows.size(), tested_.groups).count;
    trust_.grouped = trust_.objects < trust_.rows;
    trust_.groupMeaning = tested_.groupMeaning;
    const TopClass top = topClassOf(tested_.truth, tested_.probability);
    hit_ = top.hit;
  }

  Trust examine(const Progress& progress) {
    progress.report(0.2, "Drawing intervals");
    trust_.metrics = metricIntervals(tested_.truth, tested_.probability, run_.positive, tested_.groups, resampling(),
                                     progress.part(0.2, 0.5));
    halve();
    progress.report(0.5, "Calibrating");
    for (const CalibrationMethod method : kCalibrationMethods) {
      progress.throwIfCancelled();
      calibrate(method);
    }
    progress.report(0.65, "Sending the unsure away");
    abstain(progress.part(0.65, 0.9));
    progress.report(0.9, "Making sets");
    for (const double level : kLevels) {
      progress.throwIfCancelled();
      makeSets(level);
    }
    answer();
    doubtLabels();
    lookAtBands(progress);
    trust_.bandObjectives = examineBandObjectives(tested_, run_.positive, half_, hit_);
    trust_.statements = trustStatements(run_, trust_, options_);
    return std::move(trust_);
  }

 private:
  ResamplingOptions resampling() const { return {options_.resamples, options_.seed}; }

  void halve() {
    if (trust_.rows >= kFewestRowsToHalve && trust_.objects >= 2) {
      half_ = innerFolds(tested_.truth, tested_.groups, 2, options_.seed);
      halves_ = {partOf(tested_, half_, 0), partOf(tested_, half_, 1)};
    }
    if (halves_.empty() || halves_[0].truth.empty() || halves_[1].truth.empty()) {
      halves_.clear();
      half_.clear();
      trust_.crossFitting =
          "Too few test rows to repair probabilities or make sets on one half of them and measure on the other.";
      return;
    }
    trust_.crossFitting = fmt::format(
        "Repairs and sets are fitted on one half of the test rows and measured on the other, and the other way "
        "round{}; none of them trained the model.",
        tested_.groups.empty() ? "" : ", with the rows of one object in one half");
  }

  void calibrate(CalibrationMethod method) {
    Matrix<double> repaired = tested_.probability;
    double temperature = 1;
    if (method != CalibrationMethod::None) {
      if (halves_.empty()) return;
      temperature = 0;
      for (std::size_t h = 0; h < 2; ++h) {
        const Calibrator calibrator = Calibrator::fit(method, halves_[h].probability, halves_[h].truth);
        const Part& other = halves_[1 - h];
        copyRows(calibrator.apply(other.probability), other.place, repaired);
        temperature += calibrator.temperature() / 2;
      }
    }
    const Metrics metrics = evaluatePredictions(tested_.truth, repaired, run_.positive, tested_.groups);
    const TopClass top = topClassOf(tested_.truth, repaired);
    trust_.calibration.push_back(
        {method, metrics.ece, calibrationErrorInterval(top.confidence, top.hit, tested_.groups, resampling()),
         metrics.logLoss, metrics.brier, temperature,
         reliabilityBins(top.confidence, top.hit, tested_.groups, options_.reliabilityBins, kNarrowestBin)});
  }

  void abstain(const Progress& progress) {
    const Decisions decisions{hit_, tested_.uncertainty, tested_.groups};
    AbstentionView& view = trust_.abstention;
    view.uncertainty = run_.uncertaintyMeaning;
    view.curve = riskCoverageCurve(decisions, resampling(), progress.part(0, 0.4));
    std::vector<double> shares;
    for (int percent = 0; percent <= kLargestSharePercent; ++percent) shares.push_back(percent / 100.0);
    view.byShare = sendShares(decisions, shares);
    for (const double target : kTargets) {
      auto reached = reachAccuracy(decisions, target, resampling(), progress);
      if (reached && reached->sent > kLargestSharePercent / 100.0) reached.reset();  // the few that are left say little
      view.targets.push_back({target, std::move(reached)});
    }
  }

  void makeSets(double level) {
    if (halves_.empty()) return;
    const auto measured = [&](ConformalKind kind) {
      Matrix<char> sets(tested_.rows.size(), tested_.probability.cols());
      for (std::size_t h = 0; h < 2; ++h) {
        const ConformalThresholds thresholds = fitConformal(halves_[h].probability, halves_[h].truth, level, kind);
        const Part& other = halves_[1 - h];
        copyRows(conformalSets(other.probability, thresholds), other.place, sets);
      }
      return measureSets(sets, tested_.truth, tested_.groups);
    };
    trust_.conformal.push_back({level, measured(ConformalKind::Marginal), measured(ConformalKind::PerClass)});
  }

  void answer() {
    std::vector<char> isPositive;
    std::vector<char> called;
    for (std::size_t i = 0; i < tested_.truth.size(); ++i) {
      isPositive.push_back(tested_.truth[i] == run_.positive);
      called.push_back(predictedClass(tested_.probability.row(i)) == run_.positive);
    }
    trust_.answers = answerQuality(isPositive, called, tested_.groups);
  }

  /// Over rows, each with the mean of the probabilities that the divisions gave it. A model that trained on another
  /// image of the same object has learned its label and cannot judge it.
  void doubtLabels() {
    std::map<Row, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < tested_.rows.size(); ++i) {
      if (!std::ranges::binary_search(run_.leak.rows, tested_.rows[i])) places[tested_.rows[i]].push_back(i);
    }
    trust_.unjudgedRows = run_.leak.rows.size();
    if (places.empty()) return;
    std::vector<Row> rows;
    std::vector<int> labels;
    Matrix<double> probability(places.size(), tested_.probability.cols(), 0);
    for (const auto& [row, tests] : places) {
      const std::span<double> mean = probability.row(rows.size());
      for (const std::size_t i : tests) {
        for (std::size_t c = 0; c < mean.size(); ++c) {
          mean[c] += tested_.probability(i, c) / static_cast<double>(tests.size());
        }
      }
      rows.push_back(row);
      labels.push_back(tested_.truth[tests.front()]);
    }
    const LabelNoise noise = findLabelNoise(labels, probability);
    trust_.judgedRows = rows.size();
    trust_.doubtfulShare = noise.share;
    for (const LabelSuspect& one : noise.suspects) {
      trust_.suspects.push_back({rows[one.row], one.label, one.likely,
                                 probability(one.row, static_cast<std::size_t>(one.label)),
                                 probability(one.row, static_cast<std::size_t>(one.likely))});
    }
  }

  /// Verdicts of the band on every row, or on so many spread over all; nothing where a model has none or was not kept.
  std::vector<std::pair<std::size_t, bool>> ambiguousRows(const Progress& progress) const {
    const std::size_t step = (tested_.rows.size() + kRowsForBands - 1) / kRowsForBands;
    std::vector<std::optional<bool>> verdicts((tested_.rows.size() + step - 1) / step);
    parallelFor(verdicts.size(), 16, [&](std::size_t begin, std::size_t end) {
      progress.throwIfCancelled();
      for (std::size_t v = begin; v < end; ++v) {
        const std::size_t i = v * step;
        const auto& pipeline = run_.splits[tested_.division[i]].pipeline;
        if (!pipeline) continue;
        if (const auto band = pipeline->band(run_.testSet(), tested_.rows[i])) verdicts[v] = band->ambiguous;
      }
    });
    std::vector<std::pair<std::size_t, bool>> result;
    for (std::size_t v = 0; v < verdicts.size(); ++v) {
      if (!verdicts[v]) return {};
      result.emplace_back(v * step, *verdicts[v]);
    }
    return result;
  }

  void lookAtBands(const Progress& progress) {
    std::vector<double> ambiguous;
    std::vector<int> groups;
    std::vector<double> rightWhen[2];
    std::vector<int> groupsWhen[2];
    for (const auto& [i, isAmbiguous] : ambiguousRows(progress)) {
      const std::size_t which = isAmbiguous ? 1 : 0;
      ambiguous.push_back(isAmbiguous ? 1 : 0);
      rightWhen[which].push_back(hit_[i]);
      if (tested_.groups.empty()) continue;
      groups.push_back(tested_.groups[i]);
      groupsWhen[which].push_back(tested_.groups[i]);
    }
    if (ambiguous.empty()) return;
    const auto mean = [](const std::vector<double>& values) {
      return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    };
    trust_.band = BandView{ambiguous.size(),
                           mean(ambiguous),
                           shareInterval(ambiguous, groups),
                           mean(rightWhen[0]),
                           shareInterval(rightWhen[0], groupsWhen[0]),
                           mean(rightWhen[1]),
                           shareInterval(rightWhen[1], groupsWhen[1])};
  }

  const Run& run_;
  const TrustOptions& options_;
  TestedRows tested_;
  std::vector<double> hit_;
  std::vector<int> half_;     ///< of each tested row, 0 or 1; empty if they are too few
  std::vector<Part> halves_;  ///< two, or none
  Trust trust_;
};

std::vector<Row> finiteRows(const CutoutSet& set) {
  const std::set<Row> bad(set.nonFiniteRows().begin(), set.nonFiniteRows().end());
  std::vector<Row> rows;
  for (Row row = 0; row < set.size(); ++row) {
    if (bad.count(row) == 0) rows.push_back(row);
  }
  return rows;
}

}  // namespace

Trust examineTrust(const Run& run, const TrustOptions& options, const Progress& progress) {
  return Examination(run, options, progress).examine(progress);
}

DriftView examineDrift(const Run& run, const CutoutSet& incoming, const Progress& progress) {
  constexpr std::size_t kFewestTrainRows = 21;
  const SplitResult& first = run.splits.front();
  if (!first.pipeline) {
    throw Error("the run did not keep its trained model", run.spec.text(), "Train it again with fewer divisions.");
  }
  if (first.split.train.size() < kFewestTrainRows) {
    throw Error(fmt::format("only {} rows trained the model", first.split.train.size()), run.spec.text(),
                fmt::format("A comparison with new data needs at least {}.", kFewestTrainRows));
  }
  DriftView view;
  view.rows = finiteRows(incoming);
  if (view.rows.empty()) {
    throw Error("no cutout is free of NaN", incoming.provenance().source, "Give cutouts with finite pixels.");
  }
  const Prediction prediction = first.pipeline->predict(incoming, view.rows, progress.part(0, 0.4));
  const Matrix<float> train = first.pipeline->features(*run.data, first.split.train, progress.part(0.4, 0.5));
  const Matrix<float> fresh = first.pipeline->features(incoming, view.rows, progress.part(0.5, 0.6));
  std::vector<int> groups;
  if (!run.splitSpec.group.empty()) {
    const std::vector<int> objects = objectNumbers(*run.data, run.splitSpec.group, progress.part(0.6, 0.7));
    for (const Row row : first.split.train) groups.push_back(objects[row]);
  }
  DriftOptions options;
  options.seed = run.seed;
  view.distance = featureDrift(train, groups, fresh, options, progress.part(0.7, 1));
  if (!prediction.variance.empty() && first.prediction.variance.size() >= kFewestTrainRows) {
    view.variance = driftOfScores(first.prediction.variance, prediction.variance);
  }
  return view;
}

std::string withInterval(double value, const Interval& interval) {
  if (!std::isfinite(value)) return "–";
  if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return fmt::format("{:.3f}", value);
  return fmt::format("{:.3f} ({:.3f} to {:.3f})", value, interval.low, interval.high);
}

}  // namespace blendscope
