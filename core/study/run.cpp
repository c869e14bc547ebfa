// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/version.h"
#include "study/trained_pipeline.h"

namespace blendscope {

namespace {

/// The test set with its classes numbered as those of the training set.
std::shared_ptr<const CutoutSet> alignedTo(const CutoutSet& data, const std::shared_ptr<const CutoutSet>& test) {
  if (test->shape() != data.shape()) {
    throw Error(fmt::format("the test cutouts are {}×{} pixels, the training cutouts {}×{}", test->shape().height,
                            test->shape().width, data.shape().height, data.shape().width),
                test->provenance().source, "Both sets need one shape.");
  }
  if (test->classNames() == data.classNames()) return test;
  std::vector<int> number;
  for (const std::string& name : test->classNames().names()) {
    const auto found = data.classNames().find(name);
    if (!found) {
      throw Error(fmt::format("the test data have a class '{}' that the training data lack", name),
                  test->provenance().source,
                  fmt::format("The classes trained on are: {}.", fmt::join(data.classNames().names(), ", ")));
    }
    number.push_back(*found);
  }
  CutoutSetParts parts;
  parts.pixels = test->pixels();
  parts.shape = test->shape();
  parts.classNames = data.classNames();
  for (Row row = 0; row < test->size(); ++row) {
    const int label = test->label(row);
    parts.labels.push_back(label == kUnlabelled ? kUnlabelled : number[static_cast<std::size_t>(label)]);
    parts.ids.push_back(test->id(row));
  }
  parts.metadata = test->metadata();
  parts.provenance = test->provenance();
  return CutoutSet::make(std::move(parts));
}

/// True classes, probabilities and object numbers of test rows, pooled over splits.
struct TestRows {
  std::vector<int> truth;
  Matrix<double> probability;
  std::vector<int> groups;

  void add(const CutoutSet& set, const SplitResult& result, const std::vector<int>& groupOfRow) {
    std::vector<double>& values = probability.values();
    std::vector<double> all = std::move(values);
    const std::vector<double>& more = result.prediction.probability.values();
    all.insert(all.end(), more.begin(), more.end());
    for (const Row row : result.split.test) {
      truth.push_back(set.label(row));
      if (!groupOfRow.empty()) groups.push_back(groupOfRow[row]);
    }
    probability = Matrix<double>(truth.size(), result.prediction.probability.cols(), std::move(all));
  }

  Metrics evaluate(int positive) const { return evaluatePredictions(truth, probability, positive, groups); }
};

void addOnce(std::vector<std::string>& warnings, const std::string& warning) {
  if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end()) warnings.push_back(warning);
}

std::string leakWarning(const Leak& leak) {
  std::string text = fmt::format(
      "{} of {} test rows show an object that also trained (the same image, mirrored or not, "
      "or the same place on the sky)",
      leak.affected, leak.affected + leak.unaffected);
  if (leak.unaffected > 0) {
    text += fmt::format(": accuracy is {:.3f} for them and {:.3f} for the others", leak.affectedAccuracy,
                        leak.unaffectedAccuracy);
  }
  if (std::isfinite(leak.gapInterval.low)) {
    text += fmt::format(", a gap of {:+.3f} (95 % interval {:+.3f} to {:+.3f})", leak.gap, leak.gapInterval.low,
                        leak.gapInterval.high);
  }
  return text + "; group the split by objects";
}

/// The work of `evaluatePipeline`, one stage per function.
class Evaluation {
 public:
  explicit Evaluation(const RunRequest& request)
      : run_(std::make_shared<Run>()), duplicates_(request.duplicates), keepPipelines_(request.keepPipelines) {
    if (!request.spec.classifier) {
      throw UsageError("the pipeline has no classifier", fmt::format("pipeline \"{}\"", request.spec.text()),
                       "Add one at its end, e.g. '| muygps'.");
    }
    run_->spec = request.spec;
    run_->splitSpec = request.split;
    run_->data = request.data;
    if (request.testData) run_->testData = alignedTo(*request.data, request.testData);
    run_->seed = request.seed;
    run_->version = kVersion;
    if (request.data->classNames().count() > 0) run_->positive = request.data->classNames().positive(request.positive);
  }

  void divide(const Progress& progress) {
    discover(progress);
    const std::vector<Row> rows = usableRows(*run_->data, run_->testData ? "training data" : "data", run_->warnings);
    if (run_->testData) {
      splits_.push_back({rows, usableRows(*run_->testData, "test data", run_->warnings)});
    } else {
      splits_ = makeSplits(run_->splitSpec, *run_->data, rows, trainGroups_, run_->seed);
    }
  }

  /// Objects of the rows, and whom the split wants to stay together.
  void discover(const Progress& progress) {
    const std::string& group = run_->splitSpec.group;
    const CutoutSet& data = *run_->data;
    if (!duplicates_) {
      duplicates_ = std::make_shared<const Duplicates>(
          run_->testData ? findDuplicates(data, *run_->testData, {}, progress) : findDuplicates(data, {}, progress));
    }
    const std::vector<int>& all = duplicates_->objects;
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(data.size());
    trainObjects_.assign(all.begin(), end);
    testObjects_ = run_->testData ? std::vector<int>(end, all.end()) : trainObjects_;
    if (group.empty()) return;
    if (groupsByDiscovery(data, group)) {
      trainGroups_ = trainObjects_;
      testGroups_ = testObjects_;
      run_->warnings.insert(run_->warnings.end(), duplicates_->warnings.begin(), duplicates_->warnings.end());
    } else {
      trainGroups_ = groupsOf(data, group);
      testGroups_ = run_->testData ? groupsOf(*run_->testData, group) : trainGroups_;
    }
  }

  void runSplits(const Progress& progress) {
    const auto count = static_cast<double>(splits_.size());
    for (std::size_t s = 0; s < splits_.size(); ++s) {
      runSplit(splits_[s], progress.part(static_cast<double>(s) / count, static_cast<double>(s + 1) / count));
    }
    addModelWarnings();
    addNuisanceWarning(progress);
    run_->leak = leak_.result();
    if (run_->leak.affected > 0) run_->warnings.push_back(leakWarning(run_->leak));
  }

  void pool() {
    std::vector<int> groups = testGroups_;
    if (groups.empty() && run_->splitSpec.repeats > 1 && !run_->testData) {
      // A row tested several times is one observation.
      for (std::size_t row = 0; row < run_->data->size(); ++row) groups.push_back(static_cast<int>(row));
    }
    TestRows pooled;
    for (const SplitResult& result : run_->splits) pooled.add(run_->testSet(), result, groups);
    run_->pooled = pooled.evaluate(run_->positive);
  }

  std::shared_ptr<const Run> take() { return std::move(run_); }

 private:
  void runSplit(const Split& split, const Progress& progress) {
    SplitResult result;
    result.split = split;
    FitOptions options;
    options.seed = run_->seed;
    options.positive = run_->positive;
    options.groups = trainGroups_.empty() ? nullptr : &trainGroups_;
    result.pipeline = fitPipeline(run_->spec, *run_->data, split.train, options, progress.part(0, 0.7), result.seconds);
    result.prediction = result.pipeline->predict(run_->testSet(), split.test, progress.part(0.7, 1), &result.seconds);
    TestRows rows;
    rows.add(run_->testSet(), result, testGroups_);
    result.metrics = rows.evaluate(run_->positive);
    countLeak(result);
    run_->seconds += result.seconds;
    for (const std::string& warning : result.pipeline->warnings()) addOnce(modelWarnings_, warning);
    result.hyperparameters = result.pipeline->hyperparameters();
    run_->uncertaintyMeaning = result.pipeline->uncertaintyMeaning();
    if (!keepPipelines_) result.pipeline.reset();
    run_->splits.push_back(std::move(result));
  }

  void countLeak(const SplitResult& result) {
    std::vector<int> trained;
    for (const Row row : result.split.train) trained.push_back(trainObjects_[row]);
    std::vector<int> tested;
    std::vector<char> hit;
    for (std::size_t i = 0; i < result.split.test.size(); ++i) {
      const Row row = result.split.test[i];
      tested.push_back(testObjects_[row]);
      hit.push_back(predictedClass(result.prediction.probability.row(i)) == run_->testSet().label(row) ? 1 : 0);
    }
    leak_.add(trained, result.split.test, tested, hit);
  }

  /// Whether sky, noise and peak height alone give the classes away, whatever the pipeline is.
  void addNuisanceWarning(const Progress& progress) {
    if (run_->spec.classifier->name == "nuisance") return;
    FitOptions options;
    options.seed = run_->seed;
    options.groups = trainGroups_.empty() ? nullptr : &trainGroups_;
    const Progress done = progress.part(1, 1);
    StageSeconds unused;
    const auto nuisance =
        fitPipeline(PipelineSpec::parse("nuisance"), *run_->data, splits_.front().train, options, done, unused);
    for (const std::string& warning : nuisance->warnings()) addOnce(run_->warnings, warning);
  }

  /// Every split may have its own; many splits would drown the others.
  void addModelWarnings() {
    constexpr std::size_t kShown = 5;
    const std::size_t shown = std::min(kShown, modelWarnings_.size());
    run_->warnings.insert(run_->warnings.end(), modelWarnings_.begin(),
                          modelWarnings_.begin() + static_cast<std::ptrdiff_t>(shown));
    if (modelWarnings_.size() > shown) {
      run_->warnings.push_back(fmt::format("{} more warnings of other splits", modelWarnings_.size() - shown));
    }
  }

  std::shared_ptr<Run> run_;
  std::shared_ptr<const Duplicates> duplicates_;
  bool keepPipelines_;
  std::vector<std::string> modelWarnings_;
  std::vector<Split> splits_;
  std::vector<int> trainGroups_;
  std::vector<int> testGroups_;
  std::vector<int> trainObjects_;  ///< discovered ones, of the rows of the data
  std::vector<int> testObjects_;   ///< likewise of the test set
  LeakCounter leak_;
};

}  // namespace

std::vector<Row> usableRows(const CutoutSet& set, const std::string& called, std::vector<std::string>& warnings) {
  std::vector<char> finite(set.size(), 1);
  for (const Row row : set.nonFiniteRows()) finite[row] = 0;
  std::vector<Row> rows;
  std::size_t unlabelled = 0;
  std::size_t nonFinite = 0;
  for (Row row = 0; row < set.size(); ++row) {
    if (set.label(row) == kUnlabelled) {
      ++unlabelled;
    } else if (!finite[row]) {
      ++nonFinite;
    } else {
      rows.push_back(row);
    }
  }
  if (unlabelled > 0) warnings.push_back(fmt::format("{} unlabelled rows of the {} were left out", unlabelled, called));
  if (nonFinite > 0) {
    warnings.push_back(fmt::format("{} rows of the {} with NaN or infinite pixels were left out", nonFinite, called));
  }
  if (rows.empty()) {
    throw Error(fmt::format("no row of the {} is labelled and free of NaN", called), set.provenance().source,
                "Give data with classes, e.g. a CSV with a class column or a folder of CLASS_number.fits files.");
  }
  return rows;
}

std::shared_ptr<const Run> evaluatePipeline(const RunRequest& request, const Progress& progress) {
  Evaluation evaluation(request);
  evaluation.divide(progress.part(0, 0.02));
  evaluation.runSplits(progress.part(0.02, 1));
  evaluation.pool();
  return evaluation.take();
}

}  // namespace blendscope
