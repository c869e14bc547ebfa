// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <fitsio.h>

#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "core/io/fits_samples.h"

using namespace blendscope;
using namespace blendscope::testing;

TEST_CASE("in a folder the commonest shape wins and every file left out is named with the reason") {
  const TemporaryFolder folder;
  makeImage(folder / "a_1.fits", 3, 3);  // first, but of a rare shape
  for (const char* name : {"a_2.fits", "a_3.fits", "b_1.fits", "b_2.fits"}) makeImage(folder / name, 4, 5);
  const std::string whole = testing::contentsOf(folder / "b_2.fits");
  folder.write("b_3.fits", whole.substr(0, 2880));  // header only
  folder.write("b_4.fits", whole.substr(0, 1000));  // half a header
  folder.write("b_5.fits", "");
  folder.write("b_6.fits", "idx,class\n");
  folder.write("README.txt", "about these data");
  folder.write(".hidden", "x");
  std::filesystem::create_directories(folder / "more");
  const auto set = load(folder.path());
  CHECK(set->size() == 4);
  CHECK(set->shape() == ImageShape{5, 4});
  CHECK(mentions(*set, "a_1.fits", "3×3 pixels where 5×4 pixels"));
  CHECK(mentions(*set, "b_3.fits", "left out"));
  CHECK(mentions(*set, "b_4.fits", "left out"));
  CHECK(mentions(*set, "b_5.fits", "empty"));
  CHECK(mentions(*set, "b_6.fits", "not FITS"));
  CHECK(mentions(*set, folder.path().filename().string(), "1 file is not FITS and not read: README.txt"));
  CHECK(set->provenance().problems.size() == 6);
  CHECK(set->classNames().names() == std::vector<std::string>{"a", "b"});
  CHECK(set->id(0) == "a_2");
}

TEST_CASE("file names give classes only if there are 2 to 20 of at least two files") {
  const TemporaryFolder folder;
  const auto classesWith = [&](const std::vector<std::string>& names) {
    const TemporaryFolder inner;
    for (const std::string& name : names) makeImage(inner / name, 2, 2);
    return load(inner.path())->classNames().names();
  };
  using Names = std::vector<std::string>;
  CHECK(classesWith({"star_1.fits", "star_2.fits", "my_galaxy_1.fits", "my_galaxy_x.fits.gz"}) ==
        Names{"my_galaxy", "star"});
  CHECK(classesWith({"star_1.fits", "star_2.fits"}).empty());
  CHECK(classesWith({"star_1.fits", "star_2.fits", "galaxy_1.fits"}).empty());
  CHECK(classesWith({"a.fits", "b.fits"}).empty());
  Names many;
  for (int c = 0; c < 21; ++c) {
    many.push_back("c" + std::to_string(c) + "_1.fits");
    many.push_back("c" + std::to_string(c) + "_2.fits");
  }
  CHECK(classesWith(many).empty());
  many.resize(40);
  CHECK(classesWith(many).size() == 20);
}

TEST_CASE("a list of labels names the classes of a folder's files") {
  const TemporaryFolder folder;
  for (const char* name : {"x_1.fits", "x_2.fits", "y_1.fits", "y_2.fits"}) makeImage(folder / name, 2, 2);
  LoadRequest request{folder.path()};
  request.labels = folder.write("labels.csv",
                                "class,file\nstar,x_1.fits\ngalaxy,some/where/x_2.fits\nstar,y_1\nstar,z.fits\n"
                                "galaxy,x_1.fits\n");
  const auto set = loadCutouts(request, Progress());
  CHECK(set->classNames().names() == std::vector<std::string>{"galaxy", "star"});
  CHECK(set->label(*set->rowOfId("x_1")) == 1);
  CHECK(set->label(*set->rowOfId("x_2")) == 0);
  CHECK(set->label(*set->rowOfId("y_1")) == 1);
  CHECK(set->label(*set->rowOfId("y_2")) == kUnlabelled);
  CHECK(mentions(*set, "labels.csv", "z.fits"));
  CHECK(mentions(*set, "labels.csv", "y_2.fits"));
  CHECK(mentions(*set, "labels.csv:6", "'x_1.fits' is of class 'star' above already"));
  CHECK(set->provenance().problems.size() == 3);
  request.labels = folder.write("labels.csv", "name,type\nx_1.fits,star\n");
  CHECK_THROWS_AS(loadCutouts(request, Progress()), Error);
}

TEST_CASE("ids are file stems, and whole names where stems repeat") {
  const TemporaryFolder folder;
  makeImage(folder / "a.fits", 2, 2);
  makeImage(folder / "b.fit", 2, 2);
  CHECK(load(folder.path())->rowOfId("b"));
  makeImage(folder / "a.fit", 2, 2);
  const auto set = load(folder.path());
  CHECK(set->rowOfId("a.fits"));
  CHECK(set->rowOfId("a.fit"));
  CHECK(set->rowOfId("b.fit"));
}

TEST_CASE("the threads' number does not change a folder, and a cancel stops it") {
  const TemporaryFolder folder;
  for (int i = 0; i < 60; ++i) makeImage(folder / (std::to_string(i) + ".fits"), 4, 4, static_cast<float>(i));
  const auto set = load(folder.path());
  setThreadCount(1);
  CHECK(load(folder.path())->fingerprint() == set->fingerprint());
  setThreadCount(0);
  Progress progress;
  const std::function<void(double, const std::string&)> stop = [&](double fraction, const std::string& message) {
    if (fraction > 0.4 && message.find("of 60 files") != std::string::npos) progress.requestCancel();
  };
  progress = Progress(ProgressListener{stop, {}});
  CHECK_THROWS_AS(loadCutouts({folder.path()}, progress), Cancelled);
}
