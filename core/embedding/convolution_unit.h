// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/random.h"
#include "embedding/image_planes.h"

namespace blendscope {

/// Convolution, batch normalisation (Ioffe & Szegedy 2015), an addition and a rectifier, the last two where asked for.
/// Parameters lie in a vector of the whole network: weights (out × in · kernel²), then gain and offset of each output
/// channel; statistics (mean, then variance of each output channel before normalisation) in another one.
struct ConvolutionUnit {
  std::size_t in = 0;
  std::size_t out = 0;
  std::size_t kernel = 3;  ///< 1 or 3
  bool rectified = true;
  std::size_t parameters = 0;  ///< place of the first parameter
  std::size_t statistics = 0;  ///< place of the first statistic

  std::size_t weightCount() const { return out * in * kernel * kernel; }
  std::size_t parameterCount() const { return weightCount() + 2 * out; }
  std::size_t statisticCount() const { return 2 * out; }

  /// What a pass over some images leaves behind for the way back. Reused, so that its memory is.
  struct State {
    Matrix<float> normal;        ///< out × length, normalised, before gain and offset
    Matrix<float> output;        ///< out × length
    std::vector<float> inverse;  ///< 1/√(variance + ε) per channel
  };

  /// Scratch memory that one thread may use for all its units.
  struct Scratch {
    Matrix<float> taps;
    Matrix<float> slopes;
    Matrix<float> product;
  };

  /// Weights normal with variance 2/(in · kernel²) (He et al. 2015), gain 1, offset 0.
  void initialise(std::span<float> all, RandomStream& random) const;

  /// Training: normalises by the statistics of these very images and writes them to `measured`.
  void forward(const Matrix<float>& input, const PlaneLayout& layout, std::span<const float> mask,
               std::span<const float> all, const Matrix<float>* added, std::span<float> measured, State& state,
               Scratch& scratch) const;
  /// Prediction: normalises by the given statistics; of `state` only the output is of use.
  void apply(const Matrix<float>& input, const PlaneLayout& layout, std::span<const float> mask,
             std::span<const float> all, const Matrix<float>* added, std::span<const float> given, State& state,
             Scratch& scratch) const;
  /// `error` is the slope of the loss by the output and is used up; afterwards it is the slope by what was added.
  /// Adds to `slopes` (of all parameters) and, unless null, to `inputError`.
  void backward(const Matrix<float>& input, const PlaneLayout& layout, std::span<const float> mask,
                std::span<const float> all, const State& state, Matrix<float>& error, std::span<float> slopes,
                Matrix<float>* inputError, Scratch& scratch) const;

 private:
  void convolve(const Matrix<float>& input, const PlaneLayout& layout, std::span<const float> all, State& state,
                Scratch& scratch) const;
  void finish(std::span<const float> mask, std::span<const float> all, const Matrix<float>* added, State& state) const;
};

}  // namespace blendscope
