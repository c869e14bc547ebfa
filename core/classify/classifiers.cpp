// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/classifiers.h"

#include "classify/knn.h"
#include "classify/logistic.h"

namespace blendscope {

const ClassifierRegistry& classifiers() {
  static const ClassifierRegistry registry({knnEntry(), logisticEntry()});
  return registry;
}

}  // namespace blendscope
