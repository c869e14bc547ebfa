// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/normalizers.h"

namespace blendscope {

/// Every embedding by name, with its parameters.
const TransformRegistry& embeddings();

/// Whether the features of training rows hold their own labels: they then look easier than those of unseen rows.
bool learnsFromLabels(const StepSpec& embedding);

}  // namespace blendscope
