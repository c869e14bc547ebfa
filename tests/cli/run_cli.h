// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "support/temporary_folder.h"

namespace blendscope::testing {

struct CliResult {
  int exitCode = -1;  ///< 128 + signal if one ended it
  std::string out;
  std::string err;
};

/// Runs the program of $BLENDSCOPE_CLI. `environment` holds NAME=VALUE entries to add.
CliResult runCli(const std::vector<std::string>& arguments, const std::vector<std::string>& environment = {});

/// Runs it on a terminal of `columns` characters and presses Ctrl+C as soon as it has drawn a progress bar; `err` is
/// what the terminal showed, up to then at least.
CliResult interruptCli(const std::vector<std::string>& arguments, unsigned short columns = 80);

/// Runs it and kills it (SIGKILL) after so many milliseconds, if it still runs. `out` and `err` stay empty.
CliResult killCli(const std::vector<std::string>& arguments, int milliseconds);

/// A small survey with known truth, simulated once for the whole program.
const std::filesystem::path& demoSurvey();

}  // namespace blendscope::testing
