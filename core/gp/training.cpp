// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/training.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "gp/minimize.h"

namespace blendscope {

namespace {

/// Length scales are sought between these multiples of the median distance to the nearest and to the k-th neighbour:
/// below, neighbours say nothing; above, the Matérn kernels no longer change but for a factor that σ² takes up.
constexpr double kShortestLength = 0.1;
constexpr double kLongestLength = 300;
constexpr double kFeatureLengthRange = 100;  ///< per-feature lengths: this factor either way from the common one
constexpr std::pair<double, double> kSmoothnessBounds{0.1, 5.0};
constexpr std::pair<double, double> kNoiseBounds{1e-6, 10.0};
constexpr std::pair<double, double> kNoiseSlopeBounds{1e-4, 1e4};
constexpr double kFlatFactor = 3;  ///< lengths this factor apart that fit equally well make a flat loss

double medianPositive(const Matrix<double>& distance, std::size_t column) {
  std::vector<double> values;
  for (std::size_t i = 0; i < distance.rows(); ++i) {
    if (distance(i, column) > 0) values.push_back(distance(i, column));
  }
  if (values.empty()) return 0;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

struct LengthRange {
  double low;
  double start;
  double high;
};

LengthRange lengthRange(const NeighborLists& neighbors) {
  const double nearest = medianPositive(neighbors.distance, 0);
  const double farthest = medianPositive(neighbors.distance, neighbors.k() - 1);
  if (farthest == 0) return {0.1, 1, 10};
  const double low = kShortestLength * (nearest > 0 ? nearest : farthest);
  return {low, 3 * farthest, std::max(kLongestLength * farthest, 10 * low)};
}

/// How much more loss fits "about as well": one unit of −2 log likelihood, or half a percent.
double flatTolerance(Loss loss, double value) {
  switch (loss) {
    case Loss::Lool:
    case Loss::Looph:
      return 1;
    case Loss::CrossEntropy:
      return 0.5;
    default:
      return 0.005 * std::abs(value);
  }
}

struct Trial {
  double length;
  double loss;
};

class Trainer {
 public:
  Trainer(const Matrix<float>& features, const Batch& batch, const GpResponses& responses,
          const TrainingOptions& options, const Progress& progress)
      : features_(features), batch_(batch), responses_(responses), options_(options), progress_(progress) {
    queries_ = Matrix<float>(batch.rows.size(), features.cols());
    for (std::size_t i = 0; i < batch.rows.size(); ++i) {
      std::ranges::copy(features.row(batch.rows[i]), queries_.row(i).begin());
    }
    range_ = lengthRange(batch.neighbors);
  }

  TrainingResult run() {
    TrainingResult result;
    result.parameters = options_.initial;
    const bool perFeature = options_.anisotropic && options_.free.lengthScales && features_.cols() > 1;
    if (options_.free.lengthScales) {
      result.parameters.lengthScales.assign(1, options_.automaticStart ? range_.start : geometricMean());
    }
    search(options_.free, result);
    if (perFeature && !result.stopped) {
      result.parameters.lengthScales.assign(features_.cols(), result.parameters.lengthScales.front());
      FreeParameters lengthsAlone;
      search(lengthsAlone, result);
    }
    finish(result);
    return result;
  }

 private:
  double geometricMean() const {
    double sum = 0;
    for (const double length : options_.initial.lengthScales) sum += std::log(length);
    return std::exp(sum / static_cast<double>(options_.initial.lengthScales.size()));
  }

  BatchObjective objective(bool anisotropic) const {
    return {NeighborhoodSource<float>{features_, queries_, batch_.neighbors.row}, batch_.rows, responses_, anisotropic,
            progress_};
  }

  SearchBox box(const FreeParameters& free, const GpParameters& parameters) const {
    SearchBox box;
    const auto add = [&](double low, double high) {
      box.low.push_back(std::log(low));
      box.high.push_back(std::log(high));
    };
    if (free.lengthScales && !parameters.anisotropic()) add(range_.low, range_.high);
    if (free.lengthScales && parameters.anisotropic()) {
      for (const double length : parameters.lengthScales)
        add(length / kFeatureLengthRange, length * kFeatureLengthRange);
    }
    if (free.smoothness) add(kSmoothnessBounds.first, kSmoothnessBounds.second);
    if (free.noise) add(kNoiseBounds.first, kNoiseBounds.second);
    if (free.noiseSlope) add(kNoiseSlopeBounds.first, kNoiseSlopeBounds.second);
    return box;
  }

  void report(const GpParameters& parameters, double loss) {
    IterationEvent event{"muygps", ++evaluations_, loss, {}};
    if (!parameters.anisotropic()) {
      event.values.emplace_back("length_scale", parameters.lengthScales.front());
    } else {
      const auto [least, most] = std::ranges::minmax(parameters.lengthScales);
      event.values.emplace_back("shortest_length_scale", least);
      event.values.emplace_back("longest_length_scale", most);
    }
    if (parameters.kernel.family == KernelFamily::Matern) event.values.emplace_back("nu", parameters.kernel.smoothness);
    event.values.emplace_back("noise", parameters.noise);
    if (!responses_.noiseColumn.empty()) event.values.emplace_back("noise_slope", parameters.noiseSlope);
    progress_.iteration(event);
  }

  /// Replaces the free parameters of `result` by the best found.
  void search(const FreeParameters& free, TrainingResult& result) {
    if (free.count(result.parameters) == 0) return;
    BatchObjective batch = objective(result.parameters.anisotropic());
    const GpParameters base = result.parameters;
    trials_.clear();
    const DifferentiableFunction function = [&](const std::vector<double>& x, std::vector<double>* gradient) {
      const GpParameters trial = free.unpack(x, base);
      const double loss = batch.loss(options_.loss, trial, free, gradient, progress_);
      trials_.push_back({trial.lengthScales.front(), loss});
      return loss;
    };
    const MinimizeObserver observer = [&](int, const std::vector<double>& x, double value) {
      report(free.unpack(x, base), value);
    };
    const SearchBox bounds = box(free, base);
    std::vector<double> start = free.pack(base);
    for (std::size_t i = 0; i < start.size(); ++i) start[i] = std::clamp(start[i], bounds.low[i], bounds.high[i]);
    MinimizeOptions how;
    how.starts = base.anisotropic() ? 1 : options_.starts;
    how.seed = options_.seed;
    const bool bayes = options_.optimizer == OptimizerKind::Bayes && !base.anisotropic();
    const Minimum minimum = bayes ? minimizeByExpectedImprovement(function, bounds, start, how, progress_, observer)
                                  : minimizeByGradient(function, bounds, start, how, progress_, observer);
    result.parameters = free.unpack(minimum.x, base);
    result.evaluations += minimum.evaluations;
    result.stopped = minimum.stopped;
    if (!result.stopped) warnOfBounds(free, bounds, minimum.x, base, result);
    if (free.lengthScales && !base.anisotropic()) warnOfFlatLoss(minimum, result);
  }

  static void warnOfBounds(const FreeParameters& free, const SearchBox& bounds, const std::vector<double>& x,
                           const GpParameters& base, TrainingResult& result) {
    std::vector<std::string> names;
    if (free.lengthScales && !base.anisotropic()) names.emplace_back("length scale");
    if (free.lengthScales && base.anisotropic()) names.resize(base.lengthScales.size());
    if (free.smoothness) names.emplace_back("smoothness ν");
    if (free.noise) names.emplace_back("noise");
    if (free.noiseSlope) names.emplace_back("noise slope");
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double margin = 1e-3 * (bounds.high[i] - bounds.low[i]);
      const bool low = x[i] - bounds.low[i] < margin;
      if (names[i].empty() || (!low && bounds.high[i] - x[i] > margin)) continue;
      result.warnings.push_back(fmt::format("The {} ended at the {} end of its range, {:.4g}.", names[i],
                                            low ? "lower" : "upper", std::exp(x[i])));
    }
  }

  void warnOfFlatLoss(const Minimum& minimum, TrainingResult& result) const {
    const double enough = minimum.value + flatTolerance(options_.loss, minimum.value);
    double low = result.parameters.lengthScales.front();
    double high = low;
    for (const Trial& trial : trials_) {
      if (trial.loss > enough) continue;
      low = std::min(low, trial.length);
      high = std::max(high, trial.length);
    }
    if (high < kFlatFactor * low) return;
    result.warnings.push_back(fmt::format(
        "The loss is nearly flat in the length scale: values from {:.3g} to {:.3g} fit about as well.", low, high));
  }

  void finish(TrainingResult& result) {
    // The answer of a search that was stopped still needs its scale: one quick evaluation that no longer listens.
    const Progress quiet;
    BatchObjective batch = {NeighborhoodSource<float>{features_, queries_, batch_.neighbors.row}, batch_.rows,
                            responses_, result.parameters.anisotropic(), quiet};
    const BatchPosterior posterior = batch.posterior(result.parameters, quiet);
    result.loss = evaluateLoss(options_.loss, posterior).value;
    result.scales = posterior.scales();
    if (batch.jitter().points > 0) {
      result.warnings.push_back(fmt::format(
          "Of {} neighbourhoods, {} hold rows that are too alike for their noise; up to {:.1e} was added to it.",
          batch_.rows.size(), batch.jitter().points, batch.jitter().largest));
    }
  }

  const Matrix<float>& features_;
  const Batch& batch_;
  const GpResponses& responses_;
  const TrainingOptions& options_;
  const Progress& progress_;
  Matrix<float> queries_;
  LengthRange range_{};
  std::vector<Trial> trials_;
  std::size_t evaluations_ = 0;
};

}  // namespace

TrainingResult trainParameters(const Matrix<float>& features, const Batch& batch, const GpResponses& responses,
                               const TrainingOptions& options, const Progress& progress) {
  return Trainer(features, batch, responses, options, progress).run();
}

}  // namespace blendscope
