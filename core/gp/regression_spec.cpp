// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/regression_spec.h"

#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/numbers.h"

namespace blendscope {

namespace {

ParameterInfo numberOrAuto(const char* name, const char* label, double minimum, double maximum, const char* help) {
  ParameterInfo info;
  info.name = name;
  info.label = label;
  info.defaultValue = std::string("auto");
  info.minimum = minimum;
  info.maximum = maximum;
  info.choices = {"auto"};
  info.help = help;
  return info;
}

ParameterInfo choiceOrAuto(const char* name, const char* label, std::vector<std::string> choices, const char* help) {
  ParameterInfo info;
  info.name = name;
  info.label = label;
  info.kind = ParameterKind::Choice;
  info.defaultValue = std::string("auto");
  info.choices = std::move(choices);
  info.choices.insert(info.choices.begin(), "auto");
  info.help = help;
  return info;
}

StepInfo makeInfo() {
  StepInfo info;
  info.name = "muygps";
  info.label = "MuyGPs regression";
  info.help = "Local kriging about a trend; what is not given is chosen by predicting training points left out.";
  ParameterInfo k = numberOrAuto("k", "Neighbours", 1, 1000, "Training points that each prediction is made from.");
  k.kind = ParameterKind::Integer;
  info.parameters = {
      k,
      numberOrAuto("nu", "Smoothness ν", 0.05, kInfinity,
                   "Smoothness of the Matérn kernel: 0.5 rough, 2.5 smooth, inf very smooth."),
      numberOrAuto("length", "Length scale", 1e-12, 1e12,
                   "Distance over which values stay alike, in units of the inputs; given, it holds in all directions."),
      numberOrAuto("noise", "Noise ε", 0, 1e6, "Variance of the noise of a value, as a share of the model's variance."),
      choiceOrAuto("mean", "Trend", {"constant", "linear"}, "What predictions fall back to far from data."),
      choiceOrAuto("loss", "Loss", regressionLosses(), "What parameters are fitted to on points left out."),
  };
  return info;
}

template <class T>
std::optional<T> given(const Parameters& parameters, const char* name) {
  if (parameters.isWord(name)) return std::nullopt;
  return static_cast<T>(parameters.number(name));
}

}  // namespace

const StepInfo& regressionInfo() {
  static const StepInfo info = makeInfo();
  return info;
}

RegressionRequest parseRegression(const StepSpec& spec, std::uint64_t seed) {
  if (spec.name != regressionInfo().name) {
    throw UsageError("there is no regression model '" + spec.name + "'", {}, "The model is 'muygps'.");
  }
  const Parameters parameters(regressionInfo(), spec);
  RegressionRequest request;
  request.seed = seed;
  request.k = given<std::size_t>(parameters, "k");
  request.smoothness = given<double>(parameters, "nu");
  request.lengthScale = given<double>(parameters, "length");
  request.noise = given<double>(parameters, "noise");
  const std::string& mean = parameters.word("mean");
  if (mean != "auto") request.trend = mean == "linear" ? TrendKind::Linear : TrendKind::Constant;
  if (parameters.word("loss") != "auto") request.loss = parameters.word("loss");
  return request;
}

}  // namespace blendscope
