// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/convolution_unit.h"

#include <Eigen/Core>
#include <cmath>

#include "neighbors/matrix_product.h"

namespace blendscope {

namespace {

constexpr float kSmallVariance = 1e-5F;

using Channel = Eigen::Map<Eigen::ArrayXf>;
using ConstChannel = Eigen::Map<const Eigen::ArrayXf>;

Channel rowOf(Matrix<float>& m, std::size_t r) { return {m.row(r).data(), static_cast<Eigen::Index>(m.cols())}; }
ConstChannel rowOf(const Matrix<float>& m, std::size_t r) { return {m.row(r).data(), static_cast<Eigen::Index>(m.cols())}; }
ConstChannel rowOf(std::span<const float> v) { return {v.data(), static_cast<Eigen::Index>(v.size())}; }

void shape(Matrix<float>& m, std::size_t rows, std::size_t cols) {
  if (m.rows() != rows || m.cols() != cols) m = Matrix<float>(rows, cols);
}

}  // namespace

void ConvolutionUnit::initialise(std::span<float> all, RandomStream& random) const {
  const std::size_t weights = weightCount();
  const double deviation = std::sqrt(2.0 / static_cast<double>(in * kernel * kernel));
  for (std::size_t w = 0; w < weights; ++w) all[parameters + w] = static_cast<float>(random.normal(0, deviation));
  for (std::size_t c = 0; c < out; ++c) {
    all[parameters + weights + c] = 1;
    all[parameters + weights + out + c] = 0;
  }
}

void ConvolutionUnit::convolve(const Matrix<float>& input, const PlaneLayout& layout, std::span<const float> all,
                               State& state, Scratch& scratch) const {
  gatherTaps(input, layout, kernel, scratch.taps);
  shape(state.normal, out, layout.length());
  multiply({all.data() + parameters, out, in * kernel * kernel}, scratch.taps, state.normal);
}

void ConvolutionUnit::finish(std::span<const float> mask, std::span<const float> all, const Matrix<float>* added,
                             State& state) const {
  shape(state.output, out, state.normal.cols());
  for (std::size_t c = 0; c < out; ++c) {
    const float gain = all[parameters + weightCount() + c];
    const float offset = all[parameters + weightCount() + out + c];
    Channel output = rowOf(state.output, c);
    output = gain * rowOf(state.normal, c) + offset * rowOf(mask);
    if (added) output += rowOf(*added, c);
    if (rectified) output = output.max(0.0F);
  }
}

void ConvolutionUnit::forward(const Matrix<float>& input, const PlaneLayout& layout, std::span<const float> mask,
                              std::span<const float> all, const Matrix<float>* added, std::span<float> measured,
                              State& state, Scratch& scratch) const {
  convolve(input, layout, all, state, scratch);
  state.inverse.resize(out);
  const auto count = static_cast<float>(layout.pixels());
  for (std::size_t c = 0; c < out; ++c) {
    Channel values = rowOf(state.normal, c);
    const float mean = (values * rowOf(mask)).sum() / count;
    values = (values - mean) * rowOf(mask);
    const float variance = values.square().sum() / count;
    state.inverse[c] = 1 / std::sqrt(variance + kSmallVariance);
    values *= state.inverse[c];
    measured[statistics + c] = mean;
    measured[statistics + out + c] = variance;
  }
  finish(mask, all, added, state);
}

void ConvolutionUnit::apply(const Matrix<float>& input, const PlaneLayout& layout, std::span<const float> mask,
                            std::span<const float> all, const Matrix<float>* added, std::span<const float> given,
                            State& state, Scratch& scratch) const {
  convolve(input, layout, all, state, scratch);
  for (std::size_t c = 0; c < out; ++c) {
    Channel values = rowOf(state.normal, c);
    const float inverse = 1 / std::sqrt(given[statistics + out + c] + kSmallVariance);
    values = (values - given[statistics + c]) * inverse * rowOf(mask);
  }
  finish(mask, all, added, state);
}

void ConvolutionUnit::backward(const Matrix<float>& input, const PlaneLayout& layout, std::span<const float> mask,
                               std::span<const float> all, const State& state, Matrix<float>& error,
                               std::span<float> slopes, Matrix<float>* inputError, Scratch& scratch) const {
  const std::size_t weights = weightCount();
  const auto count = static_cast<float>(layout.pixels());
  shape(scratch.slopes, out, layout.length());
  for (std::size_t c = 0; c < out; ++c) {
    Channel passed = rowOf(error, c);
    if (rectified) passed *= (rowOf(state.output, c) > 0.0F).cast<float>();
    const ConstChannel normal = rowOf(state.normal, c);
    const float offsetSlope = passed.sum();
    const float gainSlope = (passed * normal).sum();
    slopes[parameters + weights + c] += gainSlope;
    slopes[parameters + weights + out + c] += offsetSlope;
    const float scale = all[parameters + weights + c] * state.inverse[c];
    rowOf(scratch.slopes, c) = scale * (passed - (offsetSlope / count) - normal * (gainSlope / count)) * rowOf(mask);
  }
  gatherTaps(input, layout, kernel, scratch.taps);
  const std::size_t taps = in * kernel * kernel;
  shape(scratch.product, out, taps);
  multiplyByTransposed(scratch.slopes, scratch.taps, scratch.product);
  for (std::size_t w = 0; w < weights; ++w) slopes[parameters + w] += scratch.product.values()[w];
  if (!inputError) return;
  Matrix<float> turned(taps, out);
  for (std::size_t o = 0; o < out; ++o) {
    for (std::size_t t = 0; t < taps; ++t) turned(t, o) = all[parameters + o * taps + t];
  }
  multiply(turned, scratch.slopes, scratch.taps);
  addTaps(scratch.taps, layout, kernel, *inputError);
}

}  // namespace blendscope
