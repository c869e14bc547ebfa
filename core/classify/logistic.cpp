// SPDX-License-Identifier: GPL-3.0-or-later
#include "classify/logistic.h"

#include <fmt/format.h>
#include <nlopt.h>
#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "classify/standardisation.h"
#include "classify/training_checks.h"

namespace blendscope {

namespace {

using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using FloatRows = Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;
using Weights = Eigen::Map<const RowMajor>;

constexpr std::size_t kLogisticRowsPerBlock = 512;
constexpr std::size_t kMostBlocks = 64;  // each holds a gradient of its own
constexpr double kConverged = 1e-5;      // largest gradient component of the mean loss

struct LogisticParameters {
  double c = 1;
  int maxIterations = 500;
};

/// Scores of rows: outputs × (features + 1) weights, the last column the intercepts.
RowMajor scoresOf(const RowMajor& rows, const Weights& weights) {
  RowMajor scores = rows * weights.leftCols(rows.cols()).transpose();
  scores.rowwise() += weights.col(rows.cols()).transpose();
  return scores;
}

/// Probabilities of the classes present from a row's scores. One score is that of the second of two classes.
std::vector<double> softmax(std::span<const double> scores) {
  std::vector<double> p(scores.begin(), scores.end());
  if (p.size() == 1) p.insert(p.begin(), 0.0);
  const double largest = *std::max_element(p.begin(), p.end());
  double sum = 0;
  for (double& value : p) sum += value = std::exp(value - largest);
  for (double& value : p) value /= sum;
  return p;
}

/// The penalised mean loss over standardised rows and its gradient.
class Objective {
 public:
  Objective(const Matrix<float>& rows, std::vector<int> targets, std::size_t outputs, double c)
      : rows_(rows),
        targets_(std::move(targets)),
        outputs_(outputs),
        penalty_(1 / (c * static_cast<double>(rows.rows()))),
        grain_(std::max(kLogisticRowsPerBlock, (rows.rows() + kMostBlocks - 1) / kMostBlocks)) {}

  std::size_t dimension() const { return outputs_ * (rows_.cols() + 1); }

  double operator()(const double* parameters, double* gradient) const {
    const auto n = static_cast<double>(rows_.rows());
    const std::size_t blocks = (rows_.rows() + grain_ - 1) / grain_;
    std::vector<RowMajor> gradients(blocks);
    std::vector<double> losses(blocks);
    parallelFor(rows_.rows(), grain_, [&](std::size_t begin, std::size_t end) {
      losses[begin / grain_] = block(begin, end, parameters, gradients[begin / grain_]);
    });
    const auto features = static_cast<Eigen::Index>(rows_.cols());
    const Weights weights(parameters, static_cast<Eigen::Index>(outputs_), features + 1);
    RowMajor sum = RowMajor::Zero(weights.rows(), weights.cols());
    for (const RowMajor& part : gradients) sum += part;
    sum /= n;
    sum.leftCols(features) += penalty_ * weights.leftCols(features);
    std::copy(sum.data(), sum.data() + sum.size(), gradient);
    return std::accumulate(losses.begin(), losses.end(), 0.0) / n +
           penalty_ / 2 * weights.leftCols(features).squaredNorm();
  }

 private:
  /// Summed loss and gradient of rows [begin, end).
  double block(std::size_t begin, std::size_t end, const double* parameters, RowMajor& gradient) const {
    const auto features = static_cast<Eigen::Index>(rows_.cols());
    const Weights weights(parameters, static_cast<Eigen::Index>(outputs_), features + 1);
    const RowMajor rows =
        FloatRows(rows_.row(begin).data(), static_cast<Eigen::Index>(end - begin), features).cast<double>();
    RowMajor residual = scoresOf(rows, weights);
    double loss = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const auto r = static_cast<Eigen::Index>(i - begin);
      std::vector<double> p = softmax({residual.row(r).data(), outputs_});
      const auto target = static_cast<std::size_t>(targets_[i]);
      loss -= std::log(std::max(p[target], 1e-300));
      p[target] -= 1;
      std::copy(p.end() - static_cast<std::ptrdiff_t>(outputs_), p.end(), residual.row(r).data());
    }
    gradient.resize(weights.rows(), weights.cols());
    gradient.leftCols(features).noalias() = residual.transpose() * rows;
    gradient.col(features) = residual.colwise().sum().transpose();
    return loss;
  }

  const Matrix<float>& rows_;
  std::vector<int> targets_;
  std::size_t outputs_;
  double penalty_;
  std::size_t grain_;
};

/// What a search for the minimum did.
struct Descent {
  std::vector<double> parameters;
  std::size_t evaluations = 0;
  double largestSlope = 0;
};

/// State of one search, as NLopt's callback sees it.
struct Search {
  const Objective& objective;
  const Progress& progress;
  nlopt_opt optimizer;
  std::size_t evaluations = 0;
  std::size_t mostEvaluations;
  std::exception_ptr failure;
};

/// No exception may pass through NLopt's C code: it is kept, and the search stopped.
double evaluate(unsigned, const double* parameters, double* gradient, void* data) {
  auto& search = *static_cast<Search*>(data);
  try {
    search.progress.throwIfCancelled();
    std::vector<double> unused(gradient ? 0 : search.objective.dimension());
    const double loss = search.objective(parameters, gradient ? gradient : unused.data());
    ++search.evaluations;
    search.progress.iteration({"logistic", search.evaluations, loss, {}});
    search.progress.report(static_cast<double>(search.evaluations) / static_cast<double>(search.mostEvaluations));
    return loss;
  } catch (...) {
    search.failure = std::current_exception();
    nlopt_force_stop(search.optimizer);
    return 0;
  }
}

Descent minimise(const Objective& objective, int maxIterations, const Progress& progress) {
  const auto dimension = static_cast<unsigned>(objective.dimension());
  const std::unique_ptr<nlopt_opt_s, decltype(&nlopt_destroy)> optimizer(nlopt_create(NLOPT_LD_LBFGS, dimension),
                                                                         &nlopt_destroy);
  Search search{objective, progress, optimizer.get(), 0, static_cast<std::size_t>(maxIterations), nullptr};
  nlopt_set_min_objective(optimizer.get(), evaluate, &search);
  nlopt_set_maxeval(optimizer.get(), maxIterations);
  nlopt_set_ftol_rel(optimizer.get(), 1e-12);
  Descent descent{std::vector<double>(dimension, 0), 0, 0};
  double loss = 0;
  nlopt_optimize(optimizer.get(), descent.parameters.data(), &loss);
  if (search.failure) std::rethrow_exception(search.failure);
  std::vector<double> gradient(dimension);
  objective(descent.parameters.data(), gradient.data());
  for (const double slope : gradient) descent.largestSlope = std::max(descent.largestSlope, std::abs(slope));
  descent.evaluations = search.evaluations;
  return descent;
}

class FittedLogistic final : public FittedClassifier {
 public:
  LogisticParameters settings;
  int classCount = 0;
  std::vector<int> classes;  ///< those that occurred in training, ascending; the others get probability 0
  Standardisation standardisation;
  std::size_t outputs = 0;
  Descent descent;

  std::size_t features() const { return standardisation.mean.size(); }

  Prediction predict(const FeatureBatch& batch, const Progress& progress) const override {
    requireSameFeatures(batch, features(), "logistic");
    Prediction prediction;
    prediction.probability = Matrix<double>(batch.size(), static_cast<std::size_t>(classCount), 0.0);
    const auto columns = static_cast<Eigen::Index>(features());
    const Weights weights(descent.parameters.data(), static_cast<Eigen::Index>(outputs), columns + 1);
    parallelFor(batch.size(), kLogisticRowsPerBlock, [&](std::size_t begin, std::size_t end) {
      progress.throwIfCancelled();
      const Matrix<float> rows = standardisation.apply(batch.values.rowRange(begin, end));
      const RowMajor scores =
          scoresOf(FloatRows(rows.data(), static_cast<Eigen::Index>(rows.rows()), columns).cast<double>(), weights);
      for (std::size_t i = begin; i < end; ++i) {
        const std::vector<double> p = softmax({scores.row(static_cast<Eigen::Index>(i - begin)).data(), outputs});
        for (std::size_t c = 0; c < p.size(); ++c)
          prediction.probability(i, static_cast<std::size_t>(classes[c])) = p[c];
      }
    });
    prediction.uncertainty = uncertaintyOfTopClass(prediction.probability);
    return prediction;
  }

  std::vector<std::pair<std::string, HyperparameterValue>> hyperparameters() const override {
    return {{"C", settings.c}, {"iterations", static_cast<double>(descent.evaluations)}};
  }

  std::vector<std::string> warnings() const override {
    if (descent.largestSlope <= kConverged) return {};
    return {
        fmt::format("logistic regression stopped after {} iterations with a slope of {:.1g} left; raise "
                    "max-iterations or lower C",
                    descent.evaluations, descent.largestSlope)};
  }

  void save(ArchiveWriter& archive) const override {
    archive.integer(classCount);
    archive.integers(classes);
    archive.numbers(standardisation.mean);
    archive.numbers(standardisation.scale);
    archive.numbers(descent.parameters);
    archive.integer(static_cast<std::int64_t>(descent.evaluations));
    archive.number(descent.largestSlope);
  }

  static std::shared_ptr<const FittedLogistic> load(LogisticParameters settings, ArchiveReader& archive) {
    auto model = std::make_shared<FittedLogistic>();
    model->settings = settings;
    model->classCount = static_cast<int>(archive.integer());
    model->classes = archive.integers();
    model->standardisation = {archive.numbers(), archive.numbers()};
    model->descent.parameters = archive.numbers();
    model->descent.evaluations = static_cast<std::size_t>(archive.integer());
    model->descent.largestSlope = archive.number();
    model->outputs = outputsFor(model->classes.size());
    const bool inRange = std::all_of(model->classes.begin(), model->classes.end(),
                                     [&](int c) { return c >= 0 && c < model->classCount; });
    if (!inRange || model->classes.size() < 2 || model->standardisation.scale.size() != model->features() ||
        model->descent.parameters.size() != model->outputs * (model->features() + 1)) {
      throw Error("the saved model contradicts itself", "step 'logistic'", "Train and save it again.");
    }
    return model;
  }

  static std::size_t outputsFor(std::size_t classes) { return classes == 2 ? 1 : classes; }
};

class Logistic final : public Classifier {
 public:
  explicit Logistic(LogisticParameters parameters) : parameters_(parameters) {}

  std::shared_ptr<const FittedClassifier> fit(const TrainingBatch& batch, const Progress& progress) const override {
    auto model = std::make_shared<FittedLogistic>();
    model->settings = parameters_;
    model->classCount = batch.classCount;
    model->classes = requireLearnable(batch, "logistic");
    model->outputs = FittedLogistic::outputsFor(model->classes.size());
    model->standardisation = Standardisation::of(batch.values);
    std::vector<int> targets;
    targets.reserve(batch.size());
    for (const int label : batch.labels) {
      const auto at = std::lower_bound(model->classes.begin(), model->classes.end(), label);
      targets.push_back(static_cast<int>(at - model->classes.begin()));
    }
    const Matrix<float> rows = model->standardisation.apply(batch.values);
    model->descent = minimise(Objective(rows, std::move(targets), model->outputs, parameters_.c),
                              parameters_.maxIterations, progress);
    return model;
  }

 private:
  LogisticParameters parameters_;
};

LogisticParameters logisticParameters(const Parameters& arguments) {
  return {arguments.number("C"), arguments.integer("max-iterations")};
}

StepInfo logisticInfo() {
  StepInfo info;
  info.name = "logistic";
  info.label = "Logistic regression";
  info.kind = StepKind::Classifier;
  info.help = "A weighted sum of the features decides; the simplest model that gives probabilities.";
  info.formula = "minimise ½‖w‖² + C Σ −ln p(true class)";
  ParameterInfo c;
  c.name = "C";
  c.label = "Inverse penalty C";
  c.defaultValue = 1.0;
  c.minimum = 1e-6;
  c.maximum = 1e6;
  c.help = "Small values keep the weights small and resist noise; large ones follow the training rows.";
  c.logarithmic = true;
  ParameterInfo iterations;
  iterations.name = "max-iterations";
  iterations.label = "Most iterations";
  iterations.kind = ParameterKind::Integer;
  iterations.defaultValue = 500.0;
  iterations.minimum = 1;
  iterations.maximum = 100000;
  iterations.help = "Evaluations of the loss after which the search gives up.";
  iterations.advanced = true;
  info.parameters = {c, iterations};
  return info;
}

}  // namespace

ClassifierRegistry::Entry logisticEntry() {
  return {logisticInfo(),
          [](const Parameters& arguments) { return std::make_shared<Logistic>(logisticParameters(arguments)); },
          [](const Parameters& arguments, ArchiveReader& archive) {
            return FittedLogistic::load(logisticParameters(arguments), archive);
          }};
}

}  // namespace blendscope
