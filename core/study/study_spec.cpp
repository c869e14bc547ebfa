// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/study_spec.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/error.h"
#include "base/random.h"

namespace blendscope {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kNone = "none";
constexpr std::size_t kMostPipelines = 100'000;
const std::vector<std::string> kMembers{"normalizers", "augmentations", "embeddings", "classifiers",
                                        "parameters",  "pipelines",     "split",      "nested",
                                        "search",      "count",         "positive",   "seed"};

[[noreturn]] void refuse(const std::string& member, const std::string& expected) {
  throw UsageError(fmt::format("'{}' of the study has to be {}", member, expected), "study file");
}

std::string textOf(const Json& json, const std::string& member) {
  if (!json.is_string()) refuse(member, "text");
  return json.get<std::string>();
}

std::vector<std::string> textsOf(const Json& json, const std::string& member) {
  if (!json.is_array()) refuse(member, "a list of texts");
  std::vector<std::string> texts;
  for (const Json& one : json) texts.push_back(textOf(one, member));
  return texts;
}

std::uint64_t wholeOf(const Json& json, const std::string& member) {
  if (!json.is_number_unsigned()) refuse(member, "a whole number, 0 or more");
  return json.get<std::uint64_t>();
}

ArgumentValue argumentOf(const Json& json, const std::string& member) {
  if (json.is_number()) return json.get<double>();
  if (json.is_boolean() && json.get<bool>()) return true;
  if (json.is_string()) return json.get<std::string>();
  refuse(member, "numbers or words");
}

std::vector<StudyParameter> parametersOf(const Json& json) {
  if (!json.is_object()) refuse("parameters", "an object of steps");
  std::vector<StudyParameter> parameters;
  for (const auto& [step, values] : json.items()) {
    const std::string where = fmt::format("parameters.{}", step);
    if (!values.is_object()) refuse(where, "an object of parameters");
    for (const auto& [name, list] : values.items()) {
      const std::string member = fmt::format("{}.{}", where, name);
      if (!list.is_array() || list.empty()) refuse(member, "a list of values");
      StudyParameter parameter{step, name, {}};
      for (const Json& value : list) parameter.values.push_back(argumentOf(value, member));
      parameters.push_back(std::move(parameter));
    }
  }
  return parameters;
}

Json jsonOf(const ArgumentValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* word = std::get_if<std::string>(&value)) return *word;
  return true;
}

void requireKnownMembers(const Json& json) {
  if (!json.is_object()) throw UsageError("a study is a JSON object", "study file");
  for (const auto& [name, value] : json.items()) {
    if (std::ranges::count(kMembers, name) == 0) {
      throw UsageError(fmt::format("a study has no member '{}'", name), "study file",
                       fmt::format("There are: {}.", fmt::join(kMembers, ", ")));
    }
  }
}

/// One stage list with an open parameter filled in every way.
std::vector<StageList> filled(const std::vector<StageList>& stages, const StudyParameter& parameter) {
  std::vector<StageList> result;
  for (const StageList& one : stages) {
    const auto isOpen = [&](const StepSpec& step) {
      return step.name == parameter.step && !step.find(parameter.parameter);
    };
    bool open = false;
    for (const Stage& stage : one) open = open || std::ranges::any_of(stage, isOpen);
    if (!open) {
      result.push_back(one);
      continue;
    }
    for (const ArgumentValue& value : parameter.values) {
      StageList copy = one;
      for (Stage& stage : copy) {
        for (StepSpec& step : stage) {
          if (isOpen(step)) step.set(parameter.parameter, value);
        }
      }
      result.push_back(std::move(copy));
    }
  }
  return result;
}

/// The texts of one axis of the grid as stages, with every value of the open parameters.
std::vector<StageList> axis(const std::vector<std::string>& texts, const std::vector<StudyParameter>& parameters) {
  std::vector<StageList> stages;
  if (texts.empty()) stages.emplace_back();
  for (const std::string& text : texts) stages.push_back(text == kNone ? StageList() : parseStages(text));
  for (const StudyParameter& parameter : parameters) stages = filled(stages, parameter);
  return stages;
}

std::vector<PipelineSpec> grid(const StudySpec& spec) {
  const auto normalizers = axis(spec.normalizers, spec.parameters);
  const auto augmentations = axis(spec.augmentations, spec.parameters);
  const auto embeddings = axis(spec.embeddings, spec.parameters);
  const auto classifiers = axis(spec.classifiers, spec.parameters);
  const double size = static_cast<double>(normalizers.size()) * static_cast<double>(augmentations.size()) *
                      static_cast<double>(embeddings.size()) * static_cast<double>(classifiers.size());
  if (size > static_cast<double>(kMostPipelines)) {
    throw UsageError(fmt::format("the grid has {:.0f} pipelines; at most {} can be tried", size, kMostPipelines),
                     "study file", "Leave some steps or values out.");
  }
  std::vector<PipelineSpec> pipelines;
  for (const StageList& n : normalizers) {
    for (const StageList& a : augmentations) {
      for (const StageList& e : embeddings) {
        for (const StageList& c : classifiers) {
          StageList stages;
          for (const StageList* part : {&n, &a, &e, &c}) stages.insert(stages.end(), part->begin(), part->end());
          pipelines.push_back(PipelineSpec::fromStages(stages));
        }
      }
    }
  }
  return pipelines;
}

/// `count` of them, in their order.
std::vector<PipelineSpec> drawn(const std::vector<PipelineSpec>& pipelines, std::size_t count, std::uint64_t seed) {
  std::vector<std::size_t> order(pipelines.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  RandomStream(seed).shuffle(std::span(order));
  order.resize(std::min(count, order.size()));
  std::ranges::sort(order);
  std::vector<PipelineSpec> chosen;
  for (const std::size_t i : order) chosen.push_back(pipelines[i]);
  return chosen;
}

}  // namespace

StudySpec StudySpec::fromJson(const Json& json) {
  requireKnownMembers(json);
  StudySpec spec;
  const auto read = [&](const char* member, auto&& take) {
    if (json.contains(member)) take(json.at(member));
  };
  read("normalizers", [&](const Json& j) { spec.normalizers = textsOf(j, "normalizers"); });
  read("augmentations", [&](const Json& j) { spec.augmentations = textsOf(j, "augmentations"); });
  read("embeddings", [&](const Json& j) { spec.embeddings = textsOf(j, "embeddings"); });
  read("classifiers", [&](const Json& j) { spec.classifiers = textsOf(j, "classifiers"); });
  read("parameters", [&](const Json& j) { spec.parameters = parametersOf(j); });
  read("pipelines", [&](const Json& j) { spec.pipelines = textsOf(j, "pipelines"); });
  read("split", [&](const Json& j) { spec.split = parseSplit(textOf(j, "split")); });
  read("nested", [&](const Json& j) { spec.nested = parseSplit(textOf(j, "nested")); });
  read("positive", [&](const Json& j) { spec.positive = textOf(j, "positive"); });
  read("seed", [&](const Json& j) { spec.seed = wholeOf(j, "seed"); });
  read("count", [&](const Json& j) { spec.count = wholeOf(j, "count"); });
  const std::string search = json.contains("search") ? textOf(json.at("search"), "search") : "";
  if (!search.empty() && search != "grid" && search != "random") refuse("search", "\"grid\" or \"random\"");
  if (search == "random" && !spec.count) refuse("count", "given for a random search");
  if (search == "grid" && spec.count) refuse("count", "left out for a whole grid");
  if (spec.count && *spec.count == 0) refuse("count", "1 or more");
  if (spec.nested && spec.nested->group.empty()) spec.nested->group = spec.split.group;
  return spec;
}

Json StudySpec::json() const {
  Json json = Json::object();
  const auto list = [&](const char* member, const std::vector<std::string>& texts) {
    if (!texts.empty()) json[member] = texts;
  };
  list("normalizers", normalizers);
  list("augmentations", augmentations);
  list("embeddings", embeddings);
  list("classifiers", classifiers);
  for (const StudyParameter& parameter : parameters) {
    Json values = Json::array();
    for (const ArgumentValue& value : parameter.values) values.push_back(jsonOf(value));
    json["parameters"][parameter.step][parameter.parameter] = values;
  }
  list("pipelines", pipelines);
  json["split"] = toText(split);
  if (nested) json["nested"] = toText(*nested);
  if (count) {
    json["search"] = "random";
    json["count"] = *count;
  }
  if (positive) json["positive"] = *positive;
  json["seed"] = seed;
  return json;
}

std::vector<PipelineSpec> studyPipelines(const StudySpec& spec) {
  std::vector<PipelineSpec> pipelines;
  if (!spec.classifiers.empty()) pipelines = grid(spec);
  if (spec.count) pipelines = drawn(pipelines, *spec.count, spec.seed);
  for (const std::string& text : spec.pipelines) pipelines.push_back(PipelineSpec::parse(text));
  std::set<std::string> seen;
  std::erase_if(pipelines, [&](const PipelineSpec& one) { return !seen.insert(one.text()).second; });
  if (pipelines.empty()) {
    throw UsageError("the study has no pipelines", "study file",
                     "Give \"classifiers\", e.g. [\"muygps\", \"knn\"], or \"pipelines\".");
  }
  for (const PipelineSpec& one : pipelines) {
    if (one.classifier) continue;
    throw UsageError("a pipeline of the study has no classifier", fmt::format("pipeline \"{}\"", one.text()),
                     "Add one at its end, e.g. '| muygps'.");
  }
  return pipelines;
}

}  // namespace blendscope
