// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>

#include "data/filter_completion.h"
#include "data/row_filter.h"

using namespace blendscope;

namespace {

using Words = std::vector<std::string>;

KnownColumns someColumns() {
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(3, 1);
  parts.shape = {1, 1};
  parts.classNames = ClassNames({"single", "line of sight"});
  parts.metadata.add({"SNR", "", ColumnRole::Measured, std::vector<double>{5, 25, 40}});
  parts.metadata.add({"band", "", ColumnRole::Measured, TextValues{{"zg", "zr", "and"}, {0, 1, 2}}});
  auto marks = std::make_shared<MetadataTable>();
  marks->add({"marks: flag", "", ColumnRole::Measured, std::vector<double>{0, 1, 0}});
  marks->add({"knn: P(blend)", "", ColumnRole::Measured, std::vector<double>{0, .5, .2}});
  marks->add({"forest: P(blend)", "", ColumnRole::Measured, std::vector<double>{0, .5, .2}});
  return {CutoutSet::make(std::move(parts)), {marks}};
}

/// At '|' in the text, which is left out.
FilterCompletion at(std::string text) {
  const std::size_t cursor = text.find('|');
  text.erase(cursor, 1);
  return completeFilter(text, cursor, someColumns());
}

bool offers(const FilterCompletion& completion, const std::string& word) {
  return std::find(completion.words.begin(), completion.words.end(), word) != completion.words.end();
}

}  // namespace

TEST_CASE("a condition begins with a column, by its short name where that is clear") {
  for (const char* text :
       {"|", "SNR > 5 and |", "not |", "flag or (|", "class in (single) and |", "SNR between 1 and 2 or |"}) {
    CAPTURE(text);
    const FilterCompletion completion = at(text);
    for (const char* word : {"class", "id", "row", "SNR", "band", "flag", "\"knn: P(blend)\"", "not"}) {
      CAPTURE(word);
      CHECK(offers(completion, word));
    }
    CHECK_FALSE(offers(completion, "\"marks: flag\""));
  }
}

TEST_CASE("what is written there already chooses and is replaced") {
  const FilterCompletion start = at("flag and s|nr > 5");
  CHECK(start.words.front() == "SNR");
  CHECK(start.begin == 9);
  CHECK(start.end == 12);
  CHECK(at("la|").words == Words{"class", "flag"});
  CHECK(at("\"knn|").words == Words{"\"knn: P(blend)\""});
  CHECK(at("SNR|").words.empty());
}

TEST_CASE("operators suit the values of the column") {
  CHECK(offers(at("SNR |"), "between"));
  CHECK_FALSE(offers(at("SNR |"), "~"));
  CHECK(offers(at("band |"), "~"));
  CHECK_FALSE(offers(at("band |"), "<"));
  CHECK(offers(at("flag |"), "and"));
  CHECK(at("SNR is |").words == Words{"known", "missing"});
  CHECK(at("band i|").words.front() == "in (");
}

TEST_CASE("values are classes and words, joints follow a value") {
  CHECK(at("class == |").words == Words{"single", "\"line of sight\""});
  CHECK(at("class in (single, l|").words.front() == "\"line of sight\"");
  CHECK(at("band != z|").words == Words{"zg", "zr"});
  CHECK(at("band == an|").words == Words{"\"and\""});
  CHECK(at("SNR > 5 |").words == Words{"and", "or"});
  CHECK(at("SNR between 5 |").words == Words{"and"});
  CHECK(at("class in (single) |").words == Words{"and", "or"});
  CHECK(at("SNR > |").words.empty());
}

TEST_CASE("every name and word that is offered can be read back") {
  for (const std::string name :
       {"plain", "P(blend)", "knn: P(blend)", "a \"b\"", "it's", "not", "5", "2MASS", "", " x"}) {
    CAPTURE(name);
    const auto tokens = filterTokens(writtenInFilter(name));
    REQUIRE(tokens.size() == 2);
    CHECK(tokens.front().isName());
    CHECK(tokens.front().text == name);
  }
  CHECK(writtenInFilter("plain") == "plain");
  CHECK(writtenInFilter("2MASS") == "2MASS");
}

TEST_CASE("the example speaks of these data and lets a cutout through") {
  for (const double seeing : {1.7343, -0.02, 0.0, 59305.9}) {
    CutoutSetParts parts;
    parts.pixels = Matrix<float>(2, 1);
    parts.shape = {1, 1};
    parts.classNames = ClassNames({"single", "line of sight"});
    parts.labels = {0, 1};
    parts.metadata.add({"flux ratio", "", ColumnRole::Truth, std::vector<double>{0.1, 0.2}});
    parts.metadata.add({"SEEING", "px", ColumnRole::Measured, std::vector<double>{9e9, seeing}});
    const auto set = CutoutSet::make(std::move(parts));
    const std::string example = exampleFilter(*set);
    CAPTURE(example);
    CHECK(example.starts_with("class == \"line of sight\" and SEEING < "));
    CHECK(RowFilter::parse(example).matching({set}, Progress()).rows.contains(1));
  }
  CutoutSetParts bare;
  bare.pixels = Matrix<float>(1, 1);
  bare.shape = {1, 1};
  CHECK(exampleFilter(*CutoutSet::make(std::move(bare))).empty());
}
