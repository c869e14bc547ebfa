// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <utility>

namespace blendscope {

namespace {

std::string compose(const std::string& problem, const std::string& where, const std::string& remedy) {
  std::string text = where.empty() ? problem : where + ": " + problem;
  if (!remedy.empty()) {
    if (!text.empty() && text.back() != '.') text += '.';
    text += ' ';
    text += remedy;
  }
  return text;
}

}  // namespace

Error::Error(std::string problem, std::string where, std::string remedy)
    : std::runtime_error(compose(problem, where, remedy)),
      problem_(std::move(problem)),
      where_(std::move(where)),
      remedy_(std::move(remedy)) {}

}  // namespace blendscope
