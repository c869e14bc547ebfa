// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data_options.h"
#include "study/run.h"

namespace blendscope::cli {

/// Which pipelines are trained and tested, on what.
struct RunOptions {
  DataOptions data;
  std::string testData;
  std::string testBinaries;
  std::string testLabels;
  std::string split;
  std::string positive;
  std::vector<std::string> pipelines;
};

/// `--data` with its companions, `--test-data` with its, `--split`, `--positive`, `--pipeline` (required); the texts
/// say what the last two are for.
void addRunOptions(CLI::App& app, RunOptions& options, const std::string& positiveHelp,
                   const std::string& pipelineHelp);

/// The options understood and their data read.
struct PreparedRuns {
  std::vector<PipelineSpec> pipelines;
  RunRequest request;  ///< all but the pipeline
  std::vector<std::string> warnings;  ///< on reading data and review list
  ReviewUse review;
  double loadSeconds = 0;
};

/// Refuses what cannot be understood before anything is read.
PreparedRuns prepareRuns(const RunOptions& options, Console& console, const Progress& progress);

}  // namespace blendscope::cli
