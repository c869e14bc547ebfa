// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/step_spec.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/number_text.h"

namespace blendscope {

namespace {

using Json = nlohmann::ordered_json;

/// Recursive-descent reader of the pipeline grammar.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  StageList wholePipeline() {
    StageList stages = pipeline();
    expectEnd();
    return stages;
  }

  StepSpec wholeStep() {
    StepSpec spec = step();
    expectEnd();
    return spec;
  }

 private:
  static constexpr int kMaxDepth = 16;

  StageList pipeline() {
    if (++depth_ > kMaxDepth) fail("fewer nested parentheses");
    StageList stages{stage()};
    while (take('|')) stages.push_back(stage());
    --depth_;
    return stages;
  }

  Stage stage() {
    Stage steps{step()};
    while (take('>')) steps.push_back(step());
    return steps;
  }

  StepSpec step() {
    StepSpec spec{word("the name of a step"), {}};
    if (!take(':')) return spec;
    do {
      const std::size_t at = position_;
      std::string key = word("a parameter name");
      if (spec.find(key)) {
        position_ = at;
        fail(fmt::format("'{}' only once", key));
      }
      ArgumentValue argument = take('=') ? value() : ArgumentValue(true);
      spec.arguments.emplace_back(std::move(key), std::move(argument));
    } while (take(','));
    return spec;
  }

  ArgumentValue value() {
    if (take('(')) {
      std::vector<StageList> pipelines{pipeline()};
      while (take(';')) pipelines.push_back(pipeline());
      if (!take(')')) fail("')' or ';'");
      return pipelines;
    }
    std::string text = word("a value");
    if (const auto number = parseDouble(text)) return *number;
    return text;
  }

  std::string word(std::string_view expected) {
    skipBlanks();
    const std::size_t begin = position_;
    while (position_ < text_.size() && isWordCharacter(text_[position_])) ++position_;
    if (begin == position_) fail(expected);
    return std::string(text_.substr(begin, position_ - begin));
  }

  static bool isWordCharacter(char c) {
    constexpr std::string_view separators = "|>:,=();\"' \t\r\n";
    return separators.find(c) == std::string_view::npos;
  }

  void skipBlanks() {
    while (position_ < text_.size() && std::string_view(" \t\r\n").find(text_[position_]) != std::string_view::npos) {
      ++position_;
    }
  }

  bool take(char c) {
    skipBlanks();
    if (position_ >= text_.size() || text_[position_] != c) return false;
    ++position_;
    return true;
  }

  void expectEnd() {
    skipBlanks();
    if (position_ < text_.size()) fail("'|', '>', ',' or the end");
  }

  [[noreturn]] void fail(std::string_view expected) const {
    const std::string found =
        position_ < text_.size() ? fmt::format("found '{}'", text_.substr(position_, 12)) : "the text ends";
    throw UsageError(fmt::format("expected {} at character {}, but {}", expected, position_ + 1, found),
                     fmt::format("pipeline \"{}\"", text_),
                     "Write stages as name:key=value,… joined by '|', e.g. \"minmax | muygps:k=30\".");
  }

  std::string_view text_;
  std::size_t position_ = 0;
  int depth_ = 0;
};

template <class T, class F>
std::string join(const std::vector<T>& items, std::string_view separator, F&& text) {
  std::string joined;
  for (const T& item : items) {
    if (!joined.empty()) joined += separator;
    joined += text(item);
  }
  return joined;
}

std::string stageText(const Stage& stage) {
  return join(stage, " > ", [](const StepSpec& s) { return toText(s); });
}

Json valueToJson(const ArgumentValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  Json pipelines = Json::array();
  for (const StageList& stages : std::get<std::vector<StageList>>(value)) pipelines.push_back(toJson(stages));
  return Json{{"pipelines", pipelines}};
}

[[noreturn]] void failJson(std::string_view expected, const Json& found) {
  throw UsageError(fmt::format("expected {}, found {}", expected, found.dump().substr(0, 60)), "pipeline in JSON");
}

ArgumentValue valueFromJson(const Json& json) {
  if (json.is_boolean()) return json.get<bool>();
  if (json.is_number()) return json.get<double>();
  if (json.is_string()) return json.get<std::string>();
  if (!json.is_object() || !json.contains("pipelines") || !json["pipelines"].is_array()) {
    failJson("a number, a word, true or {\"pipelines\": […]}", json);
  }
  std::vector<StageList> pipelines;
  for (const Json& stages : json["pipelines"]) pipelines.push_back(stagesFromJson(stages));
  return pipelines;
}

StepSpec stepFromJson(const Json& json) {
  if (!json.is_object() || !json.contains("name") || !json["name"].is_string()) failJson("a step with a name", json);
  StepSpec spec{json["name"].get<std::string>(), {}};
  if (!json.contains("arguments")) return spec;
  if (!json["arguments"].is_object()) failJson("an object of arguments", json["arguments"]);
  for (const auto& [key, value] : json["arguments"].items()) spec.arguments.emplace_back(key, valueFromJson(value));
  return spec;
}

}  // namespace

const ArgumentValue* StepSpec::find(std::string_view key) const {
  const auto at = std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) { return a.first == key; });
  return at == arguments.end() ? nullptr : &at->second;
}

void StepSpec::set(std::string_view key, ArgumentValue value) {
  const auto at = std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) { return a.first == key; });
  if (at != arguments.end()) {
    at->second = std::move(value);
  } else {
    arguments.emplace_back(std::string(key), std::move(value));
  }
}

bool StepSpec::operator==(const StepSpec& other) const {
  return name == other.name && arguments == other.arguments;
}

StageList parseStages(std::string_view text) { return Reader(text).wholePipeline(); }

StepSpec parseStep(std::string_view text) { return Reader(text).wholeStep(); }

std::string toText(const ArgumentValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return formatNumber(*number);
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  const auto& pipelines = std::get<std::vector<StageList>>(value);
  return "(" + join(pipelines, "; ", [](const StageList& s) { return toText(s); }) + ")";
}

std::string toText(const StepSpec& step) {
  if (step.arguments.empty()) return step.name;
  return step.name + ":" + join(step.arguments, ",", [](const auto& argument) {
           const auto* flag = std::get_if<bool>(&argument.second);
           return flag && *flag ? argument.first : argument.first + "=" + toText(argument.second);
         });
}

std::string toText(const StageList& stages) { return join(stages, " | ", stageText); }

Json toJson(const StageList& stages) {
  Json json = Json::array();
  for (const Stage& stage : stages) {
    Json steps = Json::array();
    for (const StepSpec& step : stage) {
      Json arguments = Json::object();
      for (const auto& [key, value] : step.arguments) arguments[key] = valueToJson(value);
      steps.push_back({{"name", step.name}, {"arguments", arguments}});
    }
    json.push_back(steps);
  }
  return json;
}

StageList stagesFromJson(const Json& json) {
  if (!json.is_array() || json.empty()) failJson("a list of stages", json);
  StageList stages;
  for (const Json& stageJson : json) {
    if (!stageJson.is_array() || stageJson.empty()) failJson("a list of steps", stageJson);
    Stage stage;
    for (const Json& step : stageJson) stage.push_back(stepFromJson(step));
    stages.push_back(std::move(stage));
  }
  return stages;
}

}  // namespace blendscope
