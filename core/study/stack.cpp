// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/stack.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "classify/parameter_rows.h"
#include "classify/present_classes.h"
#include "classify/training_checks.h"
#include "data/inner_folds.h"
#include "study/inner_pipelines.h"

namespace blendscope {

namespace {

constexpr double kSmallestProbability = 1e-4;  // a member that is surer is believed no more

StepSpec judgeStep() { return {"logistic", {}}; }

/// What the judge sees of the rows: ln p of every present class by every member, one column each.
class Opinions {
 public:
  Opinions(std::size_t rows, std::size_t members, const PresentClasses& classes)
      : classes_(classes), values_(rows, members * classes.count()) {}

  void put(std::size_t row, std::size_t member, std::span<const double> probability) {
    for (std::size_t c = 0; c < classes_.count(); ++c) {
      const double p = probability[static_cast<std::size_t>(classes_.original(c))];
      values_(row, member * classes_.count() + c) = static_cast<float>(std::log(std::max(p, kSmallestProbability)));
    }
  }

  const Matrix<float>& values() const { return values_; }

 private:
  const PresentClasses& classes_;
  Matrix<float> values_;
};

struct Member {
  std::shared_ptr<const FittedPipeline> pipeline;
  double accuracy = 0;  ///< of its predictions out of folds
};

class FittedStack final : public FittedClassifier {
 public:
  FittedStack(PresentClasses classes, int classCount, std::size_t features)
      : classes_(std::move(classes)), classCount_(classCount), features_(features) {}

  std::vector<Member> members;
  std::shared_ptr<const FittedClassifier> judge;

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    requireSameFeatures(batch, features_, "stack");
    const auto set = asCutouts(batch, {}, classCount_, "stack");
    const std::vector<Row> rows = allRows(*set);
    Opinions opinions(rows.size(), members.size(), classes_);
    for (std::size_t m = 0; m < members.size(); ++m) {
      const double share = 1.0 / static_cast<double>(members.size());
      const Prediction said = members[m].pipeline->predict(
          *set, rows, progress.part(static_cast<double>(m) * share, static_cast<double>(m + 1) * share));
      for (std::size_t i = 0; i < rows.size(); ++i) opinions.put(i, m, said.probability.row(i));
    }
    FeatureBatch heard;
    heard.values = opinions.values();
    return judge->predict(heard, progress);
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    std::vector<std::pair<std::string, HyperparameterValue>> values;
    for (const Member& member : members) {
      values.emplace_back(fmt::format("cross-validated accuracy of {}", member.pipeline->spec().text()),
                          member.accuracy);
    }
    return values;
  }

  std::vector<std::string> warnings() const override {
    std::vector<std::string> warnings;
    for (const Member& member : members) addInnerWarnings(*member.pipeline, warnings);
    return warnings;
  }

  void save(ArchiveWriter& archive) const override {
    classes_.save(archive);
    archive.integer(classCount_);
    archive.integer(static_cast<std::int64_t>(features_));
    archive.integer(static_cast<std::int64_t>(members.size()));
    for (const Member& member : members) {
      archive.number(member.accuracy);
      member.pipeline->save(archive);
    }
    judge->save(archive);
  }

  static std::shared_ptr<const FittedStack> load(const Parameters& arguments, ArchiveReader& archive) {
    PresentClasses classes = PresentClasses::load(archive);
    const auto classCount = static_cast<int>(archive.integer());
    const auto features = static_cast<std::size_t>(archive.integer());
    auto model = std::make_shared<FittedStack>(std::move(classes), classCount, features);
    if (archive.integer() != static_cast<std::int64_t>(arguments.pipelines("of").size())) throwBrokenModel("stack");
    for (std::size_t m = 0; m < arguments.pipelines("of").size(); ++m) {
      Member member;
      member.accuracy = archive.number();
      member.pipeline = loadPipeline(archive);
      if (member.pipeline->classNames().count() != classCount) throwBrokenModel("stack");
      model->members.push_back(std::move(member));
    }
    model->judge = classifiers().load(judgeStep(), archive);
    return model;
  }

 private:
  PresentClasses classes_;
  int classCount_;
  std::size_t features_;
};

/// Training rows of a stack, parted into folds of whole objects.
class StackTraining {
 public:
  StackTraining(const TrainingBatch& batch, int folds)
      : batch_(batch),
        set_(asCutouts(batch, batch.labels, batch.classCount, "stack")),
        groups_(batch.groups.begin(), batch.groups.end()),
        fold_(innerFolds(batch.labels, batch.groups, folds, batch.seed)),
        folds_(folds) {}

  std::shared_ptr<const FittedPipeline> train(const PipelineSpec& spec, const std::vector<Row>& rows,
                                              const Progress& progress) const {
    FitOptions options;
    options.seed = batch_.seed;
    options.positive = batch_.positive;
    options.groups = groups_.empty() ? nullptr : &groups_;
    StageSeconds unused;
    return fitPipeline(spec, *set_, rows, options, progress, unused);
  }

  /// A member trained on all rows; its opinions of every row come from the folds that the row was not in.
  Member member(const PipelineSpec& spec, std::size_t number, Opinions& opinions, const Progress& progress) const {
    Member member;
    std::size_t right = 0;
    const double share = 1.0 / (folds_ + 1);
    for (int f = 0; f < folds_; ++f) {
      const auto [inside, outside] = rowsOf(f);
      if (outside.empty()) continue;
      const Progress part = progress.part(f * share, (f + 1) * share);
      part.report(0, fmt::format("{}: fold {} of {}", spec.text(), f + 1, folds_));
      const Prediction said = train(spec, inside, part.part(0, 0.8))->predict(*set_, outside, part.part(0.8, 1));
      for (std::size_t i = 0; i < outside.size(); ++i) {
        const std::span<const double> p = said.probability.row(i);
        opinions.put(outside[i], number, p);
        right += std::max_element(p.begin(), p.end()) - p.begin() == batch_.labels[outside[i]] ? 1 : 0;
      }
    }
    member.accuracy = static_cast<double>(right) / static_cast<double>(set_->size());
    member.pipeline = train(spec, allRows(*set_), progress.part(folds_ * share, 1));
    return member;
  }

 private:
  std::pair<std::vector<Row>, std::vector<Row>> rowsOf(int fold) const {
    std::pair<std::vector<Row>, std::vector<Row>> parts;
    for (std::size_t i = 0; i < fold_.size(); ++i) {
      (fold_[i] == fold ? parts.second : parts.first).push_back(static_cast<Row>(i));
    }
    return parts;
  }

  const TrainingBatch& batch_;
  std::shared_ptr<const CutoutSet> set_;
  std::vector<int> groups_;
  std::vector<int> fold_;
  int folds_;
};

class Stack final : public Classifier {
 public:
  explicit Stack(const Parameters& arguments)
      : specs_(innerPipelines(arguments, "stack", "of", 1, 100)), folds_(arguments.integer("folds")) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    progress.throwIfCancelled();
    PresentClasses classes(batch, "stack");
    const StackTraining training(batch, folds_);
    Opinions opinions(batch.size(), specs_.size(), classes);
    auto model = std::make_shared<FittedStack>(classes, batch.classCount, batch.values.cols());
    for (std::size_t m = 0; m < specs_.size(); ++m) {
      const auto count = static_cast<double>(specs_.size());
      model->members.push_back(training.member(
          specs_[m], m, opinions,
          progress.part(0.95 * static_cast<double>(m) / count, 0.95 * static_cast<double>(m + 1) / count)));
    }
    TrainingBatch heard = batch;
    heard.values = opinions.values();
    heard.shape = {};
    model->judge = classifiers().make(judgeStep())->fit(heard, progress.part(0.95, 1));
    return model;
  }

 private:
  std::vector<PipelineSpec> specs_;
  int folds_;
};

StepInfo stackInfo() {
  StepInfo info;
  info.name = "stack";
  info.label = "Stack of models";
  info.kind = StepKind::Classifier;
  info.help = "Trains several pipelines and learns, from rows they did not see, whom to believe how much.";
  ParameterInfo of;
  of.name = "of";
  of.label = "Pipelines";
  of.kind = ParameterKind::Pipelines;
  of.defaultValue = std::vector<StageList>{parseStages("minmax | forest"), parseStages("flux | muygps")};
  of.help = "The pipelines to combine, each with its own normaliser and model, parted by ';'.";
  info.parameters = {of, advanced(integerRow("folds", "Folds", 5, 2, 50,
                                             "Parts of the training rows; each is predicted by models trained on the "
                                             "others, whole objects at a time."))};
  return info;
}

}  // namespace

ClassifierRegistry::Entry stackEntry() {
  return {stackInfo(), [](const Parameters& arguments) { return std::make_shared<Stack>(arguments); },
          FittedStack::load};
}

}  // namespace blendscope
