// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/parameter_info.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "base/error.h"
#include "base/number_text.h"

namespace blendscope {

namespace {

[[noreturn]] void fail(const StepInfo& info, const ParameterInfo& parameter, const ArgumentValue& value,
                       const std::string& bound) {
  throw UsageError(fmt::format("{}={} is not allowed: it must be {}", parameter.name, toText(value), bound),
                   fmt::format("step '{}'", info.name), parameter.help);
}

std::string rangeText(const ParameterInfo& p) {
  std::string text = p.kind == ParameterKind::Integer ? "a whole number" : "a number";
  if (std::isfinite(p.minimum) && std::isfinite(p.maximum)) {
    text += fmt::format(" from {} to {}", p.minimum, p.maximum);
  } else if (std::isfinite(p.minimum)) {
    text += fmt::format(" of at least {}", p.minimum);
  } else if (std::isfinite(p.maximum)) {
    text += fmt::format(" of at most {}", p.maximum);
  }
  if (!p.choices.empty()) text += fmt::format(", or {}", fmt::join(p.choices, ", "));
  return text;
}

bool isChoice(const ParameterInfo& p, const ArgumentValue& value) {
  const auto* word = std::get_if<std::string>(&value);
  return word && std::find(p.choices.begin(), p.choices.end(), *word) != p.choices.end();
}

void checkNumber(const StepInfo& info, const ParameterInfo& p, const ArgumentValue& value) {
  if (isChoice(p, value)) return;
  const auto* number = std::get_if<double>(&value);
  const bool whole = number && (p.kind != ParameterKind::Integer || *number == std::floor(*number));
  const bool inside = number && *number >= p.minimum && *number <= p.maximum;  // false for NaN
  const bool fits = p.kind != ParameterKind::Integer || (number && std::abs(*number) <= 2147483647.0);
  if (!whole || !inside || !fits) fail(info, p, value, rangeText(p));
}

/// The value in its parameter's own type, checked.
ArgumentValue checked(const StepInfo& info, const ParameterInfo& p, const ArgumentValue& value) {
  switch (p.kind) {
    case ParameterKind::Number:
    case ParameterKind::Integer:
      // A word may look like a number ("inf"); the grammar has then read it as one.
      if (isChoice(p, toText(value))) return toText(value);
      checkNumber(info, p, value);
      return value;
    case ParameterKind::Choice: {
      // A choice may look like a number ("1"); the grammar has then read it as one.
      const ArgumentValue word = toText(value);
      if (!isChoice(p, word)) fail(info, p, value, fmt::format("one of {}", fmt::join(p.choices, ", ")));
      return word;
    }
    case ParameterKind::Flag:
      if (std::holds_alternative<bool>(value)) return value;
      if (toText(value) == "true" || toText(value) == "1") return true;
      if (toText(value) == "false" || toText(value) == "0") return false;
      fail(info, p, value, "true or false");
    case ParameterKind::Text:
      return toText(value);
    case ParameterKind::Pipelines:
      if (!std::holds_alternative<std::vector<StageList>>(value)) fail(info, p, value, "pipelines in parentheses");
      return value;
  }
  throw std::logic_error("unknown parameter kind");
}

std::string knownNames(const StepInfo& info) {
  if (info.parameters.empty()) return "It has no parameters.";
  std::vector<std::string> names;
  for (const ParameterInfo& p : info.parameters) names.push_back(p.name);
  return fmt::format("It knows: {}.", fmt::join(names, ", "));
}

nlohmann::ordered_json boundToJson(double bound) {
  return std::isfinite(bound) ? nlohmann::ordered_json(bound) : nlohmann::ordered_json(nullptr);
}

std::string_view kindText(ParameterKind kind) {
  switch (kind) {
    case ParameterKind::Number: return "number";
    case ParameterKind::Integer: return "integer";
    case ParameterKind::Choice: return "choice";
    case ParameterKind::Flag: return "flag";
    case ParameterKind::Text: return "text";
    case ParameterKind::Pipelines: return "pipelines";
  }
  return "";
}

}  // namespace

const ParameterInfo* StepInfo::find(std::string_view parameter) const {
  const auto at =
      std::find_if(parameters.begin(), parameters.end(), [&](const ParameterInfo& p) { return p.name == parameter; });
  return at == parameters.end() ? nullptr : &*at;
}

std::string_view toText(StepKind kind) {
  switch (kind) {
    case StepKind::Normalizer: return "normalizer";
    case StepKind::Augmentation: return "augmentation";
    case StepKind::Embedding: return "embedding";
    case StepKind::Classifier: return "classifier";
  }
  return "";
}

Parameters::Parameters(const StepInfo& info, const StepSpec& spec) {
  complete_.name = info.name;
  for (const auto& [key, value] : spec.arguments) {
    if (!info.find(key)) {
      throw UsageError(fmt::format("there is no parameter '{}'", key), fmt::format("step '{}'", info.name),
                       knownNames(info));
    }
    given_.push_back(key);
  }
  for (const ParameterInfo& p : info.parameters) {
    const ArgumentValue* written = spec.find(p.name);
    complete_.arguments.emplace_back(p.name, written ? checked(info, p, *written) : p.defaultValue);
  }
}

const ArgumentValue& Parameters::value(std::string_view name) const {
  if (const ArgumentValue* found = complete_.find(name)) return *found;
  throw std::logic_error(fmt::format("step '{}' has no parameter '{}'", complete_.name, name));
}

double Parameters::number(std::string_view name) const {
  if (const auto* number = std::get_if<double>(&value(name))) return *number;
  throw std::logic_error(fmt::format("parameter '{}' is not a number", name));
}

int Parameters::integer(std::string_view name) const { return static_cast<int>(number(name)); }

bool Parameters::flag(std::string_view name) const { return std::get<bool>(value(name)); }

const std::string& Parameters::word(std::string_view name) const { return std::get<std::string>(value(name)); }

const std::vector<StageList>& Parameters::pipelines(std::string_view name) const {
  return std::get<std::vector<StageList>>(value(name));
}

bool Parameters::isWord(std::string_view name) const { return std::holds_alternative<std::string>(value(name)); }

bool Parameters::given(std::string_view name) const {
  return std::find(given_.begin(), given_.end(), name) != given_.end();
}

nlohmann::ordered_json toJson(const StepInfo& info) {
  nlohmann::ordered_json parameters = nlohmann::ordered_json::array();
  for (const ParameterInfo& p : info.parameters) {
    nlohmann::ordered_json value;
    if (const auto* number = std::get_if<double>(&p.defaultValue)) value = *number;
    else if (const auto* flag = std::get_if<bool>(&p.defaultValue)) value = *flag;
    else value = toText(p.defaultValue);
    parameters.push_back({{"name", p.name}, {"label", p.label}, {"kind", kindText(p.kind)}, {"default", value},
                          {"minimum", boundToJson(p.minimum)}, {"maximum", boundToJson(p.maximum)},
                          {"choices", p.choices}, {"unit", p.unit}, {"help", p.help}});
  }
  return {{"name", info.name}, {"label", info.label}, {"kind", toText(info.kind)}, {"help", info.help},
          {"formula", info.formula}, {"parameters", parameters}};
}

}  // namespace blendscope
