// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/all_classifiers.h"

#include "study/stack.h"
#include "study/two_stage.h"

namespace blendscope {

const ClassifierRegistry& allClassifiers() {
  static const ClassifierRegistry registry = [] {
    std::vector<ClassifierRegistry::Entry> entries = classifiers().entries();
    entries.push_back(stackEntry());
    entries.push_back(twoStageEntry());
    return ClassifierRegistry(std::move(entries));
  }();
  return registry;
}

}  // namespace blendscope
