// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// A small residual network on images (`embedding/trained_network.h`).
ClassifierRegistry::Entry cnnEntry();

}  // namespace blendscope
