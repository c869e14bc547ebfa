// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// Every classifier a pipeline may end with: those of `classifiers()`, and those that are made of whole pipelines
/// (`stack`, `two-stage`).
const ClassifierRegistry& allClassifiers();

}  // namespace blendscope
