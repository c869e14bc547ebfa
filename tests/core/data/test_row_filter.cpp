// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <functional>
#include <limits>

#include "base/number_text.h"
#include "base/parallel.h"
#include "base/random.h"
#include "data/row_filter.h"

using namespace blendscope;

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

TextValues wordsOf(const std::vector<std::string>& words) {
  TextValues values;
  for (const std::string& word : words) word.empty() ? values.appendMissing() : values.append(word);
  return values;
}

/// Six cutouts: what a person would see in a small table.
KnownColumns sixStars() {
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(6, 1);
  parts.shape = {1, 1};
  parts.classNames = ClassNames({"single", "blend", "binary"});
  parts.labels = {0, 1, 2, 1, kUnlabelled, 0};
  parts.ids = {"star_0", "star_1", "star_2", "galaxy_3", "2MASS_4", "Star_1"};
  parts.metadata.add({"SNR", "", ColumnRole::Measured, std::vector<double>{5, 25, 40, kMissing, 20, 8.5}});
  parts.metadata.add({"seeing", "px", ColumnRole::Measured, std::vector<double>{1.5, 1.7, 2.5, 1.2, 8, 1.0}});
  parts.metadata.add({"filter", "", ColumnRole::Measured, wordsOf({"zg", "zr", "", "ZG", "zi", "zg"})});
  auto marks = std::make_shared<MetadataTable>();
  marks->add({"marks: flag", "", ColumnRole::Measured, std::vector<double>{0, 1, 0, 0, 1, 0}});
  marks->add({"marks: note", "", ColumnRole::Measured, wordsOf({"", "Cosmic ray", "", "a \"star\"", "", "cosmic?"})});
  marks->add({"subset: far away", "", ColumnRole::Measured, std::vector<double>{1, 1, 0, 0, 0, kMissing}});
  auto models = std::make_shared<MetadataTable>();
  models->add({"knn: uncertainty", "", ColumnRole::Measured, std::vector<double>{0.1, 0.2, 0.3, 0.4, 0.5, 0.6}});
  models->add({"forest: uncertainty", "", ColumnRole::Measured, std::vector<double>{0.6, 0.5, 0.4, 0.3, 0.2, 0.1}});
  return {CutoutSet::make(std::move(parts)), {marks, models}};
}

std::vector<Row> rowsOf(std::string_view filter) {
  return RowFilter::parse(filter).matching(sixStars(), Progress()).rows.rows();
}

using Rows = std::vector<Row>;

/// The error of a filter, in one line; empty if it is none.
std::string errorOf(std::string_view filter) {
  try {
    (void)rowsOf(filter);
  } catch (const FilterError& e) {
    return e.what();
  }
  return {};
}

}  // namespace

TEST_CASE("numbers, classes and words are compared, and joined by and, or, not and brackets") {
  CHECK(rowsOf("snr > 20") == Rows{1, 2});
  CHECK(rowsOf("snr >= 20") == Rows{1, 2, 4});
  CHECK(rowsOf("snr < 8.5") == Rows{0});
  CHECK(rowsOf("snr <= 8.5") == Rows{0, 5});
  CHECK(rowsOf("snr == 8.5") == Rows{5});
  CHECK(rowsOf("snr = 8.5") == Rows{5});
  CHECK(rowsOf("snr != 8.5") == Rows{0, 1, 2, 4});
  CHECK(rowsOf("snr <> 8.5") == Rows{0, 1, 2, 4});
  CHECK(rowsOf("class == blend") == Rows{1, 3});
  CHECK(rowsOf("CLASS == \"Blend\"") == Rows{1, 3});
  CHECK(rowsOf("class != blend") == Rows{0, 2, 5});
  CHECK(rowsOf("class == blend and snr > 20 and seeing < 1.75") == Rows{1});
  CHECK(rowsOf("class == single or snr > 30 and seeing > 2") == Rows{0, 2, 5});
  CHECK(rowsOf("(class == single or snr > 30) and seeing > 2") == Rows{2});
  CHECK(rowsOf("not class == blend") == Rows{0, 2, 4, 5});
  CHECK(rowsOf("not (class == blend or snr > 30)") == Rows{0, 4, 5});
  CHECK(rowsOf("NOT not class == blend") == Rows{1, 3});
  CHECK(rowsOf("!(snr > 20) && flag || row = 0") == Rows{0, 4});
}

TEST_CASE("lists, ranges and chains") {
  CHECK(rowsOf("class in (blend, 'binary')") == Rows{1, 2, 3});
  CHECK(rowsOf("class not in (blend, binary)") == Rows{0, 5});
  CHECK(rowsOf("snr in (5, 25, 7)") == Rows{0, 1});
  CHECK(rowsOf("snr not in (5, 25)") == Rows{2, 4, 5});
  CHECK(rowsOf("seeing between 1.2 and 1.7") == Rows{0, 1, 3});
  CHECK(rowsOf("seeing not between 1.2 and 1.7 and snr > 10") == Rows{2, 4});
  CHECK(rowsOf("1.2 < seeing <= 1.7") == Rows{0, 1});
  CHECK(rowsOf("20 < snr") == Rows{1, 2});
  CHECK(rowsOf("seeing between -1e1 and +.15e1") == Rows{0, 3, 5});
}

TEST_CASE("words are looked into, ids and rows named, what is missing asked for") {
  CHECK(rowsOf("note ~ \"cosmic\"") == Rows{1, 5});
  CHECK(rowsOf("note ~ cosmic and note !~ ray") == Rows{5});
  CHECK(rowsOf("note !~ cosmic") == Rows{3});
  CHECK(rowsOf("note == 'a \"star\"'") == Rows{3});
  CHECK(rowsOf("note == \"a \"\"star\"\"\"") == Rows{3});
  CHECK(rowsOf("filter == zg") == Rows{0, 5});
  CHECK(rowsOf("filter == zR") == Rows{1});
  CHECK(rowsOf("filter is missing") == Rows{2});
  CHECK(rowsOf("filter is known and note is not known") == Rows{0, 4});
  CHECK(rowsOf("snr is missing") == Rows{3});
  CHECK(rowsOf("snr is not missing") == Rows{0, 1, 2, 4, 5});
  CHECK(rowsOf("class is missing") == Rows{4});
  CHECK(rowsOf("id == star_1") == Rows{1});
  CHECK(rowsOf("id == STAR_0") == Rows{0});
  CHECK(rowsOf("id == 2MASS_4") == Rows{4});
  CHECK(rowsOf("id in (star_2, galaxy_3)") == Rows{2, 3});
  CHECK(rowsOf("id ~ star") == Rows{0, 1, 2, 5});
  CHECK(rowsOf("id !~ star") == Rows{3, 4});
  CHECK(rowsOf("id is missing").empty());
  CHECK(rowsOf("row between 2 and 3") == Rows{2, 3});
}

TEST_CASE("names are found in any case, by their short form, and in quotes") {
  CHECK(rowsOf("\"marks: flag\" == 1") == Rows{1, 4});
  CHECK(rowsOf("FLAG") == Rows{1, 4});
  CHECK(rowsOf("not flag and snr > 5") == Rows{2, 5});
  CHECK(rowsOf("\"far away\"") == Rows{0, 1});
  CHECK(rowsOf("'subset: far away' == 0") == Rows{2, 3, 4});
  CHECK(rowsOf("'knn: uncertainty' > 'forest: uncertainty'") == Rows{3, 4, 5});
  CHECK(rowsOf("snr > seeing and seeing == SEEING") == Rows{0, 1, 2, 4, 5});
}

TEST_CASE("what is missing satisfies no comparison, neither one nor its contrary") {
  for (const char* comparison : {"== 7", "!= 7", "< 7", "<= 7", "> 7", ">= 7", "in (7)", "not in (7)",
                                 "between 1 and 7", "not between 1 and 7", "== snr", "!= snr"}) {
    CAPTURE(comparison);
    const RowFilter filter = RowFilter::parse(fmt::format("snr {}", comparison));
    CHECK_FALSE(filter.matching(sixStars(), Progress()).rows.contains(3));
  }
  for (const char* comparison : {"== zg", "!= zg", "in (zg)", "not in (zg)", "~ z", "!~ z"}) {
    CAPTURE(comparison);
    CHECK_FALSE(
        RowFilter::parse(fmt::format("filter {}", comparison)).matching(sixStars(), Progress()).rows.contains(2));
    CHECK(RowFilter::parse(fmt::format("not filter {}", comparison)).matching(sixStars(), Progress()).rows.contains(2));
  }
}

TEST_CASE("a blank filter lets everything through") {
  CHECK(rowsOf("").size() == 6);
  CHECK(rowsOf(" \t ").size() == 6);
  CHECK(RowFilter::parse("  ").isEverything());
  CHECK_FALSE(RowFilter::parse("flag").isEverything());
}

TEST_CASE("errors name the culprit, its place in the text and what is near") {
  CHECK(errorOf("snrr > 20") == "the filter, character 1: there is no column 'snrr'. Did you mean SNR?");
  CHECK(errorOf("snr > 20 and seeng < 2") ==
        "the filter, character 14: there is no column 'seeng'. Did you mean seeing?");
  CHECK(errorOf("certain > 0.5") ==
        "the filter, character 1: there is no column 'certain'. Did you mean knn: uncertainty or forest: uncertainty?");
  CHECK(errorOf("jellyfish > 0.5").ends_with("."));
  CHECK(errorOf("class == blnd") == "the filter, character 10: there is no class 'blnd'. Did you mean blend?");
  CHECK(errorOf("blend") == "the filter, character 1: 'blend' is a class, no column. Write class == blend");
  CHECK(errorOf("filter < zr") ==
        "the filter, character 1: 'filter' holds words, which have no order. Use ==, in or ~");
  CHECK(errorOf("class between single and blend").find("no order") != std::string::npos);
  CHECK(errorOf("id > 5").find("no order") != std::string::npos);
  CHECK(errorOf("filter").find("alone is no condition") != std::string::npos);
  CHECK(errorOf("snr").find("Compare it, as in snr > 0") != std::string::npos);
  CHECK(errorOf("row").find("alone is no condition") != std::string::npos);
  CHECK(errorOf("snr ~ 5").find("holds numbers") != std::string::npos);
  CHECK(errorOf("snr == nan").find("Write snr is missing") != std::string::npos);
  CHECK(errorOf("snr == high").find("neither a number nor a column") != std::string::npos);
  CHECK(errorOf("snr == filter").find("'filter' words") != std::string::npos);
  CHECK(errorOf("snr in (5, many)").find("character 12") != std::string::npos);
  CHECK(errorOf("uncertainty > 0.3").find("\"knn: uncertainty\", \"forest: uncertainty\"") != std::string::npos);
  CHECK(errorOf("seeing < 1,7") == "the filter, character 11: numbers have a decimal point, no comma. Write 1.7");
}

TEST_CASE("errors of the language say what is expected where") {
  CHECK(errorOf("snr >") == "the filter, character 6: the filter ends where a value is expected");
  CHECK(errorOf("snr > 5 and") == "the filter, character 12: the filter ends where a condition is expected");
  CHECK(errorOf("and snr > 5") == "the filter, character 1: 'and' stands where a condition is expected");
  CHECK(errorOf("snr > 5 seeing < 2").find("'seeing' stands where 'and' or 'or' is expected") != std::string::npos);
  CHECK(errorOf("(snr > 5").find("character 1: a bracket is opened but not closed") != std::string::npos);
  CHECK(errorOf("snr > 5)").find("character 8: a bracket is closed") != std::string::npos);
  CHECK(errorOf("note ~ \"cosmic").find("character 8: a quote is opened but not closed") != std::string::npos);
  CHECK(errorOf("snr > $5").find("'$' means nothing here") != std::string::npos);
  CHECK(errorOf("class in single").find("a list in brackets") != std::string::npos);
  CHECK(errorOf("class in (single blend)").find("')' or ','") != std::string::npos);
  CHECK(errorOf("snr between 1, 2").find("'and' and a second number") != std::string::npos);
  CHECK(errorOf("snr is big").find("'missing' or 'known'") != std::string::npos);
  CHECK(errorOf("5 < 7").find("where a column is expected") != std::string::npos);
  CHECK(errorOf("5").find("where a column is expected") != std::string::npos);
  CHECK(errorOf("λ > 5 $").find("character 7") != std::string::npos);
  CHECK(errorOf(std::string(5000, '(')).find("too many brackets") != std::string::npos);
}

TEST_CASE("the blamed part of the text is told in bytes") {
  try {
    (void)rowsOf("flag and seeng < 2");
    FAIL("there is no such column");
  } catch (const FilterError& e) {
    CHECK(e.begin() == 9);
    CHECK(e.end() == 14);
  }
}

TEST_CASE("words that no row has are remarked on, with what is near") {
  const FilterMatch match = RowFilter::parse("filter == zy or id == star_9").matching(sixStars(), Progress());
  CHECK(match.rows.empty());
  REQUIRE(match.remarks.size() == 2);
  CHECK(match.remarks[0] == "no cutout has the word 'zy' in filter; did you mean zg?");
  CHECK(match.remarks[1] == "no cutout has the id 'star_9'");
}

TEST_CASE("classes of the challenge layout may be named by their numbers") {
  CHECK(rowsOf("class == 1") == Rows{1, 3});
  CHECK(rowsOf("class in (0, 2)") == Rows{0, 2, 5});
}

TEST_CASE("a column called row takes the place of the row's number") {
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(3, 1);
  parts.shape = {1, 1};
  parts.metadata.add({"ROW", "", ColumnRole::Measured, std::vector<double>{7, 8, 9}});
  const KnownColumns known{CutoutSet::make(std::move(parts))};
  CHECK(RowFilter::parse("row >= 8").matching(known, Progress()).rows.rows() == Rows{1, 2});
}

namespace {

/// Columns A and B of numbers, W of words, F of flags, all with gaps.
KnownColumns randomColumns(std::size_t n, RandomStream& random) {
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(n, 1);
  parts.shape = {1, 1};
  parts.classNames = ClassNames({"single", "blend"});
  std::vector<double> a(n), b(n), f(n);
  std::vector<std::string> w(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto number = [&] { return random.below(6) == 0 ? kMissing : static_cast<double>(random.below(9)) - 4; };
    a[i] = number();
    b[i] = number();
    f[i] = static_cast<double>(random.below(2));
    w[i] = random.below(5) == 0 ? std::string() : fmt::format("word{}", random.below(6));
    parts.labels.push_back(static_cast<int>(random.below(3)) - 1);
  }
  parts.metadata.add({"A", "", ColumnRole::Measured, std::move(a)});
  parts.metadata.add({"B", "", ColumnRole::Measured, std::move(b)});
  parts.metadata.add({"F", "", ColumnRole::Measured, std::move(f)});
  parts.metadata.add({"W", "", ColumnRole::Measured, wordsOf(w)});
  return {CutoutSet::make(std::move(parts))};
}

/// An expression and what it means, row by row.
struct Meant {
  std::string text;
  std::function<bool(std::size_t)> holds;
};

class RandomExpressions {
 public:
  RandomExpressions(const KnownColumns& known, RandomStream& random) : known_(known), random_(random) {}

  Meant expression(int depth) {
    if (depth == 0) return condition();
    const Meant first = expression(depth - 1);
    switch (random_.below(4)) {
      case 0:
        return {"not (" + first.text + ")", [first](std::size_t row) { return !first.holds(row); }};
      case 1: {
        const Meant second = expression(depth - 1);
        return {"(" + first.text + ") and (" + second.text + ")",
                [first, second](std::size_t row) { return first.holds(row) && second.holds(row); }};
      }
      case 2: {
        const Meant second = expression(depth - 1);
        return {"((" + first.text + ") or (" + second.text + "))",
                [first, second](std::size_t row) { return first.holds(row) || second.holds(row); }};
      }
      default:
        return first;
    }
  }

 private:
  Meant condition() {
    switch (random_.below(5)) {
      case 0:
        return wordCondition();
      case 1:
        return rangeCondition();
      case 2:
        return {"F", [this](std::size_t row) { return number("F", row) == 1; }};
      case 3:
        return classCondition();
      default:
        return comparison();
    }
  }

  Meant comparison() {
    const std::string left = random_.below(2) == 0 ? "A" : "B";
    const bool withColumn = random_.below(4) == 0;
    const double bound = static_cast<double>(random_.below(9)) - 4.5 + 0.5 * static_cast<double>(random_.below(2));
    const auto right = [this, withColumn, bound](std::size_t row) { return withColumn ? number("B", row) : bound; };
    const std::string signs[] = {"==", "!=", "<", "<=", ">", ">="};
    const std::size_t sign = random_.below(6);
    return {fmt::format("{} {} {}", left, signs[sign], withColumn ? "B" : formatNumber(bound)),
            [this, left, right, sign](std::size_t row) {
              const double x = number(left, row);
              const double y = right(row);
              if (std::isnan(x) || std::isnan(y)) return false;
              const bool all[] = {x == y, x != y, x<y, x <= y, x> y, x >= y};
              return all[sign];
            }};
  }

  Meant rangeCondition() {
    const bool outside = random_.below(2) == 0;
    const double low = static_cast<double>(random_.below(9)) - 4;
    const double high = static_cast<double>(random_.below(9)) - 4;
    return {fmt::format("A {}between {} and {}", outside ? "not " : "", formatNumber(low), formatNumber(high)),
            [this, outside, low, high](std::size_t row) {
              const double x = number("A", row);
              return !std::isnan(x) && outside != (low <= x && x <= high);
            }};
  }

  Meant wordCondition() {
    const std::string word = fmt::format("word{}", random_.below(7));
    const std::string other = fmt::format("WORD{}", random_.below(6));
    const auto text = [this](std::size_t row) { return known_.find("W")->text(row); };
    switch (random_.below(4)) {
      case 0:
        return {"w != " + word, [text, word](std::size_t row) { return !text(row).empty() && text(row) != word; }};
      case 1:
        return {fmt::format("W in ({}, '{}')", word, other), [text, word, other](std::size_t row) {
                  return !text(row).empty() && (text(row) == word || sameWord(text(row), other));
                }};
      case 2:
        return {fmt::format("W ~ \"D{}\"", word.back()),
                [text, word](std::size_t row) { return !text(row).empty() && text(row).back() == word.back(); }};
      default:
        return {"W is missing", [text](std::size_t row) { return text(row).empty(); }};
    }
  }

  Meant classCondition() {
    const bool negated = random_.below(2) == 0;
    return {negated ? "class != blend" : "class == blend", [this, negated](std::size_t row) {
              const int label = known_.set->label(static_cast<Row>(row));
              return label != kUnlabelled && (label == 1) != negated;
            }};
  }

  double number(const std::string& column, std::size_t row) const { return known_.find(column)->number(row); }

  const KnownColumns& known_;
  RandomStream& random_;
};

}  // namespace

TEST_CASE("random expressions hold for the rows that brute force finds") {
  RandomStream random(11);
  for (const std::size_t n : {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{1000}}) {
    const KnownColumns known = randomColumns(n, random);
    RandomExpressions expressions(known, random);
    for (int i = 0; i < 150; ++i) {
      const Meant meant = expressions.expression(static_cast<int>(random.below(5)));
      CAPTURE(meant.text);
      RowSet expected(n);
      for (Row row = 0; row < n; ++row) {
        if (meant.holds(row)) expected.insert(row);
      }
      REQUIRE((RowFilter::parse(meant.text).matching(known, Progress()).rows == expected));
    }
  }
}

TEST_CASE("one thread and three find the same rows in many blocks") {
  RandomStream random(12);
  const KnownColumns known = randomColumns(70'001, random);
  const RowFilter filter = RowFilter::parse("not (A > 1 or W ~ 3) and class == blend or B is missing");
  const std::size_t before = threadCount();
  setThreadCount(1);
  const RowSet one = filter.matching(known, Progress()).rows;
  setThreadCount(3);
  CHECK((filter.matching(known, Progress()).rows == one));
  setThreadCount(before);
  CHECK(one.inverted().count() + one.count() == 70'001);
}

TEST_CASE("filtering stops when asked to") {
  const Progress progress;
  progress.requestCancel();
  CHECK_THROWS_AS(RowFilter::parse("flag").matching(sixStars(), progress), Cancelled);
}

TEST_CASE("no text makes the parser do anything but refuse it or give a filter") {
  RandomStream random(13);
  const std::string pieces[] = {"snr", " ",        "(",  ")",  "and ", "or ", "not ", "in ", "between ",
                                "is ", "missing ", ",",  "\"", "'",    "==",  "<",    "!",   "~",
                                "5",   "-1.5",     "1e", ".",  "$",    "λ",   "\xff", "&",   "|"};
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (std::size_t piece = random.below(12); piece > 0; --piece) text += pieces[random.below(std::size(pieces))];
    CAPTURE(text);
    try {
      (void)rowsOf(text);
    } catch (const FilterError& e) {
      CHECK(e.begin() <= e.end());
      CHECK(e.end() <= text.size());
      CHECK_FALSE(e.problem().empty());
    }
  }
}
