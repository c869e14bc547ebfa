// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/svm.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "classify/parameter_rows.h"
#include "classify/platt.h"
#include "classify/present_classes.h"
#include "classify/svm_solver.h"
#include "classify/training_checks.h"
#include "data/inner_folds.h"

namespace blendscope {

namespace {

constexpr std::size_t kSvmRowsPerBlock = 64;
constexpr double kFoldCost = 4.0 / 9;  // of training on two thirds of the rows, against all: it grows with the square

struct SvmSettings {
  bool radial;
  double c;
  std::string gammaRule;  ///< scale, auto, or empty
  double gamma;
  int folds;
  double tolerance;
  std::size_t maximumSteps;
  std::size_t cacheBytes;

  explicit SvmSettings(const Parameters& arguments)
      : radial(arguments.word("kernel") == "rbf"),
        c(arguments.number("C")),
        gammaRule(arguments.isWord("gamma") ? arguments.word("gamma") : ""),
        gamma(gammaRule.empty() ? arguments.number("gamma") : 0),
        folds(arguments.integer("folds")),
        tolerance(arguments.number("tolerance")),
        maximumSteps(static_cast<std::size_t>(arguments.integer("max-steps"))),
        cacheBytes(static_cast<std::size_t>(arguments.integer("cache")) << 20U) {}
};

/// Decision values of all pairs of classes as sums over shared support vectors.
struct SupportVectors {
  SvmKernel kernel;
  std::vector<double> centre;
  Matrix<float> points;    ///< prepared
  Matrix<double> weights;  ///< points × pairs
  std::vector<double> bias;

  /// Rows × pairs, for prepared rows.
  Matrix<double> decide(MatrixView<const float> rows) const {
    Matrix<float> similarity(rows.rows(), points.rows());
    kernel.evaluate(rows, points, similarity);
    Matrix<double> values(rows.rows(), bias.size());
    for (std::size_t i = 0; i < rows.rows(); ++i) {
      std::copy(bias.begin(), bias.end(), values.row(i).begin());
      for (std::size_t s = 0; s < points.rows(); ++s) {
        for (std::size_t p = 0; p < bias.size(); ++p) {
          values(i, p) += weights(s, p) * static_cast<double>(similarity(i, s));
        }
      }
    }
    return values;
  }
};

class FittedSvm final : public FittedClassifier {
 public:
  PresentClasses classes;
  SupportVectors vectors;
  std::vector<Sigmoid> sigmoids;  ///< one per pair
  double c = 1;
  std::size_t steps = 0;
  bool converged = true;

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, vectors.centre.size(), "svm");
    return classes.predict(
        batch.size(), kSvmRowsPerBlock, progress, [&](std::size_t begin, std::size_t end, auto& block) {
          const Matrix<float> rows = vectors.kernel.prepare(batch.values.rowRange(begin, end), vectors.centre);
          Matrix<double> values = vectors.decide(rows);
          for (std::size_t i = 0; i < rows.rows(); ++i) {
            for (std::size_t p = 0; p < sigmoids.size(); ++p) values(i, p) = sigmoids[p](values(i, p));
            coupleProbabilities(values.row(i), block.row(i));
          }
        });
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    std::vector<std::pair<std::string, HyperparameterValue>> values{{"C", c}};
    if (vectors.kernel.radial) values.emplace_back("gamma", vectors.kernel.gamma);
    values.emplace_back("support vectors", static_cast<double>(vectors.points.rows()));
    values.emplace_back("steps", static_cast<double>(steps));
    return values;
  }

  std::vector<std::string> warnings() const override {
    if (converged) return {};
    return {"svm stopped at max-steps before its margin was found; raise max-steps, or lower C or scale the features"};
  }

  void save(ArchiveWriter& archive) const override {
    classes.save(archive);
    archive.number(vectors.kernel.gamma);
    archive.numbers(vectors.centre);
    archive.table(MatrixView<const float>(vectors.points));
    archive.table(MatrixView<const double>(vectors.weights));
    archive.numbers(vectors.bias);
    std::vector<double> curves;
    for (const Sigmoid& sigmoid : sigmoids) curves.insert(curves.end(), {sigmoid.a, sigmoid.b});
    archive.numbers(curves);
    archive.integer(static_cast<std::int64_t>(steps));
    archive.integer(converged ? 1 : 0);
  }

  static std::shared_ptr<const FittedSvm> load(const Parameters& arguments, ArchiveReader& archive) {
    auto model = std::make_shared<FittedSvm>();
    SupportVectors& vectors = model->vectors;
    model->classes = PresentClasses::load(archive);
    model->c = arguments.number("C");
    vectors.kernel = {arguments.word("kernel") == "rbf", archive.number()};
    vectors.centre = archive.numbers();
    vectors.points = archive.floatTable();
    vectors.weights = archive.doubleTable();
    vectors.bias = archive.numbers();
    const std::vector<double> curves = archive.numbers();
    for (std::size_t p = 0; p + 1 < curves.size(); p += 2) model->sigmoids.push_back({curves[p], curves[p + 1]});
    model->steps = static_cast<std::size_t>(archive.integer());
    model->converged = archive.integer() != 0;
    const std::size_t pairs = model->classes.count() * (model->classes.count() - 1) / 2;
    if (vectors.bias.size() != pairs || model->sigmoids.size() != pairs || vectors.weights.cols() != pairs ||
        vectors.weights.rows() != vectors.points.rows() || vectors.points.cols() != vectors.centre.size()) {
      throwBrokenModel("svm");
    }
    return model;
  }
};

/// Rows of two classes, the first on the +1 side.
struct PairOfClasses {
  std::vector<std::size_t> rows;
  std::vector<signed char> side;

  std::size_t countOf(signed char which) const {
    return static_cast<std::size_t>(std::count(side.begin(), side.end(), which));
  }
};

Matrix<float> gather(const Matrix<float>& points, std::span<const std::size_t> rows) {
  Matrix<float> result(rows.size(), points.cols());
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::copy_n(points.row(rows[i]).begin(), points.cols(), result.row(i).begin());
  return result;
}

/// Training rows of all classes on their way to a model.
class SvmTraining {
 public:
  SvmTraining(const SvmSettings& settings, const TrainingBatch& batch, FittedSvm& model)
      : settings_(settings), model_(model), batch_(batch), labels_(model.classes.numbered(batch.labels)) {
    SupportVectors& vectors = model.vectors;
    vectors.centre = meanOf(batch.values);
    vectors.kernel = {settings.radial, settings.radial ? gammaFor(batch.values) : 1};
    points_ = vectors.kernel.prepare(batch.values, vectors.centre);
    if (settings.folds > 0) folds_ = innerFolds(labels_, batch.groups, settings.folds, batch.seed);
  }

  void run(const Progress& progress) {
    const std::size_t count = model_.classes.count();
    const std::size_t pairs = count * (count - 1) / 2;
    Matrix<double> weights(points_.rows(), pairs, 0.0);
    std::size_t pair = 0;
    for (std::size_t a = 0; a < count; ++a) {
      for (std::size_t b = a + 1; b < count; ++b, ++pair) {
        const PairOfClasses rows = rowsOf(a, b);
        const auto n = static_cast<double>(pairs);
        const auto from = static_cast<double>(pair);
        trainPair(rows, weights, pair, progress.part(from / n, (from + 1) / n));
      }
    }
    keepSupportVectors(weights);
  }

 private:
  void trainPair(const PairOfClasses& pair, Matrix<double>& weights, std::size_t column, const Progress& progress) {
    const double whole = 1 / (1 + kFoldCost * settings_.folds);
    const SvmSolution solution = solve(pair, progress.part(0, whole));
    for (std::size_t i = 0; i < pair.rows.size(); ++i) weights(pair.rows[i], column) = solution.weights[i];
    model_.vectors.bias.push_back(solution.bias);
    model_.steps += solution.steps;
    model_.converged = model_.converged && solution.converged;
    // Without folds the decision value itself is read as log-odds.
    model_.sigmoids.push_back(settings_.folds > 0 ? calibrate(pair, progress.part(whole, 1)) : Sigmoid{});
  }

  SvmSolution solve(const PairOfClasses& pair, const Progress& progress) const {
    const Matrix<float> points = gather(points_, pair.rows);
    return solveSvm({model_.vectors.kernel, points, pair.side, settings_.c, settings_.tolerance, settings_.maximumSteps,
                     settings_.cacheBytes},
                    progress);
  }

  /// The sigmoid for decision values of real rows that were left out fold by fold. Folds whose other rows are of one
  /// class only tell nothing.
  Sigmoid calibrate(const PairOfClasses& pair, const Progress& progress) const {
    std::vector<double> values;
    std::vector<signed char> side;
    for (int fold = 0; fold < settings_.folds; ++fold) {
      PairOfClasses inside;
      PairOfClasses outside;
      for (std::size_t i = 0; i < pair.rows.size(); ++i) {
        const bool isOutside = folds_[pair.rows[i]] == fold;
        if (isOutside && !batch_.isReal(pair.rows[i])) continue;
        PairOfClasses& part = isOutside ? outside : inside;
        part.rows.push_back(pair.rows[i]);
        part.side.push_back(pair.side[i]);
      }
      if (inside.countOf(1) == 0 || inside.countOf(-1) == 0) continue;
      const double n = settings_.folds;
      const SvmSolution solution = solve(inside, progress.part(fold / n, (fold + 1) / n));
      const std::vector<double> decided = decide(solution, inside, outside);
      values.insert(values.end(), decided.begin(), decided.end());
      side.insert(side.end(), outside.side.begin(), outside.side.end());
    }
    return values.empty() ? Sigmoid{} : fitSigmoid(values, side);
  }

  std::vector<double> decide(const SvmSolution& solution, const PairOfClasses& inside,
                             const PairOfClasses& outside) const {
    std::vector<std::size_t> support;
    std::vector<double> weights;
    for (std::size_t i = 0; i < inside.rows.size(); ++i) {
      if (solution.weights[i] == 0) continue;
      support.push_back(inside.rows[i]);
      weights.push_back(solution.weights[i]);
    }
    const std::size_t count = weights.size();
    const SupportVectors vectors{model_.vectors.kernel,
                                 {},
                                 gather(points_, support),
                                 Matrix<double>(count, 1, std::move(weights)),
                                 {solution.bias}};
    std::vector<double> values;
    for (std::size_t begin = 0; begin < outside.rows.size(); begin += kSvmRowsPerBlock) {
      const std::size_t size = std::min(kSvmRowsPerBlock, outside.rows.size() - begin);
      const Matrix<double> block = vectors.decide(gather(points_, std::span(outside.rows).subspan(begin, size)));
      values.insert(values.end(), block.values().begin(), block.values().end());
    }
    return values;
  }

  PairOfClasses rowsOf(std::size_t a, std::size_t b) const {
    PairOfClasses pair;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const auto label = static_cast<std::size_t>(labels_[i]);
      if (label != a && label != b) continue;
      pair.rows.push_back(i);
      pair.side.push_back(label == a ? 1 : -1);
    }
    return pair;
  }

  void keepSupportVectors(const Matrix<double>& weights) {
    std::vector<std::size_t> support;
    std::vector<double> kept;
    for (std::size_t i = 0; i < weights.rows(); ++i) {
      const auto row = weights.row(i);
      if (std::all_of(row.begin(), row.end(), [](double w) { return w == 0; })) continue;
      support.push_back(i);
      kept.insert(kept.end(), row.begin(), row.end());
    }
    model_.vectors.points = gather(points_, support);
    model_.vectors.weights = Matrix<double>(support.size(), weights.cols(), std::move(kept));
  }

  static std::vector<double> meanOf(MatrixView<const float> values) {
    std::vector<double> mean(values.cols(), 0);
    for (std::size_t i = 0; i < values.rows(); ++i) {
      for (std::size_t f = 0; f < values.cols(); ++f) mean[f] += static_cast<double>(values(i, f));
    }
    for (double& m : mean) m /= static_cast<double>(values.rows());
    return mean;
  }

  /// As scikit-learn has it: one over the number of features, times the variance of all values ("scale").
  double gammaFor(MatrixView<const float> values) const {
    if (settings_.gammaRule.empty()) return settings_.gamma;
    const auto features = static_cast<double>(values.cols());
    if (settings_.gammaRule == "auto") return 1 / features;
    const double n = static_cast<double>(values.rows()) * features;
    double mean = 0;
    for (std::size_t i = 0; i < values.rows() * values.cols(); ++i) mean += static_cast<double>(values.data()[i]) / n;
    double variance = 0;
    for (std::size_t i = 0; i < values.rows() * values.cols(); ++i) {
      const double difference = static_cast<double>(values.data()[i]) - mean;
      variance += difference * difference / n;
    }
    return variance > 0 ? 1 / (features * variance) : 1;
  }

  const SvmSettings& settings_;
  FittedSvm& model_;
  const TrainingBatch& batch_;
  std::vector<int> labels_;
  std::vector<int> folds_;
  Matrix<float> points_;
};

class Svm final : public Classifier {
 public:
  explicit Svm(const Parameters& arguments) : settings_(arguments) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    auto model = std::make_shared<FittedSvm>();
    model->classes = PresentClasses(batch, "svm");
    model->c = settings_.c;
    progress.throwIfCancelled();
    SvmTraining(settings_, batch, *model).run(progress);
    return model;
  }

 private:
  SvmSettings settings_;
};

StepInfo svmInfo() {
  StepInfo info;
  info.name = "svm";
  info.label = "Support vector machine";
  info.kind = StepKind::Classifier;
  info.calibratesOnRealRows = true;
  info.help = "Draws the border that keeps the widest distance from both classes; a few rows beside it decide.";
  info.formula = "sign(Σ y_i α_i K(x_i, x) + b)";
  ParameterInfo gamma = logarithmic(numberRow("gamma", "Kernel γ", 1, 1e-9, 1e9,
                                              "How fast similarity falls with distance; scale and auto derive it from "
                                              "the training rows, 1/(features · variance) and 1/features."));
  info.parameters = {
      choiceRow("kernel", "Kernel", {"rbf", "linear"}, "Curved borders (rbf) or a plane (linear)."),
      logarithmic(numberRow("C", "Cost C", 1, 1e-4, 1e6,
                            "Price of a row on the wrong side: large values follow the training rows, small ones keep "
                            "the border smooth.")),
      orWord(orWord(std::move(gamma), "auto"), "scale"),
      integerRow("folds", "Folds for probabilities", 3, 0, 20,
                 "Parts of the training rows used to turn margins into probabilities; 0 is faster, but then "
                 "probabilities are not calibrated."),
      advanced(
          logarithmic(numberRow("tolerance", "Tolerance", 1e-3, 1e-8, 0.5, "How exactly the widest margin is found."))),
      advanced(logarithmic(
          integerRow("max-steps", "Most steps", 10000000, 1, 2000000000, "Steps after which the search gives up."))),
      advanced(integerRow("cache", "Memory", 1000, 1, 1000000, "Memory for similarities that are kept at hand."))};
  info.parameters.back().unit = "MB";
  return info;
}

}  // namespace

ClassifierRegistry::Entry svmEntry() {
  return {svmInfo(), [](const Parameters& arguments) { return std::make_shared<Svm>(arguments); }, FittedSvm::load};
}

}  // namespace blendscope
