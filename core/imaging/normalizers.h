// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/registry.h"
#include "data/steps.h"

namespace blendscope {

using TransformRegistry = Registry<Transform, FittedTransform>;

/// Every normalizer by name (`raw`, `minmax`, `rroot-minmax`, `flux`, …), with parameters and formula.
const TransformRegistry& normalizers();

/// The identity of an Augmentation needs no fitting: what is registered is both.
struct NoState {};
using AugmentationRegistry = Registry<Augmentation, NoState>;

/// Every augmentation by name.
const AugmentationRegistry& augmentations();

}  // namespace blendscope
