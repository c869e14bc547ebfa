// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <cctype>
#include <string>
#include <vector>

#include "base/error.h"
#include "imaging/display.h"

namespace blendscope {

namespace {

/// Letters in lower case, digits and points: all that tells the choices apart.
std::string bareName(std::string_view text) {
  std::string bare;
  for (const char c : text) {
    const auto letter = static_cast<unsigned char>(c);
    if (std::isalnum(letter) || c == '.') bare += static_cast<char>(std::tolower(letter));
  }
  return bare;
}

template <class Choices>
auto choiceNamed(const Choices& choices, std::string_view name, const char* what) {
  std::vector<std::string_view> known;
  for (const auto choice : choices) {
    if (bareName(toText(choice)) == bareName(name)) return choice;
    known.push_back(toText(choice));
  }
  throw UsageError(fmt::format("there is no {} '{}'", what, name), {},
                   fmt::format("Choose one of: {}.", fmt::join(known, ", ")));
}

}  // namespace

Stretch stretchNamed(std::string_view name) { return choiceNamed(kStretches, name, "stretch"); }

LimitsMode limitsNamed(std::string_view name) { return choiceNamed(kLimitsModes, name, "choice of limits"); }

ColourMap colourMapNamed(std::string_view name) { return choiceNamed(kColourMaps, name, "colour map"); }

}  // namespace blendscope
