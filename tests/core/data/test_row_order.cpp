// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/random.h"
#include "data/row_order.h"

using namespace blendscope;

namespace {

/// n one-pixel cutouts with random classes (some unlabelled), a column of numbers with gaps and ties, one of words.
std::shared_ptr<const CutoutSet> randomSet(std::size_t n, std::uint64_t seed) {
  RandomStream random(seed);
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(n, 1);
  parts.shape = {1, 1};
  parts.classNames = ClassNames({"a", "b", "c"});
  std::vector<double> numbers(n);
  TextValues words;
  for (std::size_t i = 0; i < n; ++i) {
    parts.labels.push_back(static_cast<int>(random.below(4)) - 1);
    parts.ids.push_back("star_" + std::to_string((i * 7919) % n));
    numbers[i] =
        random.below(5) == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(random.below(20));
    if (random.below(5) == 0) {
      words.appendMissing();
    } else {
      words.append("w" + std::to_string(random.below(12)));
    }
  }
  parts.metadata.add({"NUMBER", "", ColumnRole::Measured, std::move(numbers)});
  parts.metadata.add({"WORD", "", ColumnRole::Measured, std::move(words)});
  return CutoutSet::make(std::move(parts));
}

bool isPermutation(const RowOrder& order, std::size_t n) {
  std::vector<Row> sorted = order.rows;
  std::sort(sorted.begin(), sorted.end());
  for (std::size_t i = 0; i < n; ++i) {
    if (sorted[i] != i || order.rows[order.placeOf[i]] != i) return false;
  }
  return sorted.size() == n;
}

}  // namespace

TEST_CASE("numbers inside ids count as numbers") {
  CHECK(naturallyBefore("star_2", "star_10"));
  CHECK_FALSE(naturallyBefore("star_10", "star_2"));
  CHECK(naturallyBefore("9", "10"));
  CHECK(naturallyBefore("a", "a1"));
  CHECK(naturallyBefore("a01", "a1"));
  CHECK_FALSE(naturallyBefore("a1", "a01"));
  CHECK_FALSE(naturallyBefore("x", "x"));
  CHECK(naturallyBefore("galaxy_99", "star_1"));
}

TEST_CASE("the order of the file is kept, and turned round") {
  const auto set = randomSet(50, 1);
  const RowOrder plain = orderRows(*set, {}, nullptr, Progress());
  const RowOrder reversed =
      orderRows(*set, {.key = RowOrderSpec::Key::File, .column = {}, .descending = true}, nullptr, Progress());
  CHECK(plain.sections == std::vector<RowSection>{{kUnlabelled, 0, 50}});
  for (Row i = 0; i < 50; ++i) {
    CHECK(plain.rows[i] == i);
    CHECK(reversed.rows[i] == 49 - i);
  }
}

TEST_CASE("numbers sort both ways, ties stay in file order and missing values come last") {
  const auto set = randomSet(500, 2);
  const MetadataColumn& column = *set->metadata().find("NUMBER");
  for (const bool descending : {false, true}) {
    const RowOrder order = orderRows(
        *set, {.key = RowOrderSpec::Key::Column, .column = "number", .descending = descending}, nullptr, Progress());
    REQUIRE(isPermutation(order, 500));
    for (std::size_t i = 1; i < 500; ++i) {
      const double before = column.number(order.rows[i - 1]);
      const double here = column.number(order.rows[i]);
      if (std::isnan(before)) CHECK(std::isnan(here));
      if (!std::isnan(here)) CHECK((descending ? before >= here : before <= here));
      if (before == here) CHECK(order.rows[i - 1] < order.rows[i]);
    }
  }
}

TEST_CASE("words sort naturally with missing values last") {
  const auto set = randomSet(300, 3);
  const MetadataColumn& column = *set->metadata().find("WORD");
  const RowOrder order = orderRows(*set, {.key = RowOrderSpec::Key::Column, .column = "WORD"}, nullptr, Progress());
  REQUIRE(isPermutation(order, 300));
  for (std::size_t i = 1; i < 300; ++i) {
    const std::string before = column.text(order.rows[i - 1]);
    const std::string here = column.text(order.rows[i]);
    if (before.empty()) CHECK(here.empty());
    if (!here.empty()) CHECK_FALSE(naturallyBefore(here, before));
  }
}

TEST_CASE("ids sort naturally") {
  const auto set = randomSet(97, 4);
  const RowOrder order = orderRows(*set, {.key = RowOrderSpec::Key::Id, .column = {}}, nullptr, Progress());
  for (std::size_t i = 0; i < 97; ++i) CHECK(set->id(order.rows[i]) == "star_" + std::to_string(i));
}

TEST_CASE("grouping parts the rows by class and keeps the order within") {
  const auto set = randomSet(400, 5);
  const RowOrder order =
      orderRows(*set, {.key = RowOrderSpec::Key::Column, .column = "NUMBER", .descending = true, .byClass = true},
                nullptr, Progress());
  REQUIRE(isPermutation(order, 400));
  REQUIRE(order.sections.size() == 4);
  CHECK(order.sections.back().classIndex == kUnlabelled);
  std::size_t next = 0;
  for (const RowSection& section : order.sections) {
    CHECK(section.begin == next);
    next = section.end;
    for (std::size_t i = section.begin; i < section.end; ++i) CHECK(set->label(order.rows[i]) == section.classIndex);
    for (std::size_t i = section.begin + 1; i < section.end; ++i) {
      const double here = set->metadata().find("NUMBER")->number(order.rows[i]);
      if (!std::isnan(here)) CHECK(set->metadata().find("NUMBER")->number(order.rows[i - 1]) >= here);
    }
  }
  CHECK(next == 400);
}

TEST_CASE("only the wanted rows are laid out") {
  const auto set = randomSet(20, 6);
  const RowSet only = RowSet::of(20, {3, 5, 19});
  const RowOrder order =
      orderRows(*set, {.key = RowOrderSpec::Key::File, .column = {}, .descending = true}, &only, Progress());
  CHECK(order.rows == std::vector<Row>{19, 5, 3});
  CHECK(order.placeOf[5] == 1);
  CHECK(order.placeOf[4] == RowOrder::kNowhere);
}

TEST_CASE("an empty choice has no sections") {
  const auto set = randomSet(20, 7);
  const RowSet none(20);
  for (const bool byClass : {false, true}) {
    const RowOrder order = orderRows(
        *set, {.key = RowOrderSpec::Key::Id, .column = {}, .descending = false, .byClass = byClass}, &none, Progress());
    CHECK(order.rows.empty());
    CHECK(order.sections.empty());
  }
}

TEST_CASE("an unknown column is refused by name") {
  const auto set = randomSet(5, 8);
  CHECK_THROWS_AS(orderRows(*set, {.key = RowOrderSpec::Key::Column, .column = "nope"}, nullptr, Progress()),
                  UsageError);
}

TEST_CASE("rows are sorted by class both ways, unlabelled ones last, and the rows shown are known as a set") {
  const auto set = randomSet(300, 12);
  const RowSet only = RowSet::of(300, {7, 8, 9, 100, 101, 299});
  for (const bool descending : {false, true}) {
    const RowOrder order =
        orderRows(*set, {.key = RowOrderSpec::Key::Class, .column = {}, .descending = descending}, nullptr, Progress());
    CHECK(order.shown.count() == 300);
    for (std::size_t place = 1; place < 300; ++place) {
      const int before = set->label(order.rows[place - 1]);
      const int after = set->label(order.rows[place]);
      if (before == after) {
        CHECK(order.rows[place - 1] < order.rows[place]);
      } else {
        CHECK((after == kUnlabelled || (before != kUnlabelled && (before < after) != descending)));
      }
    }
  }
  CHECK((orderRows(*set, {}, &only, Progress()).shown == only));
}

TEST_CASE("tables beside the set are looked through in their order") {
  const auto set = randomSet(3, 9);
  auto first = std::make_shared<MetadataTable>();
  first->add({"run: uncertainty", "", ColumnRole::Measured, std::vector<double>{3, 1, 2}});
  auto second = std::make_shared<MetadataTable>();
  second->add({"run: uncertainty", "", ColumnRole::Measured, std::vector<double>{1, 2, 3}});
  const RowOrder order =
      orderRows(KnownColumns{set, {first, second}}, {.key = RowOrderSpec::Key::Column, .column = "run: uncertainty"},
                nullptr, Progress());
  CHECK(order.rows == std::vector<Row>{1, 2, 0});
}

TEST_CASE("sorting stops when asked to") {
  const auto set = randomSet(20000, 9);
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(orderRows(*set, {.key = RowOrderSpec::Key::Id, .column = {}}, nullptr, progress), Cancelled);
}

TEST_CASE("sections by words come in the order of the words' numbers, rows without a word last") {
  const auto set = randomSet(200, 8);
  MetadataTable derived;
  TextValues said{{"single", "blend", "binary"}, std::vector<std::int32_t>(200, 2)};
  for (std::size_t i = 0; i < 200; ++i) said.codes[i] = i % 5 == 0 ? -1 : i % 5 == 1 ? 0 : 2;
  derived.add({"model: predicted class", "", ColumnRole::Measured, said});
  RowOrderSpec spec;
  spec.byWords = "model: predicted class";
  const RowOrder order = orderRows(*set, spec, nullptr, Progress(), &derived);
  CHECK(isPermutation(order, 200));
  CHECK(order.words == said.dictionary);
  CHECK(order.sections == std::vector<RowSection>{{0, 0, 40}, {2, 40, 160}, {kUnlabelled, 160, 200}});
  for (std::size_t place = 1; place < 40; ++place) CHECK(order.rows[place - 1] < order.rows[place]);
  CHECK_THROWS_AS(orderRows(*set, spec, nullptr, Progress()), UsageError);
  spec.byWords = "NUMBER";
  CHECK_THROWS_WITH_AS(orderRows(*set, spec, nullptr, Progress()), doctest::Contains("no groups"), UsageError);
}

TEST_CASE("rows are sorted by derived columns as by those of the set") {
  const auto set = randomSet(50, 9);
  MetadataTable derived;
  std::vector<double> values(50);
  for (std::size_t i = 0; i < 50; ++i) values[i] = static_cast<double>(i * 37 % 50);
  derived.add({"model: uncertainty", "", ColumnRole::Measured, values});
  RowOrderSpec spec;
  spec.key = RowOrderSpec::Key::Column;
  spec.column = "model: uncertainty";
  const RowOrder order = orderRows(*set, spec, nullptr, Progress(), &derived);
  for (std::size_t place = 0; place < 50; ++place) CHECK(values[order.rows[place]] == static_cast<double>(place));
}
