// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <map>

#include "base/error.h"
#include "base/random.h"
#include "base/utc_text.h"
#include "data/annotations.h"

using namespace blendscope;

namespace {

std::shared_ptr<const CutoutSet> threeCutouts() {
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(3, 4);
  for (std::size_t i = 0; i < 3; ++i) parts.pixels(i, 0) = static_cast<float>(i);
  parts.shape = {2, 2};
  parts.classNames = ClassNames({"single", "blend"});
  parts.labels = {0, 1, kUnlabelled};
  parts.ids = {"a", "b", "c"};
  return CutoutSet::make(std::move(parts));
}

GivenLabel byPerson(int label) {
  return {.label = label, .origin = LabelOrigin::Person, .by = "Ada", .when = 1764331200};
}

}  // namespace

TEST_CASE("given labels replace those of the data and share its pixels") {
  const auto set = threeCutouts();
  Annotations annotations;
  annotations.set(0, {.label = byPerson(1), .flagged = false, .note = {}});
  annotations.set(2, {.label = byPerson(0), .flagged = false, .note = {}});
  const auto relabelled = withGivenLabels(set, annotations);
  CHECK(std::vector<int>(relabelled->labels().begin(), relabelled->labels().end()) == std::vector<int>{1, 1, 0});
  CHECK(relabelled->sameCutouts(*set));
  CHECK(&relabelled->pixels() == &set->pixels());
  CHECK(relabelled->fingerprint() != set->fingerprint());
  CHECK(relabelled->rowOfId("c") == Row{2});
}

TEST_CASE("labels given back are the data's own again, with the same fingerprint") {
  const auto set = threeCutouts();
  Annotations annotations;
  annotations.set(0, {.label = byPerson(0), .flagged = false, .note = {}});
  CHECK(withGivenLabels(set, annotations) == set);
  const auto there = set->relabelled({1, 1, 1});
  CHECK(there->relabelled({0, 1, kUnlabelled})->fingerprint() == set->fingerprint());
}

TEST_CASE("labels without a class and labels of unknown classes are refused or left out") {
  const auto set = threeCutouts();
  CHECK_THROWS_AS(set->relabelled({0, 1}), Error);
  CHECK_THROWS_AS(set->relabelled({0, 1, 2}), Error);
  Annotations annotations;
  annotations.set(0, {.label = byPerson(7), .flagged = false, .note = {}});
  CHECK(withGivenLabels(set, annotations) == set);
}

TEST_CASE("cutouts without classes can be called single, blend or binary") {
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(2, 1);
  parts.shape = {1, 1};
  const auto set = CutoutSet::make(std::move(parts));
  Annotations annotations;
  annotations.set(1, {.label = byPerson(2), .flagged = false, .note = {}});
  const auto labelled = withGivenLabels(set, annotations);
  CHECK(labelled->classNames().name(labelled->label(1)) == "binary");
  CHECK(labelled->label(0) == kUnlabelled);
}

TEST_CASE("an annotation that says nothing is none") {
  Annotations annotations;
  annotations.set(1, {.label = {}, .flagged = true, .note = {}});
  CHECK(annotations.at(1).flagged);
  CHECK_FALSE(annotations.at(0).flagged);
  annotations.set(1, {});
  CHECK(annotations.empty());
}

TEST_CASE("annotations behave as a plain map does, and copies keep what they had") {
  RandomStream random(4);
  std::map<Row, Annotation> plain;
  Annotations annotations;
  std::vector<std::pair<Annotations, std::map<Row, Annotation>>> earlier;
  for (int step = 0; step < 4000; ++step) {
    const Row row = static_cast<Row>(random.uniform(0, 5000));
    const Annotation next{.label = {}, .flagged = random.uniform(0, 1) < 0.4, .note = step % 3 == 0 ? "odd" : ""};
    annotations.set(row, next);
    next.empty() ? static_cast<void>(plain.erase(row)) : static_cast<void>(plain.insert_or_assign(row, next));
    if (step % 500 == 0) earlier.emplace_back(annotations, plain);
  }
  earlier.emplace_back(annotations, plain);
  for (const auto& [ours, theirs] : earlier) {
    REQUIRE(ours.size() == theirs.size());
    auto expected = theirs.begin();
    for (const auto& [row, annotation] : ours.all()) {
      CHECK(row == expected->first);
      CHECK(annotation == expected->second);
      CHECK(ours.at(row) == expected->second);
      ++expected;
    }
  }
  Annotations rebuilt;
  for (auto entry = plain.rbegin(); entry != plain.rend(); ++entry) rebuilt.set(entry->first, entry->second);
  CHECK(rebuilt == annotations);
  rebuilt.set(plain.begin()->first, {.label = {}, .flagged = true, .note = "another"});
  CHECK_FALSE(rebuilt == annotations);
}

TEST_CASE("a change of many rows sees what stood beside each") {
  Annotations annotations;
  annotations.set(2, {.label = {}, .flagged = true, .note = {}});
  annotations.set(3, {.label = {}, .flagged = false, .note = "faint"});
  annotations.set(4, {.label = {}, .flagged = true, .note = {}});
  int calls = 0;
  annotations.change({0, 1, 2, 3, 4, 5}, [&](Annotation& annotation) {
    ++calls;
    annotation.flagged = !annotation.flagged;
  });
  CHECK(calls == 5);  // 0 and 1 are one
  CHECK(annotations.size() == 4);
  for (const Row row : {0U, 1U, 3U, 5U}) CHECK(annotations.at(row).flagged);
  for (const Row row : {2U, 4U}) CHECK(annotations.at(row).empty());
  CHECK(annotations.at(3).note == "faint");
}

TEST_CASE("annotations become columns with where each label comes from") {
  const auto set = threeCutouts();
  Annotations annotations;
  annotations.set(1, {.label = byPerson(0), .flagged = true, .note = "double?"});
  const auto columns = annotationColumns(*set, annotations);
  REQUIRE(columns.size() == 6);
  CHECK(columns[0].number(1) == 1);
  CHECK(columns[0].number(0) == 0);
  CHECK(columns[1].text(1) == "double?");
  CHECK(columns[2].text(1) == "blend");
  CHECK(columns[3].text(1) == "person");
  CHECK(columns[4].text(1) == "Ada");
  CHECK(columns[5].text(1) == "2025-11-28T12:00:00Z");
  CHECK(columns[4].text(0).empty());
}

TEST_CASE("times are read as they are written, and nothing else is read") {
  for (const std::int64_t time : {std::int64_t{0}, std::int64_t{951826154}, std::int64_t{4102444799}}) {
    CHECK(parseUtc(utcText(time)) == time);
  }
  for (const char* text :
       {"", "2026-02-30T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01 00:00:00Z", "2026-1-01T00:00:00ZZ"}) {
    CHECK_FALSE(parseUtc(text));
  }
}

TEST_CASE("labels follow their classes when these are numbered otherwise, and binaries become blends") {
  Annotations annotations;
  for (int c = 0; c < 3; ++c) annotations.set(static_cast<Row>(c), {.label = byPerson(c)});
  annotations.set(3, {.label = byPerson(kUnlabelled), .flagged = true});
  const ClassNames three = ClassNames::challenge(true);
  const Annotations joined = renumbered(annotations, three, ClassNames({"blend", "single"}));
  CHECK(joined.at(0).label->label == 1);
  CHECK(joined.at(1).label->label == 0);
  CHECK(joined.at(2).label->label == 0);
  CHECK(joined.at(3) == annotations.at(3));
  const Annotations other = renumbered(annotations, three, ClassNames({"galaxy"}));
  CHECK(!other.at(0).label);
  CHECK(other.at(3).flagged);
}
