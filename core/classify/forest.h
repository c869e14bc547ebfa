// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "classify/classifiers.h"

namespace blendscope {

/// `forest`: trees on bootstrap samples, each node choosing among a few features drawn at random; their leaves' class
/// shares are averaged (Breiman 2001). Seeded; each iteration reports the out-of-bag error of the trees so far.
ClassifierRegistry::Entry forestEntry();

}  // namespace blendscope
