// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/regression_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlopt.hpp>

#include "base/error.h"
#include "base/parallel.h"
#include "gp/neighborhoods.h"

namespace blendscope {

namespace {

constexpr std::size_t kQueriesPerBlock = 64;
constexpr std::size_t kFittingBatch = 400;
constexpr std::size_t kFewestLeftOut = 20;
constexpr std::size_t kRefiningBatch = 1600;
constexpr std::size_t kJudgingBatch = 1000;
constexpr std::size_t kNeighborsWhileFitting = 40;
constexpr std::size_t kNeighborCounts[] = {48, 64, 96};
constexpr int kTrialsPerFit = 60;
/// Smoothness with closed-form kernels; others are fixed by the request only, since each costs a Bessel function.
constexpr double kSmoothnesses[] = {0.5, 1.5, 2.5};
constexpr double kNoiseRange[] = {1e-7, 1};
constexpr double kStretchRange[] = {0.2, 5};
constexpr std::size_t kMaxStretchedInputs = 8;
constexpr double kTolerance = 0.05;
constexpr double kLeastVariance = 1e-12;

/// Kriging is linear in the responses: from the posterior of the response, of a constant 1 and of each input follows
/// that of the residual from any trend, so that every point left out may have a trend of its own.
GpResponses responseAndBasis(const RegressionData& data) {
  const std::size_t d = data.inputs.cols();
  GpResponses responses;
  responses.values = Matrix<double>(data.responses.size(), 2 + d);
  for (std::size_t i = 0; i < data.responses.size(); ++i) {
    responses.values(i, 0) = data.responses[i] - data.responses[0];
    responses.values(i, 1) = 1;
    for (std::size_t f = 0; f < d; ++f) responses.values(i, 2 + f) = data.inputs(i, f) - data.inputs(0, f);
  }
  return responses;
}

/// A batch of points left out and the trend it is examined with.
struct Examination {
  const RegressionData& data;
  const GpResponses& responses;  ///< of `responseAndBasis`
  const LeftOutBatch& batch;
  TrendKind trend;

  PredictiveScores score(const GpParameters& parameters, std::size_t k, double* scale) const;
  double loss(const std::string& name, const GpParameters& parameters, std::size_t k) const;

 private:
  struct Standardised {
    std::vector<double> error;
    std::vector<double> variance;  ///< v + ε
    double scale = 1;
  };
  Standardised examine(const GpParameters& parameters, std::size_t k) const;
  double error(std::size_t q, std::span<const double> means) const;
};

Matrix<std::uint32_t> firstColumns(const Matrix<std::uint32_t>& table, std::size_t k) {
  Matrix<std::uint32_t> part(table.rows(), k);
  for (std::size_t r = 0; r < table.rows(); ++r) std::copy_n(table.row(r).begin(), k, part.row(r).begin());
  return part;
}

/// Response of a point left out minus its prediction about its trend.
double Examination::error(std::size_t q, std::span<const double> means) const {
  const Trend& fitted = (trend == TrendKind::Constant ? batch.constants : batch.planes)[q];
  const std::uint32_t row = batch.rows[q];
  const double level = fitted.at(data.inputs.row(0)) - data.responses[0];
  double residual = responses.values(row, 0) - level;
  double predicted = means[0] - level * means[1];
  for (std::size_t f = 0; f < data.inputs.cols(); ++f) {
    residual -= fitted.slopes()[f] * responses.values(row, 2 + f);
    predicted -= fitted.slopes()[f] * means[2 + f];
  }
  return residual - predicted;
}

Examination::Standardised Examination::examine(const GpParameters& parameters, std::size_t k) const {
  const BatchPosterior posterior =
      krige(data.inputs, batch.queries, firstColumns(batch.neighbors, k), responses, parameters, Progress());
  Standardised result;
  double sum = 0;
  for (std::size_t q = 0; q < batch.rows.size(); ++q) {
    result.error.push_back(error(q, posterior.mean.row(q)));
    result.variance.push_back(std::max(posterior.variance[q], 0.0) + parameters.noise + kLeastVariance);
    sum += result.error[q] * result.error[q] / result.variance[q];
  }
  result.scale = sum / static_cast<double>(batch.rows.size());
  return result;
}

PredictiveScores Examination::score(const GpParameters& parameters, std::size_t k, double* scale) const {
  const Standardised found = examine(parameters, k);
  std::vector<double> deviation;
  for (const double v : found.variance) deviation.push_back(std::sqrt(found.scale * v));
  if (scale) *scale = found.scale;
  return scorePredictions(std::vector<double>(found.error.size(), 0.0), deviation, found.error);
}

double Examination::loss(const std::string& name, const GpParameters& parameters, std::size_t k) const {
  if (name == "crps") return score(parameters, k, nullptr).crps;
  const Standardised found = examine(parameters, k);
  const auto count = static_cast<double>(found.error.size());
  double total = 0;
  if (name == "mse") {
    for (const double e : found.error) total += e * e;
    return total / count;
  }
  for (const double v : found.variance) total += std::log(v);
  return std::log(found.scale) + total / count + 1;  // lool with σ² at its optimum
}

/// What is free, as a vector of logarithms for the optimiser.
class FreeParameters {
 public:
  FreeParameters(const RegressionRequest& request, MatrixView<const double> inputs) : dimension_(inputs.cols()) {
    const double extent = typicalExtent(inputs);
    base_.lengthScales.assign(1, request.lengthScale.value_or(0.1 * extent));
    base_.noise = request.noise.value_or(1e-3);
    if (!request.lengthScale) add(Kind::Length, 1e-3 * extent, 10 * extent);
    if (!request.noise) add(Kind::Noise, kNoiseRange[0], kNoiseRange[1]);
    if (!request.lengthScale && dimension_ > 1 && dimension_ <= kMaxStretchedInputs) {
      for (std::size_t f = 1; f < dimension_; ++f) add(Kind::Stretch, kStretchRange[0], kStretchRange[1]);
    }
  }

  std::size_t count() const { return kinds_.size(); }
  const std::vector<double>& lower() const { return lower_; }
  const std::vector<double>& upper() const { return upper_; }

  /// The vector that `parameters` turns into these.
  std::vector<double> vector(const GpParameters& p) const {
    std::vector<double> x;
    std::size_t stretched = 0;
    for (const Kind kind : kinds_) {
      if (kind == Kind::Length) x.push_back(std::log(p.lengthScales[0]));
      if (kind == Kind::Noise) x.push_back(std::log(p.noise));
      if (kind == Kind::Stretch) x.push_back(std::log(p.lengthScales[++stretched] / p.lengthScales[0]));
    }
    return x;
  }

  std::vector<double> start() const {
    std::vector<double> x;
    for (const Kind kind : kinds_) {
      switch (kind) {
        case Kind::Length:
          x.push_back(std::log(base_.lengthScales[0]));
          break;
        case Kind::Noise:
          x.push_back(std::log(base_.noise));
          break;
        case Kind::Stretch:
          x.push_back(0);
          break;
      }
    }
    return x;
  }

  GpParameters parameters(const std::vector<double>& x, double smoothness) const {
    GpParameters p = base_;
    p.kernel.smoothness = smoothness;
    std::vector<double> stretch{1};
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double value = std::exp(x[i]);
      switch (kinds_[i]) {
        case Kind::Length:
          p.lengthScales[0] = value;
          break;
        case Kind::Noise:
          p.noise = value;
          break;
        case Kind::Stretch:
          stretch.push_back(value);
          break;
      }
    }
    if (stretch.size() > 1) {
      const double length = p.lengthScales[0];
      p.lengthScales.clear();
      for (const double s : stretch) p.lengthScales.push_back(length * s);
    }
    return p;
  }

 private:
  enum class Kind { Length, Noise, Stretch };

  void add(Kind kind, double low, double high) {
    kinds_.push_back(kind);
    lower_.push_back(std::log(low));
    upper_.push_back(std::log(high));
  }

  static double typicalExtent(MatrixView<const double> inputs) {
    double sum = 0;
    for (std::size_t f = 0; f < inputs.cols(); ++f) {
      double low = inputs(0, f);
      double high = low;
      for (std::size_t i = 0; i < inputs.rows(); ++i) {
        low = std::min(low, inputs(i, f));
        high = std::max(high, inputs(i, f));
      }
      sum += (high - low) * (high - low);
    }
    return sum > 0 ? std::sqrt(sum / static_cast<double>(inputs.cols())) : 1;
  }

  std::size_t dimension_;
  GpParameters base_;
  std::vector<Kind> kinds_;
  std::vector<double> lower_;
  std::vector<double> upper_;
};

/// Smallest loss within the box by BOBYQA (Powell 2009) from one start.
std::pair<std::vector<double>, double> minimise(const FreeParameters& free, std::vector<double> best,
                                                const std::function<double(const std::vector<double>&)>& loss) {
  double bestLoss = loss(best);
  if (free.count() == 0) return {best, bestLoss};
  const auto objective = [&](const std::vector<double>& x) {
    const double value = loss(x);
    if (value < bestLoss) {
      bestLoss = value;
      best = x;
    }
    return std::isfinite(value) ? value : 1e30;
  };
  // One free parameter is too few for BOBYQA's quadratic model.
  nlopt::opt optimiser(free.count() > 1 ? nlopt::LN_BOBYQA : nlopt::LN_SBPLX, static_cast<unsigned>(free.count()));
  optimiser.set_lower_bounds(free.lower());
  optimiser.set_upper_bounds(free.upper());
  optimiser.set_initial_step(0.5);
  optimiser.set_maxeval(kTrialsPerFit);
  optimiser.set_xtol_rel(1e-3);
  using Objective = decltype(objective);
  optimiser.set_min_objective([](const std::vector<double>& x, std::vector<double>&,
                                 void* self) { return (*static_cast<const Objective*>(self))(x); },
                              const_cast<void*>(static_cast<const void*>(&objective)));
  std::vector<double> x = best;
  double value = 0;
  try {
    optimiser.optimize(x, value);
  } catch (const nlopt::roundoff_limited&) {
    // The best trial so far stands.
  }
  return {best, bestLoss};
}

/// A fit and how it did on the judging batch.
struct Fit {
  GpParameters parameters;
  TrendKind trend;
  std::string loss;
  double crps;  ///< on the judging batch

  double typicalLength() const {
    double sum = 0;
    for (const double l : parameters.lengthScales) sum += std::log(l);
    return std::exp(sum / static_cast<double>(parameters.lengthScales.size()));
  }
};

/// True if `fit` does worse than `best` by less than the tolerance. Places to be predicted are seldom like places with
/// data: a slope or a short correlation that gains a little where data are can lose much where they are not.
bool isAsGood(const Fit& fit, const Fit& best) { return fit.crps <= (1 + kTolerance) * best.crps; }

/// In the spirit of the one-standard-error rule (Breiman et al. 1984): of all fits as good as the best the simplest,
/// that is without a slope if there is one, then the one of longest correlation.
const Fit& simplestOfTheBest(const std::vector<Fit>& fits) {
  const auto better = [](const Fit& a, const Fit& b) { return a.crps < b.crps; };
  const Fit& best = *std::min_element(fits.begin(), fits.end(), better);
  const Fit* simplest = &best;
  for (const Fit& fit : fits) {
    if (!isAsGood(fit, best)) continue;
    const bool plainer = fit.trend == TrendKind::Constant && simplest->trend == TrendKind::Linear;
    if (plainer || (fit.trend == simplest->trend && fit.typicalLength() > simplest->typicalLength())) simplest = &fit;
  }
  return *simplest;
}

template <class T>
std::vector<T> fixedOr(const std::optional<T>& fixed, const std::vector<T>& all) {
  return fixed ? std::vector<T>{*fixed} : all;
}

}  // namespace

const std::vector<std::string>& regressionLosses() {
  static const std::vector<std::string> names{"mse", "lool", "crps"};
  return names;
}

GpResponses residualsFrom(const Trend& trend, const RegressionData& data) {
  GpResponses residuals;
  residuals.values = Matrix<double>(data.responses.size(), 1);
  for (std::size_t i = 0; i < data.responses.size(); ++i) {
    residuals.values(i, 0) = data.responses[i] - trend.at(data.inputs.row(i));
  }
  return residuals;
}

BatchPosterior krige(const Matrix<double>& inputs, MatrixView<const double> queries,
                     MatrixView<const std::uint32_t> neighbors, const GpResponses& responses,
                     const GpParameters& parameters, const Progress& progress) {
  const std::size_t m = queries.rows();
  const std::size_t k = neighbors.cols();
  std::vector<double> inverseLengths;
  for (std::size_t f = 0; f < inputs.cols(); ++f) {
    inverseLengths.push_back(1 / parameters.lengthScales[parameters.anisotropic() ? f : 0]);
  }
  const NeighborhoodSource<double> source{inputs, queries, neighbors, inverseLengths};
  const std::size_t columns = responses.columns();
  const Kernel kernel(parameters.kernel);
  BatchPosterior posterior{Matrix<double>(m, columns), std::vector<double>(m)};
  parallelFor(m, kQueriesPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    LaneWorkspace workspace(k, columns);
    std::vector<double> scratch;
    std::vector<double> distances(neighborhoodSize(k) * kLanes);
    for (std::size_t q = begin; q < end; q += kLanes) {
      const std::size_t lanes = std::min(kLanes, end - q);
      packDistances(source, q, scratch, distances);
      std::span<const std::uint32_t> rows[kLanes];
      for (std::size_t lane = 0; lane < lanes; ++lane) rows[lane] = neighbors.row(q + lane);
      workspace.solve(distances, 1.0, rows, lanes, responses, parameters, kernel);
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        for (std::size_t c = 0; c < columns; ++c) posterior.mean(q + lane, c) = workspace.mean(c, lane);
        posterior.variance[q + lane] = workspace.variance(lane);
      }
    }
  });
  return posterior;
}

namespace {

/// Everything one search works with.
class RegressionSearch {
 public:
  RegressionSearch(const RegressionData& data, const RegressionNeighbors& neighbors, const RegressionRequest& request,
                   const Progress& progress)
      : data_(data),
        request_(request),
        progress_(progress),
        free_(request, data.inputs),
        responses_(responseAndBasis(data)) {
    const auto cap = [&](std::size_t k) { return std::min(k, data.responses.size() / 4); };
    for (const std::size_t k : fixedOr(request.k, {std::begin(kNeighborCounts), std::end(kNeighborCounts)})) {
      counts_.push_back(request.k ? k : cap(k));
    }
    fittingK_ = request.k.value_or(cap(kNeighborsWhileFitting));
    const std::size_t most = std::max(fittingK_, *std::max_element(counts_.begin(), counts_.end()));
    RandomStream random(request.seed, 1);
    const auto drawn = [&](std::size_t wanted) {
      return std::min(wanted, std::max(kFewestLeftOut, data.responses.size() / 4));
    };
    refining_ = neighbors.leaveOut(drawn(kRefiningBatch), most, random, progress);
    fitting_ = neighbors.leaveOut(drawn(kFittingBatch), most, random, progress);
    judging_ = neighbors.leaveOut(drawn(kJudgingBatch), most, random, progress);
    scaling_ = neighbors.leaveOut(drawn(kJudgingBatch), most, random, progress);
  }

  RegressionChoice choose() {
    const auto trends = fixedOr(request_.trend, {TrendKind::Constant, TrendKind::Linear});
    const auto losses = fixedOr(request_.loss, regressionLosses());
    std::vector<Fit> fits;
    double done = 0;
    for (const TrendKind trend : trends) {
      for (const std::string& loss : losses) {
        fitSmoothnesses(trend, loss, fits);
        progress_.report(++done / static_cast<double>(trends.size() * losses.size()),
                         "Choosing parameters on points left out");
      }
    }
    const Fit& simplest = simplestOfTheBest(fits);
    const Fit chosen = fit(simplest.trend, simplest.loss, simplest.parameters.kernel.smoothness, refining_,
                           free_.vector(simplest.parameters));
    RegressionChoice choice;
    choice.parameters = chosen.parameters;
    choice.trend = chosen.trend;
    choice.loss = chosen.loss;
    choice.k = bestCount(chosen);
    choice.holesCarried = judging_.holesCarried;
    choice.leftOutCount = scaling_.rows.size();
    choice.leftOut =
        Examination{data_, responses_, scaling_, choice.trend}.score(choice.parameters, choice.k, &choice.scale);
    return choice;
  }

 private:
  /// From rough to smooth, as long as smoother is better.
  void fitSmoothnesses(TrendKind trend, const std::string& loss, std::vector<Fit>& fits) {
    const auto all = fixedOr(request_.smoothness, {std::begin(kSmoothnesses), std::end(kSmoothnesses)});
    double last = std::numeric_limits<double>::infinity();
    for (const double smoothness : all) {
      fits.push_back(fit(trend, loss, smoothness, fitting_, free_.start()));
      const double crps = fits.back().crps;
      if (crps >= last) return;
      last = crps;
    }
  }

  Fit fit(TrendKind trend, const std::string& loss, double smoothness, const LeftOutBatch& batch,
          std::vector<double> start) {
    const Examination examination{data_, responses_, batch, trend};
    const auto found = minimise(free_, std::move(start), [&](const std::vector<double>& x) {
      progress_.throwIfCancelled();
      const GpParameters p = free_.parameters(x, smoothness);
      const double value = examination.loss(loss, p, fittingK_);
      progress_.iteration({"muygps " + loss,
                           ++trials_,
                           value,
                           {{"length_scale", p.lengthScales[0]}, {"noise", p.noise}, {"nu", smoothness}}});
      return value;
    });
    const GpParameters parameters = free_.parameters(found.first, smoothness);
    const Examination judgement{data_, responses_, judging_, trend};
    return {parameters, trend, loss, judgement.score(parameters, fittingK_, nullptr).crps};
  }

  std::size_t bestCount(const Fit& fit) const {
    std::size_t best = counts_.front();
    double bestCrps = std::numeric_limits<double>::infinity();
    for (const std::size_t k : counts_) {
      const double crps = Examination{data_, responses_, judging_, fit.trend}.score(fit.parameters, k, nullptr).crps;
      if (crps < bestCrps) {
        bestCrps = crps;
        best = k;
      }
    }
    return best;
  }

  const RegressionData& data_;
  const RegressionRequest& request_;
  const Progress& progress_;
  FreeParameters free_;
  GpResponses responses_;
  std::vector<std::size_t> counts_;
  std::size_t fittingK_ = 0;
  std::size_t trials_ = 0;
  LeftOutBatch fitting_;
  LeftOutBatch refining_;
  LeftOutBatch judging_;
  LeftOutBatch scaling_;
};

}  // namespace

RegressionChoice chooseRegression(const RegressionData& data, const RegressionNeighbors& neighbors,
                                  const RegressionRequest& request, const Progress& progress) {
  return RegressionSearch(data, neighbors, request, progress).choose();
}

}  // namespace blendscope
