// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/review_list.h"

#include <doctest/doctest.h>

#include <cmath>

#include "base/error.h"
#include "fits_samples.h"
#include "support/comma_locale.h"

using namespace blendscope;
using namespace blendscope::testing;

namespace {

constexpr std::int64_t kNoon = 1795867200;  // 2026-11-28T12:00:00Z

std::shared_ptr<const CutoutSet> fourCutouts() {
  CutoutSetParts parts;
  parts.shape = {1, 1};
  parts.pixels = Matrix<float>(4, 1, 1.0F);
  parts.classNames = ClassNames::challenge(true);
  parts.labels = {0, 1, 2, kUnlabelled};
  parts.ids = {"a", "b,2", "12", "ζ"};
  return CutoutSet::make(std::move(parts));
}

ReviewList difficultList() {
  ReviewList list;
  list.entries = {
      {.id = "a", .dataClass = "single", .label = "blend", .origin = LabelOrigin::Person, .by = "Ada, \"the\" Countess",
       .when = kNoon, .flag = true, .note = "two peaks,\n\"faint\" one south\nsee <ref> & ask Jürgen – 星"},
      {.id = "b,2", .dataClass = "blend", .label = "", .origin = LabelOrigin::Rule, .by = "SEEING > 3", .when = kNoon,
       .flag = false, .note = "line\r\nbreaks of\rmany kinds"},
      {.id = "12", .dataClass = "binary", .label = {}, .origin = {}, .by = {}, .when = {}, .flag = {}, .note = "12.0"},
      {.id = "ζ", .dataClass = {}, .label = "0", .origin = LabelOrigin::File, .by = "list.csv", .when = 0, .flag = true,
       .note = "true"}};
  list.columns = {{"P(blend), knn", "", ColumnRole::Measured, std::vector<double>{0.1, 1.0 / 3, std::nan(""), 1e-300}},
                  {"fit separation", "px", ColumnRole::Measured, std::vector<double>{1, 2, 3, -4.5}},
                  {"predicted", "", ColumnRole::Measured, TextValues{{"1", "blend"}, {0, 1, -1, 0}}}};
  return list;
}

bool mentions(const std::vector<DataProblem>& problems, const std::string& where, const std::string& what) {
  return std::any_of(problems.begin(), problems.end(), [&](const DataProblem& p) {
    return p.where.ends_with(where) && p.problem.find(what) != std::string::npos;
  });
}

std::string errorOf(const std::filesystem::path& path) {
  try {
    readReviewList(path, Progress());
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("every format gives back what was written, whatever the texts hold and whatever the file is called") {
  const TemporaryFolder folder;
  const ReviewList list = difficultList();
  for (const char* name : {"list.csv", "list.fits", "list.xml", "list.VOT"}) {
    CAPTURE(name);
    writeReviewList(list, folder / name, Progress());
    std::filesystem::rename(folder / name, folder / "renamed");
    const ReviewList read = readReviewList(folder / "renamed", Progress());
    CHECK(read.problems.empty());
    REQUIRE(read.entries.size() == list.entries.size());
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
      CAPTURE(i);
      CHECK(read.entries[i].note == list.entries[i].note);
      CHECK(read.entries[i] == list.entries[i]);
    }
    REQUIRE(read.columns.size() == list.columns.size());
    for (std::size_t c = 0; c < list.columns.size(); ++c) {
      CHECK(read.columns[c].name == list.columns[c].name);
      CHECK(read.columns[c].unit == list.columns[c].unit);
      CHECK(read.columns[c].isNumeric() == list.columns[c].isNumeric());
      for (std::size_t i = 0; i < list.entries.size(); ++i) CHECK(read.columns[c].text(i) == list.columns[c].text(i));
    }
  }
  CHECK(folder.fileCount() == 1);
}

TEST_CASE("a CSV list is what a spreadsheet expects") {
  const TemporaryFolder folder;
  ReviewList list = difficultList();
  list.entries.resize(2);
  list.columns.clear();
  writeReviewList(list, folder / "list.csv", Progress());
  CHECK(contentsOf(folder / "list.csv") ==
        "id,class,label,origin,by,when,flag,note\n"
        "a,single,blend,person,\"Ada, \"\"the\"\" Countess\",2026-11-28T12:00:00Z,1,\"two peaks,\n\"\"faint\"\" one "
        "south\nsee <ref> & ask Jürgen – 星\"\n"
        "\"b,2\",blend,,rule,SEEING > 3,2026-11-28T12:00:00Z,0,\"line\r\nbreaks of\rmany kinds\"\n");
}

TEST_CASE("lists are read as other programs write them: ids alone, TOPCAT's VOTable and CSV") {
  const TemporaryFolder folder;
  const auto bare = folder.write("bare", "\xEF\xBB\xBFLabel, ID \r\nblend,a\r\n\r\n,12.0\r\n");
  const ReviewList ids = readReviewList(bare, Progress());
  REQUIRE(ids.entries.size() == 2);
  CHECK(ids.entries[0].id == "a");
  CHECK(ids.entries[0].label == "blend");
  CHECK(ids.where(1).ends_with("bare:4"));
  const auto topcat = folder.write("topcat", R"(<?xml version='1.0'?>
<!--
 !  VOTable written by STIL version 4.1 (uk.ac.starlink.votable.VOTableWriter)
 !-->
<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
<RESOURCE>
<TABLE name="list.csv" nrows="2">
<DESCRIPTION>reviewed</DESCRIPTION>
<FIELD arraysize="4" datatype="char" name="id"/>
<FIELD arraysize="6" datatype="char" name="label"/>
<FIELD datatype="boolean" name="flag"/>
<FIELD datatype="float" name="SEEING" unit="arcsec"/>
<FIELD arraysize="*" datatype="char" name="note"/>
<DATA>
<TABLEDATA>
  <TR>
    <TD>a</TD>
    <TD>blend</TD>
    <TD>true</TD>
    <TD>1.5</TD>
    <TD>A &amp; B</TD>
  </TR>
  <TR>
    <TD>12</TD>
    <TD/>
    <TD>F</TD>
    <TD>NaN</TD>
    <TD><![CDATA[<odd>]]></TD>
  </TR>
  <TR><TD>short</TD></TR>
</TABLEDATA>
</DATA>
</TABLE>
</RESOURCE>
</VOTABLE>
)");
  const ReviewList table = readReviewList(topcat, Progress());
  REQUIRE(table.entries.size() == 2);
  CHECK(table.entries[0].note == "A & B");
  CHECK(table.entries[0].flag == true);
  CHECK(table.entries[1].flag == false);
  CHECK(table.entries[1].label.empty());
  CHECK(table.entries[1].note == "<odd>");
  CHECK(table.columns.at(0).number(0) == 1.5);
  CHECK(std::isnan(table.columns.at(0).number(1)));
  CHECK(table.columns.at(0).unit == "arcsec");
  CHECK(mentions(table.problems, "topcat:30", "1 cells"));
  // TOPCAT's FITS has a primary unit of its own and whole numbers where it saw them.
  makeFits(folder / "stil", [](fitsfile* f, int& status) {
    fits_create_img(f, BYTE_IMG, 0, nullptr, &status);
    char id[] = "ID", label[] = "label", ints[] = "1J", words[] = "6A";
    char* names[] = {id, label};
    char* formats[] = {ints, words};
    fits_create_tbl(f, BINARY_TBL, 2, 2, names, formats, nullptr, nullptr, &status);
    int values[] = {12, 13};
    fits_write_col(f, TINT, 1, 1, 1, 2, values, &status);
    char single[] = "single", none[] = "";
    char* labels[] = {single, none};
    fits_write_col(f, TSTRING, 2, 1, 1, 2, labels, &status);
  });
  const ReviewList fits = readReviewList(folder / "stil", Progress());
  REQUIRE(fits.entries.size() == 2);
  CHECK(fits.entries[0].id == "12");
  CHECK(fits.entries[0].label == "single");
  CHECK(fits.where(1).ends_with("stil row 2"));
}

TEST_CASE("what is no review list is refused with file, line and remedy") {
  const TemporaryFolder folder;
  const auto said = [&](const char* name, std::string_view contents, const char* what, const char* where) {
    const std::string error = errorOf(folder.write(name, contents));
    CAPTURE(error);
    CHECK(error.find(what) != std::string::npos);
    CHECK(error.find(where) != std::string::npos);
  };
  said("noids", "name,label\nx,blend\n", "no column 'id'", "noids");
  said("open", "id,note\na,\"never\nclosed\n", "never closed", "open:2");
  said("bad.xml", "<VOTABLE>\n<RESOURCE>\n</VOTABLE>\n", "well-formed", "bad.xml:3");
  said("none.xml", "<html><p>hello</p></html>", "without a VOTable TABLE", "none.xml");
  said("binary.xml",
       "<VOTABLE><RESOURCE><TABLE><FIELD name='id' datatype='int'/><DATA><BINARY><STREAM encoding='base64'>AAAA"
       "</STREAM></BINARY></DATA></TABLE></RESOURCE></VOTABLE>",
       "serialised as BINARY", "votable-tabledata");
  said("empty", "", "empty", "empty");
  CHECK(errorOf(folder / "missing").find("no such file") != std::string::npos);
  makeImage(folder / "image.fits", 2, 2);
  CHECK(errorOf(folder / "image.fits").find("no binary table with a column 'id'") != std::string::npos);
  CHECK_THROWS_AS(writeReviewList({}, folder / "list.txt", Progress()), UsageError);
  CHECK_THROWS_AS(writeReviewList({}, folder / "absent" / "list.csv", Progress()), Error);
}

TEST_CASE("what a list cannot say of the data is named and left out, the rest is taken") {
  const TemporaryFolder folder;
  const auto set = fourCutouts();
  const auto path = folder.write("list.csv",
                                 "id,label,flag,note\na,blend,1,\nnobody,blend,,\nζ,galaxy,,odd\n12,1,,\na,binary,,again\n"
                                 "b\n");
  const ReviewedRows reviewed = takeOver(readReviewList(path, Progress()), *set, {}, kNoon);
  CHECK(reviewed.problems.size() == 4);
  CHECK(mentions(reviewed.problems, "list.csv:3", "no cutout 'nobody'"));
  CHECK(mentions(reviewed.problems, "list.csv:4", "no class 'galaxy' among single, blend, binary"));
  CHECK(mentions(reviewed.problems, "list.csv:6", "occurs again"));
  CHECK(mentions(reviewed.problems, "list.csv:7", "1 fields"));
  const Annotations after = withReview({}, reviewed);
  CHECK(after.at(0).label->label == 2);
  CHECK(after.at(0).label->origin == LabelOrigin::File);
  CHECK(after.at(0).label->by == "list.csv");
  CHECK(after.at(0).label->when == kNoon);
  CHECK(after.at(0).flagged);
  CHECK(after.at(2).label->label == 1);  // the challenge's number of blend
  CHECK(after.at(3).note == "odd");
  CHECK_FALSE(after.at(3).label);
  CHECK(reviewed.labelsChanged == 2);
  CHECK(reviewed.entriesUsed == 4);
}

TEST_CASE("a list out and back in changes nothing, empty fields take nothing away, edits come from the file") {
  const TemporaryFolder folder;
  const auto set = fourCutouts();
  Annotations before;
  before.set(0, {.label = GivenLabel{1, LabelOrigin::Person, "ada", kNoon}, .flagged = true, .note = "close pair"});
  before.set(1, {.label = GivenLabel{kUnlabelled, LabelOrigin::Rule, "SEEING > 3", kNoon}, .flagged = false, .note = ""});
  before.set(3, {.label = {}, .flagged = true, .note = "?"});
  const ReviewList out = reviewListOf(*set, before, {0, 1, 2, 3});
  writeReviewList(out, folder / "list.xml", Progress());
  ReviewList back = readReviewList(folder / "list.xml", Progress());
  CHECK(takeOver(back, *set, before, kNoon + 60).annotations.empty());
  CHECK(withReview({}, takeOver(back, *set, {}, kNoon + 60)) == before);

  back.entries[0].label = "binary";  // over Ada's label, her name left beside it
  back.entries[0].note.clear();
  back.entries[3].flag = false;
  const Annotations edited = withReview(before, takeOver(back, *set, before, kNoon + 60));
  CHECK(edited.at(0).label == GivenLabel{2, LabelOrigin::File, "list.xml", kNoon + 60});
  CHECK(edited.at(0).note == "close pair");
  CHECK_FALSE(edited.at(3).flagged);
  CHECK(edited.at(1) == before.at(1));
}
