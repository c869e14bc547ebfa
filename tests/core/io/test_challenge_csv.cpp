// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <zlib.h>

#include <cmath>
#include <limits>

#include "core/io/load_file.h"
#include "base/error.h"
#include "base/parallel.h"
#include "io/load.h"
#include "support/comma_locale.h"
#include "support/temporary_folder.h"

using namespace blendscope;
using namespace blendscope::testing;
using testing::TemporaryFolder;

namespace {

const std::string kHeader = "idx,class,pixel_0,pixel_1,pixel_2,pixel_3\n";

std::shared_ptr<const CutoutSet> loadText(const std::string& text) {
  const TemporaryFolder folder;
  return load(folder.write("set.csv", text));
}

std::vector<float> imageValues(const CutoutSet& set, Row row) { return {set.image(row).begin(), set.image(row).end()}; }

/// Problems without the folder's name: "3: what".
std::vector<std::string> problemsOf(const CutoutSet& set) {
  std::vector<std::string> texts;
  for (const DataProblem& problem : set.provenance().problems) {
    texts.push_back(problem.where.substr(problem.where.rfind('/') + 1) + " " + problem.problem);
  }
  return texts;
}

bool mentions(const CutoutSet& set, const std::string& part) {
  for (const std::string& text : problemsOf(set)) {
    if (text.find(part) != std::string::npos) return true;
  }
  return false;
}

std::string messageOf(const std::string& text) {
  try {
    loadText(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("the challenge layout with header: ids, single and blend, row-major pixels") {
  const auto set = loadText(kHeader + "7,0,1,2.5,-3,4e2\n9,1,5,6,7,8\n");
  CHECK(set->size() == 2);
  CHECK(set->shape() == ImageShape{2, 2});
  CHECK(set->classNames() == ClassNames::challenge(false));
  CHECK(set->label(0) == 0);
  CHECK(set->label(1) == 1);
  CHECK(set->id(0) == "7");
  CHECK(set->id(1) == "9");
  CHECK(imageValues(*set, 0) == std::vector<float>{1, 2.5F, -3, 400});
  CHECK(set->provenance().problems.empty());
  CHECK_FALSE(set->provenance().firstRowAtBottom);
  CHECK(set->provenance().format == "challenge CSV");
}

TEST_CASE("columns of a header may stand in any order, and one that is unknown is named") {
  const auto set = loadText("pixel_3,pixel_1,CLASS,note,pixel_0,pixel_2,idx\n4,2,1,x,1,3,a\n");
  CHECK(imageValues(*set, 0) == std::vector<float>{1, 2, 3, 4});
  CHECK(set->id(0) == "a");
  CHECK(set->label(0) == 1);
  CHECK(mentions(*set, "note"));
}

TEST_CASE("without header the number of columns tells class and pixels from idx, class and pixels") {
  const auto five = loadText("0,1,2,3,4\n1,5,6,7,8\n");
  CHECK(five->id(1) == "1");
  CHECK(five->label(1) == 1);
  CHECK(imageValues(*five, 1) == std::vector<float>{5, 6, 7, 8});
  const auto six = loadText("17,0,1,2,3,4\n18,1,5,6,7,8\n");
  CHECK(six->id(1) == "18");
  CHECK(imageValues(*six, 1) == std::vector<float>{5, 6, 7, 8});
  // As numpy.savetxt writes them.
  const auto numpy = loadText("1.000000e+00,1.5e-01,2,3,4\n0.000000e+00,5,6,7,8\n");
  CHECK(numpy->classNames() == ClassNames::challenge(false));
  CHECK(numpy->label(0) == 1);
}

TEST_CASE("other class values become classes: numbers by value, words by name, nothing is unlabelled") {
  const auto numbers = loadText(kHeader + "1,10,1,2,3,4\n2,9,1,2,3,4\n3,10.0,1,2,3,4\n");
  CHECK(numbers->classNames().names() == std::vector<std::string>{"9", "10"});
  CHECK(numbers->label(0) == 1);
  CHECK(numbers->label(2) == 1);
  const auto words = loadText(kHeader + "1,star,1,2,3,4\n2,galaxy,1,2,3,4\n3,,1,2,3,4\n");
  CHECK(words->classNames().names() == std::vector<std::string>{"galaxy", "star"});
  CHECK(words->label(0) == 1);
  CHECK(words->label(2) == kUnlabelled);
  CHECK(loadText(kHeader + "1,,1,2,3,4\n")->classNames().count() == 0);
  const auto noClass = loadText("idx,pixel_0,pixel_1,pixel_2,pixel_3\n5,1,2,3,4\n");
  CHECK(noClass->label(0) == kUnlabelled);
}

TEST_CASE("byte order mark, CRLF, blank lines, blanks, quotes and a missing last line end do no harm") {
  const auto set = loadText(
      "\xEF\xBB\xBFidx,class,pixel_0,pixel_1,pixel_2,pixel_3\r\n"
      "\r\n 7 , 0 , 1 ,\t2 , +3 , 4\r\n\"a, \"\"b\"\"\",\"1\",\"5\",6,7,8\r\n   \r\n8,1,1,2,3,4");
  CHECK(set->provenance().problems.empty());
  REQUIRE(set->size() == 3);
  CHECK(set->id(0) == "7");
  CHECK(imageValues(*set, 0) == std::vector<float>{1, 2, 3, 4});
  CHECK(set->id(1) == "a, \"b\"");
  CHECK(set->label(1) == 1);
  CHECK(imageValues(*set, 1) == std::vector<float>{5, 6, 7, 8});
  CHECK(set->id(2) == "8");
}

TEST_CASE("bad rows are left out and named by file and line, the others load") {
  const auto set = loadText(kHeader +
                            "1,0,1,2,3,4\n"         // line 2: good
                            "2,0,1,2,3\n"           // too few
                            "3,0,1,2,3,4,5\n"       // too many
                            "4,0,1,abc,3,4\n"       // no number
                            "5,0,1,,3,4\n"          // missing
                            "6,0,1,1e99,3,4\n"      // beyond float
                            "7,0,1,2 3,3,4\n"       // two numbers
                            ",0,1,2,3,4\n"          // no id
                            "1,1,5,6,7,8\n"         // repeated id
                            "8,0,1,2,3,\n"          // missing at the end
                            "9,0,1,0x10,3,4\n"      // not decimal
                            "10,0,1,\"2,3\",3,4\n"  // a decimal comma
                            "11,1,5,6,7,8\n");      // good
  REQUIRE(set->size() == 2);
  CHECK(set->id(0) == "1");
  CHECK(set->id(1) == "11");
  CHECK(imageValues(*set, 1) == std::vector<float>{5, 6, 7, 8});
  CHECK(problemsOf(*set) == std::vector<std::string>{
                                "set.csv:3 has 5 fields where 6 are expected; left out",
                                "set.csv:4 has 7 fields where 6 are expected; left out",
                                "set.csv:5 pixel_1 is 'abc', not a 32-bit number; left out",
                                "set.csv:6 pixel_1 is missing; left out",
                                "set.csv:7 pixel_1 is '1e99', not a 32-bit number; left out",
                                "set.csv:8 pixel_1 is '2 3', not a 32-bit number; left out",
                                "set.csv:9 has no idx; left out",
                                "set.csv:11 pixel_3 is missing; left out",
                                "set.csv:12 pixel_1 is '0x10', not a 32-bit number; left out",
                                "set.csv:13 pixel_1 is '2,3', not a 32-bit number; left out",
                                "set.csv:10 idx 1 stands in line 2 already; left out",
                            });
}

TEST_CASE("rows with NaN or infinite pixels are kept and named") {
  const auto set = loadText(kHeader + "1,0,nan,2,3,4\n2,0,1,-inf,NaN,4\n3,1,1,2,3,4\n");
  CHECK(set->size() == 3);
  CHECK(std::isnan(set->image(0)[0]));
  CHECK(set->image(1)[1] == -std::numeric_limits<float>::infinity());
  CHECK(std::vector<Row>(set->nonFiniteRows().begin(), set->nonFiniteRows().end()) == std::vector<Row>{0, 1});
  CHECK(problemsOf(*set) ==
        std::vector<std::string>{"set.csv:2 1 of 4 pixels are not finite; the cutout is shown but never fitted",
                                 "set.csv:3 2 of 4 pixels are not finite; the cutout is shown but never fitted"});
}

TEST_CASE("very many bad rows are counted rather than listed") {
  std::string text = kHeader + "good,0,1,2,3,4\n";
  for (int i = 0; i < 5000; ++i) text += std::to_string(i) + ",0,x,2,3,4\n";
  const auto set = loadText(text);
  CHECK(set->size() == 1);
  CHECK(set->provenance().problems.size() == 1001);
  CHECK(set->provenance().problems.back().problem == "4,000 more problems are not listed one by one");
}

TEST_CASE("bytes that are not text never reach a message as they are") {
  const auto set = loadText(kHeader + "1,0,1,2,3,4\n2,0,1,\xFF\x01\xC3,3,4\n");
  REQUIRE(set->provenance().problems.size() == 1);
  CHECK(set->provenance().problems[0].problem ==
        "pixel_1 is '?"
        "?"
        "?', not a 32-bit number; left out");
}

TEST_CASE("files that hold nothing to load say what is wrong") {
  CHECK(messageOf("").find("empty") != std::string::npos);
  CHECK(messageOf("\n \r\n").find("empty") != std::string::npos);
  CHECK(messageOf(kHeader).find("no row") != std::string::npos);
  CHECK(messageOf("lon;lat;temp\n1;2;3\n").find("1 column") != std::string::npos);
  CHECK(messageOf("1,2,3\n").find("3 columns") != std::string::npos);
  CHECK(messageOf("idx,class,pixel_0,pixel_1\n1,0,1,2\n").find("square") != std::string::npos);
  CHECK(messageOf("idx,class,pixel_0,pixel_1,pixel_2,pixel_4\n1,0,1,2,3,4\n").find("pixel_4") != std::string::npos);
  CHECK(messageOf(kHeader + "1,0,x,2,3,4\n").find("none of 1 rows") != std::string::npos);
  CHECK(messageOf(std::string("\0\1\2", 3)).find("neither FITS nor CSV") != std::string::npos);
  CHECK_THROWS_AS(load("/nowhere/at/all.csv"), Error);
  CHECK_THROWS_AS(load("/dev/null"), Error);
  const TemporaryFolder folder;
  CHECK_THROWS_AS(load(folder.path()), Error);
}

TEST_CASE("truth columns are joined by idx with type, unit and role") {
  const TemporaryFolder folder;
  const auto path = folder.write("set.csv", kHeader + "1,0,1,2,3,4\n2,1,5,6,7,8\n3,1,9,9,9,9\n");
  folder.write("set_truth.csv",
               "family,idx,separation_px,kind,magnitude [mag],label\n"
               "4,2,1.5,wide,20.5,\"1\"\n4,1,,\"close, very\",nan,\"2\"\n5,77,2,wide,21,\"3\"\n");
  const auto set = load(path);
  const auto column = [&](const char* name) { return *set->metadata().find(name); };
  CHECK(column("family").isNumeric());
  CHECK(column("family").role == ColumnRole::Truth);
  CHECK(column("family").number(1) == 4);
  CHECK(std::isnan(column("family").number(2)));
  CHECK(column("separation_px").unit == "px");
  CHECK(column("separation_px").number(1) == 1.5);
  CHECK(std::isnan(column("separation_px").number(0)));
  CHECK(column("kind").text(0) == "close, very");
  CHECK(column("kind").text(2).empty());
  CHECK(column("magnitude").unit == "mag");
  CHECK_FALSE(column("label").isNumeric());  // a quoted number is a word
  CHECK(column("label").text(1) == "1");
  CHECK(mentions(*set, "says nothing of 1 of 3 cutouts"));
}

TEST_CASE("a table that cannot be joined is named and the images load") {
  const TemporaryFolder folder;
  const auto path = folder.write("set.csv", kHeader + "1,0,1,2,3,4\n");
  folder.write("set_truth.csv", "family,separation_px\n1,2\n");
  folder.write("set_binaries.csv", "number\n1\n");
  const auto set = load(path);
  CHECK(set->metadata().columnCount() == 0);
  CHECK(set->classNames() == ClassNames::challenge(false));
  CHECK(mentions(*set, "no column idx"));
  CHECK(mentions(*set, "no header 'index'"));
}

TEST_CASE("what is joined without ids is joined by row number, and that is said") {
  const TemporaryFolder folder;
  const auto path = folder.write("set.csv", "0,1,2,3,4\n1,5,6,7,8\n");
  CHECK(problemsOf(*load(path)).empty());
  folder.write("set_binaries.csv", "index\n1\n");
  const auto set = load(path);
  CHECK(set->label(1) == 2);
  CHECK(mentions(*set, "joined by row number"));
}

TEST_CASE("a list of binaries makes three classes and contradictions are named") {
  const TemporaryFolder folder;
  const auto path = folder.write("set.csv", kHeader + "1,0,1,2,3,4\n2,1,5,6,7,8\n3,1,9,9,9,9\n");
  folder.write("set_binaries.csv", "index\n3.0\n1\n99\n");
  const auto set = load(path);
  CHECK(set->classNames() == ClassNames::challenge(true));
  CHECK(set->label(0) == 0);
  CHECK(set->label(1) == 1);
  CHECK(set->label(2) == 2);
  CHECK(problemsOf(*set) == std::vector<std::string>{
                                "set_binaries.csv:3 idx 1 is listed as a binary but is of class single; kept as single",
                                "set_binaries.csv 1 listed ids are not among the cutouts: 99"});

  LoadRequest request{path};
  request.binaries = folder.write("other.csv", "index\n2\n");
  CHECK(loadCutouts(request, Progress())->label(1) == 2);
  CHECK(loadCutouts(request, Progress())->label(2) == 1);
  request.binaries.reset();
  request.joinSiblingBinaries = false;
  CHECK(loadCutouts(request, Progress())->classNames().count() == 2);

  request.binaries = folder / "missing.csv";
  CHECK_THROWS_AS(loadCutouts(request, Progress()), Error);
  request = LoadRequest{folder.write("words.csv", kHeader + "1,star,1,2,3,4\n2,galaxy,1,2,3,4\n")};
  request.binaries = folder / "other.csv";
  CHECK_THROWS_AS(loadCutouts(request, Progress()), Error);
}

TEST_CASE("labels belong to folders only") {
  const TemporaryFolder folder;
  LoadRequest request{folder.write("set.csv", kHeader + "1,0,1,2,3,4\n")};
  request.labels = folder.write("labels.csv", "file,class\n");
  CHECK_THROWS_AS(loadCutouts(request, Progress()), UsageError);
}

TEST_CASE("gzip'ed CSV is read, and damage in it is told") {
  const TemporaryFolder folder;
  std::string text = kHeader;
  for (int i = 0; i < 2000; ++i) text += std::to_string(i) + ",0,1,2,3," + std::to_string(i) + "\n";
  const auto path = folder / "set.csv.gz";
  gzFile file = gzopen(path.c_str(), "wb");
  gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
  gzclose(file);
  folder.write("set_truth.csv", "idx,family\n5,3\n");
  const auto set = load(path);
  CHECK(set->size() == 2000);
  CHECK(set->metadata().find("family")->number(5) == 3);
  const std::string whole = testing::contentsOf(path);
  folder.write("half.csv.gz", whole.substr(0, whole.size() / 2));
  CHECK_THROWS_AS(load(folder / "half.csv.gz"), Error);
}

TEST_CASE("a set that needs too much memory is refused with its size") {
  const TemporaryFolder folder;
  std::string text = kHeader;
  for (int i = 0; i < 3000; ++i) text += std::to_string(i) + ",0,1,2,3,4\n";
  LoadRequest request{folder.write("set.csv", text)};
  for (const std::uint64_t limit :
       {std::uint64_t{1000}, std::uint64_t{300'000}}) {  // too small for the text, for the set
    request.memoryLimit = limit;
    try {
      loadCutouts(request, Progress());
      FAIL("loaded");
    } catch (const Error& error) {
      CHECK(error.problem().find("MB of memory") != std::string::npos);
    }
  }
  request.memoryLimit = 2'000'000;
  CHECK(loadCutouts(request, Progress())->size() == 3000);
}

TEST_CASE("numbers are the same under a locale with a decimal comma") {
  const std::string text = kHeader + "1,0,1.25,2e-3,-3.5,1234.5678\n2,1,5.5,6,7,8\n";
  const auto plain = loadText(text);
  const testing::CommaLocale locale;
  REQUIRE(locale.isActive());
  CHECK(loadText(text)->fingerprint() == plain->fingerprint());
}

TEST_CASE("progress rises to its end with counts, and a cancel stops the reading") {
  const TemporaryFolder folder;
  std::string text = kHeader;
  for (int i = 0; i < 20000; ++i) text += std::to_string(i) + ",0,1,2,3,4\n";
  const auto path = folder.write("set.csv", text);
  std::vector<double> fractions;
  std::string last;
  const Progress progress(ProgressListener{[&](double fraction, const std::string& message) {
                                             fractions.push_back(fraction);
                                             if (message.find("rows") != std::string::npos) last = message;
                                           },
                                           {}});
  setThreadCount(1);
  loadCutouts({path}, progress);
  setThreadCount(0);
  CHECK(std::is_sorted(fractions.begin(), fractions.end()));
  CHECK(last == "20,000 of 20,000 rows");

  Progress stop;
  stop.requestCancel();
  CHECK_THROWS_AS(loadCutouts({path}, stop), Cancelled);
  const std::function<void(double, const std::string&)> stopAtHalf = [&stop](double fraction, const std::string&) {
    if (fraction > 0.5) stop.requestCancel();
  };
  stop = Progress(ProgressListener{stopAtHalf, {}});
  CHECK_THROWS_AS(loadCutouts({path}, stop), Cancelled);
}
