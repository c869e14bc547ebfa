// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/class_labels.h"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_map>

#include "base/error.h"

namespace blendscope {

namespace {

constexpr std::size_t kClassLabelsMostClasses = 1000;

bool isUnlabelled(const std::string& word) { return word.empty() || word == "nan" || word == "NaN" || word == "NAN"; }

bool allIn(const std::vector<std::string>& names, const std::vector<std::string>& known) {
  return std::all_of(names.begin(), names.end(),
                     [&](const std::string& n) { return std::find(known.begin(), known.end(), n) != known.end(); });
}

ClassNames meaningOf(const std::vector<std::string>& distinct, bool numbersAreChallenge) {
  const bool hasBinary = std::find(distinct.begin(), distinct.end(), "binary") != distinct.end();
  if (allIn(distinct, {"single", "blend", "binary"}) && (hasBinary || distinct.size() == 2)) {
    return ClassNames::challenge(hasBinary);
  }
  if (numbersAreChallenge && allIn(distinct, {"0", "1"})) return ClassNames::challenge(false);
  return ClassNames::fromLabels(distinct);
}

}  // namespace

void labelByWords(const std::vector<std::string>& words, bool numbersAreChallenge, CutoutSetParts& parts) {
  std::unordered_map<std::string, int> codes;
  std::vector<std::string> distinct;
  parts.labels.assign(words.size(), kUnlabelled);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (isUnlabelled(words[i])) continue;
    const auto [at, isNew] = codes.emplace(words[i], static_cast<int>(distinct.size()));
    if (isNew) distinct.push_back(words[i]);
    parts.labels[i] = at->second;
    if (distinct.size() > kClassLabelsMostClasses) {
      throw Error(fmt::format("the class column holds more than {} different values", kClassLabelsMostClasses),
                  parts.provenance.source, "Check which column holds the class.");
    }
  }
  if (distinct.empty()) return;
  parts.classNames = meaningOf(distinct, numbersAreChallenge);
  std::vector<int> classOfCode;
  for (const std::string& word : distinct) {
    classOfCode.push_back(parts.classNames.find(word).value_or(word == "1" ? 1 : 0));
  }
  for (int& label : parts.labels) {
    if (label != kUnlabelled) label = classOfCode[static_cast<std::size_t>(label)];
  }
}

}  // namespace blendscope
