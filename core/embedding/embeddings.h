// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "imaging/normalizers.h"

namespace blendscope {

/// Every embedding by name, with its parameters.
const TransformRegistry& embeddings();

/// Whether the features that a classifier is trained on hold the labels of their own rows: these then look easier than
/// unseen ones. Supervised UMAP holds its training rows out (embedding/held_out.h) and so does not.
bool learnsFromLabels(const StepSpec& embedding);

}  // namespace blendscope
