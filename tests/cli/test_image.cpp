// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "run_cli.h"
#include "support/test_data.h"

using namespace blendscope::testing;
using Json = nlohmann::json;

namespace {

/// Two cutouts of 2×2.
std::string smallSet(const TemporaryFolder& folder) {
  return folder.write("set.csv", "idx,class,pixel_0,pixel_1,pixel_2,pixel_3\na,0,1,2,3,4\nb,1,5,6,7,8\n");
}

bool isPng(const std::string& bytes) { return bytes.starts_with("\x89PNG\r\n"); }

/// Width and height stand in the first chunk, most significant byte first.
unsigned sizeAt(const std::string& png, std::size_t place) {
  unsigned value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = 256 * value + static_cast<unsigned char>(png[place + i]);
  return value;
}

}  // namespace

TEST_CASE("image draws the cutout of an id as a picture of whole squares, the same each time") {
  const TemporaryFolder folder;
  const std::string data = smallSet(folder);
  const auto draw = [&](const std::string& name, const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"image", data, "--id", "b", "--out", folder / name, "--json", "-"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const CliResult result = runCli(arguments);
    REQUIRE_MESSAGE(result.exitCode == 0, result.err);
    return Json::parse(result.out);
  };
  const Json said = draw("one.png", {"--scale", "5", "--limits", "min-max", "--stretch", "square-root"});
  CHECK(said["id"] == "b");
  CHECK(said["limits"] == Json({5, 8}));
  CHECK(said["size"] == Json({10, 10}));
  CHECK(said["stretch"] == "Square root");
  const std::string one = contentsOf(folder / "one.png");
  CHECK(isPng(one));
  CHECK(sizeAt(one, 16) == 10);
  CHECK(sizeAt(one, 20) == 10);
  draw("two.png", {"--scale", "5", "--limits", "5,8", "--stretch", "Square root"});
  CHECK(contentsOf(folder / "two.png") == one);
  draw("three.png", {"--scale", "5", "--limits", "5,8", "--stretch", "Square root", "--invert"});
  CHECK(contentsOf(folder / "three.png") != one);
}

TEST_CASE("image says which choices there are, which cutout is missing and which limits make no sense") {
  const TemporaryFolder folder;
  const std::string data = smallSet(folder);
  const auto fails = [&](const std::vector<std::string>& more, int exitCode, const std::string& words) {
    std::vector<std::string> arguments{"image", data, "--out", folder / "never.png"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const CliResult result = runCli(arguments);
    CAPTURE(result.err);
    CHECK(result.exitCode == exitCode);
    CHECK(result.err.find(words) != std::string::npos);
  };
  fails({"--id", "z"}, 2, "no cutout 'z'");
  fails({"--id", "a", "--stretch", "gamma"}, 2, "Histogram equalization");
  fails({"--id", "a", "--limits", "8,5"}, 2, "LOW below HIGH");
  fails({"--id", "a", "--map", "jet"}, 2, "Viridis");
  fails({"--id", "a", "--north-up"}, 1, "--north-up");
  CHECK(!std::filesystem::exists(folder / "never.png"));
}

TEST_CASE("info prints a header only where there is one") {
  const TemporaryFolder folder;
  const CliResult table = runCli({"info", smallSet(folder), "--header"});
  CHECK(table.exitCode == 1);
  CHECK(table.err.find("no FITS header") != std::string::npos);
  if (testDataMissing()) {
    MESSAGE("external test data are not there: nothing else checked");
    return;
  }
  const std::string stars = testData("data/ztf_star_galaxy");
  const CliResult header = runCli({"info", stars, "--header", "--id", "star_0"});
  REQUIRE_MESSAGE(header.exitCode == 0, header.err);
  CHECK(header.out.find("\nSEEING  = ") != std::string::npos);
  CHECK(header.out.find("'RA---TPV'") != std::string::npos);
  const CliResult json = runCli({"info", stars, "--header", "--id", "star_0", "--json", "-"});
  const Json parsed = Json::parse(json.out);
  CHECK(parsed["file"].get<std::string>().ends_with("star_0.fits"));
  CHECK(parsed["header"].size() > 50);
  const CliResult north =
      runCli({"image", stars, "--id", "star_0", "--north-up", "--out", folder / "north.png", "--json", "-"});
  REQUIRE_MESSAGE(north.exitCode == 0, north.err);
  CHECK(Json::parse(north.out)["size"] == Json({320, 320}));
}
