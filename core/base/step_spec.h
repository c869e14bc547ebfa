// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace blendscope {

struct StepSpec;

/// Steps of one kind joined by `>`.
using Stage = std::vector<StepSpec>;
/// Stages joined by `|`; what each stage is follows from the registered kinds of its names.
using StageList = std::vector<Stage>;

/// A step's argument: a number, a word, a bare flag (true), or pipelines in parentheses.
using ArgumentValue = std::variant<double, std::string, bool, std::vector<StageList>>;

/// One step of a pipeline as written, `name:key=value,flag`: a name and arguments in the order given, nothing checked
/// against the registry yet.
struct StepSpec {
  std::string name;
  std::vector<std::pair<std::string, ArgumentValue>> arguments;

  const ArgumentValue* find(std::string_view key) const;
  /// Replaces the argument, or appends it.
  void set(std::string_view key, ArgumentValue value);
  bool operator==(const StepSpec&) const;
};

/// Reads
/// ```
/// pipeline = stage { "|" stage }    stage = step { ">" step }    step = name [ ":" arg { "," arg } ]
/// arg = key "=" value | flag        value = number | word | "(" pipeline { ";" pipeline } ")"
/// ```
/// Blanks around tokens are ignored. Throws UsageError naming the position and what was expected.
StageList parseStages(std::string_view text);
StepSpec parseStep(std::string_view text);

/// The one-line text form; `parseStages(toText(s)) == s`.
std::string toText(const StageList& stages);
std::string toText(const StepSpec& step);
std::string toText(const ArgumentValue& value);

/// JSON form: a pipeline is an array of stages, a stage an array of {"name": …, "arguments": {…}}; nested pipelines
/// are {"pipelines": […]}. `fromJson` throws UsageError naming the offending member.
nlohmann::ordered_json toJson(const StageList& stages);
StageList stagesFromJson(const nlohmann::ordered_json& json);

}  // namespace blendscope
