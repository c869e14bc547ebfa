// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbors/threshold_scan.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neighbors/threshold_scan.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace blendscope {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

std::size_t scan(const float* values, std::size_t from, std::size_t size, float threshold) {
  const hn::ScalableTag<float> tag;
  const std::size_t lanes = hn::Lanes(tag);
  const auto limit = hn::Set(tag, threshold);
  std::size_t i = from;
  for (; i + 4 * lanes <= size; i += 4 * lanes) {
    const auto lower = hn::Min(hn::LoadU(tag, values + i), hn::LoadU(tag, values + i + lanes));
    const auto upper = hn::Min(hn::LoadU(tag, values + i + 2 * lanes), hn::LoadU(tag, values + i + 3 * lanes));
    if (!hn::AllFalse(tag, hn::Le(hn::Min(lower, upper), limit))) break;
  }
  for (; i + lanes <= size; i += lanes) {
    const auto found = hn::FindFirstTrue(tag, hn::Le(hn::LoadU(tag, values + i), limit));
    if (found >= 0) return i + static_cast<std::size_t>(found);
  }
  for (; i < size; ++i) {
    if (values[i] <= threshold) return i;
  }
  return size;
}

}  // namespace HWY_NAMESPACE
}  // namespace blendscope
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace blendscope {

HWY_EXPORT(scan);

std::size_t firstNotAbove(std::span<const float> values, std::size_t from, float threshold) {
  return HWY_DYNAMIC_DISPATCH(scan)(values.data(), from, values.size(), threshold);
}

}  // namespace blendscope
#endif
