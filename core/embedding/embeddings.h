// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/normalizers.h"

namespace blendscope {

/// Every embedding by name, with its parameters.
const TransformRegistry& embeddings();

}  // namespace blendscope
