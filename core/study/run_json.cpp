// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/json_figure.h"
#include "evaluate/metric_list.h"

namespace blendscope {

namespace {

using Json = nlohmann::ordered_json;

Json confusionRows(const Matrix<int>& confusion) {
  Json rows = Json::array();
  for (std::size_t r = 0; r < confusion.rows(); ++r) {
    rows.push_back(std::vector<int>(confusion.row(r).begin(), confusion.row(r).end()));
  }
  return rows;
}

Json leakJson(const Leak& leak) {
  return {{"affected", leak.affected},
          {"unaffected", leak.unaffected},
          {"affected_accuracy", jsonFigure(leak.affectedAccuracy)},
          {"unaffected_accuracy", jsonFigure(leak.unaffectedAccuracy)},
          {"gap", jsonFigure(leak.gap)},
          {"gap_ci", {jsonFigure(leak.gapInterval.low), jsonFigure(leak.gapInterval.high)}}};
}

Json splitJson(const SplitResult& result) {
  Json json{{"n_train", result.split.train.size()}, {"n_test", result.split.test.size()}};
  addMetrics(json, result.metrics);
  json["hyperparameters"] = toJson(result.hyperparameters);
  json["seconds"] = toJson(result.seconds);
  return json;
}

}  // namespace

void addMetrics(Json& json, const Metrics& metrics) {
  for (const MetricInfo& info : metricList()) {
    json[info.name] = jsonFigure(metrics.*info.value);
    if (info.name == "accuracy") {
      json["accuracy_ci"] = {jsonFigure(metrics.accuracyInterval.low), jsonFigure(metrics.accuracyInterval.high)};
    }
  }
  json["confusion"] = confusionRows(metrics.confusion);
}

Json toJson(const StageSeconds& seconds) {
  return {{"load", seconds.load}, {"normalize", seconds.normalize}, {"embed", seconds.embed},
          {"fit", seconds.fit},   {"predict", seconds.predict},     {"total", seconds.total}};
}

Json toJson(const std::vector<std::pair<std::string, HyperparameterValue>>& hyperparameters) {
  Json json = Json::object();
  for (const auto& [name, value] : hyperparameters) {
    if (const auto* number = std::get_if<double>(&value)) {
      json[name] = jsonFigure(*number);
    } else {
      json[name] = std::get<std::string>(value);
    }
  }
  return json;
}

Json toJson(const Run& run) {
  const ClassNames& classes = run.data->classNames();
  Json json{{"pipeline", run.spec.text()},
            {"split", run.testData ? "test-data" : toText(run.splitSpec)},
            {"n_train", run.splits.front().split.train.size()},
            {"n_test", run.pooled.count},
            {"classes", classes.names()},
            {"positive", classes.name(run.positive)}};
  addMetrics(json, run.pooled);
  for (const MetricEstimate& figure : run.figures) {
    json[figure.metric->name + "_ci"] = {jsonFigure(figure.interval.low), jsonFigure(figure.interval.high)};
  }
  json["hyperparameters"] = toJson(run.splits.front().hyperparameters);
  json["seconds"] = toJson(run.seconds);
  json["per_split"] = Json::array();
  for (const SplitResult& result : run.splits) json["per_split"].push_back(splitJson(result));
  json["leak"] = leakJson(run.leak);
  json["warnings"] = run.warnings;
  json["uncertainty"] = run.uncertaintyMeaning;
  json["data"] = run.data->provenance().source;
  if (run.testData) json["test_data"] = run.testData->provenance().source;
  json["fingerprint"] = run.data->fingerprint();
  json["seed"] = run.seed;
  json["version"] = run.version;
  return json;
}

}  // namespace blendscope
