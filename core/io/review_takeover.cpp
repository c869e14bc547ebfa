// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <map>

#include "io/csv_table.h"
#include "io/printable_text.h"
#include "io/problem_list.h"
#include "io/review_list.h"

namespace blendscope {

namespace {

/// A class by its name, or by the challenge's number of it.
std::optional<int> classNamed(const ClassNames& classes, const std::string& word) {
  if (const auto found = classes.find(word)) return found;
  const std::string canonical = canonicalWord(word);
  if (const auto found = classes.find(canonical)) return found;
  if (classes == ClassNames::challenge(false) || classes == ClassNames::challenge(true)) {
    for (int c = 0; c < classes.count(); ++c) {
      if (canonical == fmt::format("{}", c)) return c;
    }
  }
  return std::nullopt;
}

int labelNow(const CutoutSet& original, const Annotation& annotation, Row row) {
  return annotation.label ? annotation.label->label : original.label(row);
}

/// One review list on its way into annotations.
class TakeOver {
 public:
  TakeOver(const ReviewList& list, const CutoutSet& original, const Annotations& before, std::int64_t now)
      : list_(list),
        original_(original),
        before_(before),
        classes_(classesToGive(original)),
        file_(std::filesystem::path(list.source).filename().string()),
        now_(now) {
    for (const DataProblem& problem : list.problems) problems_.add(problem.where, problem.problem);
  }

  ReviewedRows take() {
    for (std::size_t i = 0; i < list_.entries.size(); ++i) takeEntry(i);
    ReviewedRows reviewed;
    reviewed.entriesUsed = used_;
    for (auto& [row, annotation] : after_) {
      const Annotation& was = before_.at(row);
      if (was == annotation) continue;
      reviewed.labelsChanged += labelNow(original_, was, row) != labelNow(original_, annotation, row) ? 1 : 0;
      reviewed.annotations.emplace_back(row, std::move(annotation));
    }
    reviewed.problems = std::move(problems_).take(list_.source);
    return reviewed;
  }

 private:
  void takeEntry(std::size_t i) {
    const ReviewEntry& entry = list_.entries[i];
    auto row = original_.rowOfId(entry.id);
    if (!row) row = original_.rowOfId(canonicalWord(entry.id));
    if (!row) {
      problems_.add(list_.where(i), fmt::format("there is no cutout '{}'; left out", asPrintable(entry.id)));
      return;
    }
    ++used_;
    const auto [known, isNew] = after_.emplace(*row, before_.at(*row));
    if (!isNew) {
      problems_.add(list_.where(i), fmt::format("cutout '{}' occurs again; the last time counts", asPrintable(entry.id)));
    }
    Annotation& annotation = known->second;
    if (entry.flag) annotation.flagged = *entry.flag;
    if (!entry.note.empty()) annotation.note = entry.note;
    if (!entry.label.empty() || entry.origin) takeLabel(i, annotation);
  }

  void takeLabel(std::size_t i, Annotation& annotation) {
    const ReviewEntry& entry = list_.entries[i];
    const auto c = entry.label.empty() ? std::optional(kUnlabelled) : classNamed(classes_, entry.label);
    if (!c) {
      problems_.add(list_.where(i), fmt::format("there is no class '{}' among {}; the label is left out",
                                                asPrintable(entry.label), fmt::join(classes_.names(), ", ")));
      return;
    }
    if (annotation.label && annotation.label->label == *c && !entry.origin) return;
    GivenLabel given{.label = *c, .origin = LabelOrigin::File, .by = file_, .when = now_};
    if (entry.origin && !changesItsOrigin(entry, annotation, *c)) {
      given.origin = *entry.origin;
      given.by = entry.by.empty() ? file_ : entry.by;
      given.when = entry.when.value_or(now_);
    }
    annotation.label = std::move(given);
  }

  /// Whether somebody wrote another class over a label that is known, and left beside it whence that one came.
  static bool changesItsOrigin(const ReviewEntry& entry, const Annotation& annotation, int c) {
    return annotation.label && annotation.label->label != c && annotation.label->origin == entry.origin &&
           annotation.label->by == entry.by && annotation.label->when == entry.when;
  }

  const ReviewList& list_;
  const CutoutSet& original_;
  const Annotations& before_;
  ClassNames classes_;
  std::string file_;
  std::int64_t now_;
  std::size_t used_ = 0;
  std::map<Row, Annotation> after_;
  ProblemList problems_;
};

}  // namespace

ReviewList reviewListOf(const CutoutSet& original, const Annotations& annotations, const std::vector<Row>& rows) {
  const ClassNames classes = classesToGive(original);
  const auto nameOf = [](const ClassNames& names, int c) { return c == kUnlabelled ? std::string() : names.name(c); };
  ReviewList list;
  list.entries.reserve(rows.size());
  for (const Row row : rows) {
    const Annotation& annotation = annotations.at(row);
    ReviewEntry entry;
    entry.id = original.id(row);
    entry.dataClass = nameOf(original.classNames(), original.label(row));
    if (const auto& given = annotation.label) {
      entry.label = nameOf(classes, given->label);
      entry.origin = given->origin;
      entry.by = given->by;
      entry.when = given->when;
    }
    entry.flag = annotation.flagged;
    entry.note = annotation.note;
    list.entries.push_back(std::move(entry));
  }
  return list;
}

ReviewedRows takeOver(const ReviewList& list, const CutoutSet& original, const Annotations& annotations,
                      std::int64_t now) {
  return TakeOver(list, original, annotations, now).take();
}

Annotations withReview(Annotations annotations, const ReviewedRows& reviewed) {
  for (const auto& [row, annotation] : reviewed.annotations) annotations.set(row, annotation);
  return annotations;
}

}  // namespace blendscope
