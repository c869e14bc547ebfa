// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <clocale>
#include <cstdlib>
#include <string>

namespace blendscope::testing {

/// While it lives, the process's C library writes numbers with a decimal comma, as it does under Qt in half of Europe.
/// The locale is built into the build folder, so that none need be installed.
class CommaLocale {
 public:
  CommaLocale() : previous_(std::setlocale(LC_ALL, nullptr)) {
    if (const char* build = std::getenv("BLENDSCOPE_BINARY_DIR")) {
      ::setenv("LOCPATH", (std::string(build) + "/locales").c_str(), 1);
    }
    active_ = std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr && std::string(std::localeconv()->decimal_point) == ",";
  }
  ~CommaLocale() {
    std::setlocale(LC_ALL, previous_.c_str());
    ::unsetenv("LOCPATH");
  }
  CommaLocale(const CommaLocale&) = delete;
  CommaLocale& operator=(const CommaLocale&) = delete;

  bool isActive() const { return active_; }

 private:
  std::string previous_;
  bool active_ = false;
};

}  // namespace blendscope::testing
