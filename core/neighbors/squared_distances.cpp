// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbors/squared_distances.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "neighbors/squared_distances.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace blendscope {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<double>;
using V = hn::Vec<D>;

HWY_INLINE V loadWide(D d, const double* from) { return hn::LoadU(d, from); }
HWY_INLINE V loadWide(D d, const float* from) { return hn::PromoteTo(d, hn::LoadU(hn::Rebind<float, D>(), from)); }

/// Four rows at a time share the loads of the point.
template <class T>
HWY_INLINE void fourDistances(const T* HWY_RESTRICT point, const T* const* rows, std::size_t d, double* out) {
  const D tag;
  const std::size_t lanes = hn::Lanes(tag);
  V sum0 = hn::Zero(tag), sum1 = sum0, sum2 = sum0, sum3 = sum0;
  std::size_t f = 0;
  for (; f + lanes <= d; f += lanes) {
    const V p = loadWide(tag, point + f);
    const V a = hn::Sub(p, loadWide(tag, rows[0] + f));
    const V b = hn::Sub(p, loadWide(tag, rows[1] + f));
    const V c = hn::Sub(p, loadWide(tag, rows[2] + f));
    const V e = hn::Sub(p, loadWide(tag, rows[3] + f));
    sum0 = hn::MulAdd(a, a, sum0);
    sum1 = hn::MulAdd(b, b, sum1);
    sum2 = hn::MulAdd(c, c, sum2);
    sum3 = hn::MulAdd(e, e, sum3);
  }
  double sums[4] = {hn::GetLane(hn::SumOfLanes(tag, sum0)), hn::GetLane(hn::SumOfLanes(tag, sum1)),
                    hn::GetLane(hn::SumOfLanes(tag, sum2)), hn::GetLane(hn::SumOfLanes(tag, sum3))};
  for (; f < d; ++f) {
    for (int r = 0; r < 4; ++r) {
      const double difference = static_cast<double>(point[f]) - static_cast<double>(rows[r][f]);
      sums[r] += difference * difference;
    }
  }
  for (int r = 0; r < 4; ++r) out[r] = sums[r];
}

template <class T>
void distances(const T* point, const T* base, std::size_t d, const std::uint32_t* rows, std::size_t count,
               double* out) {
  for (std::size_t i = 0; i < count; i += 4) {
    // The last group repeats its last row, so that a distance never depends on its place in the list.
    const T* four[4];
    double result[4];
    for (std::size_t r = 0; r < 4; ++r) four[r] = base + rows[i + r < count ? i + r : count - 1] * d;
    fourDistances(point, four, d, result);
    for (std::size_t r = 0; r < 4 && i + r < count; ++r) out[i + r] = result[r];
  }
}

void distancesFloat(const float* point, const float* base, std::size_t d, const std::uint32_t* rows, std::size_t count,
                    double* out) {
  distances(point, base, d, rows, count, out);
}

void distancesDouble(const double* point, const double* base, std::size_t d, const std::uint32_t* rows,
                     std::size_t count, double* out) {
  distances(point, base, d, rows, count, out);
}

float floatMetric(const void* first, const void* second, const void* length) {
  const auto* HWY_RESTRICT a = static_cast<const float*>(first);
  const auto* HWY_RESTRICT b = static_cast<const float*>(second);
  const std::size_t d = *static_cast<const std::size_t*>(length);
  const hn::ScalableTag<float> tag;
  const std::size_t lanes = hn::Lanes(tag);
  auto sum0 = hn::Zero(tag);
  auto sum1 = sum0;
  std::size_t f = 0;
  for (; f + 2 * lanes <= d; f += 2 * lanes) {
    const auto x = hn::Sub(hn::LoadU(tag, a + f), hn::LoadU(tag, b + f));
    const auto y = hn::Sub(hn::LoadU(tag, a + f + lanes), hn::LoadU(tag, b + f + lanes));
    sum0 = hn::MulAdd(x, x, sum0);
    sum1 = hn::MulAdd(y, y, sum1);
  }
  for (; f + lanes <= d; f += lanes) {
    const auto x = hn::Sub(hn::LoadU(tag, a + f), hn::LoadU(tag, b + f));
    sum0 = hn::MulAdd(x, x, sum0);
  }
  float sum = hn::GetLane(hn::SumOfLanes(tag, hn::Add(sum0, sum1)));
  for (; f < d; ++f) sum += (a[f] - b[f]) * (a[f] - b[f]);
  return sum;
}

}  // namespace HWY_NAMESPACE
}  // namespace blendscope
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace blendscope {

HWY_EXPORT(distancesFloat);
HWY_EXPORT(distancesDouble);
HWY_EXPORT(floatMetric);

void squaredDistances(const float* point, const float* base, std::size_t d, std::span<const std::uint32_t> rows,
                      double* out) {
  HWY_DYNAMIC_DISPATCH(distancesFloat)(point, base, d, rows.data(), rows.size(), out);
}

void squaredDistances(const double* point, const double* base, std::size_t d, std::span<const std::uint32_t> rows,
                      double* out) {
  HWY_DYNAMIC_DISPATCH(distancesDouble)(point, base, d, rows.data(), rows.size(), out);
}

FloatMetric fastFloatMetric() {
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
  return &HWY_DYNAMIC_DISPATCH(floatMetric);
}

}  // namespace blendscope
#endif
