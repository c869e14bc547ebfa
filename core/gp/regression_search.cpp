// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/regression_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gp/regression_examination.h"
#include "gp/regression_variables.h"

namespace blendscope {

namespace {

constexpr std::size_t kFittingBatch = 400;
constexpr std::size_t kFewestLeftOut = 20;
constexpr std::size_t kRefiningBatch = 1600;
constexpr std::size_t kJudgingBatch = 1000;
constexpr std::size_t kScalingBatch = 4000;
constexpr std::size_t kNeighborsWhileFitting = 40;
constexpr std::size_t kNeighborCounts[] = {48, 64, 96};
/// Smoothness with closed-form kernels; others are fixed by the request only, since each costs a Bessel function.
constexpr double kSmoothnesses[] = {0.5, 1.5, 2.5};
constexpr double kTolerance = 0.05;
constexpr double kLengtheningTolerance = 0.01;
constexpr double kLengtheningStep = 1.25;

/// A fit and how it did on the judging batch.
struct SearchedFit {
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
bool isAsGood(const SearchedFit& fit, const SearchedFit& best) { return fit.crps <= (1 + kTolerance) * best.crps; }

/// In the spirit of the one-standard-error rule (Breiman et al. 1984): of all fits as good as the best the simplest,
/// that is without a slope if there is one, then the one of longest correlation.
const SearchedFit& simplestOfTheBest(const std::vector<SearchedFit>& fits) {
  const auto better = [](const SearchedFit& a, const SearchedFit& b) { return a.crps < b.crps; };
  const SearchedFit& best = *std::min_element(fits.begin(), fits.end(), better);
  const SearchedFit* simplest = &best;
  for (const SearchedFit& fit : fits) {
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

/// Everything one search works with.
class RegressionSearch {
 public:
  RegressionSearch(const RegressionData& data, const RegressionNeighbors& neighbors, const RegressionRequest& request,
                   const Progress& progress)
      : data_(data),
        request_(request),
        progress_(progress),
        variables_(request, data.inputs),
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
    scaling_ = neighbors.leaveOut(drawn(kScalingBatch), most, random, progress);
    reporting_ = neighbors.leaveOutInHoles(drawn(kJudgingBatch), most, random, progress);
  }

  RegressionChoice choose() {
    const auto trends = fixedOr(request_.trend, {TrendKind::Constant, TrendKind::Linear});
    const auto losses = fixedOr(request_.loss, regressionLosses());
    std::vector<SearchedFit> fits;
    double done = 0;
    for (const TrendKind trend : trends) {
      for (const std::string& loss : losses) {
        fitSmoothnesses(trend, loss, fits);
        progress_.report(++done / static_cast<double>(trends.size() * losses.size()),
                         "Choosing parameters on points left out");
      }
    }
    const SearchedFit& simplest = simplestOfTheBest(fits);
    const SearchedFit chosen = lengthened(fit(simplest.trend, simplest.loss, simplest.parameters.kernel.smoothness, refining_,
                                      variables_.vector(simplest.parameters)));
    RegressionChoice choice;
    choice.parameters = chosen.parameters;
    choice.trend = chosen.trend;
    choice.loss = chosen.loss;
    choice.k = bestCount(chosen);
    choice.scale = examination(scaling_, choice.trend).scale(choice.parameters, choice.k);
    choice.holesCarried = reporting_.holesCarried;
    choice.leftOutCount = reporting_.rows.size();
    choice.leftOut = examination(reporting_, choice.trend).score(choice.parameters, choice.k, choice.scale);
    return choice;
  }

 private:
  Examination examination(const LeftOutBatch& batch, TrendKind trend) const {
    return {data_, responses_, batch, trend};
  }

  /// From rough to smooth, as long as smoother is better.
  void fitSmoothnesses(TrendKind trend, const std::string& loss, std::vector<SearchedFit>& fits) {
    const auto all = fixedOr(request_.smoothness, {std::begin(kSmoothnesses), std::end(kSmoothnesses)});
    double last = std::numeric_limits<double>::infinity();
    for (const double smoothness : all) {
      fits.push_back(fit(trend, loss, smoothness, fitting_, variables_.start()));
      const double crps = fits.back().crps;
      if (crps >= last) return;
      last = crps;
    }
  }

  SearchedFit fit(TrendKind trend, const std::string& loss, double smoothness, const LeftOutBatch& batch,
          std::vector<double> start) {
    const Examination fitted = examination(batch, trend);
    const auto found = minimiseWithoutGradient(variables_, std::move(start), [&](const std::vector<double>& x) {
      progress_.throwIfCancelled();
      const GpParameters p = variables_.parameters(x, smoothness);
      const double value = fitted.loss(loss, p, fittingK_);
      progress_.iteration({"muygps " + loss,
                           ++trials_,
                           value,
                           {{"length_scale", p.lengthScales[0]}, {"noise", p.noise}, {"nu", smoothness}}});
      return value;
    });
    const GpParameters parameters = variables_.parameters(found.first, smoothness);
    return {parameters, trend, loss, examination(judging_, trend).crps(parameters, fittingK_)};
  }

  /// The same process with longer correlations, as long as that costs next to nothing on the judging batch. Near data
  /// only σ²/ℓ^{2ν} and the noise variance εσ² matter (Zhang 2004): ε shrinks so that both are kept.
  SearchedFit lengthened(const SearchedFit& fit) const {
    if (request_.lengthScale) return fit;
    const double smoothness = std::min(fit.parameters.kernel.smoothness, 2.5);
    SearchedFit longest = fit;
    double best = fit.crps;
    for (SearchedFit trial = fit; trial.typicalLength() * kLengtheningStep < variables_.extent();) {
      for (double& length : trial.parameters.lengthScales) length *= kLengtheningStep;
      if (!request_.noise) trial.parameters.noise /= std::pow(kLengtheningStep, 2 * smoothness);
      trial.crps = examination(judging_, trial.trend).crps(trial.parameters, fittingK_);
      best = std::min(best, trial.crps);
      if (trial.crps > (1 + kLengtheningTolerance) * best) break;
      longest = trial;
    }
    return longest;
  }

  std::size_t bestCount(const SearchedFit& fit) const {
    std::size_t best = counts_.front();
    double bestCrps = std::numeric_limits<double>::infinity();
    for (const std::size_t k : counts_) {
      const double crps = examination(judging_, fit.trend).crps(fit.parameters, k);
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
  RegressionVariables variables_;
  GpResponses responses_;
  std::vector<std::size_t> counts_;
  std::size_t fittingK_ = 0;
  std::size_t trials_ = 0;
  LeftOutBatch fitting_;
  LeftOutBatch refining_;
  LeftOutBatch judging_;
  LeftOutBatch scaling_;
  LeftOutBatch reporting_;
};

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

RegressionChoice chooseRegression(const RegressionData& data, const RegressionNeighbors& neighbors,
                                  const RegressionRequest& request, const Progress& progress) {
  return RegressionSearch(data, neighbors, request, progress).choose();
}

}  // namespace blendscope
