// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/two_stage.h"

#include <fmt/format.h>
#include <algorithm>

#include "base/error.h"
#include "classify/parameter_rows.h"
#include "classify/present_classes.h"
#include "classify/training_checks.h"
#include "study/inner_pipelines.h"

namespace blendscope {

namespace {

class FittedTwoStage final : public FittedClassifier {
 public:
  int single = 0;
  int classCount = 0;
  std::size_t features = 0;
  std::vector<int> others;                      ///< classes beside `single` that had training rows, ascending
  std::shared_ptr<const FittedPipeline> blend;  ///< classes 0 = single, 1 = other
  std::shared_ptr<const FittedPipeline> kind;   ///< of the original classes; null if `others` is one class

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    requireSameFeatures(batch, features, "two-stage");
    const auto set = asCutouts(batch, {}, classCount, "two-stage");
    const std::vector<Row> rows = allRows(*set);
    const Matrix<double> first = blend->predict(*set, rows, progress.part(0, kind ? 0.5 : 1)).probability;
    Matrix<double> second;
    if (kind) second = kind->predict(*set, rows, progress.part(0.5, 1)).probability;
    Prediction prediction;
    prediction.probability = Matrix<double>(rows.size(), static_cast<std::size_t>(classCount), 0.0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      prediction.probability(i, static_cast<std::size_t>(single)) = first(i, 0);
      for (const int c : others) {
        const auto column = static_cast<std::size_t>(c);
        prediction.probability(i, column) = first(i, 1) * (kind ? second(i, column) : 1.0);
      }
    }
    prediction.uncertainty = uncertaintyOfTopClass(prediction.probability);
    return prediction;
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    std::vector<std::pair<std::string, HyperparameterValue>> values;
    const auto add = [&](const char* stage, const std::shared_ptr<const FittedPipeline>& pipeline) {
      if (!pipeline) return;
      for (auto& [name, value] : pipeline->hyperparameters())
        values.emplace_back(fmt::format("{}: {}", stage, name), value);
    };
    add("blend", blend);
    add("kind", kind);
    return values;
  }

  std::vector<std::string> warnings() const override {
    std::vector<std::string> warnings;
    addInnerWarnings(*blend, warnings);
    if (kind) addInnerWarnings(*kind, warnings);
    return warnings;
  }

  void save(ArchiveWriter& archive) const override {
    archive.integer(single);
    archive.integer(classCount);
    archive.integer(static_cast<std::int64_t>(features));
    archive.integers(others);
    blend->save(archive);
    if (kind) kind->save(archive);
  }

  static std::shared_ptr<const FittedTwoStage> load(const Parameters&, ArchiveReader& archive) {
    auto model = std::make_shared<FittedTwoStage>();
    model->single = static_cast<int>(archive.integer());
    model->classCount = static_cast<int>(archive.integer());
    model->features = static_cast<std::size_t>(archive.integer());
    model->others = archive.integers();
    const auto inRange = [&](int c) { return c >= 0 && c < model->classCount; };
    if (!inRange(model->single) || model->others.empty() ||
        !std::all_of(model->others.begin(), model->others.end(), inRange)) {
      throwBrokenModel("two-stage");
    }
    model->blend = loadPipeline(archive);
    if (model->others.size() > 1) model->kind = loadPipeline(archive);
    if (model->blend->classNames().count() != 2 ||
        (model->kind && model->kind->classNames().count() != model->classCount)) {
      throwBrokenModel("two-stage");
    }
    return model;
  }
};

class TwoStage final : public Classifier {
 public:
  explicit TwoStage(const Parameters& arguments)
      : blend_(innerPipelines(arguments, "two-stage", "blend", 1, 1).front()),
        kind_(innerPipelines(arguments, "two-stage", "kind", 1, 1).front()),
        single_(arguments.integer("single")) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    const std::vector<int> present = requireLearnable(batch, "two-stage");
    if (std::find(present.begin(), present.end(), single_) == present.end()) {
      throw Error(fmt::format("no training row is of class number {}, which is to be told from the others", single_),
                  "step 'two-stage', parameter 'single'",
                  fmt::format("Give the number of the class of single stars, from 0 to {}.", batch.classCount - 1));
    }
    auto model = std::make_shared<FittedTwoStage>();
    model->single = single_;
    model->classCount = batch.classCount;
    model->features = batch.values.cols();
    for (const int c : present) {
      if (c != single_) model->others.push_back(c);
    }
    model->blend = trainBlend(batch, progress.part(0, model->others.size() > 1 ? 0.6 : 1));
    if (model->others.size() > 1) model->kind = trainKind(batch, progress.part(0.6, 1));
    return model;
  }

 private:
  static std::shared_ptr<const FittedPipeline> train(const PipelineSpec& spec, const CutoutSet& set,
                                                     const std::vector<Row>& rows, const TrainingBatch& batch,
                                                     int positive, const Progress& progress) {
    const std::vector<int> groups(batch.groups.begin(), batch.groups.end());
    FitOptions options;
    options.seed = batch.seed;
    options.positive = positive;
    options.groups = groups.empty() ? nullptr : &groups;
    StageSeconds unused;
    return fitPipeline(spec, set, rows, options, progress, unused);
  }

  std::shared_ptr<const FittedPipeline> trainBlend(const TrainingBatch& batch, const Progress& progress) const {
    std::vector<int> labels;
    for (const int label : batch.labels) labels.push_back(label == single_ ? 0 : 1);
    const auto set = asCutouts(batch, labels, 2, "two-stage");
    return train(blend_, *set, allRows(*set), batch, 1, progress);
  }

  std::shared_ptr<const FittedPipeline> trainKind(const TrainingBatch& batch, const Progress& progress) const {
    const auto set = asCutouts(batch, batch.labels, batch.classCount, "two-stage");
    std::vector<Row> rows;
    for (const Row row : allRows(*set)) {
      if (batch.labels[row] != single_) rows.push_back(row);
    }
    const int positive = batch.positive == single_ ? batch.labels[rows.front()] : batch.positive;
    return train(kind_, *set, rows, batch, positive, progress);
  }

  PipelineSpec blend_;
  PipelineSpec kind_;
  int single_;
};

ParameterInfo pipelineRow(std::string name, std::string label, std::string_view pipeline, std::string help) {
  ParameterInfo row;
  row.name = std::move(name);
  row.label = std::move(label);
  row.kind = ParameterKind::Pipelines;
  row.defaultValue = std::vector<StageList>{parseStages(pipeline)};
  row.help = std::move(help);
  return row;
}

StepInfo twoStageInfo() {
  StepInfo info;
  info.name = "two-stage";
  info.label = "Two stages";
  info.kind = StepKind::Classifier;
  info.help = "First asks whether a star is single, then of what kind the blends are.";
  info.formula = "P(kind) = (1 − P(single)) · P(kind | not single)";
  info.parameters = {
      pipelineRow("blend", "First stage", "flux | muygps", "The pipeline that tells single stars from all others."),
      pipelineRow("kind", "Second stage", "moments | forest",
                  "The pipeline that tells the other classes apart; it learns from their rows alone."),
      advanced(integerRow("single", "Single class", 0, 0, 1000,
                          "Number of the class of single stars, counted from 0 in the order classes are listed."))};
  return info;
}

}  // namespace

ClassifierRegistry::Entry twoStageEntry() {
  return {twoStageInfo(), [](const Parameters& arguments) { return std::make_shared<TwoStage>(arguments); },
          FittedTwoStage::load};
}

}  // namespace blendscope
