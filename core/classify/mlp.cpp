// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/mlp.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "data/inner_folds.h"
#include "classify/parameter_rows.h"
#include "classify/perceptron.h"
#include "classify/present_classes.h"
#include "classify/standardisation.h"
#include "classify/training_checks.h"

namespace blendscope {

namespace {

constexpr std::size_t kMlpRowsPerBlock = 256;
constexpr std::size_t kRowsPerPart = 100;  // of a batch, each with its own slopes

struct MlpSettings {
  std::size_t units;
  std::size_t layers;
  int epochs;
  int patience;
  double rate;
  std::size_t batch;
  double penalty;
  double validation;

  explicit MlpSettings(const Parameters& arguments)
      : units(static_cast<std::size_t>(arguments.integer("units"))),
        layers(static_cast<std::size_t>(arguments.integer("layers"))),
        epochs(arguments.integer("epochs")),
        patience(arguments.integer("patience")),
        rate(arguments.number("rate")),
        batch(static_cast<std::size_t>(arguments.integer("batch"))),
        penalty(arguments.number("penalty")),
        validation(arguments.number("validation")) {}
};

class FittedMlp final : public FittedClassifier {
 public:
  FittedMlp(PresentClasses classes, Standardisation standardisation, Perceptron network)
      : classes_(std::move(classes)), standardisation_(std::move(standardisation)), network_(std::move(network)) {}

  int epochs = 0;
  int bestEpoch = 0;
  double validationLoss = 0;  ///< of the epoch kept

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, network_.features(), "mlp");
    return classes_.predict(batch.size(), kMlpRowsPerBlock, progress,
                            [&](std::size_t begin, std::size_t end, auto& block) {
                              block = network_.probabilities(standardisation_.apply(batch.values.rowRange(begin, end)));
                            });
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    return {{"epochs", static_cast<double>(epochs)},
            {"epoch kept", static_cast<double>(bestEpoch)},
            {"validation log loss", validationLoss},
            {"weights", static_cast<double>(network_.parameters().size())}};
  }

  void save(ArchiveWriter& archive) const override {
    classes_.save(archive);
    archive.numbers(standardisation_.mean);
    archive.numbers(standardisation_.scale);
    network_.save(archive);
    archive.integer(epochs);
    archive.integer(bestEpoch);
    archive.number(validationLoss);
  }

  static std::shared_ptr<const FittedMlp> load(const Parameters&, ArchiveReader& archive) {
    PresentClasses classes = PresentClasses::load(archive);
    std::vector<double> mean = archive.numbers();
    Standardisation standardisation{std::move(mean), archive.numbers()};
    Perceptron network = Perceptron::load(archive);
    if (standardisation.mean.size() != network.features() || standardisation.scale.size() != network.features() ||
        classes.count() != network.classes()) {
      throwBrokenModel("mlp");
    }
    auto model = std::make_shared<FittedMlp>(std::move(classes), std::move(standardisation), std::move(network));
    model->epochs = static_cast<int>(archive.integer());
    model->bestEpoch = static_cast<int>(archive.integer());
    model->validationLoss = archive.number();
    return model;
  }

 private:
  PresentClasses classes_;
  Standardisation standardisation_;
  Perceptron network_;
};

/// Standardised rows with their labels.
struct LabelledRows {
  Matrix<float> values;
  std::vector<int> labels;

  LabelledRows only(std::span<const std::size_t> rows) const {
    LabelledRows chosen{Matrix<float>(rows.size(), values.cols()), {}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
      std::copy_n(values.row(rows[i]).begin(), values.cols(), chosen.values.row(i).begin());
      chosen.labels.push_back(labels[rows[i]]);
    }
    return chosen;
  }
};

/// One pass after another over the rows, in small batches.
class MlpTraining {
 public:
  MlpTraining(const MlpSettings& settings, LabelledRows train, Perceptron& network)
      : settings_(settings),
        train_(std::move(train)),
        network_(network),
        adam_(network.parameters().size(), settings.rate),
        order_(train_.labels.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    for (std::size_t p = 0; p < network.parameters().size(); ++p) penalised_.push_back(network.isWeight(p));
  }

  /// Mean log loss of the rows as the epoch went over them.
  double epoch(RandomStream random, const Progress& progress) {
    random.shuffle(std::span(order_));
    double loss = 0;
    for (std::size_t from = 0; from < order_.size(); from += settings_.batch) {
      progress.throwIfCancelled();
      loss += step(std::span(order_).subspan(from, std::min(settings_.batch, order_.size() - from)));
    }
    return loss / static_cast<double>(order_.size());
  }

 private:
  double step(std::span<const std::size_t> chosen) {
    const LabelledRows rows = train_.only(chosen);
    const std::size_t parts = (chosen.size() + kRowsPerPart - 1) / kRowsPerPart;
    const std::size_t size = network_.parameters().size();
    Matrix<float> slopes(parts, size, 0.0F);
    std::vector<double> losses(parts);
    parallelFor(chosen.size(), kRowsPerPart, [&](std::size_t begin, std::size_t end) {
      const std::size_t part = begin / kRowsPerPart;
      losses[part] = network_.addSlopes(MatrixView<const float>(rows.values).rowRange(begin, end),
                                        std::span(rows.labels).subspan(begin, end - begin), slopes.row(part));
    });
    const auto n = static_cast<float>(chosen.size());
    const auto penalty = static_cast<float>(settings_.penalty);
    std::span<float> sum = slopes.row(0);
    for (std::size_t p = 0; p < size; ++p) {
      for (std::size_t part = 1; part < parts; ++part) sum[p] += slopes(part, p);
      sum[p] = (sum[p] + (penalised_[p] ? penalty * network_.parameters()[p] : 0.0F)) / n;
    }
    adam_.step(network_.parameters(), sum);
    return std::accumulate(losses.begin(), losses.end(), 0.0);
  }

  const MlpSettings& settings_;
  LabelledRows train_;
  Perceptron& network_;
  Adam adam_;
  std::vector<std::size_t> order_;
  std::vector<char> penalised_;
};

double meanLogLoss(const Perceptron& network, const LabelledRows& rows) {
  std::vector<double> losses((rows.labels.size() + kMlpRowsPerBlock - 1) / kMlpRowsPerBlock, 0);
  parallelFor(rows.labels.size(), kMlpRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    const Matrix<double> p = network.probabilities(MatrixView<const float>(rows.values).rowRange(begin, end));
    for (std::size_t i = begin; i < end; ++i) {
      losses[begin / kMlpRowsPerBlock] -=
          std::log(std::max(p(i - begin, static_cast<std::size_t>(rows.labels[i])), 1e-300));
    }
  });
  return std::accumulate(losses.begin(), losses.end(), 0.0) / static_cast<double>(rows.labels.size());
}

class Mlp final : public Classifier {
 public:
  explicit Mlp(const Parameters& arguments) : settings_(arguments) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    PresentClasses classes(batch, "mlp");
    Standardisation standardisation = Standardisation::of(batch.values);
    const LabelledRows all{standardisation.apply(batch.values), classes.numbered(batch.labels)};
    const TrainingParts parts = setAside(all.labels, batch.groups, settings_.validation, batch.seed);
    const LabelledRows validation = all.only(parts.validation);

    RandomStream random(batch.seed, 0);
    Perceptron network(widths(batch.values.cols(), classes.count()), random);
    std::vector<float> best(network.parameters().begin(), network.parameters().end());
    double bestLoss = meanLogLoss(network, validation);
    int bestEpoch = 0;
    int epoch = 0;
    MlpTraining training(settings_, all.only(parts.train), network);
    while (epoch < settings_.epochs && epoch - bestEpoch < settings_.patience) {
      ++epoch;
      const double trainingLoss = training.epoch(RandomStream(batch.seed, static_cast<std::uint64_t>(epoch)), progress);
      const double loss = meanLogLoss(network, validation);
      if (loss < bestLoss) {
        bestLoss = loss;
        bestEpoch = epoch;
        std::copy(network.parameters().begin(), network.parameters().end(), best.begin());
      }
      progress.iteration({"mlp", static_cast<std::size_t>(epoch), loss, {{"training loss", trainingLoss}}});
      progress.report(static_cast<double>(epoch) / settings_.epochs,
                      fmt::format("epoch {}, best so far {}", epoch, bestEpoch));
    }
    std::copy(best.begin(), best.end(), network.parameters().begin());
    auto model = std::make_shared<FittedMlp>(std::move(classes), std::move(standardisation), std::move(network));
    model->epochs = epoch;
    model->bestEpoch = bestEpoch;
    model->validationLoss = bestLoss;
    return model;
  }

 private:
  std::vector<std::size_t> widths(std::size_t features, std::size_t classes) const {
    std::vector<std::size_t> widths{features};
    widths.insert(widths.end(), settings_.layers, settings_.units);
    widths.push_back(classes);
    return widths;
  }

  MlpSettings settings_;
};

StepInfo mlpInfo() {
  StepInfo info;
  info.name = "mlp";
  info.label = "Neural network";
  info.kind = StepKind::Classifier;
  info.help = "Layers of simple units, each a weighted sum that is cut off below zero, trained on all pixels.";
  info.parameters = {
      logarithmic(integerRow("units", "Units per layer", 100, 1, 10000, "More units can learn finer borders.")),
      integerRow("layers", "Hidden layers", 1, 0, 10, "Layers of units between pixels and classes; 0 is logistic."),
      integerRow("epochs", "Most epochs", 200, 1, 100000, "Passes over the training rows after which it ends."),
      integerRow("patience", "Patience", 10, 1, 100000,
                 "Epochs without improvement on the rows set aside after which it ends early."),
      advanced(logarithmic(numberRow("rate", "Learning rate", 1e-3, 1e-6, 1, "Size of Adam's steps."))),
      advanced(logarithmic(integerRow("batch", "Batch", 200, 1, 100000, "Rows per step."))),
      advanced(logarithmic(
          numberRow("penalty", "Penalty", 1e-4, 0, 1e3, "L2 penalty that keeps weights small and resists noise."))),
      advanced(numberRow("validation", "Set aside", 0.1, 0.02, 0.5,
                         "Share of the training rows that chooses the best epoch instead of training."))};
  return info;
}

}  // namespace

ClassifierRegistry::Entry mlpEntry() {
  return {mlpInfo(), [](const Parameters& arguments) { return std::make_shared<Mlp>(arguments); }, FittedMlp::load};
}

}  // namespace blendscope
