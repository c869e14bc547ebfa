// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/atomic_file.h"
#include "base/error.h"
#include "progress_bar.h"

namespace blendscope::cli {

namespace {

void writeTo(std::FILE* stream, std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stream) != text.size() || std::fflush(stream) != 0) {
    throw Error("cannot write to the output", stream == stdout ? "stdout" : "stderr",
                "Is the disk full or the pipe closed?");
  }
}

}  // namespace

Console::Console(CommonOptions options)
    : options_(std::move(options)),
      bar_(std::make_unique<ProgressBar>(!options_.quiet && ::isatty(STDERR_FILENO) != 0)),
      progress_(bar_->listener()) {}

Console::~Console() = default;

void Console::setStage(const std::string& stage) { bar_->setStage(stage); }

void Console::printJson(const nlohmann::ordered_json& json) {
  // File names need not be UTF-8, JSON must be.
  const std::string text = json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  if (options_.json == "-") {
    print(text);
  } else {
    writeAtomically(options_.json, text);
  }
}

void Console::print(std::string_view text) {
  bar_->clear();
  writeTo(stdout, text);
}

void Console::note(std::string_view text) {
  if (options_.quiet) return;
  bar_->clear();
  writeTo(stderr, fmt::format("{}\n", text));
}

void Console::warn(const std::vector<std::string>& warnings) {
  for (const std::string& warning : warnings) note("warning: " + warning);
}

}  // namespace blendscope::cli
