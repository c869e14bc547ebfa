// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/data_origin.h"

#include <doctest/doctest.h>

#include "io/write.h"
#include "sample_set.h"
#include "study/session.h"
#include "support/temporary_folder.h"

using namespace blendscope;
using namespace blendscope::testing;
namespace fs = std::filesystem;

TEST_CASE("data move together with their session, and are found again below it or where they were") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "a");
  const auto set = sampleSet(30);
  writeCsv(*set, folder / "a" / "stars.csv", Progress());
  WorkspaceRecord record;
  record.origin.files.path = (folder / "a" / "stars.csv").string();
  record.data = loadData(record.origin, Progress());
  record.selection = RowSet(30);
  Session(folder / "a" / "s.blend", Database::Opening::OrMake).saveWorkspace(record, WorkspaceParts::all());
  const auto found = [&](const fs::path& file) {
    Session session(file, Database::Opening::Existing);
    const auto head = session.workspaceHead();
    return findData(head->places, head->fingerprint, file.parent_path(), Progress());
  };
  CHECK(found(folder / "a" / "s.blend").same);
  fs::rename(folder / "a", folder / "b");
  CHECK(found(folder / "b" / "s.blend").origin.files.path == (folder / "b" / "stars.csv").string());
  fs::create_directories(folder / "b" / "deep" / "down");
  fs::rename(folder / "b" / "stars.csv", folder / "b" / "deep" / "down" / "stars.csv");
  writeCsv(*sampleSet(20), folder / "b" / "stars.csv", Progress());
  CHECK(found(folder / "b" / "s.blend").origin.files.path == (folder / "b" / "deep" / "down" / "stars.csv").string());
  fs::create_directories(folder / "a");
  fs::create_directories(folder / "c");
  fs::rename(folder / "b" / "deep" / "down" / "stars.csv", folder / "a" / "stars.csv");
  fs::rename(folder / "b" / "s.blend", folder / "c" / "s.blend");
  CHECK(found(folder / "c" / "s.blend").origin.files.path == (folder / "a" / "stars.csv").string());
  writeCsv(*sampleSet(20), folder / "a" / "stars.csv", Progress());
  const FoundData other = found(folder / "c" / "s.blend");
  CHECK(!other.same);
  REQUIRE(other.set);
  CHECK(other.set->size() == 20);
  CHECK(other.problem.find("other data") != std::string::npos);
  fs::remove(folder / "a" / "stars.csv");
  const FoundData nothing = found(folder / "c" / "s.blend");
  CHECK(!nothing.set);
  CHECK(nothing.problem.find("no such file") != std::string::npos);
}

TEST_CASE("simulated surveys come back from preset and seed, with binaries counted as they were") {
  DataOrigin origin{.files = {}, .preset = "demo", .seed = 3, .joinedBinaries = true};
  const auto set = loadData(origin, Progress());
  CHECK(set->classNames().count() == 2);
  CHECK(findData({origin}, set->fingerprint(), "/nowhere", Progress()).same);
  origin.seed = 4;
  CHECK(!findData({origin}, set->fingerprint(), "/nowhere", Progress()).same);
}
