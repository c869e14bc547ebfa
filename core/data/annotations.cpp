// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/annotations.h"

#include <algorithm>
#include <unordered_map>

#include "base/utc_text.h"

namespace blendscope {

namespace {

constexpr Row kRowsPerChunk = 1024;

constexpr LabelOrigin kOrigins[] = {LabelOrigin::Person, LabelOrigin::Rule, LabelOrigin::File};

/// Where the row is or belongs.
template <typename Chunk>
auto placeIn(Chunk& chunk, Row row) {
  // Rows mostly come ascending.
  if (chunk.empty() || chunk.back().first < row) return chunk.end();
  return std::lower_bound(chunk.begin(), chunk.end(), row, [](const auto& entry, Row r) { return entry.first < r; });
}

/// A column of words of which few rows have one.
class SparseWords {
 public:
  SparseWords(std::string name, std::size_t n) : name_(std::move(name)) { values_.codes.assign(n, -1); }

  /// The word that `put` writes from now on; an empty one is none.
  void choose(std::string_view word) {
    if (word.empty()) {
      code_ = -1;
    } else if (code_ < 0 || values_.dictionary[static_cast<std::size_t>(code_)] != word) {
      const auto [at, isNew] = codes_.emplace(word, static_cast<std::int32_t>(values_.dictionary.size()));
      if (isNew) values_.dictionary.emplace_back(word);
      code_ = at->second;
    }
  }
  void put(Row row) { values_.codes[row] = code_; }
  MetadataColumn take() {
    return {.name = std::move(name_), .unit = {}, .role = ColumnRole::Measured, .values = std::move(values_)};
  }

 private:
  std::string name_;
  TextValues values_;
  std::unordered_map<std::string, std::int32_t> codes_;
  std::int32_t code_ = -1;
};

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

Annotations::Shared Annotations::find(Row row) const {
  const auto chunk = chunks_.find(row / kRowsPerChunk);
  if (chunk == chunks_.end()) return nullptr;
  const auto at = placeIn(*chunk->second, row);
  return at != chunk->second->end() && at->first == row ? at->second : nullptr;
}

void Annotations::put(Row row, Shared annotation) {
  if (annotation && annotation->empty()) annotation = nullptr;
  const auto known = chunks_.find(row / kRowsPerChunk);
  if (known == chunks_.end()) {
    if (!annotation) return;
    chunks_.emplace(row / kRowsPerChunk, std::make_shared<Chunk>(1, std::pair(row, std::move(annotation))));
    ++size_;
    return;
  }
  std::shared_ptr<Chunk>& chunk = known->second;
  if (chunk.use_count() > 1) chunk = std::make_shared<Chunk>(*chunk);
  const auto at = placeIn(*chunk, row);
  const bool there = at != chunk->end() && at->first == row;
  if (annotation) {
    there ? static_cast<void>(at->second = std::move(annotation))
          : static_cast<void>(chunk->insert(at, {row, std::move(annotation)}));
    if (!there) ++size_;
  } else if (there) {
    chunk->erase(at);
    --size_;
    if (chunk->empty()) chunks_.erase(known);
  }
}

const Annotation& Annotations::at(Row row) const {
  static const Annotation kNone;
  const Shared found = find(row);
  return found ? *found : kNone;
}

void Annotations::set(Row row, Annotation annotation) {
  put(row, std::make_shared<const Annotation>(std::move(annotation)));
}

void Annotations::change(const std::vector<Row>& rows, const std::function<void(Annotation&)>& change) {
  Shared was;
  Shared is;
  bool first = true;
  for (const Row row : rows) {
    Shared now = find(row);
    if (first || now != was) {
      Annotation next = now ? *now : Annotation();
      change(next);
      is = now && next == *now ? now : std::make_shared<const Annotation>(std::move(next));
      was = std::move(now);
      first = false;
    }
    if (is != was) put(row, is);
  }
}

bool Annotations::operator==(const Annotations& other) const {
  const auto sameEntry = [](const auto& a, const auto& b) {
    return a.first == b.first && (a.second == b.second || *a.second == *b.second);
  };
  return size_ == other.size_ &&
         std::equal(chunks_.begin(), chunks_.end(), other.chunks_.begin(), other.chunks_.end(),
                    [&](const auto& a, const auto& b) {
                      return a.first == b.first &&
                             (a.second == b.second || std::equal(a.second->begin(), a.second->end(), b.second->begin(),
                                                                 b.second->end(), sameEntry));
                    });
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
  const Annotation* last = nullptr;  // rows that were labelled together share one
  for (const auto& [row, annotation] : annotations.all()) {
    if (row >= n) continue;
    if (&annotation != last) {
      last = &annotation;
      note.choose(annotation.note);
      const auto& label = annotation.label;
      origin.choose(label ? toText(label->origin) : "");
      by.choose(label ? label->by : "");
      when.choose(label ? utcText(label->when) : "");
    }
    flags[row] = annotation.flagged ? 1 : 0;
    for (SparseWords* words : {&note, &origin, &by, &when}) words->put(row);
    if (annotation.label && original.label(row) != kUnlabelled) {
      originalClass.choose(original.classNames().name(original.label(row)));
      originalClass.put(row);
    }
  }
  std::vector<MetadataColumn> columns;
  columns.push_back({.name = "flag", .unit = {}, .role = ColumnRole::Measured, .values = std::move(flags)});
  for (SparseWords* words : {&note, &originalClass, &origin, &by, &when}) columns.push_back(words->take());
  return columns;
}

}  // namespace blendscope
