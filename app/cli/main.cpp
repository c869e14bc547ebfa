// SPDX-License-Identifier: GPL-3.0-or-later
// blendscope-cli: parses the command line, runs one subcommand, turns what happened into an exit code.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <new>
#include <vector>

#include "base/error.h"
#include "base/parallel.h"
#include "base/version.h"
#include "commands.h"
#include "data_options.h"
#include "interrupt.h"

namespace {

using namespace blendscope;
using namespace blendscope::cli;

enum ExitCode { kDone = 0, kFailed = 1, kWrongUsage = 2, kCancelled = 130 };

void addCommonOptions(CLI::App& app, CommonOptions& options) {
  const std::string group = "Everywhere";
  app.add_flag("--quiet", options.quiet, "No progress, no remarks")->group(group);
  app.add_option("--threads", options.threads, "Threads to use; default: every core")
      ->check(CLI::Range(1, 4096))
      ->option_text("N")
      ->group(group);
  app.add_option("--seed", options.seed, "Seed of everything random; default 1")
      ->check(CLI::NonNegativeNumber)
      ->option_text("S")
      ->group(group);
  app.add_option("--json", options.json, "Result as JSON, to a file or (-) to the terminal")
      ->option_text("FILE|-")
      ->group(group);
}

void report(const Error& error) {
  fmt::print(stderr, "error: {}\n", error.what());
  std::fflush(stderr);
}

/// Says what is wrong with the command line and where help is.
int reportWrongUsage(const CLI::App& root, const std::vector<Subcommand>& commands, const CLI::ParseError& error,
                     int argc, char** argv) {
  if (!root.get_subcommands().empty()) {
    fmt::print(stderr, "error: {}\nSee blendscope-cli {} --help.\n", error.what(),
               root.get_subcommands()[0]->get_name());
    return kWrongUsage;
  }
  std::vector<std::string> names;
  for (const Subcommand& command : commands) names.push_back(command.app->get_name());
  const bool named = argc > 1 && argv[1][0] != '-';
  fmt::print(stderr, "error: {}. The commands are: {}.\nSee blendscope-cli --help.\n",
             named ? fmt::format("there is no command '{}'", argv[1]) : error.what(), fmt::join(names, ", "));
  return kWrongUsage;
}

int perform(const Subcommand& command, const CommonOptions& options) {
  setThreadCount(static_cast<std::size_t>(options.threads));
  Console console(options);
  const CancelOnInterrupt interrupt(console.progress());
  try {
    if (options.json != "-") requireWritable(options.json);
    command.run(console);
    return kDone;
  } catch (const Cancelled&) {
    console.note(command.whenCancelled);
    return kCancelled;
  }
}

int runCommandLine(int argc, char** argv) {
  CLI::App root("Tell single stars from blends in survey cutouts, and see whether to trust the answer.",
                "blendscope-cli");
  root.set_version_flag("--version", std::string("blendscope-cli ") + kVersion);
  root.require_subcommand(1);
  root.fallthrough();
  root.footer(
      "blendscope-cli COMMAND --help says more of each command; blendscope-cli list names every step of a pipeline.");
  CommonOptions options;
  addCommonOptions(root, options);
  std::vector<Subcommand> commands;
  for (const auto add :
       {addList, addInfo, addImage, addSimulate, addEvaluate, addTrain, addPredict, addEmbed, addSweep, addLearningCurve,
        addTrust, addReview, addRegress, addStudy, addReport, addSession}) {
    commands.push_back(add(root));
    addCommonOptions(*commands.back().app, options);
  }
  try {
    root.parse(argc, argv);
  } catch (const CLI::Success& helpOrVersion) {
    return root.exit(helpOrVersion);
  } catch (const CLI::ParseError& error) {
    return reportWrongUsage(root, commands, error, argc, argv);
  }
  for (const Subcommand& command : commands) {
    if (command.app->parsed()) return perform(command, options);
  }
  return kWrongUsage;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return runCommandLine(argc, argv);
  } catch (const UsageError& error) {
    report(error);
    return kWrongUsage;
  } catch (const Error& error) {
    report(error);
  } catch (const std::bad_alloc&) {
    report(Error("the memory does not suffice", {}, "Use fewer cutouts or close other programs."));
  } catch (const std::exception& error) {
    report(Error(error.what(), {}, "This should not happen; please report it with the command line."));
  }
  return kFailed;
}
