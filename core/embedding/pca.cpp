// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/pca.h"

#include <fmt/format.h>
#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "embedding/training_rows.h"

namespace blendscope {

namespace {

using Eigen::Index;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t kExactLimit = 1500;     // features or rows; beyond, the eigendecomposition takes seconds
constexpr std::size_t kPcaBlockRows = 512;       // rows centred in double at a time
constexpr std::size_t kMostPartialSums = 16;  // bounds the memory of partial d × d sums
constexpr int kOversampling = 10;
constexpr int kPowerIterations = 6;

Index columnIndex(std::size_t size) { return static_cast<Index>(size); }

/// Axes as columns, variances descending.
struct Axes {
  Eigen::MatrixXd directions;
  Eigen::VectorXd variance;
};

/// Training rows as centred double blocks, the form in which every solver reads them.
class CentredRows {
 public:
  explicit CentredRows(MatrixView<const float> values) : values_(values), mean_(values.cols(), 0.0) {
    for (std::size_t i = 0; i < values.rows(); ++i) {
      const auto row = values.row(i);
      for (std::size_t f = 0; f < row.size(); ++f) mean_[f] += static_cast<double>(row[f]);
    }
    for (double& m : mean_) m /= static_cast<double>(values.rows());
  }

  std::size_t count() const { return values_.rows(); }
  std::size_t features() const { return values_.cols(); }
  const std::vector<double>& mean() const { return mean_; }

  RowMajor block(std::size_t begin, std::size_t end) const {
    RowMajor rows(columnIndex(end - begin), columnIndex(features()));
    for (std::size_t i = begin; i < end; ++i) {
      const auto row = values_.row(i);
      for (std::size_t f = 0; f < row.size(); ++f) {
        rows(columnIndex(i - begin), columnIndex(f)) = static_cast<double>(row[f]) - mean_[f];
      }
    }
    return rows;
  }

  /// Σ over blocks of `term(block)`, added in the same order on any number of threads.
  template <class Term>
  Eigen::MatrixXd sum(Index rows, Index cols, const Progress& progress, const Term& term) const {
    const std::size_t blocks = (count() + kPcaBlockRows - 1) / kPcaBlockRows;
    const std::size_t blocksPerSum = (blocks + kMostPartialSums - 1) / kMostPartialSums;
    std::vector<Eigen::MatrixXd> partial((blocks + blocksPerSum - 1) / blocksPerSum);
    parallelFor(blocks, blocksPerSum, [&](std::size_t first, std::size_t last) {
      Eigen::MatrixXd& own = partial[first / blocksPerSum];
      own = Eigen::MatrixXd::Zero(rows, cols);
      for (std::size_t b = first; b < last; ++b) {
        progress.throwIfCancelled();
        const std::size_t begin = b * kPcaBlockRows;
        term(own, block(begin, std::min(count(), begin + kPcaBlockRows)));
      }
    });
    for (std::size_t p = 1; p < partial.size(); ++p) partial[0] += partial[p];
    return std::move(partial[0]);
  }

 private:
  MatrixView<const float> values_;
  std::vector<double> mean_;
};

/// The largest `count` eigenpairs of a symmetric matrix of which the lower half is set.
Axes largestEigenpairs(const Eigen::MatrixXd& symmetric, Index count) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(symmetric);
  return {solver.eigenvectors().rightCols(count).rowwise().reverse(),
          solver.eigenvalues().tail(count).reverse().cwiseMax(0.0)};
}

Axes fromCovariance(const CentredRows& rows, Index count, const Progress& progress) {
  const Index d = columnIndex(rows.features());
  Eigen::MatrixXd covariance = rows.sum(d, d, progress, [](Eigen::MatrixXd& sum, const RowMajor& block) {
    sum.selfadjointView<Eigen::Lower>().rankUpdate(block.transpose());
  });
  covariance /= static_cast<double>(rows.count() - 1);
  return largestEigenpairs(covariance, count);
}

/// An orthonormal basis of the columns' span, completed by arbitrary directions where they do not span enough.
Eigen::MatrixXd orthonormalised(const Eigen::MatrixXd& directions) {
  const Eigen::HouseholderQR<Eigen::MatrixXd> qr(directions);
  return qr.householderQ() * Eigen::MatrixXd::Identity(directions.rows(), directions.cols());
}

Axes fromGramMatrix(const CentredRows& rows, Index count, const Progress& progress) {
  const RowMajor all = rows.block(0, rows.count());
  progress.throwIfCancelled();
  Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(all.rows(), all.rows());
  gram.selfadjointView<Eigen::Lower>().rankUpdate(all);
  gram /= static_cast<double>(rows.count() - 1);
  progress.throwIfCancelled();
  Axes axes = largestEigenpairs(gram, count);
  axes.directions = orthonormalised(all.transpose() * axes.directions);
  return axes;
}

Axes fromRandomisedRange(const CentredRows& rows, Index count, std::uint64_t seed, const Progress& progress) {
  const Index d = columnIndex(rows.features());
  const Index width = std::min(count + kOversampling, d);
  RandomStream random(seed);
  Eigen::MatrixXd basis(d, width);
  for (double& value : basis.reshaped()) value = random.normal();
  // Each round applies XᵀX, which sharpens the contrast between large and small variances.
  for (int round = 0; round <= kPowerIterations; ++round) {
    basis = orthonormalised(basis);
    basis = rows.sum(d, width, progress, [&](Eigen::MatrixXd& sum, const RowMajor& block) {
      sum.noalias() += block.transpose() * (block * basis);
    });
    progress.report(0.9 * (round + 1) / (kPowerIterations + 1));
  }
  basis = orthonormalised(basis);
  Eigen::MatrixXd small = rows.sum(width, width, progress, [&](Eigen::MatrixXd& sum, const RowMajor& block) {
    const Eigen::MatrixXd projected = block * basis;
    sum.selfadjointView<Eigen::Lower>().rankUpdate(projected.transpose());
  });
  small /= static_cast<double>(rows.count() - 1);
  Axes axes = largestEigenpairs(small, count);
  axes.directions = basis * axes.directions;
  return axes;
}

double totalVariance(const CentredRows& rows, const Progress& progress) {
  const Eigen::MatrixXd sum = rows.sum(
      1, 1, progress, [](Eigen::MatrixXd& total, const RowMajor& block) { total(0, 0) += block.squaredNorm(); });
  return sum(0, 0) / static_cast<double>(rows.count() - 1);
}

void fixSigns(Eigen::MatrixXd& directions) {
  for (Index c = 0; c < directions.cols(); ++c) {
    Index largest = 0;
    directions.col(c).cwiseAbs().maxCoeff(&largest);
    if (directions(largest, c) < 0) directions.col(c) = -directions.col(c);
  }
}

void requireEnough(std::size_t rows, std::size_t features, int components) {
  if (rows < 2) throw Error("principal components need at least two training rows", "step 'pca'", "Load more cutouts.");
  const std::size_t most = std::min(rows, features);
  if (static_cast<std::size_t>(components) <= most) return;
  throw Error(fmt::format("{} principal components were asked for, but {} rows of {} features have at most {}",
                          components, rows, features, most),
              "step 'pca', parameter n", fmt::format("Choose n of at most {}.", most));
}

PcaSolver solverFor(PcaSolver wanted, std::size_t rows, std::size_t features) {
  if (wanted != PcaSolver::Auto) return wanted;
  return std::min(rows, features) <= kExactLimit ? PcaSolver::Exact : PcaSolver::Randomised;
}

PcaSolver solverNamed(const std::string& word) {
  if (word == "exact") return PcaSolver::Exact;
  return word == "randomised" ? PcaSolver::Randomised : PcaSolver::Auto;
}

}  // namespace

PcaModel::PcaModel(std::vector<double> mean, Matrix<double> components, std::vector<double> variance,
                   double totalVariance, bool whiten)
    : mean_(std::move(mean)),
      components_(std::move(components)),
      variance_(std::move(variance)),
      totalVariance_(totalVariance),
      whiten_(whiten) {}

double PcaModel::scale(std::size_t component) const {
  // Directions without variance (constant pixels) carry no score; whitening must not blow up their rounding errors.
  const double floor = 1e-12 * totalVariance_;
  if (!whiten_) return 1;
  return variance_[component] > floor ? 1 / std::sqrt(variance_[component]) : 0;
}

std::vector<double> PcaModel::explainedVarianceRatio() const {
  std::vector<double> ratio = variance_;
  for (double& share : ratio) share = totalVariance_ > 0 ? share / totalVariance_ : 0;
  return ratio;
}

Matrix<float> PcaModel::transform(const FeatureBatch& batch, const Progress& progress) const {
  if (batch.values.cols() != mean_.size()) {
    throw Error(fmt::format("the rows have {} features, the principal components were found for {}",
                            batch.values.cols(), mean_.size()),
                "step 'pca'", "Use cutouts of the shape that the model was trained on.");
  }
  const std::size_t count = components_.rows();
  Eigen::MatrixXd axes =
      Eigen::Map<const RowMajor>(components_.data(), columnIndex(count), columnIndex(mean_.size())).transpose();
  for (std::size_t c = 0; c < count; ++c) axes.col(columnIndex(c)) *= scale(c);
  const Eigen::RowVectorXd offset = Eigen::Map<const Eigen::RowVectorXd>(mean_.data(), columnIndex(mean_.size())) * axes;
  Matrix<float> scores(batch.size(), count);
  parallelFor(batch.size(), kPcaBlockRows, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    using FloatRows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const FloatRows> rows(batch.values.row(begin).data(), columnIndex(end - begin),
                                           columnIndex(mean_.size()));
    Eigen::Map<FloatRows> out(scores.row(begin).data(), rows.rows(), columnIndex(count));
    out = ((rows.cast<double>() * axes).rowwise() - offset).cast<float>();
  });
  return scores;
}

Matrix<float> PcaModel::reconstruct(MatrixView<const float> scores) const {
  if (scores.cols() != components_.rows()) {
    throw Error(
        fmt::format("{} scores per row were given, the model has {} components", scores.cols(), components_.rows()),
        "step 'pca'");
  }
  Matrix<float> rows(scores.rows(), mean_.size());
  parallelFor(scores.rows(), kPcaBlockRows, [&](std::size_t begin, std::size_t end) {
    std::vector<double> sum;
    for (std::size_t i = begin; i < end; ++i) {
      sum = mean_;
      for (std::size_t c = 0; c < scores.cols(); ++c) {
        const double unscaled = scale(c) > 0 ? static_cast<double>(scores(i, c)) / scale(c) : 0;
        for (std::size_t f = 0; f < sum.size(); ++f) sum[f] += unscaled * components_(c, f);
      }
      std::transform(sum.begin(), sum.end(), rows.row(i).begin(), [](double v) { return static_cast<float>(v); });
    }
  });
  return rows;
}

std::vector<FeatureName> PcaModel::outputNames() const {
  std::vector<FeatureName> names;
  for (std::size_t c = 0; c < components_.rows(); ++c) names.push_back({fmt::format("PC {}", c + 1), ""});
  return names;
}

void PcaModel::save(ArchiveWriter& archive) const {
  archive.numbers(mean_);
  archive.table(components_);
  archive.numbers(variance_);
  archive.number(totalVariance_);
  archive.integer(whiten_ ? 1 : 0);
}

std::shared_ptr<const PcaModel> PcaModel::load(ArchiveReader& archive) {
  std::vector<double> mean = archive.numbers();
  Matrix<double> components = archive.doubleTable();
  std::vector<double> variance = archive.numbers();
  const double total = archive.number();
  const bool whiten = archive.integer() != 0;
  if (components.cols() != mean.size() || components.rows() != variance.size()) {
    throw Error("the saved principal components do not fit together", "step 'pca'",
                "The file is damaged; train and save the model again.");
  }
  return std::make_shared<const PcaModel>(std::move(mean), std::move(components), std::move(variance), total, whiten);
}

Pca::Pca(const Parameters& parameters)
    : settings_{parameters.integer("n"), parameters.flag("whiten"), solverNamed(parameters.word("solver"))} {}

StepInfo Pca::info() {
  return {"pca",
          "Principal components",
          StepKind::Embedding,
          "Keeps the few directions along which the cutouts differ most; linear, fast, and can be undone",
          "score = (x − mean) · axis",
          {{.name = "n",
            .label = "Components",
            .kind = ParameterKind::Integer,
            .defaultValue = 20.0,
            .minimum = 1,
            .maximum = 10000,
            .help = "More components keep more detail and more noise; the scree plot shows where the gain ends"},
           {.name = "whiten",
            .label = "Whiten",
            .kind = ParameterKind::Flag,
            .defaultValue = false,
            .help = "Gives every component the same spread, so that faint structure counts as much as bright"},
           {.name = "solver",
            .label = "Solver",
            .kind = ParameterKind::Choice,
            .defaultValue = std::string("auto"),
            .choices = {"auto", "exact", "randomised"},
            .help = "Randomised is faster for large cutouts and exact to many digits for the leading components",
            .advanced = true}}};
}

std::shared_ptr<const PcaModel> Pca::fitModel(MatrixView<const float> values, std::uint64_t seed,
                                              const Progress& progress) const {
  requireEnough(values.rows(), values.cols(), settings_.components);
  requireFiniteRows(values, "pca");
  const CentredRows rows(values);
  const Index count = settings_.components;
  const PcaSolver solver = solverFor(settings_.solver, values.rows(), values.cols());
  Axes axes = solver == PcaSolver::Randomised  ? fromRandomisedRange(rows, count, seed, progress)
              : values.cols() <= values.rows() ? fromCovariance(rows, count, progress)
                                               : fromGramMatrix(rows, count, progress);
  fixSigns(axes.directions);
  Matrix<double> components(static_cast<std::size_t>(count), values.cols());
  Eigen::Map<RowMajor>(components.data(), count, columnIndex(values.cols())) = axes.directions.transpose();
  std::vector<double> variance(axes.variance.begin(), axes.variance.end());
  const double total = totalVariance(rows, progress);
  progress.report(1);
  return std::make_shared<const PcaModel>(rows.mean(), std::move(components), std::move(variance), total,
                                          settings_.whiten);
}

}  // namespace blendscope
