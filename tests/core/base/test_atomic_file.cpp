// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/atomic_file.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

#include "base/error.h"

using namespace blendscope;
namespace fs = std::filesystem;

namespace {

/// An empty folder that disappears with the test.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("blendscope-atomic-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
  long files() const { return std::distance(fs::directory_iterator(path), fs::directory_iterator()); }
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a file is replaced as a whole and nothing else remains") {
  const Folder folder;
  const fs::path path = folder.path / "Größe 1.csv";
  writeAtomically(path, "old");
  writeAtomically(path, "new contents");
  CHECK(read(path) == "new contents");
  CHECK(folder.files() == 1);
}

TEST_CASE("when writing stops half-way the old file stands and no other appears") {
  const Folder folder;
  const fs::path path = folder.path / "model";
  writeAtomically(path, "old");
  const auto stop = [](const fs::path& temporary) {
    std::ofstream(temporary) << "half";
    throw Cancelled{};
  };
  CHECK_THROWS_AS(writeAtomically(path, stop), Cancelled);
  CHECK(read(path) == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("the new file may be read by whom the old one could, and a full disk is named") {
  const Folder folder;
  const fs::path path = folder.path / "shared";
  writeAtomically(path, "old");
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read);
  writeAtomically(path, "new");
  CHECK(fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read));
  if (!fs::exists("/dev/full")) return;
  try {
    writeAtomically("/dev/full", std::string(100000, 'x'));
    FAIL("a full disk went unnoticed");
  } catch (const Error& error) {
    CHECK(error.problem().find("No space left") != std::string::npos);
  }
}

TEST_CASE("the temporary file keeps the ending and the folder") {
  const Folder folder;
  writeAtomically(folder.path / "set.fits.gz", [&](const fs::path& temporary) {
    CHECK(temporary.string().ends_with("set.fits.gz"));
    CHECK(fs::equivalent(temporary.parent_path(), folder.path));
    std::ofstream(temporary) << "x";
  });
  CHECK(folder.files() == 1);
}

TEST_CASE("a link is followed, not replaced") {
  const Folder folder;
  writeAtomically(folder.path / "real", "old");
  fs::create_symlink("real", folder.path / "link");
  writeAtomically(folder.path / "link", "new");
  CHECK(fs::is_symlink(folder.path / "link"));
  CHECK(read(folder.path / "real") == "new");
}

TEST_CASE("places that cannot be written to are named") {
  const Folder folder;
  CHECK_THROWS_AS(writeAtomically(folder.path, "x"), Error);
  CHECK_THROWS_AS(writeAtomically(folder.path / "nowhere" / "file", "x"), Error);
  CHECK_THROWS_WITH_AS(writeAtomically("/nowhere/file", "x"), doctest::Contains("/nowhere/file"), Error);
}
