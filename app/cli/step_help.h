// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/parameter_info.h"

namespace blendscope::cli {

/// A step as people read it: name, what it does, formula, and one line per parameter with range, default and meaning.
std::string stepHelp(const StepInfo& info);

/// How pipelines are written, and every step that may stand in them.
std::string pipelineHelp();

/// How splits are written.
std::string splitHelp();

}  // namespace blendscope::cli
