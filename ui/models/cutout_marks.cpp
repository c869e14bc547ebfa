// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/cutout_marks.h"

#include <algorithm>
#include <cmath>

namespace blendscope::ui {

namespace {

const std::vector<double>* numbersOf(const KnownColumns& known, const std::string& name) {
  const MetadataColumn* column = known.find(name);
  return column ? std::get_if<std::vector<double>>(&column->values) : nullptr;
}

const TextValues* wordsOf(const KnownColumns& known, const std::string& name) {
  const MetadataColumn* column = known.find(name);
  return column ? std::get_if<TextValues>(&column->values) : nullptr;
}

void addAnnotations(CutoutMarks& marks, const KnownColumns& known) {
  const auto* flags = numbersOf(known, "marks: flag");
  const auto* origins = wordsOf(known, "marks: label_origin");
  for (std::size_t row = 0; row < marks.facts.size(); ++row) {
    if (flags && (*flags)[row] == 1) marks.facts[row] |= CutoutMarks::Flagged;
    if (!origins || origins->codes[row] < 0) continue;
    const bool person = origins->dictionary[static_cast<std::size_t>(origins->codes[row])] == "person";
    if (person) marks.facts[row] |= CutoutMarks::LabelledByPerson;
  }
}

void addPredictions(CutoutMarks& marks, const KnownColumns& known, const TextValues& predicted) {
  const ClassNames& classes = known.set->classNames();
  std::vector<int> numberOf;
  for (const std::string& name : predicted.dictionary) numberOf.push_back(classes.find(name).value_or(kUnlabelled));
  for (std::size_t row = 0; row < marks.facts.size(); ++row) {
    const std::int32_t code = predicted.codes[row];
    const int number = code < 0 ? kUnlabelled : numberOf[static_cast<std::size_t>(code)];
    if (number < 0 || number >= CutoutMarks::kNone) continue;
    marks.predicted[row] = static_cast<std::uint8_t>(number);
    const int label = known.set->label(static_cast<Row>(row));
    if (label != kUnlabelled) marks.facts[row] |= label == number ? CutoutMarks::SaidRight : CutoutMarks::SaidWrong;
  }
}

void addUncertainty(CutoutMarks& marks, const std::vector<double>& values) {
  double largest = 0;
  for (const double value : values) {
    if (std::isfinite(value)) largest = std::max(largest, value);
  }
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (!std::isfinite(values[row])) continue;
    const double share = largest > 0 ? std::max(0.0, values[row]) / largest : 0;
    marks.uncertainty[row] = static_cast<std::uint8_t>(std::lround(share * (CutoutMarks::kNone - 1)));
  }
}

}  // namespace

CutoutMarks cutoutMarks(const KnownColumns& known, const std::string& source) {
  const std::size_t n = known.set->size();
  CutoutMarks marks{std::vector<std::uint8_t>(n, 0), std::vector<std::uint8_t>(n, CutoutMarks::kNone),
                    std::vector<std::uint8_t>(n, CutoutMarks::kNone)};
  addAnnotations(marks, known);
  if (const auto* predicted = wordsOf(known, source + ": predicted class")) addPredictions(marks, known, *predicted);
  if (const auto* uncertainty = numbersOf(known, source + ": uncertainty")) addUncertainty(marks, *uncertainty);
  return marks;
}

}  // namespace blendscope::ui
