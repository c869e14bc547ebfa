// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/step_spec.h"

namespace blendscope {

enum class ParameterKind { Number, Integer, Choice, Flag, Text, Pipelines };

/// One parameter of a step. The window's forms, the command line's help and the documentation are made from these rows.
struct ParameterInfo {
  std::string name;   ///< as written in pipelines
  std::string label;  ///< as shown in forms, sentence case
  ParameterKind kind = ParameterKind::Number;
  ArgumentValue defaultValue = 0.0;
  double minimum = -std::numeric_limits<double>::infinity();  ///< inclusive; numbers and integers
  double maximum = std::numeric_limits<double>::infinity();   ///< inclusive
  std::vector<std::string> choices = {};  ///< words allowed; for numbers: words allowed instead, e.g. "auto"
  std::string unit = {};                  ///< empty if dimensionless
  std::string help = {};                  ///< one line for a student
  bool advanced = false;                  ///< folded away in forms
  bool logarithmic = false;               ///< a slider over it should be
};

enum class StepKind { Normalizer, Augmentation, Embedding, Classifier };

/// What is registered under a name.
struct StepInfo {
  std::string name;
  std::string label;
  StepKind kind = StepKind::Normalizer;
  std::string help = {};     ///< one line; normalizers give their formula in `formula`
  std::string formula = {};  ///< empty if there is none worth a line
  std::vector<ParameterInfo> parameters = {};
  /// Classifiers: probabilities come from held-out rows, and of these only from real ones where others were made up.
  bool calibratesOnRealRows = false;

  const ParameterInfo* find(std::string_view parameter) const;
};

std::string_view toText(StepKind kind);

/// Checked arguments of a step with the defaults filled in. Asking for a name that is not in the StepInfo, or with the
/// wrong type, is a programming error (std::logic_error).
class Parameters {
 public:
  /// Throws UsageError that names the step, the parameter, its value and the bound or word list it broke.
  Parameters(const StepInfo& info, const StepSpec& spec);

  double number(std::string_view name) const;
  int integer(std::string_view name) const;
  bool flag(std::string_view name) const;
  const std::string& word(std::string_view name) const;
  const std::vector<StageList>& pipelines(std::string_view name) const;
  /// True where a Number parameter holds one of its allowed words instead.
  bool isWord(std::string_view name) const;
  /// True where the argument was written out rather than left to its default.
  bool given(std::string_view name) const;

 private:
  const ArgumentValue& value(std::string_view name) const;
  StepSpec complete_;
  std::vector<std::string> given_;
};

nlohmann::ordered_json toJson(const StepInfo& info);

}  // namespace blendscope
