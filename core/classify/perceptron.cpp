// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/perceptron.h"

#include <algorithm>
#include <cmath>

#include "classify/present_classes.h"
#include "neighbors/matrix_product.h"

namespace blendscope {

namespace {

Matrix<float> transposed(MatrixView<const float> m) {
  Matrix<float> result(m.cols(), m.rows());
  for (std::size_t i = 0; i < m.rows(); ++i) {
    for (std::size_t j = 0; j < m.cols(); ++j) result(j, i) = m(i, j);
  }
  return result;
}

/// Scores of a row to its class probabilities, in double precision.
void softmax(std::span<const float> scores, std::span<double> probability) {
  std::copy(scores.begin(), scores.end(), probability.begin());
  normalizeLogProbabilities(probability);
}

}  // namespace

Perceptron::Perceptron(std::vector<std::size_t> widths, RandomStream& random) : widths_(std::move(widths)) {
  lay();
  for (const Layer& layer : layers_) {
    const double bound = std::sqrt(6.0 / static_cast<double>(layer.in + layer.out));
    for (std::size_t p = 0; p < (layer.in + 1) * layer.out; ++p) {
      parameters_[layer.weights + p] = static_cast<float>(random.uniform(-bound, bound));
    }
  }
}

void Perceptron::lay() {
  std::size_t next = 0;
  for (std::size_t l = 1; l < widths_.size(); ++l) {
    const std::size_t in = widths_[l - 1];
    const std::size_t out = widths_[l];
    layers_.push_back({in, out, next, next + in * out});
    next += (in + 1) * out;
  }
  parameters_.resize(next);
}

bool Perceptron::isWeight(std::size_t parameter) const {
  return std::any_of(layers_.begin(), layers_.end(),
                     [&](const Layer& layer) { return parameter >= layer.weights && parameter < layer.offsets; });
}

MatrixView<const float> Perceptron::weightsOf(const Layer& layer) const {
  return {parameters_.data() + layer.weights, layer.out, layer.in};
}

/// What leaves each layer; of the last one the scores.
std::vector<Matrix<float>> Perceptron::activations(MatrixView<const float> rows) const {
  std::vector<Matrix<float>> outputs;
  MatrixView<const float> input = rows;
  for (const Layer& layer : layers_) {
    const bool last = &layer == &layers_.back();
    Matrix<float> output(rows.rows(), layer.out);
    multiplyByTransposed(input, weightsOf(layer), output);
    for (std::size_t i = 0; i < output.rows(); ++i) {
      for (std::size_t u = 0; u < layer.out; ++u) {
        const float value = output(i, u) + parameters_[layer.offsets + u];
        output(i, u) = last ? value : std::max(value, 0.0F);
      }
    }
    outputs.push_back(std::move(output));
    input = outputs.back();
  }
  return outputs;
}

Matrix<double> Perceptron::probabilities(MatrixView<const float> rows) const {
  const std::vector<Matrix<float>> outputs = activations(rows);
  Matrix<double> result(rows.rows(), classes());
  for (std::size_t i = 0; i < rows.rows(); ++i) softmax(outputs.back().row(i), result.row(i));
  return result;
}

double Perceptron::addSlopes(MatrixView<const float> rows, std::span<const int> labels, std::span<float> slopes) const {
  std::vector<Matrix<float>> outputs = activations(rows);
  double loss = 0;
  Matrix<float> error(rows.rows(), classes());
  std::vector<double> p(classes());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    softmax(outputs.back().row(i), p);
    const auto label = static_cast<std::size_t>(labels[i]);
    loss -= std::log(std::max(p[label], 1e-300));
    for (std::size_t c = 0; c < p.size(); ++c) error(i, c) = static_cast<float>(p[c] - (c == label ? 1 : 0));
  }
  for (std::size_t l = layers_.size(); l-- > 0;) {
    const Layer& layer = layers_[l];
    const MatrixView<const float> input = l == 0 ? rows : MatrixView<const float>(outputs[l - 1]);
    Matrix<float> product(layer.out, layer.in);
    multiplyByTransposed(transposed(error), transposed(input), product);
    for (std::size_t w = 0; w < layer.out * layer.in; ++w) slopes[layer.weights + w] += product.values()[w];
    for (std::size_t i = 0; i < error.rows(); ++i) {
      for (std::size_t u = 0; u < layer.out; ++u) slopes[layer.offsets + u] += error(i, u);
    }
    if (l == 0) break;
    Matrix<float> before(rows.rows(), layer.in);
    multiplyByTransposed(error, transposed(weightsOf(layer)), before);
    for (std::size_t i = 0; i < before.values().size(); ++i) {
      if (outputs[l - 1].values()[i] <= 0) before.values()[i] = 0;
    }
    error = std::move(before);
  }
  return loss;
}

void Perceptron::save(ArchiveWriter& archive) const {
  archive.integers(std::vector<std::int32_t>(widths_.begin(), widths_.end()));
  archive.floats(parameters_);
}

Perceptron Perceptron::load(ArchiveReader& archive) {
  Perceptron network;
  for (const std::int32_t width : archive.integers()) {
    if (width < 1) throwBrokenModel("mlp");
    network.widths_.push_back(static_cast<std::size_t>(width));
  }
  if (network.widths_.size() < 2) throwBrokenModel("mlp");
  std::vector<float> parameters = archive.floats();
  network.lay();
  if (parameters.size() != network.parameters_.size()) throwBrokenModel("mlp");
  network.parameters_ = std::move(parameters);
  return network;
}

void Adam::step(std::span<float> parameters, std::span<const float> slopes) {
  constexpr float keepFirst = 0.9F;
  constexpr float keepSecond = 0.999F;
  constexpr float floor = 1e-8F;
  ++steps_;
  const double correction = std::sqrt(1 - std::pow(static_cast<double>(keepSecond), static_cast<double>(steps_))) /
                            (1 - std::pow(static_cast<double>(keepFirst), static_cast<double>(steps_)));
  const auto rate = static_cast<float>(rate_ * correction);
  for (std::size_t p = 0; p < parameters.size(); ++p) {
    first_[p] = keepFirst * first_[p] + (1 - keepFirst) * slopes[p];
    second_[p] = keepSecond * second_[p] + (1 - keepSecond) * slopes[p] * slopes[p];
    parameters[p] -= rate * first_[p] / (std::sqrt(second_[p]) + floor);
  }
}

}  // namespace blendscope
