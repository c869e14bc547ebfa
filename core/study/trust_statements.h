// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "study/trust.h"

namespace blendscope {

/// What the data behind a run can and cannot support, in plain words, most important first. Reads everything in `trust`
/// but the statements.
std::vector<TrustStatement> trustStatements(const Run& run, const Trust& trust, const TrustOptions& options);

}  // namespace blendscope
