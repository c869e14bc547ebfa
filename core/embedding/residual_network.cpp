// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/residual_network.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/error.h"
#include "embedding/convolution_unit.h"

namespace blendscope {

namespace {

constexpr std::size_t kBlocks = 3;
constexpr std::size_t kSmallestHalved = 8;  // px

/// Two convolutions around which the input goes, through a convolution of its own where the channels change.
struct ResidualBlock {
  bool halves = false;
  bool widens = false;
  ConvolutionUnit first, second, shortcut;

  struct State {
    Matrix<float> input;  ///< after halving
    ConvolutionUnit::State first, second, shortcut;
  };
};

void cleared(Matrix<float>& m, std::size_t rows, std::size_t cols) {
  if (m.rows() != rows || m.cols() != cols) m = Matrix<float>(rows, cols);
  std::fill(m.values().begin(), m.values().end(), 0.0F);
}

}  // namespace

class ResidualNetwork::Workspace {
 public:
  /// Layouts and masks for `images` images of `side`; level l is halved l times.
  void lay(std::size_t images, std::size_t side) {
    if (levels[0].layout.images == images && levels[0].layout.side == side) return;
    PlaneLayout layout{images, side};
    for (Level& level : levels) {
      level.layout = layout;
      level.mask = layout.mask();
      layout = halved(layout);
    }
  }

  struct Level {
    PlaneLayout layout;
    std::vector<float> mask;
  };
  std::array<Level, kBlocks> levels;
  Matrix<float> input;
  ConvolutionUnit::State stem;
  std::array<ResidualBlock::State, kBlocks> blocks;
  ConvolutionUnit::Scratch scratch;
  Matrix<float> error, before, halvedError;
  Matrix<float> features;
};

void ResidualNetwork::WorkspaceDeleter::operator()(Workspace* workspace) const { delete workspace; }
ResidualNetwork::WorkspacePointer ResidualNetwork::makeWorkspace() { return WorkspacePointer(new Workspace); }

struct ResidualNetwork::Parts {
  Shape shape;
  ConvolutionUnit stem;
  std::array<ResidualBlock, kBlocks> blocks;
  std::size_t dense = 0;  ///< place of the last layer: classes × features weights, then classes offsets
  std::vector<float> parameters;
  std::vector<float> statistics;

  explicit Parts(Shape wanted) : shape(wanted) {
    add(stem, shape.inputs, shape.channels, 3, true);
    std::size_t in = shape.channels;
    std::size_t side = shape.side;
    for (std::size_t b = 0; b < kBlocks; ++b) {
      ResidualBlock& block = blocks[b];
      const std::size_t out = b == 0 ? shape.channels : 2 * shape.channels;
      block.halves = b > 0 && side >= kSmallestHalved;
      if (block.halves) side = (side + 1) / 2;
      block.widens = in != out;
      add(block.first, in, out, 3, true);
      add(block.second, out, out, 3, true);
      if (block.widens) add(block.shortcut, in, out, 1, false);
      in = out;
    }
    dense = parameters.size();
    parameters.resize(dense + shape.classes * (features() + 1), 0.0F);
  }

  std::size_t features() const { return 2 * shape.channels; }

  void add(ConvolutionUnit& unit, std::size_t in, std::size_t out, std::size_t kernel, bool rectified) {
    unit = {in, out, kernel, rectified, parameters.size(), statistics.size()};
    parameters.resize(parameters.size() + unit.parameterCount(), 0.0F);
    statistics.resize(statistics.size() + out, 0.0F);
    statistics.resize(statistics.size() + out, 1.0F);
  }

  template <class Visit>
  void visitUnits(Visit&& visit) const {
    visit(stem);
    for (const ResidualBlock& block : blocks) {
      visit(block.first);
      visit(block.second);
      if (block.widens) visit(block.shortcut);
    }
  }

  void fill(MatrixView<const float> images, Workspace& w) const {
    w.lay(images.rows(), shape.side);
    const PlaneLayout& layout = w.levels[0].layout;
    cleared(w.input, shape.inputs, layout.length());
    for (std::size_t i = 0; i < images.rows(); ++i) {
      for (std::size_t c = 0; c < shape.inputs; ++c) {
        for (std::size_t y = 0; y < shape.side; ++y) {
          std::copy_n(images.row(i).data() + (c * shape.side + y) * shape.side, shape.side,
                      w.input.row(c).data() + layout.lineOf(i, y));
        }
      }
    }
  }

  /// Calls `run(unit, input, level, added, state)` for the units in their order and means the last output over pixels.
  template <class Run>
  void pass(Workspace& w, Run&& run) const {
    run(stem, w.input, w.levels[0], nullptr, w.stem);
    const Matrix<float>* output = &w.stem.output;
    std::size_t level = 0;
    for (std::size_t b = 0; b < kBlocks; ++b) {
      const ResidualBlock& block = blocks[b];
      ResidualBlock::State& state = w.blocks[b];
      if (block.halves) {
        halve(*output, w.levels[level].layout, state.input);
        ++level;
      }
      const Matrix<float>& input = block.halves ? state.input : *output;
      if (block.widens) run(block.shortcut, input, w.levels[level], nullptr, state.shortcut);
      run(block.first, input, w.levels[level], nullptr, state.first);
      run(block.second, state.first.output, w.levels[level], block.widens ? &state.shortcut.output : &input,
          state.second);
      output = &state.second.output;
    }
    meanOverPixels(*output, w.levels[level].layout, w.features);
  }

  static void meanOverPixels(const Matrix<float>& planes, const PlaneLayout& layout, Matrix<float>& means) {
    means = Matrix<float>(layout.images, planes.rows());
    const float share = 1.0F / static_cast<float>(layout.side * layout.side);
    for (std::size_t c = 0; c < planes.rows(); ++c) {
      for (std::size_t i = 0; i < layout.images; ++i) {
        const auto all = planes.row(c).subspan(layout.lineOf(i, 0), layout.side * layout.stride());
        float sum = 0;
        for (const float value : all) sum += value;  // the empty places are 0
        means(i, c) = sum * share;
      }
    }
  }

  /// Softmax of one row of features.
  void probabilities(std::span<const float> row, std::span<double> p) const {
    const float* weights = parameters.data() + dense;
    const float* offsets = weights + shape.classes * features();
    for (std::size_t k = 0; k < shape.classes; ++k) {
      p[k] = static_cast<double>(offsets[k]);
      for (std::size_t f = 0; f < row.size(); ++f) p[k] += static_cast<double>(weights[k * row.size() + f] * row[f]);
    }
    const double top = *std::max_element(p.begin(), p.end());
    double sum = 0;
    for (double& value : p) sum += value = std::exp(value - top);
    for (double& value : p) value /= sum;
  }

  /// Loss of the last layer; leaves in `errors` the slopes by the features (images × features).
  double lastLayer(const Matrix<float>& seen, std::span<const int> labels, std::span<float> slopes,
                   Matrix<float>& errors) const {
    const float* weights = parameters.data() + dense;
    float* weightSlopes = slopes.data() + dense;
    float* offsetSlopes = weightSlopes + shape.classes * features();
    errors = Matrix<float>(seen.rows(), features(), 0.0F);
    std::vector<double> p(shape.classes);
    double loss = 0;
    for (std::size_t i = 0; i < seen.rows(); ++i) {
      probabilities(seen.row(i), p);
      const auto label = static_cast<std::size_t>(labels[i]);
      loss -= std::log(std::max(p[label], 1e-300));
      for (std::size_t k = 0; k < p.size(); ++k) {
        const auto error = static_cast<float>(p[k] - (k == label ? 1 : 0));
        offsetSlopes[k] += error;
        for (std::size_t f = 0; f < features(); ++f) {
          weightSlopes[k * features() + f] += error * seen(i, f);
          errors(i, f) += error * weights[k * features() + f];
        }
      }
    }
    return loss;
  }

  std::size_t lastLevel() const {
    return static_cast<std::size_t>(
        std::count_if(blocks.begin(), blocks.end(), [](const auto& b) { return b.halves; }));
  }

  void backward(const Matrix<float>& featureErrors, Workspace& w, std::span<float> slopes) const {
    std::size_t level = lastLevel();
    spread(featureErrors, w.levels[level].layout, w.error);
    for (std::size_t b = kBlocks; b-- > 0;) {
      const ResidualBlock& block = blocks[b];
      ResidualBlock::State& state = w.blocks[b];
      const Workspace::Level& at = w.levels[level];
      const Matrix<float>& output = b == 0 ? w.stem.output : w.blocks[b - 1].second.output;
      const Matrix<float>& input = block.halves ? state.input : output;
      // Back through the second convolution, then the first; what went around them is left in w.error.
      cleared(w.before, block.second.in, at.layout.length());
      block.second.backward(state.first.output, at.layout, at.mask, parameters, state.second, w.error, slopes,
                            &w.before, w.scratch);
      Matrix<float> inputError(block.first.in, at.layout.length(), 0.0F);
      block.first.backward(input, at.layout, at.mask, parameters, state.first, w.before, slopes, &inputError,
                           w.scratch);
      if (block.widens) {
        block.shortcut.backward(input, at.layout, at.mask, parameters, state.shortcut, w.error, slopes, &inputError,
                                w.scratch);
      } else {
        for (std::size_t v = 0; v < inputError.values().size(); ++v) inputError.values()[v] += w.error.values()[v];
      }
      if (block.halves) {
        --level;
        cleared(w.error, block.first.in, w.levels[level].layout.length());
        addHalved(inputError, w.levels[level].layout, w.error);
      } else {
        std::swap(w.error, inputError);
      }
    }
    stem.backward(w.input, w.levels[0].layout, w.levels[0].mask, parameters, w.stem, w.error, slopes, nullptr,
                  w.scratch);
  }

  /// Slopes by the means as slopes by the pixels.
  static void spread(const Matrix<float>& means, const PlaneLayout& layout, Matrix<float>& planes) {
    cleared(planes, means.cols(), layout.length());
    const float share = 1.0F / static_cast<float>(layout.side * layout.side);
    for (std::size_t c = 0; c < planes.rows(); ++c) {
      for (std::size_t i = 0; i < layout.images; ++i) {
        for (std::size_t y = 0; y < layout.side; ++y) {
          std::fill_n(planes.row(c).data() + layout.lineOf(i, y), layout.side, share * means(i, c));
        }
      }
    }
  }
};

ResidualNetwork::ResidualNetwork(Shape shape, RandomStream& random) : parts_(std::make_unique<Parts>(shape)) {
  parts_->visitUnits([&](const ConvolutionUnit& unit) { unit.initialise(parts_->parameters, random); });
  const double deviation = std::sqrt(1.0 / static_cast<double>(features()));
  for (std::size_t w = 0; w < shape.classes * features(); ++w) {
    parts_->parameters[parts_->dense + w] = static_cast<float>(random.normal(0, deviation));
  }
}

ResidualNetwork::ResidualNetwork(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
ResidualNetwork::~ResidualNetwork() = default;
ResidualNetwork::ResidualNetwork(ResidualNetwork&&) noexcept = default;

const ResidualNetwork::Shape& ResidualNetwork::shape() const { return parts_->shape; }
std::size_t ResidualNetwork::features() const { return parts_->features(); }
std::span<float> ResidualNetwork::parameters() { return parts_->parameters; }
std::span<const float> ResidualNetwork::parameters() const { return parts_->parameters; }
std::span<float> ResidualNetwork::statistics() { return parts_->statistics; }
std::span<const float> ResidualNetwork::statistics() const { return parts_->statistics; }

bool ResidualNetwork::isWeight(std::size_t parameter) const {
  const auto within = [&](std::size_t first, std::size_t count) {
    return parameter >= first && parameter < first + count;
  };
  bool weight = within(parts_->dense, parts_->shape.classes * features());
  parts_->visitUnits([&](const ConvolutionUnit& unit) { weight |= within(unit.parameters, unit.weightCount()); });
  return weight;
}

double ResidualNetwork::addSlopes(MatrixView<const float> images, std::span<const int> labels, double dropout,
                                  RandomStream& random, std::span<float> slopes, std::span<float> measured,
                                  Workspace& workspace) const {
  parts_->fill(images, workspace);
  parts_->pass(workspace, [&](const ConvolutionUnit& unit, const Matrix<float>& input, const Workspace::Level& level,
                              const Matrix<float>* added, ConvolutionUnit::State& state) {
    unit.forward(input, level.layout, level.mask, parts_->parameters, added, measured, state, workspace.scratch);
  });
  Matrix<float> kept(images.rows(), features(), 1.0F);
  if (dropout > 0) {
    for (float& k : kept.values()) k = random.uniform() < dropout ? 0.0F : static_cast<float>(1 / (1 - dropout));
  }
  Matrix<float>& seen = workspace.features;
  for (std::size_t v = 0; v < kept.values().size(); ++v) seen.values()[v] *= kept.values()[v];
  Matrix<float> errors;
  const double loss = parts_->lastLayer(seen, labels, slopes, errors);
  for (std::size_t v = 0; v < kept.values().size(); ++v) errors.values()[v] *= kept.values()[v];
  parts_->backward(errors, workspace, slopes);
  return loss;
}

Matrix<float> ResidualNetwork::featuresOf(MatrixView<const float> images, Workspace& workspace) const {
  parts_->fill(images, workspace);
  parts_->pass(workspace, [&](const ConvolutionUnit& unit, const Matrix<float>& input, const Workspace::Level& level,
                              const Matrix<float>* added, ConvolutionUnit::State& state) {
    unit.apply(input, level.layout, level.mask, parts_->parameters, added, parts_->statistics, state,
               workspace.scratch);
  });
  return workspace.features;
}

Matrix<double> ResidualNetwork::probabilitiesOf(const Matrix<float>& features) const {
  Matrix<double> result(features.rows(), parts_->shape.classes);
  for (std::size_t i = 0; i < features.rows(); ++i) parts_->probabilities(features.row(i), result.row(i));
  return result;
}

void ResidualNetwork::sharpen(double factor) {
  for (float& p : std::span(parts_->parameters).subspan(parts_->dense)) p *= static_cast<float>(factor);
}

void ResidualNetwork::save(ArchiveWriter& archive) const {
  archive.integer(static_cast<std::int64_t>(shape().side));
  archive.integer(static_cast<std::int64_t>(shape().channels));
  archive.integer(static_cast<std::int64_t>(shape().classes));
  archive.floats(parts_->parameters);
  archive.floats(parts_->statistics);
}

ResidualNetwork ResidualNetwork::load(ArchiveReader& archive, std::size_t inputs) {
  const auto sizeUpTo = [&](std::int64_t most) {
    const std::int64_t value = archive.integer();
    if (value < 1 || value > most) throw Error("the saved model contradicts itself", {}, "Train and save it again.");
    return static_cast<std::size_t>(value);
  };
  Shape shape;
  shape.inputs = inputs;
  shape.side = sizeUpTo(512);
  shape.channels = sizeUpTo(512);
  shape.classes = sizeUpTo(100'000);
  auto parts = std::make_unique<Parts>(shape);
  std::vector<float> parameters = archive.floats();
  std::vector<float> statistics = archive.floats();
  if (parameters.size() != parts->parameters.size() || statistics.size() != parts->statistics.size()) {
    throw Error("the saved model contradicts itself", {}, "Train and save it again.");
  }
  parts->parameters = std::move(parameters);
  parts->statistics = std::move(statistics);
  return ResidualNetwork(std::move(parts));
}

}  // namespace blendscope
