// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "jobs/job_runner.h"
#include "pages/page.h"
#include "state/workspace.h"

namespace blendscope::ui {

/// The pages in the order of the work. A new page is one line here.
std::vector<std::function<Page*(Workspace&, JobRunner&)>> pageList();

}  // namespace blendscope::ui
