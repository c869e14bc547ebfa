// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"

namespace blendscope::cli {

/// Options that every subcommand takes.
struct CommonOptions {
  bool quiet = false;
  int threads = 0;  ///< 0: every core
  std::uint64_t seed = 1;
  std::string json;  ///< file or "-"; empty: text for people
};

class ProgressBar;

/// Where a subcommand reports and prints to. Results go to stdout, everything about them to stderr.
class Console {
 public:
  explicit Console(CommonOptions options);
  ~Console();

  const CommonOptions& options() const { return options_; }
  /// Drawn as a bar on a terminal. Ctrl+C asks it to cancel.
  const Progress& progress() const { return progress_; }
  /// What the bar speaks of from now on, e.g. "Pipeline 2 of 3".
  void setStage(const std::string& stage);

  bool forMachines() const { return !options_.json.empty(); }
  /// To the file of --json or to stdout. Throws Error if it cannot be written.
  void printJson(const nlohmann::ordered_json& json);
  void print(std::string_view text);
  /// Remarks on stderr, not with --quiet.
  void note(std::string_view text);
  void warn(const std::vector<std::string>& warnings);

 private:
  CommonOptions options_;
  std::unique_ptr<ProgressBar> bar_;
  Progress progress_;
};

}  // namespace blendscope::cli
