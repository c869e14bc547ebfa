// SPDX-License-Identifier: GPL-3.0-or-later
#include "imaging/normalizers.h"

#include <iterator>

#include "imaging/image_normalizer.h"

namespace blendscope {

const TransformRegistry& normalizers() {
  static const TransformRegistry registry([] {
    std::vector<TransformRegistry::Entry> all;
    for (auto family : {rangeNormalizers(), spreadNormalizers(), skyNormalizers(), symmetryNormalizers()}) {
      std::move(family.begin(), family.end(), std::back_inserter(all));
    }
    return all;
  }());
  return registry;
}

}  // namespace blendscope
