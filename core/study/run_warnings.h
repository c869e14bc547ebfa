// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope {

/// Appends a text that is not there yet.
void addOnce(std::vector<std::string>& texts, const std::string& text);

/// Whether sky, noise and peak height alone give the classes of the training rows away, whatever the pipeline is; empty
/// if they do not. `groups`: object number of every row of the set, or empty.
std::vector<std::string> nuisanceWarnings(const CutoutSet& set, const std::vector<Row>& trainRows,
                                          const std::vector<int>& groups, std::uint64_t seed);

}  // namespace blendscope
