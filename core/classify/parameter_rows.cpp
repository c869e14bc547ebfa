// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/parameter_rows.h"

#include <utility>

namespace blendscope {

namespace {

ParameterInfo row(std::string name, std::string label, ParameterKind kind, ArgumentValue defaultValue,
                  std::string help) {
  ParameterInfo info;
  info.name = std::move(name);
  info.label = std::move(label);
  info.kind = kind;
  info.defaultValue = std::move(defaultValue);
  info.help = std::move(help);
  return info;
}

}  // namespace

ParameterInfo numberRow(std::string name, std::string label, double defaultValue, double minimum, double maximum,
                        std::string help) {
  ParameterInfo info = row(std::move(name), std::move(label), ParameterKind::Number, defaultValue, std::move(help));
  info.minimum = minimum;
  info.maximum = maximum;
  return info;
}

ParameterInfo integerRow(std::string name, std::string label, int defaultValue, int minimum, int maximum,
                         std::string help) {
  ParameterInfo info = numberRow(std::move(name), std::move(label), defaultValue, minimum, maximum, std::move(help));
  info.kind = ParameterKind::Integer;
  return info;
}

ParameterInfo choiceRow(std::string name, std::string label, std::vector<std::string> choices, std::string help) {
  ParameterInfo info = row(std::move(name), std::move(label), ParameterKind::Choice, choices.front(), std::move(help));
  info.choices = std::move(choices);
  return info;
}

ParameterInfo flagRow(std::string name, std::string label, bool defaultValue, std::string help) {
  return row(std::move(name), std::move(label), ParameterKind::Flag, defaultValue, std::move(help));
}

ParameterInfo advanced(ParameterInfo row) {
  row.advanced = true;
  return row;
}

ParameterInfo logarithmic(ParameterInfo row) {
  row.logarithmic = true;
  return row;
}

ParameterInfo orWord(ParameterInfo row, std::string word) {
  row.choices.push_back(word);
  row.defaultValue = std::move(word);
  return row;
}

}  // namespace blendscope
