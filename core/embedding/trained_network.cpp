// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/trained_network.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "base/parallel.h"
#include "data/inner_folds.h"
#include "embedding/sharpness.h"

namespace blendscope {

namespace {

constexpr std::size_t kRowsPerPart = 32;  // of a batch; each part is normalised by itself
constexpr double kWarmUp = 0.05;          // share of all steps
constexpr float kForget = 0.05F;          // of the running statistics, per part

/// Steps of Adam with decoupled decay of the weights.
class DecayingAdam {
 public:
  DecayingAdam(const ResidualNetwork& network, double decay)
      : decay_(decay), first_(network.parameters().size(), 0), second_(first_) {
    for (std::size_t p = 0; p < first_.size(); ++p) decays_.push_back(network.isWeight(p) ? 1.0F : 0.0F);
  }

  void step(std::span<float> parameters, std::span<const float> slopes, double rate) {
    constexpr float keepFirst = 0.9F;
    constexpr float keepSecond = 0.999F;
    constexpr float floor = 1e-8F;
    ++steps_;
    const double correction = std::sqrt(1 - std::pow(static_cast<double>(keepSecond), steps_)) /
                              (1 - std::pow(static_cast<double>(keepFirst), steps_));
    const auto size = static_cast<float>(rate * correction);
    const auto shrink = static_cast<float>(rate * decay_);
    for (std::size_t p = 0; p < parameters.size(); ++p) {
      first_[p] = keepFirst * first_[p] + (1 - keepFirst) * slopes[p];
      second_[p] = keepSecond * second_[p] + (1 - keepSecond) * slopes[p] * slopes[p];
      parameters[p] -= size * first_[p] / (std::sqrt(second_[p]) + floor) + shrink * decays_[p] * parameters[p];
    }
  }

 private:
  double decay_;
  std::vector<float> first_;
  std::vector<float> second_;
  std::vector<float> decays_;
  int steps_ = 0;
};

/// Images with the numbers of their classes.
struct LabelledImages {
  Matrix<float> images;
  std::vector<int> labels;
};

class NetworkTraining {
 public:
  NetworkTraining(const NetworkSettings& settings, LabelledImages rows, std::uint64_t seed, ResidualNetwork& network)
      : settings_(settings),
        rows_(std::move(rows)),
        seed_(seed),
        network_(network),
        adam_(network, settings.decay),
        order_(rows_.labels.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    const std::size_t parts = (settings.batch + kRowsPerPart - 1) / kRowsPerPart;
    for (std::size_t p = 0; p < parts; ++p) workspaces_.push_back(ResidualNetwork::makeWorkspace());
    slopes_ = Matrix<float>(parts, network.parameters().size());
    measured_ = Matrix<float>(parts, network.statistics().size());
    stepsPerEpoch_ = (order_.size() + settings.batch - 1) / settings.batch;
  }

  /// Mean log loss of the rows as the epoch went over them.
  double epoch(int number, const Progress& progress) {
    RandomStream random(seed_, static_cast<std::uint64_t>(number));
    random.shuffle(std::span(order_));
    double loss = 0;
    for (std::size_t from = 0; from < order_.size(); from += settings_.batch) {
      progress.throwIfCancelled();
      const std::span chosen = std::span(order_).subspan(from, std::min(settings_.batch, order_.size() - from));
      loss += step(chosen, random(), progress);
    }
    return loss / static_cast<double>(order_.size());
  }

 private:
  double step(std::span<const std::size_t> chosen, std::uint64_t seed, const Progress& progress) {
    const std::size_t parts = (chosen.size() + kRowsPerPart - 1) / kRowsPerPart;
    std::vector<double> losses(parts);
    std::fill(slopes_.values().begin(), slopes_.values().end(), 0.0F);
    parallelFor(chosen.size(), kRowsPerPart, [&](std::size_t begin, std::size_t end) {
      progress.throwIfCancelled();
      const std::size_t part = begin / kRowsPerPart;
      RandomStream random(seed, part);
      Matrix<float> images(end - begin, network_.inputSize());
      std::vector<int> labels;
      for (std::size_t i = begin; i < end; ++i) {
        const auto copy = static_cast<int>(random.below(kNetworkCopies));
        mirrorNetworkImage(rows_.images.row(chosen[i]), static_cast<int>(network_.shape().side), copy,
                           images.row(i - begin));
        labels.push_back(rows_.labels[chosen[i]]);
      }
      losses[part] = network_.addSlopes(images, labels, settings_.dropout, random, slopes_.row(part),
                                        measured_.row(part), *workspaces_[part]);
    });
    std::span<float> sum = slopes_.row(0);
    const auto share = 1.0F / static_cast<float>(chosen.size());
    for (std::size_t p = 0; p < sum.size(); ++p) {
      for (std::size_t part = 1; part < parts; ++part) sum[p] += slopes_(part, p);
      sum[p] *= share;
    }
    for (std::size_t part = 0; part < parts; ++part) remember(measured_.row(part));
    adam_.step(network_.parameters(), sum, rate());
    ++steps_;
    return std::accumulate(losses.begin(), losses.end(), 0.0);
  }

  void remember(std::span<const float> measured) {
    std::span<float> running = network_.statistics();
    for (std::size_t s = 0; s < running.size(); ++s) running[s] += kForget * (measured[s] - running[s]);
  }

  double rate() const {
    const double done = static_cast<double>(steps_) / static_cast<double>(stepsPerEpoch_) / settings_.epochs;
    if (done < kWarmUp) return settings_.rate * (done + 0.01 * kWarmUp) / kWarmUp;
    return settings_.rate * 0.5 * (1 + std::cos(std::numbers::pi * std::min(1.0, (done - kWarmUp) / (1 - kWarmUp))));
  }

  const NetworkSettings& settings_;
  LabelledImages rows_;
  std::uint64_t seed_;
  ResidualNetwork& network_;
  DecayingAdam adam_;
  std::vector<std::size_t> order_;
  std::vector<ResidualNetwork::WorkspacePointer> workspaces_;
  Matrix<float> slopes_;
  Matrix<float> measured_;
  std::size_t stepsPerEpoch_ = 1;
  std::size_t steps_ = 0;
};

/// Calls `use(begin, features, copy)` for every copy of every part of the images, parts in parallel.
template <class Use>
void visitFeatures(const ResidualNetwork& network, const Matrix<float>& images, int copies, const Progress& progress,
                   Use&& use) {
  parallelFor(images.rows(), kRowsPerPart, [&](std::size_t begin, std::size_t end) {
    const auto workspace = ResidualNetwork::makeWorkspace();
    Matrix<float> turned(end - begin, images.cols());
    for (int copy = 0; copy < copies; ++copy) {
      progress.throwIfCancelled();
      for (std::size_t i = begin; i < end; ++i) {
        mirrorNetworkImage(images.row(i), static_cast<int>(network.shape().side), copy, turned.row(i - begin));
      }
      use(begin, network.featuresOf(turned, *workspace), copy);
    }
  });
}

Matrix<double> meanProbabilities(const ResidualNetwork& network, const Matrix<float>& images,
                                 const Progress& progress) {
  Matrix<double> mean(images.rows(), network.shape().classes, 0.0);
  visitFeatures(network, images, kNetworkCopies, progress, [&](std::size_t begin, const Matrix<float>& features, int) {
    const Matrix<double> p = network.probabilitiesOf(features);
    for (std::size_t v = 0; v < p.values().size(); ++v) mean.row(begin).data()[v] += p.values()[v] / kNetworkCopies;
  });
  return mean;
}

struct Score {
  double loss = 0;
  double accuracy = 0;
};

Score scoreOf(const ResidualNetwork& network, const LabelledImages& rows, const Progress& progress) {
  const Matrix<double> p = meanProbabilities(network, rows.images, progress);
  Score score;
  for (std::size_t i = 0; i < p.rows(); ++i) {
    const auto row = p.row(i);
    score.loss -= std::log(std::max(row[static_cast<std::size_t>(rows.labels[i])], 1e-300));
    score.accuracy += std::max_element(row.begin(), row.end()) - row.begin() == rows.labels[i] ? 1 : 0;
  }
  score.loss /= static_cast<double>(p.rows());
  score.accuracy /= static_cast<double>(p.rows());
  return score;
}

/// Logarithms of the class probabilities of every copy: n × copies · classes.
Matrix<double> logProbabilities(const ResidualNetwork& network, const Matrix<float>& images, const Progress& progress) {
  const std::size_t classes = network.shape().classes;
  Matrix<double> result(images.rows(), kNetworkCopies * classes);
  visitFeatures(
      network, images, kNetworkCopies, progress, [&](std::size_t begin, const Matrix<float>& features, int copy) {
        const Matrix<double> p = network.probabilitiesOf(features);
        for (std::size_t i = 0; i < p.rows(); ++i) {
          const auto row = result.row(begin + i).subspan(static_cast<std::size_t>(copy) * classes, classes);
          std::ranges::transform(p.row(i), row.begin(), [](double v) { return std::log(std::max(v, 1e-300)); });
        }
      });
  return result;
}

LabelledImages chosen(const Matrix<float>& images, std::span<const int> labels, std::span<const std::size_t> rows) {
  LabelledImages part{Matrix<float>(rows.size(), images.cols()), {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy_n(images.row(rows[i]).begin(), images.cols(), part.images.row(i).begin());
    part.labels.push_back(labels[rows[i]]);
  }
  return part;
}

}  // namespace

Matrix<float> TrainedNetwork::features(const FeatureBatch& cutouts, const Progress& progress) const {
  Matrix<float> mean(cutouts.size(), network.features(), 0.0F);
  visitFeatures(network, images.images(cutouts, progress), kNetworkCopies, progress,
                [&](std::size_t begin, const Matrix<float>& features, int) {
                  for (std::size_t v = 0; v < features.values().size(); ++v) {
                    mean.row(begin).data()[v] += features.values()[v] / kNetworkCopies;
                  }
                });
  return mean;
}

Matrix<double> TrainedNetwork::probabilities(const FeatureBatch& cutouts, const Progress& progress) const {
  return meanProbabilities(network, images.images(cutouts, progress), progress);
}

void TrainedNetwork::save(ArchiveWriter& archive) const {
  images.save(archive);
  network.save(archive);
  archive.integer(epochs);
  archive.integer(bestEpoch);
  archive.number(validationLoss);
  archive.number(validationAccuracy);
}

TrainedNetwork TrainedNetwork::load(ArchiveReader& archive) {
  NetworkImages images = NetworkImages::load(archive);
  const std::size_t channels = images.channels();
  TrainedNetwork trained{std::move(images), ResidualNetwork::load(archive, channels)};
  trained.epochs = static_cast<int>(archive.integer());
  trained.bestEpoch = static_cast<int>(archive.integer());
  trained.validationLoss = archive.number();
  trained.validationAccuracy = archive.number();
  return trained;
}

TrainedNetwork trainNetwork(const TrainingBatch& batch, std::span<const int> labels, std::size_t classes,
                            const NetworkSettings& settings, const std::string& step, const Progress& progress) {
  progress.throwIfCancelled();
  RandomStream random(batch.seed, 0);
  auto [images, all] = NetworkImages::learn(batch, settings.images, step, progress.part(0, 0.05));
  const ResidualNetwork::Shape shape{static_cast<std::size_t>(images.side), settings.channels, classes,
                                     images.channels()};
  TrainedNetwork trained{std::move(images), ResidualNetwork(shape, random)};
  TrainingParts parts = setAside(labels, batch.groups, settings.validation, batch.seed);
  std::erase_if(parts.validation, [&](std::size_t row) { return !batch.isReal(row); });
  const LabelledImages validation = chosen(all, labels, parts.validation);
  NetworkTraining training(settings, chosen(all, labels, parts.train), batch.seed, trained.network);

  std::vector<float> bestParameters, bestStatistics;
  trained.validationLoss = std::numeric_limits<double>::infinity();
  while (trained.epochs < settings.epochs && trained.epochs - trained.bestEpoch < settings.patience) {
    const int epoch = ++trained.epochs;
    const double trainingLoss = training.epoch(epoch, progress);
    const Score score = scoreOf(trained.network, validation, progress);
    if (score.loss < trained.validationLoss || bestParameters.empty()) {
      trained.bestEpoch = epoch;
      trained.validationLoss = score.loss;
      trained.validationAccuracy = score.accuracy;
      bestParameters.assign(trained.network.parameters().begin(), trained.network.parameters().end());
      bestStatistics.assign(trained.network.statistics().begin(), trained.network.statistics().end());
    }
    progress.iteration({step,
                        static_cast<std::size_t>(epoch),
                        score.loss,
                        {{"training loss", trainingLoss}, {"validation accuracy", score.accuracy}}});
    progress.report(static_cast<double>(epoch) / settings.epochs,
                    fmt::format("epoch {} of {}, best so far {}", epoch, settings.epochs, trained.bestEpoch));
  }
  std::copy(bestParameters.begin(), bestParameters.end(), trained.network.parameters().begin());
  std::copy(bestStatistics.begin(), bestStatistics.end(), trained.network.statistics().begin());
  if (!batch.madeUp.empty()) {
    const Matrix<double> logits = logProbabilities(trained.network, validation.images, progress);
    trained.network.sharpen(likeliestSharpness(logits, classes, validation.labels));
  }
  return trained;
}

}  // namespace blendscope
