// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "data/cutout_set.h"

namespace blendscope {

/// A set of some rows of another, in the order given, with its classes, columns and provenance. Copies their pixels.
std::shared_ptr<const CutoutSet> pickCutouts(const CutoutSet& set, const std::vector<Row>& rows);

}  // namespace blendscope
