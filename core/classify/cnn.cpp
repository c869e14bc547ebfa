// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/cnn.h"

#include "classify/present_classes.h"
#include "classify/training_checks.h"
#include "embedding/trained_network.h"

namespace blendscope {

namespace {

constexpr std::size_t kCnnRowsPerBlock = 1024;

class FittedCnn final : public FittedClassifier {
 public:
  FittedCnn(PresentClasses classes, TrainedNetwork network)
      : classes_(std::move(classes)), network_(std::move(network)) {}

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, network_.images.shape.pixelCount(), "cnn");
    return classes_.predict(batch.size(), kCnnRowsPerBlock, progress,
                            [&](std::size_t begin, std::size_t end, Matrix<double>& block) {
                              block = network_.probabilities(batch.rowRange(begin, end), progress);
                            });
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    return {{"epochs", static_cast<double>(network_.epochs)},
            {"epoch kept", static_cast<double>(network_.bestEpoch)},
            {"validation log loss", network_.validationLoss},
            {"validation accuracy", network_.validationAccuracy},
            {"weights", static_cast<double>(network_.network.parameters().size())}};
  }

  void save(ArchiveWriter& archive) const override {
    classes_.save(archive);
    network_.save(archive);
  }

  static std::shared_ptr<const FittedCnn> load(const Parameters&, ArchiveReader& archive) {
    PresentClasses classes = PresentClasses::load(archive);
    TrainedNetwork network = TrainedNetwork::load(archive);
    if (classes.count() != network.network.shape().classes) throwBrokenModel("cnn");
    return std::make_shared<FittedCnn>(std::move(classes), std::move(network));
  }

 private:
  PresentClasses classes_;
  TrainedNetwork network_;
};

class Cnn final : public Classifier {
 public:
  explicit Cnn(const Parameters& arguments) : settings_(arguments) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    PresentClasses classes(batch, "cnn");
    const std::vector<int> labels = classes.numbered(batch.labels);
    TrainedNetwork network = trainNetwork(batch, labels, classes.count(), settings_, "cnn", progress);
    return std::make_shared<FittedCnn>(std::move(classes), std::move(network));
  }

 private:
  NetworkSettings settings_;
};

}  // namespace

ClassifierRegistry::Entry cnnEntry() {
  StepInfo info;
  info.name = "cnn";
  info.label = "Convolutional network";
  info.kind = StepKind::Classifier;
  info.calibratesOnRealRows = true;
  info.help =
      "A small residual network that learns patterns of neighbouring pixels, best of raw images; it averages over the "
      "eight mirror images and turns by itself.";
  info.parameters = NetworkSettings::rows();
  return {std::move(info), [](const Parameters& arguments) { return std::make_shared<Cnn>(arguments); },
          FittedCnn::load};
}

}  // namespace blendscope
