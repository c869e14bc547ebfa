// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/kernel.h"

#include "gp/bessel_kernel.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "gp/kernel.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace blendscope {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<double>;
using V = hn::Vec<D>;

/// Applies `kernel` to scale · squared, a vector at a time; the tail goes through a padded vector, so that a value
/// never depends on its place.
template <class KernelOf>
HWY_INLINE void forAll(double scale, const double* squared, std::size_t count, double* out, KernelOf kernel) {
  const D tag;
  const std::size_t lanes = hn::Lanes(tag);
  const V factor = hn::Set(tag, scale);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    hn::StoreU(kernel(tag, hn::Mul(factor, hn::LoadU(tag, squared + i))), tag, out + i);
  }
  if (i == count) return;
  HWY_ALIGN double padded[HWY_MAX_BYTES / sizeof(double)] = {};
  for (std::size_t l = 0; i + l < count; ++l) padded[l] = squared[i + l];
  hn::Store(kernel(tag, hn::Mul(factor, hn::Load(tag, padded))), tag, padded);
  for (std::size_t l = 0; i + l < count; ++l) out[i + l] = padded[l];
}

HWY_INLINE V expOfMinus(D tag, V x) { return hn::Exp(tag, hn::Neg(x)); }

void gaussian(double scale, const double* squared, std::size_t count, double* out) {
  forAll(scale, squared, count, out,
         [](D tag, V s) HWY_ATTR { return expOfMinus(tag, hn::Mul(hn::Set(tag, 0.5), s)); });
}

void gaussianSlope(double scale, const double* squared, std::size_t count, double* out) {
  forAll(scale, squared, count, out, [](D tag, V s) HWY_ATTR {
    const V half = hn::Mul(hn::Set(tag, 0.5), s);
    return hn::Neg(hn::Mul(half, expOfMinus(tag, half)));
  });
}

void matern12(double scale, const double* squared, std::size_t count, double* out) {
  forAll(scale, squared, count, out, [](D tag, V s) HWY_ATTR { return expOfMinus(tag, hn::Sqrt(s)); });
}

void matern12Slope(double scale, const double* squared, std::size_t count, double* out) {
  forAll(scale, squared, count, out, [](D tag, V s) HWY_ATTR {
    const V r = hn::Sqrt(s);
    return hn::Mul(hn::Mul(hn::Set(tag, -0.5), r), expOfMinus(tag, r));
  });
}

void matern32(double scale, const double* squared, std::size_t count, double* out) {
  forAll(3 * scale, squared, count, out, [](D tag, V s) HWY_ATTR {
    const V x = hn::Sqrt(s);
    return hn::Mul(hn::Add(hn::Set(tag, 1.0), x), expOfMinus(tag, x));
  });
}

void matern32Slope(double scale, const double* squared, std::size_t count, double* out) {
  forAll(3 * scale, squared, count, out,
         [](D tag, V s) HWY_ATTR { return hn::Mul(hn::Mul(hn::Set(tag, -0.5), s), expOfMinus(tag, hn::Sqrt(s))); });
}

void matern52(double scale, const double* squared, std::size_t count, double* out) {
  forAll(5 * scale, squared, count, out, [](D tag, V s) HWY_ATTR {
    const V x = hn::Sqrt(s);
    const V polynomial = hn::Add(hn::Set(tag, 1.0), hn::MulAdd(s, hn::Set(tag, 1.0 / 3), x));
    return hn::Mul(polynomial, expOfMinus(tag, x));
  });
}

void matern52Slope(double scale, const double* squared, std::size_t count, double* out) {
  forAll(5 * scale, squared, count, out, [](D tag, V s) HWY_ATTR {
    const V x = hn::Sqrt(s);
    const V factor = hn::Mul(hn::Mul(hn::Set(tag, -1.0 / 6), s), hn::Add(hn::Set(tag, 1.0), x));
    return hn::Mul(factor, expOfMinus(tag, x));
  });
}

}  // namespace HWY_NAMESPACE
}  // namespace blendscope
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace blendscope {

HWY_EXPORT(gaussian);
HWY_EXPORT(gaussianSlope);
HWY_EXPORT(matern12);
HWY_EXPORT(matern12Slope);
HWY_EXPORT(matern32);
HWY_EXPORT(matern32Slope);
HWY_EXPORT(matern52);
HWY_EXPORT(matern52Slope);

namespace {

bool isGaussian(const KernelShape& shape) {
  return shape.family == KernelFamily::Rbf || shape.smoothness == kInfiniteSmoothness;
}

bool hasClosedForm(const KernelShape& shape) {
  return isGaussian(shape) || shape.smoothness == 0.5 || shape.smoothness == 1.5 || shape.smoothness == 2.5;
}

}  // namespace

Kernel::Kernel(const KernelShape& shape, KernelDerivatives derivatives) : shape_(shape) {
  if (isGaussian(shape)) return;
  const double nu = shape.smoothness;
  const double highest = BesselKernel::reach(nu);
  const auto tabulate = [&](auto function) {
    return std::make_shared<const KernelTable>(std::move(function), highest);
  };
  if (!hasClosedForm(shape)) {
    value_ = tabulate([kernel = BesselKernel(nu)](double s) { return kernel.value(s); });
    if (derivatives.slope) slope_ = tabulate([kernel = BesselKernel(nu)](double s) { return kernel.slope(s); });
  }
  if (derivatives.smoothness) bySmoothness_ = tabulate(SmoothnessDerivative(nu));
}

void Kernel::correlation(double scale, std::span<const double> squared, std::span<double> out) const {
  const double* from = squared.data();
  const std::size_t count = squared.size();
  if (value_) {
    value_->evaluate(scale, squared, out);
  } else if (isGaussian(shape_)) {
    HWY_DYNAMIC_DISPATCH(gaussian)(scale, from, count, out.data());
  } else if (shape_.smoothness == 0.5) {
    HWY_DYNAMIC_DISPATCH(matern12)(scale, from, count, out.data());
  } else if (shape_.smoothness == 1.5) {
    HWY_DYNAMIC_DISPATCH(matern32)(scale, from, count, out.data());
  } else {
    HWY_DYNAMIC_DISPATCH(matern52)(scale, from, count, out.data());
  }
}

void Kernel::slope(double scale, std::span<const double> squared, std::span<double> out) const {
  const double* from = squared.data();
  const std::size_t count = squared.size();
  if (slope_) {
    slope_->evaluate(scale, squared, out);
  } else if (isGaussian(shape_)) {
    HWY_DYNAMIC_DISPATCH(gaussianSlope)(scale, from, count, out.data());
  } else if (shape_.smoothness == 0.5) {
    HWY_DYNAMIC_DISPATCH(matern12Slope)(scale, from, count, out.data());
  } else if (shape_.smoothness == 1.5) {
    HWY_DYNAMIC_DISPATCH(matern32Slope)(scale, from, count, out.data());
  } else {
    HWY_DYNAMIC_DISPATCH(matern52Slope)(scale, from, count, out.data());
  }
}

void Kernel::bySmoothness(double scale, std::span<const double> squared, std::span<double> out) const {
  bySmoothness_->evaluate(scale, squared, out);
}

}  // namespace blendscope
#endif
