// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "console.h"

namespace CLI {
class App;
}

namespace blendscope::cli {

/// A subcommand: its part of the command line, and what it does once that has been parsed.
struct Subcommand {
  CLI::App* app = nullptr;
  std::function<void(Console&)> run;
  std::string whenCancelled = "Cancelled; nothing was written.";
};

/// Each adds one subcommand with its options to `root`.
Subcommand addList(CLI::App& root);
Subcommand addInfo(CLI::App& root);
Subcommand addImage(CLI::App& root);
Subcommand addSimulate(CLI::App& root);
Subcommand addEvaluate(CLI::App& root);
Subcommand addTrain(CLI::App& root);
Subcommand addPredict(CLI::App& root);
Subcommand addEmbed(CLI::App& root);
Subcommand addSweep(CLI::App& root);
Subcommand addTrust(CLI::App& root);
Subcommand addLearningCurve(CLI::App& root);
Subcommand addRegress(CLI::App& root);
Subcommand addStudy(CLI::App& root);
Subcommand addReview(CLI::App& root);
Subcommand addReport(CLI::App& root);
Subcommand addSession(CLI::App& root);

}  // namespace blendscope::cli
