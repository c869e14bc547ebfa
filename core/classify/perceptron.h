// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "base/archive.h"
#include "base/matrix.h"
#include "base/random.h"

namespace blendscope {

/// A feed-forward network of rectified linear units with softmax at its end, in single precision.
class Perceptron {
 public:
  /// `widths`: features, units of each hidden layer, classes. Weights start uniform within ±√(6/(in+out)) (Glorot &
  /// Bengio 2010).
  Perceptron(std::vector<std::size_t> widths, RandomStream& random);

  std::size_t features() const { return widths_.front(); }
  std::size_t classes() const { return widths_.back(); }
  /// Weights and offsets of all layers, in the order of the layers.
  std::span<float> parameters() { return parameters_; }
  std::span<const float> parameters() const { return parameters_; }
  /// Whether a parameter is a weight (and so is penalised) rather than an offset.
  bool isWeight(std::size_t parameter) const;

  /// Class probabilities, rows × classes.
  Matrix<double> probabilities(MatrixView<const float> rows) const;
  /// Adds the slopes of the summed log loss of some rows to `slopes`; gives that loss. Works in the calling thread.
  double addSlopes(MatrixView<const float> rows, std::span<const int> labels, std::span<float> slopes) const;

  void save(ArchiveWriter& archive) const;
  /// Throws Error if what it reads contradicts itself.
  static Perceptron load(ArchiveReader& archive);

 private:
  struct Layer {
    std::size_t in, out;
    std::size_t weights;  ///< place of the out × in weights in `parameters_`
    std::size_t offsets;
  };

  Perceptron() = default;
  void lay();
  MatrixView<const float> weightsOf(const Layer& layer) const;
  std::vector<Matrix<float>> activations(MatrixView<const float> rows) const;

  std::vector<std::size_t> widths_;
  std::vector<Layer> layers_;
  std::vector<float> parameters_;
};

/// Adam (Kingma & Ba 2015) with its usual constants.
class Adam {
 public:
  Adam(std::size_t parameters, double rate) : rate_(rate), first_(parameters, 0), second_(parameters, 0) {}
  void step(std::span<float> parameters, std::span<const float> slopes);

 private:
  double rate_;
  std::vector<float> first_;
  std::vector<float> second_;
  long steps_ = 0;
};

}  // namespace blendscope
