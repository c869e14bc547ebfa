// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/annotations.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <unordered_map>

namespace blendscope {

namespace {

constexpr LabelOrigin kOrigins[] = {LabelOrigin::Person, LabelOrigin::Rule, LabelOrigin::File};

/// A column of words of which few rows have one.
class SparseWords {
 public:
  SparseWords(std::string name, std::size_t n) : name_(std::move(name)) { values_.codes.assign(n, -1); }

  void set(Row row, std::string_view word) {
    if (word.empty()) return;
    if (last_ >= 0 && values_.dictionary[static_cast<std::size_t>(last_)] == word) {
      values_.codes[row] = last_;
      return;
    }
    const auto [at, isNew] = codes_.emplace(word, static_cast<std::int32_t>(values_.dictionary.size()));
    if (isNew) values_.dictionary.emplace_back(word);
    last_ = at->second;
    values_.codes[row] = last_;
  }
  MetadataColumn take() {
    return {.name = std::move(name_), .unit = {}, .role = ColumnRole::Measured, .values = std::move(values_)};
  }

 private:
  std::string name_;
  TextValues values_;
  std::unordered_map<std::string, std::int32_t> codes_;
  std::int32_t last_ = -1;  ///< code of the word that was set last, the likeliest
};

/// The digits [from, from + count) of a text as a number; -1 where they are none.
int digits(std::string_view text, std::size_t from, std::size_t count) {
  int value = -1;
  const char* end = text.data() + from + count;
  const auto [rest, error] = std::from_chars(text.data() + from, end, value);
  return error == std::errc{} && rest == end ? value : -1;
}

}  // namespace

std::string_view toText(LabelOrigin origin) {
  switch (origin) {
    case LabelOrigin::Person:
      return "person";
    case LabelOrigin::Rule:
      return "rule";
    case LabelOrigin::File:
      return "file";
  }
  return "";
}

std::optional<LabelOrigin> parseLabelOrigin(std::string_view text) {
  for (const LabelOrigin origin : kOrigins) {
    if (toText(origin) == text) return origin;
  }
  return std::nullopt;
}

const Annotation& Annotations::at(Row row) const {
  static const Annotation kNone;
  const auto found = all_.find(row);
  return found == all_.end() ? kNone : found->second;
}

void Annotations::set(Row row, Annotation annotation) {
  if (annotation.empty()) {
    all_.erase(row);
  } else {
    all_.insert_or_assign(all_.end(), row, std::move(annotation));  // rows mostly come ascending
  }
}

ClassNames classesToGive(const CutoutSet& original) {
  return original.classNames().count() > 0 ? original.classNames() : ClassNames::challenge(true);
}

Annotations renumbered(const Annotations& annotations, const ClassNames& from, const ClassNames& to) {
  std::vector<std::optional<int>> numbers;
  for (const std::string& name : from.names()) {
    std::optional<int> number = to.find(name);
    if (!number && name == "binary") number = to.find("blend");
    numbers.push_back(number);
  }
  Annotations result;
  for (const auto& [row, annotation] : annotations.all()) {
    Annotation next = annotation;
    if (next.label && next.label->label != kUnlabelled) {
      const auto label = static_cast<std::size_t>(next.label->label);
      const std::optional<int> number = label < numbers.size() ? numbers[label] : std::nullopt;
      number ? static_cast<void>(next.label->label = *number) : next.label.reset();
    }
    result.set(row, std::move(next));
  }
  return result;
}

std::shared_ptr<const CutoutSet> withGivenLabels(const std::shared_ptr<const CutoutSet>& original,
                                                 const Annotations& annotations) {
  ClassNames classes = classesToGive(*original);
  std::vector<int> labels(original->labels().begin(), original->labels().end());
  bool changed = false;
  for (const auto& [row, annotation] : annotations.all()) {
    if (!annotation.label || row >= labels.size() || annotation.label->label >= classes.count()) continue;
    changed = changed || labels[row] != annotation.label->label;
    labels[row] = annotation.label->label;
  }
  return changed ? original->relabelled(std::move(labels), std::move(classes)) : original;
}

std::vector<MetadataColumn> annotationColumns(const CutoutSet& original, const Annotations& annotations) {
  const std::size_t n = original.size();
  std::vector<double> flags(n, 0.0);
  SparseWords note("note", n), originalClass("original_class", n), origin("label_origin", n), by("label_by", n),
      when("label_when", n);
  std::optional<std::int64_t> lastWhen;  // labels given together have one time
  std::string lastText;
  for (const auto& [row, annotation] : annotations.all()) {
    if (row >= n) continue;
    flags[row] = annotation.flagged ? 1 : 0;
    note.set(row, annotation.note);
    if (!annotation.label) continue;
    if (original.label(row) != kUnlabelled) originalClass.set(row, original.classNames().name(original.label(row)));
    origin.set(row, toText(annotation.label->origin));
    by.set(row, annotation.label->by);
    if (annotation.label->when != lastWhen) {
      lastWhen = annotation.label->when;
      lastText = utcText(*lastWhen);
    }
    when.set(row, lastText);
  }
  std::vector<MetadataColumn> columns;
  columns.push_back({.name = "flag", .unit = {}, .role = ColumnRole::Measured, .values = std::move(flags)});
  for (SparseWords* words : {&note, &originalClass, &origin, &by, &when}) columns.push_back(words->take());
  return columns;
}

std::string utcText(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds time{std::chrono::seconds(seconds)};
  const sys_days day = floor<days>(time);
  const year_month_day date(day);
  const hh_mm_ss clock(time - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::optional<std::int64_t> parseUtc(std::string_view text) {
  using namespace std::chrono;
  if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != 'Z') {
    return std::nullopt;
  }
  const int parts[] = {digits(text, 0, 4),  digits(text, 5, 2),  digits(text, 8, 2),
                       digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)};
  const year_month_day date{year(parts[0]), month(static_cast<unsigned>(parts[1])),
                            day(static_cast<unsigned>(parts[2]))};
  if (!date.ok() || parts[0] < 0 || parts[3] < 0 || parts[3] > 23 || parts[4] < 0 || parts[4] > 59 || parts[5] < 0 ||
      parts[5] > 59) {
    return std::nullopt;
  }
  const auto time = sys_days(date) + hours(parts[3]) + minutes(parts[4]) + std::chrono::seconds(parts[5]);
  return time.time_since_epoch().count();
}

}  // namespace blendscope
