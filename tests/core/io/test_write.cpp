// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <cstring>
#include <limits>

#include "core/io/load_file.h"
#include "base/error.h"
#include "base/random.h"
#include "io/load.h"
#include "io/write.h"
#include "support/comma_locale.h"
#include "support/temporary_folder.h"

using namespace blendscope;
using namespace blendscope::testing;
using testing::TemporaryFolder;

namespace {

TextValues words(const std::vector<std::string>& list, std::size_t rows) {
  TextValues values;
  for (std::size_t i = 0; i < rows; ++i) {
    if (list[i % list.size()].empty()) {
      values.appendMissing();
    } else {
      values.append(list[i % list.size()]);
    }
  }
  return values;
}

/// Values that are awkward to write: every exponent, both zeros, the smallest and the largest.
float awkward(RandomStream& random) {
  switch (random.below(8)) {
    case 0:
      return -0.0F;
    case 1:
      return std::numeric_limits<float>::denorm_min() * static_cast<float>(random.below(100));
    case 2:
      return std::numeric_limits<float>::max();
    default:
      return static_cast<float>(random.normal() * std::pow(10.0, random.uniform(-30, 30)));
  }
}

CutoutSetParts sampleParts(std::size_t rows, const ClassNames& classes) {
  RandomStream random(5);
  CutoutSetParts parts;
  parts.shape = {4, 4};
  parts.pixels = Matrix<float>(rows, 16);
  std::vector<double> separation, seeing;
  for (std::size_t i = 0; i < rows; ++i) {
    for (float& value : parts.pixels.row(i)) value = awkward(random);
    parts.ids.push_back(i % 3 == 0 ? "star \"" + std::to_string(i) + "\", größer" : std::to_string(i) + ".0");
    parts.labels.push_back(static_cast<int>(random.below(static_cast<std::uint64_t>(classes.count()) + 1)) - 1);
    separation.push_back(i % 4 == 0 ? std::numeric_limits<double>::quiet_NaN() : random.normal() * 1e-7);
    seeing.push_back(i % 5 == 0 ? 1e300 : random.uniform());
  }
  parts.classNames = classes;
  parts.metadata.add({"SEEING", "arcsec", ColumnRole::Measured, seeing});
  parts.metadata.add({"field name", "", ColumnRole::Measured, words({"007", "", "a,b", "1e5", "größe", "nan"}, rows)});
  parts.metadata.add({"separation_px", "px", ColumnRole::Truth, separation});
  parts.metadata.add({"offset_px", "", ColumnRole::Truth, separation});
  parts.metadata.add({"Größe [x]", "e⁻/DN", ColumnRole::Truth, seeing});
  parts.metadata.add({"kind", "", ColumnRole::Truth, words({"wide", "close \"pair\""}, rows)});
  return parts;
}

void checkSame(const CutoutSet& a, const CutoutSet& b) {
  REQUIRE(a.size() == b.size());
  CHECK(a.shape() == b.shape());
  CHECK(a.classNames() == b.classNames());
  CHECK(std::memcmp(a.pixels().data(), b.pixels().data(), a.pixels().values().size() * sizeof(float)) == 0);
  CHECK(a.fingerprint() == b.fingerprint());  // ids and labels as well
  REQUIRE(a.metadata().columnCount() == b.metadata().columnCount());
  for (const MetadataColumn& column : a.metadata().columns()) {
    CAPTURE(column.name);
    const MetadataColumn* other = b.metadata().find(column.name);
    REQUIRE(other);
    CHECK(other->name == column.name);
    CHECK(other->unit == column.unit);
    CHECK(other->role == column.role);
    REQUIRE(other->isNumeric() == column.isNumeric());
    for (std::size_t row = 0; row < a.size(); ++row) REQUIRE(other->text(row) == column.text(row));
  }
}

/// No file of this process may grow beyond `bytes`: what a full disk looks like to a program.
class SmallFiles {
 public:
  explicit SmallFiles(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &previous_);
    const rlimit small{bytes, previous_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallFiles() {
    setrlimit(RLIMIT_FSIZE, &previous_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallFiles(const SmallFiles&) = delete;
  SmallFiles& operator=(const SmallFiles&) = delete;

 private:
  void (*handler_)(int);
  rlimit previous_{};
};

}  // namespace

TEST_CASE("a set survives CSV and FITS bit by bit: pixels, ids, classes, columns, roles, units") {
  const TemporaryFolder folder;
  for (const ClassNames& classes : {ClassNames::challenge(false), ClassNames::challenge(true),
                                    ClassNames({"galaxy", "quasar", "star, or \"so\""})}) {
    CAPTURE(classes.names());
    const auto set = CutoutSet::make(sampleParts(700, classes));
    const std::string name = "set" + std::to_string(classes.count()) + classes.names().front();
    writeCutouts(*set, folder / (name + ".csv"), Progress());
    writeCutouts(*set, folder / (name + ".fits"), Progress());
    const auto fromCsv = load(folder / (name + ".csv"));
    const auto fromFits = load(folder / (name + ".fits"));
    CHECK(fromCsv->provenance().problems.empty());
    CHECK(fromFits->provenance().problems.empty());
    checkSame(*set, *fromCsv);
    checkSame(*set, *fromFits);
  }
}

TEST_CASE("FITS also keeps the order and the empty ones of classes, which way is up, and images that are not square") {
  const TemporaryFolder folder;
  for (const bool atBottom : {true, false}) {
    CutoutSetParts parts = sampleParts(30, ClassNames({"zebra", "nobody", "ant"}));
    for (int& label : parts.labels) label = label == 1 ? 2 : label;
    parts.shape = {2, 8};
    parts.provenance.firstRowAtBottom = atBottom;
    const auto set = CutoutSet::make(std::move(parts));
    writeFits(*set, folder / "set.fits", Progress());
    const auto back = load(folder / "set.fits");
    checkSame(*set, *back);
    CHECK(back->provenance().firstRowAtBottom == atBottom);
    CHECK_THROWS_AS(writeCsv(*set, folder / "set.csv", Progress()), Error);
  }
  CHECK(folder.fileCount() == 1);
}

TEST_CASE("NaN and infinite pixels and unlabelled sets survive both formats") {
  const TemporaryFolder folder;
  CutoutSetParts parts;
  parts.shape = {2, 2};
  const float inf = std::numeric_limits<float>::infinity();
  parts.pixels = Matrix<float>(1, 4, {std::nanf(""), inf, -inf, 1});
  const auto set = CutoutSet::make(std::move(parts));
  for (const char* name : {"set.csv", "set.fits"}) {
    CAPTURE(name);
    writeCutouts(*set, folder / name, Progress());
    const auto back = load(folder / name);
    CHECK(std::isnan(back->image(0)[0]));
    CHECK(back->image(0)[1] == inf);
    CHECK(back->image(0)[2] == -inf);
    CHECK(back->classNames().count() == 0);
    CHECK(back->label(0) == kUnlabelled);
    CHECK(back->provenance().problems.size() == 1);
  }
}

TEST_CASE("written numbers have points under a locale with a decimal comma") {
  const TemporaryFolder folder;
  const auto set = CutoutSet::make(sampleParts(50, ClassNames::challenge(false)));
  writeCsv(*set, folder / "plain.csv", Progress());
  writeFits(*set, folder / "plain.fits", Progress());
  const testing::CommaLocale locale;
  REQUIRE(locale.isActive());
  writeCsv(*set, folder / "comma.csv", Progress());
  writeFits(*set, folder / "comma.fits", Progress());
  CHECK(testing::contentsOf(folder / "comma.csv") == testing::contentsOf(folder / "plain.csv"));
  CHECK(testing::contentsOf(folder / "comma_truth.csv") == testing::contentsOf(folder / "plain_truth.csv"));
  CHECK(testing::contentsOf(folder / "comma.fits") == testing::contentsOf(folder / "plain.fits"));
  checkSame(*set, *load(folder / "comma.fits"));
}

TEST_CASE("a file beside the target that would be joined by mistake stops the writing") {
  const TemporaryFolder folder;
  CutoutSetParts parts = sampleParts(5, ClassNames::challenge(false));
  parts.metadata = {};
  const auto set = CutoutSet::make(std::move(parts));
  folder.write("set_truth.csv", "idx,family\n1,1\n");
  CHECK_THROWS_AS(writeCsv(*set, folder / "set.csv", Progress()), Error);
  CHECK(folder.fileCount() == 1);
}

TEST_CASE("what cannot be spelled in CSV is refused before anything is written") {
  const TemporaryFolder folder;
  CutoutSetParts parts = sampleParts(5, ClassNames({"0", "1"}));
  CHECK_THROWS_AS(writeCsv(*CutoutSet::make(parts), folder / "set.csv", Progress()), Error);
  parts.classNames = ClassNames({"a", "b"});
  parts.ids[2] = "two\nlines";
  CHECK_THROWS_AS(writeCsv(*CutoutSet::make(parts), folder / "set.csv", Progress()), Error);
  CHECK_THROWS_AS(writeCutouts(*CutoutSet::make(parts), folder / "set.png", Progress()), UsageError);
  CHECK(folder.fileCount() == 0);
}

TEST_CASE("a full disk is told by the file's name and leaves the old files as they were") {
  const TemporaryFolder folder;
  const auto set = CutoutSet::make(sampleParts(3000, ClassNames::challenge(true)));
  for (const char* name : {"set.csv", "set_truth.csv", "set_metadata.csv", "set_binaries.csv", "set.fits"}) {
    folder.write(name, "old");
  }
  // Enough for the images of neither format, then for all of the CSV's files but the largest.
  for (const char* name : {"set.csv", "set.fits"}) {
    const SmallFiles limit(60'000);
    try {
      writeCutouts(*set, folder / name, Progress());
      FAIL("nothing was thrown");
    } catch (const Error& error) {
      CHECK(error.where() == (folder / name).string());
    }
  }
  CHECK(folder.fileCount() == 5);
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    CHECK(testing::contentsOf(entry.path()) == "old");
  }
}

TEST_CASE("a cancelled writer leaves nothing behind") {
  const TemporaryFolder folder;
  const auto set = CutoutSet::make(sampleParts(9000, ClassNames::challenge(true)));
  for (const char* name : {"set.csv", "set.fits"}) {
    for (const double at : {-1.0, 0.3, 0.75}) {
      CAPTURE(at);
      Progress progress;
      const std::function<void(double, const std::string&)> stop = [&](double fraction, const std::string&) {
        if (fraction > at) progress.requestCancel();
      };
      progress = Progress(ProgressListener{stop, {}});
      if (at < 0) progress.requestCancel();
      CHECK_THROWS_AS(writeCutouts(*set, folder / name, progress), Cancelled);
    }
  }
  CHECK(folder.fileCount() == 0);
}

TEST_CASE("predictions are written with the classes by name") {
  const TemporaryFolder folder;
  PredictionTable table;
  const double none = std::nan("");
  table.ids = {"7", "a,b", "c"};
  table.classNames = {"single", "blend"};
  table.trueClasses = {"blend", "", "quasar"};
  table.predicted = {0, 1, -1};
  table.probability = Matrix<double>(3, 2, {0.75, 0.25, 0.1, 0.9, none, none});
  table.uncertainty = {0.5, none, none};
  writePredictions(table, folder / "out.csv", Progress());
  CHECK(testing::contentsOf(folder / "out.csv") ==
        "id,class,predicted,probability_single,probability_blend,uncertainty\n"
        "7,blend,single,0.75,0.25,0.5\n"
        "\"a,b\",,blend,0.1,0.9,\n"
        "c,quasar,,,,\n");
  table.columns = {{"fit_separation_px", {1.25, none, 0.5}}};
  writePredictions(table, folder / "out.csv", Progress());
  CHECK(testing::contentsOf(folder / "out.csv") ==
        "id,class,predicted,probability_single,probability_blend,uncertainty,fit_separation_px\n"
        "7,blend,single,0.75,0.25,0.5,1.25\n"
        "\"a,b\",,blend,0.1,0.9,,\n"
        "c,quasar,,,,,0.5\n");
  table.columns.front().values.pop_back();
  CHECK_THROWS_AS(writePredictions(table, folder / "out.csv", Progress()), Error);
  table.columns.clear();
  table.predicted.pop_back();
  CHECK_THROWS_AS(writePredictions(table, folder / "out.csv", Progress()), Error);
}
