// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/parameter_info.h"

namespace blendscope {

/// Rows of a StepInfo in one line each. `minimum` and `maximum` are inclusive.
ParameterInfo numberRow(std::string name, std::string label, double defaultValue, double minimum, double maximum,
                        std::string help);
ParameterInfo integerRow(std::string name, std::string label, int defaultValue, int minimum, int maximum,
                         std::string help);
ParameterInfo choiceRow(std::string name, std::string label, std::vector<std::string> choices, std::string help);
ParameterInfo flagRow(std::string name, std::string label, bool defaultValue, std::string help);

/// The row folded away in forms.
ParameterInfo advanced(ParameterInfo row);
/// The row with a logarithmic slider.
ParameterInfo logarithmic(ParameterInfo row);
/// A number row that takes `word` instead of a number, and does so by default.
ParameterInfo orWord(ParameterInfo row, std::string word);

}  // namespace blendscope
