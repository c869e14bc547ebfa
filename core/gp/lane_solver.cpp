// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/lane_solver.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "gp/lane_solver.cpp"
#include <hwy/foreach_target.h>
//
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace blendscope {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::CappedTag<double, kLanes>;
using V = hn::Vec<D>;

HWY_INLINE V at(const double* lanes, std::size_t element) { return hn::LoadU(D(), lanes + element * kLanes); }
HWY_INLINE void put(V value, double* lanes, std::size_t element) { hn::StoreU(value, D(), lanes + element * kLanes); }

/// value(row r, column j) − Σ_{p<j} L_rp L_jp for up to four rows at once, so that four chains of additions overlap.
template <int kRows>
HWY_INLINE void eliminate(double* const* rows, const double* pivotRow, std::size_t j, V inverse) {
  V sums[kRows];
  for (int r = 0; r < kRows; ++r) sums[r] = at(rows[r], j);
  for (std::size_t p = 0; p < j; ++p) {
    const V l = at(pivotRow, p);
    for (int r = 0; r < kRows; ++r) sums[r] = hn::NegMulAdd(at(rows[r], p), l, sums[r]);
  }
  for (int r = 0; r < kRows; ++r) put(hn::Mul(sums[r], inverse), rows[r], j);
}

HWY_INLINE V invertDiagonal(double* row, std::size_t j, double pivotFloor, V least) {
  const D tag;
  V pivot = at(row, j);
  for (std::size_t p = 0; p < j; ++p) pivot = hn::NegMulAdd(at(row, p), at(row, p), pivot);
  const V one = hn::Set(tag, 1.0);
  const auto usable = hn::Gt(pivot, hn::Set(tag, pivotFloor));
  put(hn::Div(one, hn::Sqrt(hn::IfThenElse(usable, pivot, one))), row, j);
  return hn::Min(least, hn::IfThenElse(usable, pivot, hn::Zero(tag)));
}

template <int kRows>
HWY_INLINE void eliminateRows(const double* packed, double* const* rows, std::size_t columns) {
  for (std::size_t j = 0; j < columns; ++j) {
    const double* pivotRow = packed + packedRow(j) * kLanes;
    eliminate<kRows>(rows, pivotRow, j, at(pivotRow, j));
  }
}

/// One vector's worth of lanes; `packed` points at the first of them.
HWY_INLINE void factorSomeLanes(double* packed, std::size_t k, std::size_t borderRows, double pivotFloor,
                                double* smallestPivot) {
  const D tag;
  V least = hn::Set(tag, 1e300);
  double* rows[4];
  std::size_t a = 0;
  for (; a + 4 <= k; a += 4) {
    for (std::size_t r = 0; r < 4; ++r) rows[r] = packed + packedRow(a + r) * kLanes;
    eliminateRows<4>(packed, rows, a);
    for (std::size_t r = 0; r < 4; ++r) {
      for (std::size_t j = a; j < a + r; ++j) {
        const double* pivotRow = packed + packedRow(j) * kLanes;
        eliminate<1>(rows + r, pivotRow, j, at(pivotRow, j));
      }
      least = invertDiagonal(rows[r], a + r, pivotFloor, least);
    }
  }
  for (; a < k; ++a) {
    rows[0] = packed + packedRow(a) * kLanes;
    eliminateRows<1>(packed, rows, a);
    least = invertDiagonal(rows[0], a, pivotFloor, least);
  }
  double* border = packed + packedRow(k) * kLanes;
  std::size_t e = 0;
  for (; e + 2 <= borderRows; e += 2) {
    for (std::size_t r = 0; r < 2; ++r) rows[r] = border + (e + r) * k * kLanes;
    eliminateRows<2>(packed, rows, k);
  }
  for (; e < borderRows; ++e) {
    rows[0] = border + e * k * kLanes;
    eliminateRows<1>(packed, rows, k);
  }
  hn::StoreU(least, tag, smallestPivot);
}

void factor(double* packed, std::size_t k, std::size_t borderRows, double pivotFloor, double* smallestPivot) {
  for (std::size_t l = 0; l < kLanes; l += hn::Lanes(D())) {
    factorSomeLanes(packed + l, k, borderRows, pivotFloor, smallestPivot + l);
  }
}

void backSubstitute(const double* factor, std::size_t k, double* rows, std::size_t count) {
  for (std::size_t l = 0; l < kLanes; l += hn::Lanes(D())) {
    for (std::size_t a = k; a-- > 0;) {
      const double* triangle = factor + l + packedRow(a) * kLanes;
      const V inverse = at(triangle, a);
      for (std::size_t c = 0; c < count; ++c) {
        double* x = rows + l + c * k * kLanes;
        const V solved = hn::Mul(at(x, a), inverse);
        put(solved, x, a);
        for (std::size_t b = 0; b < a; ++b) put(hn::NegMulAdd(at(triangle, b), solved, at(x, b)), x, b);
      }
    }
  }
}

void dot(const double* x, const double* y, std::size_t count, double* out) {
  for (std::size_t l = 0; l < kLanes; l += hn::Lanes(D())) {
    V even = hn::Zero(D());
    V odd = even;
    std::size_t a = 0;
    for (; a + 2 <= count; a += 2) {
      even = hn::MulAdd(at(x + l, a), at(y + l, a), even);
      odd = hn::MulAdd(at(x + l, a + 1), at(y + l, a + 1), odd);
    }
    if (a < count) even = hn::MulAdd(at(x + l, a), at(y + l, a), even);
    hn::StoreU(hn::Add(even, odd), D(), out + l);
  }
}

void weights(const LaneGradient& g, double* beta, double* out) {
  const std::size_t k = g.k;
  for (std::size_t l = 0; l < kLanes; l += hn::Lanes(D())) {
    const double* w = g.weights + l;
    const V byVariance = at(g.byVariance + l, 0);
    for (std::size_t a = 0; a < k; ++a) {
      V sum = hn::Neg(hn::Mul(byVariance, at(w, a)));
      for (std::size_t c = 0; c < g.columns; ++c) {
        sum = hn::MulAdd(at(g.byMean + l, c), at(g.alpha + l, c * k + a), sum);
      }
      put(sum, beta + l, a);
      put(hn::NegMulAdd(byVariance, at(w, a), sum), out + l, packedRow(k) + a);
    }
    for (std::size_t a = 0; a < k; ++a) {
      double* row = out + l + packedRow(a) * kLanes;
      const V wa = at(w, a);
      const V betaA = at(beta + l, a);
      for (std::size_t b = 0; b <= a; ++b) {
        V sum = hn::MulAdd(wa, at(beta + l, b), hn::Mul(at(w, b), betaA));
        put(hn::Neg(sum), row, b);
      }
      for (std::size_t c = 0; c < g.columns; ++c) {
        const double* alpha = g.alpha + l + c * k * kLanes;
        const V factor = hn::Mul(hn::Set(D(), -2.0), hn::Mul(at(g.byEnergy + l, c), at(alpha, a)));
        for (std::size_t b = 0; b <= a; ++b) put(hn::MulAdd(factor, at(alpha, b), at(row, b)), row, b);
      }
      put(hn::Mul(hn::Set(D(), 0.5), at(row, a)), row, a);
    }
  }
}

void addDifferences(const double* a, const double* b, std::size_t d, double weight, double* sums) {
  const hn::ScalableTag<double> tag;
  const std::size_t lanes = hn::Lanes(tag);
  const auto factor = hn::Set(tag, weight);
  std::size_t f = 0;
  for (; f + lanes <= d; f += lanes) {
    const auto difference = hn::Sub(hn::LoadU(tag, a + f), hn::LoadU(tag, b + f));
    hn::StoreU(hn::MulAdd(hn::Mul(factor, difference), difference, hn::LoadU(tag, sums + f)), tag, sums + f);
  }
  for (; f < d; ++f) sums[f] += weight * (a[f] - b[f]) * (a[f] - b[f]);
}

}  // namespace HWY_NAMESPACE
}  // namespace blendscope
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace blendscope {

HWY_EXPORT(factor);
HWY_EXPORT(backSubstitute);
HWY_EXPORT(dot);
HWY_EXPORT(weights);
HWY_EXPORT(addDifferences);

void factorLanes(double* packed, std::size_t k, std::size_t borderRows, double pivotFloor, double* smallestPivot) {
  HWY_DYNAMIC_DISPATCH(factor)(packed, k, borderRows, pivotFloor, smallestPivot);
}

void backSubstituteLanes(const double* factorized, std::size_t k, double* rows, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(backSubstitute)(factorized, k, rows, count);
}

void dotLanes(const double* x, const double* y, std::size_t count, double* out) {
  HWY_DYNAMIC_DISPATCH(dot)(x, y, count, out);
}

void correlationWeightsLanes(const LaneGradient& gradient, double* beta, double* out) {
  HWY_DYNAMIC_DISPATCH(weights)(gradient, beta, out);
}

void addSquaredDifferences(const double* a, const double* b, std::size_t d, double weight, double* sums) {
  HWY_DYNAMIC_DISPATCH(addDifferences)(a, b, d, weight, sums);
}

}  // namespace blendscope
#endif
