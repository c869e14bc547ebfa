// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

/// Where the external test data lie: $BLENDSCOPE_TEST_DATA, else `../shared` beside the source tree. Tests that need a
/// file there call `testDataMissing` first and, only if the folder itself is absent, say so and return.
namespace blendscope::testing {

inline std::filesystem::path sourceDir() {
  const char* dir = std::getenv("BLENDSCOPE_SOURCE_DIR");
  return dir ? dir : std::filesystem::current_path();
}

inline std::filesystem::path testDataRoot() {
  const char* dir = std::getenv("BLENDSCOPE_TEST_DATA");
  return dir ? std::filesystem::path(dir) : sourceDir() / ".." / "shared";
}

inline std::filesystem::path testData(const std::string& relative) { return testDataRoot() / relative; }

inline bool testDataMissing() { return !std::filesystem::exists(testDataRoot()); }

}  // namespace blendscope::testing
