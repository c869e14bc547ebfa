// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/registry.h"
#include "data/steps.h"

namespace blendscope {

using ClassifierRegistry = Registry<Classifier, FittedClassifier>;

/// Every classifier by name (`muygps`, `knn`, `logistic`, …), with its parameters.
const ClassifierRegistry& classifiers();

}  // namespace blendscope
