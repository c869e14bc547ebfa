// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

#include "base/error.h"
#include "data/row_set.h"
#include "data/split.h"

using namespace blendscope;

namespace {

/// n tiny cutouts; class 1 in every fourth row; `family` groups three rows each.
std::shared_ptr<const CutoutSet> sampleSet(std::size_t n) {
  CutoutSetParts parts;
  parts.shape = {1, 2};
  parts.pixels = Matrix<float>(n, 2);
  for (std::size_t i = 0; i < n; ++i) parts.pixels(i, 0) = static_cast<float>(i);
  parts.classNames = ClassNames::challenge(false);
  std::vector<double> family;
  for (std::size_t i = 0; i < n; ++i) {
    parts.labels.push_back(i % 4 == 0 ? 1 : 0);
    family.push_back(static_cast<double>(i / 3));
  }
  parts.metadata.add({"family", "", ColumnRole::Truth, family});
  return CutoutSet::make(std::move(parts));
}

std::vector<Row> allRows(const CutoutSet& set) {
  std::vector<Row> rows(set.size());
  std::iota(rows.begin(), rows.end(), 0U);
  return rows;
}

}  // namespace

TEST_CASE("split text survives a round trip and errors name the field") {
  for (const char* text : {"fraction=0.2,seed=42", "fraction=0.5,seed=42,stratify", "folds=5,seed=1,group=family",
                           "repeats=20,fraction=0.2", "folds=5,repeats=2"}) {
    CAPTURE(text);
    CHECK(toText(parseSplit(text)) == text);
  }
  for (const char* text : {"fraction=0", "fraction=1", "fraction=x", "folds=1", "repeats=0", "seed=-1", "colour=blue",
                           "folds=5,fraction=0.2", "group="}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parseSplit(text), UsageError);
  }
}

TEST_CASE("a fraction tests that many rows and parts all of them") {
  const auto set = sampleSet(100);
  const auto splits = makeSplits(parseSplit("fraction=0.2,seed=42"), *set, allRows(*set), 1);
  REQUIRE(splits.size() == 1);
  CHECK(splits[0].test.size() == 20);
  std::vector<Row> all = splits[0].train;
  all.insert(all.end(), splits[0].test.begin(), splits[0].test.end());
  std::sort(all.begin(), all.end());
  CHECK(all == allRows(*set));
  CHECK(makeSplits(parseSplit("fraction=0.2,seed=42"), *set, allRows(*set), 9)[0].test == splits[0].test);
  CHECK(makeSplits(parseSplit("fraction=0.2,seed=43"), *set, allRows(*set), 1)[0].test != splits[0].test);
  CHECK(makeSplits(parseSplit("fraction=0.2"), *set, allRows(*set), 42)[0].test == splits[0].test);
}

TEST_CASE("stratified parts keep the class proportions") {
  const auto set = sampleSet(100);
  for (const Split& split : makeSplits(parseSplit("folds=5,stratify"), *set, allRows(*set), 3)) {
    CHECK(split.test.size() == 20);
    CHECK(std::count_if(split.test.begin(), split.test.end(), [&](Row r) { return set->label(r) == 1; }) == 5);
  }
}

TEST_CASE("groups never stand on both sides, and folds test every row once") {
  const auto set = sampleSet(100);
  const auto groups = groupsOf(*set, "FAMILY");
  std::vector<int> tested(set->size(), 0);
  for (const Split& split : makeSplits(parseSplit("folds=4,group=family,stratify"), *set, allRows(*set), 3)) {
    std::set<int> train;
    for (const Row row : split.train) train.insert(groups[row]);
    for (const Row row : split.test) {
      CHECK(train.count(groups[row]) == 0);
      ++tested[row];
    }
  }
  CHECK(std::all_of(tested.begin(), tested.end(), [](int n) { return n == 1; }));
  CHECK_THROWS_AS(groupsOf(*set, "nothing"), UsageError);
}

TEST_CASE("inner divisions stay within the training rows, keep objects together and differ from outer ones") {
  const auto set = sampleSet(120);
  const auto objects = groupsOf(*set, "family");
  const SplitSpec spec = parseSplit("folds=4,seed=5,group=family");
  for (const Split& outer : makeSplits(spec, *set, allRows(*set), objects, 1)) {
    const auto inner = innerSplits(spec, *set, outer.train, objects, 1);
    REQUIRE(inner.size() == 4);
    std::vector<Row> tested;
    for (const Split& split : inner) {
      std::set<int> trained;
      for (const Row row : split.train) trained.insert(objects[row]);
      for (const Row row : split.test) CHECK_FALSE(trained.contains(objects[row]));
      tested.insert(tested.end(), split.test.begin(), split.test.end());
    }
    std::sort(tested.begin(), tested.end());
    CHECK(tested == outer.train);
  }
  const SplitSpec fraction = parseSplit("fraction=0.5,seed=5");
  CHECK(innerSplits(fraction, *set, allRows(*set), {}, 1)[0].test != makeSplits(fraction, *set, allRows(*set), 1)[0].test);
  CHECK(innerSplits(fraction, *set, allRows(*set), {}, 1)[0].test ==
        innerSplits(fraction, *set, allRows(*set), {}, 9)[0].test);
}

TEST_CASE("too few rows are an error, not an empty part") {
  const auto set = sampleSet(3);
  CHECK_THROWS_AS(makeSplits(parseSplit("folds=5"), *set, allRows(*set), 1), Error);
  CHECK_THROWS_AS(makeSplits(parseSplit("fraction=0.1"), *set, allRows(*set), 1), Error);
}

TEST_CASE("sets of rows obey the algebra of sets") {
  const RowSet a = RowSet::of(130, {1, 64, 129});
  const RowSet b = RowSet::of(130, {1, 2});
  CHECK((RowSet(a) |= b).rows() == std::vector<Row>{1, 2, 64, 129});
  CHECK((RowSet(a) &= b).rows() == std::vector<Row>{1});
  CHECK((RowSet(a) -= b).rows() == std::vector<Row>{64, 129});
  CHECK(a.inverted().count() == 127);
  CHECK(a.inverted().inverted() == a);
  CHECK(RowSet(130, true).count() == 130);
  CHECK(RowSet(128, true).inverted().empty());
}

TEST_CASE("a set names duplicates, bad rows and ids, and refuses contradictions") {
  CutoutSetParts parts;
  parts.shape = {1, 2};
  parts.pixels = Matrix<float>(4, 2, 1.0F);
  parts.pixels(1, 0) = 5;
  parts.pixels(3, 1) = std::numeric_limits<float>::quiet_NaN();
  parts.ids = {"a", "b", "c", "d"};
  const auto set = CutoutSet::make(parts);
  CHECK(set->exactDuplicates() == std::vector<std::vector<Row>>{{0, 2}});
  CHECK(std::vector<Row>(set->nonFiniteRows().begin(), set->nonFiniteRows().end()) == std::vector<Row>{3});
  CHECK(set->rowOfId("c") == Row{2});
  CHECK(set->label(0) == kUnlabelled);
  CutoutSetParts changed = parts;
  changed.pixels(0, 0) = 2;
  CHECK(CutoutSet::make(changed)->fingerprint() != set->fingerprint());
  CHECK(CutoutSet::make(parts)->fingerprint() == set->fingerprint());
  parts.ids = {"a", "a", "c", "d"};
  CHECK_THROWS_AS(CutoutSet::make(parts), Error);
  parts.ids = {"a"};
  CHECK_THROWS_AS(CutoutSet::make(parts), Error);
}

TEST_CASE("classes sort by value where they are numbers, and the positive one is found") {
  CHECK(ClassNames::fromLabels(std::vector<std::string>{"10", "9", "10"}).names() == std::vector<std::string>{"9", "10"});
  const ClassNames stars = ClassNames::fromLabels(std::vector<std::string>{"star", "galaxy"});
  CHECK(stars.names() == std::vector<std::string>{"galaxy", "star"});
  CHECK(stars.positive() == 1);
  CHECK(stars.positive("galaxy") == 0);
  CHECK(ClassNames::challenge(true).positive() == 1);
  CHECK(ClassNames::challenge(true).positive("2") == 2);
  CHECK_THROWS_AS(stars.positive("quasar"), UsageError);
}
