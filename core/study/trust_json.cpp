// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/trust_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json_figure.h"

namespace blendscope {

namespace {

using Json = nlohmann::ordered_json;

Json pairOf(const Interval& interval) { return {jsonFigure(interval.low), jsonFigure(interval.high)}; }

Json metricsJson(const Trust& trust) {
  Json json = Json::object();
  for (const MetricEstimate& estimate : trust.metrics) {
    json[estimate.metric->name] = {{"value", jsonFigure(estimate.value)},
                                   {"ci", pairOf(estimate.interval)},
                                   {"method", toText(estimate.method)}};
  }
  return json;
}

Json calibrationJson(const Trust& trust) {
  Json all = Json::array();
  for (const CalibrationView& view : trust.calibration) {
    Json bins = Json::array();
    for (const ReliabilityBin& bin : view.bins) {
      bins.push_back({{"stated", bin.stated}, {"observed", bin.observed}, {"ci", pairOf(bin.band)}, {"n", bin.count}});
    }
    all.push_back({{"method", toText(view.method)},
                   {"ece", view.ece},
                   {"ece_ci", pairOf(view.eceInterval)},
                   {"log_loss", view.logLoss},
                   {"brier", view.brier},
                   {"temperature", view.temperature},
                   {"bins", bins}});
  }
  return all;
}

Json cutJson(const Abstention& cut) {
  return {{"sent", cut.sent},           {"sent_ci", pairOf(cut.sentInterval)},
          {"right", cut.right},         {"right_ci", pairOf(cut.rightInterval)},
          {"threshold", cut.threshold}, {"n_sent", cut.sentRows},
          {"n_kept", cut.keptRows}};
}

Json abstentionJson(const AbstentionView& view) {
  constexpr std::size_t kStep = 5;
  Json shares = Json::array();
  for (std::size_t s = 0; s < view.byShare.size(); s += kStep) shares.push_back(cutJson(view.byShare[s]));
  Json targets = Json::array();
  for (const AbstentionView::Target& target : view.targets) {
    Json one{{"accuracy", target.accuracy}, {"reached", target.reached.has_value()}};
    if (target.reached) one.update(cutJson(*target.reached));
    targets.push_back(std::move(one));
  }
  return {{"uncertainty", view.uncertainty},
          {"aurc", view.curve.area},
          {"aurc_ci", pairOf(view.curve.areaInterval)},
          {"aurc_best", view.curve.bestArea},
          {"aurc_random", view.curve.randomArea},
          {"targets", targets},
          {"by_share", shares}};
}

Json coverageJson(const ClassCoverage& one) {
  return {{"coverage", jsonFigure(one.coverage)},
          {"ci", pairOf(one.interval)},
          {"mean_size", jsonFigure(one.meanSize)},
          {"n", one.count}};
}

Json setsJson(const SetQuality& quality, const ClassNames& names) {
  Json json = coverageJson(quality.all);
  json["empty"] = quality.empty;
  json["decided"] = quality.decided;
  json["undecided"] = quality.undecided;
  for (std::size_t c = 0; c < quality.perClass.size(); ++c) {
    json["classes"][names.name(static_cast<int>(c))] = coverageJson(quality.perClass[c]);
  }
  return json;
}

Json conformalJson(const Trust& trust) {
  Json all = Json::array();
  for (const ConformalView& view : trust.conformal) {
    all.push_back({{"level", view.level},
                   {"marginal", setsJson(view.marginal, trust.classNames)},
                   {"per_class", setsJson(view.perClass, trust.classNames)}});
  }
  return all;
}

Json prevalenceJson(const AnswerQuality& answers) {
  Json table = Json::array();
  for (const double prevalence : {0.01, 0.02, 0.05, 0.1, 0.2, 0.5}) {
    const PredictiveValues values = answers.at(prevalence);
    table.push_back({{"prevalence", prevalence},
                     {"precision", jsonFigure(values.precision)},
                     {"precision_ci", pairOf(values.precisionInterval)},
                     {"npv", jsonFigure(values.negativeValue)},
                     {"npv_ci", pairOf(values.negativeInterval)}});
  }
  return {{"recall", jsonFigure(answers.recall)},
          {"recall_ci", pairOf(answers.recallInterval)},
          {"false_positive_rate", jsonFigure(answers.falsePositiveRate)},
          {"false_positive_rate_ci", pairOf(answers.falsePositiveInterval)},
          {"tested_prevalence", answers.testedPrevalence},
          {"table", table}};
}

Json suspectsJson(const Trust& trust, const CutoutSet& set) {
  Json all = Json::array();
  for (const Suspect& suspect : trust.suspects) {
    all.push_back({{"id", set.id(suspect.row)},
                   {"label", trust.classNames.name(suspect.label)},
                   {"likely", trust.classNames.name(suspect.likely)},
                   {"probability_of_label", suspect.probabilityOfLabel},
                   {"probability_of_likely", suspect.probabilityOfLikely}});
  }
  return all;
}

Json bandJson(const BandView& band) {
  return {{"n", band.rows},
          {"ambiguous", band.ambiguous},
          {"ambiguous_ci", pairOf(band.ambiguousInterval)},
          {"right_when_clear", jsonFigure(band.rightWhenClear)},
          {"right_when_clear_ci", pairOf(band.rightWhenClearInterval)},
          {"right_when_ambiguous", jsonFigure(band.rightWhenAmbiguous)},
          {"right_when_ambiguous_ci", pairOf(band.rightWhenAmbiguousInterval)}};
}

Json objectivesJson(const Trust& trust) {
  Json all = Json::array();
  for (const BandObjectiveView& view : trust.bandObjectives) {
    all.push_back({{"objective", view.objective},
                   {"ambiguous", view.ambiguous},
                   {"ambiguous_ci", pairOf(view.ambiguousInterval)},
                   {"right_when_clear", jsonFigure(view.rightWhenClear)},
                   {"right_when_clear_ci", pairOf(view.rightWhenClearInterval)},
                   {"clear_when_wrong", jsonFigure(view.clearWhenWrong)},
                   {"clear_when_wrong_ci", pairOf(view.clearWhenWrongInterval)},
                   {"ambiguous_when_right", jsonFigure(view.ambiguousWhenRight)},
                   {"ambiguous_when_right_ci", pairOf(view.ambiguousWhenRightInterval)}});
  }
  return all;
}

std::string_view toText(TrustStatement::Kind kind) {
  switch (kind) {
    case TrustStatement::Kind::Supports:
      return "supports";
    case TrustStatement::Kind::Careful:
      return "careful";
    case TrustStatement::Kind::Cannot:
      return "cannot";
  }
  return "";
}

Json driftJson(const Drift& drift) {
  return {{"beyond95", drift.beyond95},
          {"beyond95_ci", pairOf(drift.beyond95Interval)},
          {"beyond99", drift.beyond99},
          {"beyond99_ci", pairOf(drift.beyond99Interval)},
          {"p", drift.p},
          {"median_ratio", jsonFigure(drift.medianRatio)},
          {"verdict", toText(drift.level)}};
}

}  // namespace

Json toJson(const Trust& trust, const CutoutSet& set) {
  Json json{{"pipeline", trust.pipeline},
            {"n_test", trust.rows},
            {"objects", trust.objects},
            {"objects_are", trust.groupMeaning.empty() ? "rows" : trust.groupMeaning},
            {"positive", trust.classNames.name(trust.positive)},
            {"metrics", metricsJson(trust)},
            {"cross_fitting", trust.crossFitting},
            {"calibration", calibrationJson(trust)},
            {"abstention", abstentionJson(trust.abstention)},
            {"conformal", conformalJson(trust)},
            {"prevalence", prevalenceJson(trust.answers)}};
  json["band"] = trust.band ? bandJson(*trust.band) : Json(nullptr);
  json["band_objectives"] = objectivesJson(trust);
  json["doubtful_label_share"] = trust.doubtfulShare;
  json["labels_judged"] = trust.judgedRows;
  json["labels_not_judged"] = trust.unjudgedRows;
  json["label_suspects"] = suspectsJson(trust, set);
  json["statements"] = Json::array();
  for (const TrustStatement& one : trust.statements) {
    json["statements"].push_back({{"kind", toText(one.kind)}, {"text", one.text}});
  }
  return json;
}

Json toJson(const DriftView& drift) {
  Json json{{"n", drift.rows.size()}, {"distance", driftJson(drift.distance)}};
  json["variance"] = drift.variance ? driftJson(*drift.variance) : Json(nullptr);
  return json;
}

}  // namespace blendscope
