// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/batch_objective.h"

#include <algorithm>
#include <cmath>

#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kGroupsPerBlock = 8;  ///< of four neighbourhoods each: one unit of parallel work

}  // namespace

std::size_t FreeParameters::count(const GpParameters& parameters) const {
  return (lengthScales ? parameters.lengthScales.size() : 0) + (smoothness ? 1U : 0U) + (noise ? 1U : 0U) +
         (noiseSlope ? 1U : 0U);
}

std::vector<double> FreeParameters::pack(const GpParameters& parameters) const {
  std::vector<double> logarithms;
  if (lengthScales) {
    for (const double length : parameters.lengthScales) logarithms.push_back(std::log(length));
  }
  if (smoothness) logarithms.push_back(std::log(parameters.kernel.smoothness));
  if (noise) logarithms.push_back(std::log(parameters.noise));
  if (noiseSlope) logarithms.push_back(std::log(parameters.noiseSlope));
  return logarithms;
}

GpParameters FreeParameters::unpack(const std::vector<double>& logarithms, const GpParameters& base) const {
  GpParameters parameters = base;
  auto next = logarithms.begin();
  if (lengthScales) {
    for (double& length : parameters.lengthScales) length = std::exp(*next++);
  }
  if (smoothness) parameters.kernel.smoothness = std::exp(*next++);
  if (noise) parameters.noise = std::exp(*next++);
  if (noiseSlope) parameters.noiseSlope = std::exp(*next++);
  return parameters;
}

/// Distances by group of four points; what the gradient needs is kept from one pass to the next.
struct BatchObjective::State {
  using Gather = std::function<void(std::size_t query, std::span<const double> inverseLengths, std::vector<double>&)>;
  using Pack = std::function<void(std::size_t first, std::span<const double> inverseLengths,
                                  std::vector<double>& scratch, std::span<double> packed)>;

  Gather gather;
  Pack pack;
  MatrixView<const std::uint32_t> neighbors;
  std::vector<std::uint32_t> batchRows;
  const GpResponses* responses = nullptr;
  std::size_t dimension = 0;
  bool anisotropic = false;
  std::vector<double> distances;  ///< groups × neighbourhoodSize × 4; isotropic only
  std::vector<double> solved;     ///< groups × (1 + c) × k × 4: kriging weights and solved responses
  JitterReport jitter;

  std::size_t size() const { return neighbors.rows(); }
  std::size_t k() const { return neighbors.cols(); }
  std::size_t groups() const { return (size() + kLanes - 1) / kLanes; }
  std::size_t packedSize() const { return neighborhoodSize(k()) * kLanes; }
  std::size_t solvedSize() const { return (1 + responses->columns()) * k() * kLanes; }

  /// Calls body(block, group, first query, lanes) for all groups, in blocks on several threads.
  template <class Body>
  void forEachGroup(const Progress& progress, Body body) const {
    parallelFor(groups(), kGroupsPerBlock, [&](std::size_t begin, std::size_t end) {
      progress.throwIfCancelled();
      auto worker = body(begin / kGroupsPerBlock);
      for (std::size_t g = begin; g < end; ++g) worker(g, g * kLanes, std::min(kLanes, size() - g * kLanes));
    });
  }
  std::size_t blocks() const { return (groups() + kGroupsPerBlock - 1) / kGroupsPerBlock; }

  void packAll(const Progress& progress) {
    distances.resize(groups() * packedSize());
    forEachGroup(progress, [&](std::size_t) {
      return [this, scratch = std::vector<double>()](std::size_t g, std::size_t first, std::size_t) mutable {
        pack(first, {}, scratch, std::span(distances).subspan(g * packedSize(), packedSize()));
      };
    });
  }

  /// Distances of a group and the factor to squared length scales.
  std::pair<std::span<const double>, double> distancesOf(std::size_t g, const GpParameters& parameters,
                                                         std::span<const double> inverseLengths,
                                                         std::vector<double>& scratch,
                                                         std::vector<double>& packed) const {
    if (!anisotropic) {
      const double length = parameters.lengthScales.front();
      return {std::span(distances).subspan(g * packedSize(), packedSize()), 1 / (length * length)};
    }
    packed.resize(packedSize());
    pack(g * kLanes, inverseLengths, scratch, packed);
    return {packed, 1.0};
  }

  std::vector<double> inverseLengthsOf(const GpParameters& parameters) const {
    std::vector<double> inverse;
    if (anisotropic) {
      for (std::size_t f = 0; f < dimension; ++f) {
        inverse.push_back(1 / parameters.lengthScales[parameters.anisotropic() ? f : 0]);
      }
    }
    return inverse;
  }

  BatchPosterior posterior(const GpParameters& parameters, bool keepSolved, const Progress& progress);
  void gradient(const GpParameters& parameters, const FreeParameters& free, const LossValue& loss,
                std::vector<double>& out, const Progress& progress);
};

BatchPosterior BatchObjective::State::posterior(const GpParameters& parameters, bool keepSolved,
                                                const Progress& progress) {
  const std::size_t c = responses->columns();
  BatchPosterior batch{Matrix<double>(size(), c), Matrix<double>(size(), c), std::vector<double>(size()),
                       Matrix<double>(size(), c), responses->mirrored};
  if (keepSolved) solved.resize(groups() * solvedSize());
  const std::vector<double> inverse = inverseLengthsOf(parameters);
  const Kernel kernel(parameters.kernel);
  std::vector<JitterReport> reports(blocks());
  forEachGroup(progress, [&](std::size_t block) {
    return [&, block, work = LaneWorkspace(k(), c), scratch = std::vector<double>(), packed = std::vector<double>()](
               std::size_t g, std::size_t first, std::size_t lanes) mutable {
      const auto [squared, scale] = distancesOf(g, parameters, inverse, scratch, packed);
      std::span<const std::uint32_t> rows[kLanes];
      for (std::size_t l = 0; l < lanes; ++l) rows[l] = neighbors.row(first + l);
      reports[block].merge(work.solve(squared, scale, rows, lanes, *responses, parameters, kernel));
      for (std::size_t l = 0; l < lanes; ++l) {
        batch.variance[first + l] = work.variance(l);
        for (std::size_t column = 0; column < c; ++column) {
          batch.response(first + l, column) = responses->values(batchRows[first + l], column);
          batch.mean(first + l, column) = work.mean(column, l);
          batch.energy(first + l, column) = work.energy(column, l);
        }
      }
      if (keepSolved)
        std::ranges::copy(work.backSubstitute(), solved.begin() + static_cast<std::ptrdiff_t>(g * solvedSize()));
    };
  });
  jitter = {};
  for (const JitterReport& report : reports) jitter.merge(report);
  return batch;
}

namespace {

/// Derivatives of the loss by the logarithms of the parameters, summed over one block of groups.
struct GradientSums {
  std::vector<double> byLength;
  double bySmoothness = 0;
  double byNoise = 0;
  double byNoiseSlope = 0;
};

double dotAll(std::span<const double> x, const std::vector<double>& y, std::size_t lanes) {
  double sums[kLanes];
  dotLanes(x.data(), y.data(), x.size() / kLanes, sums);
  double sum = 0;
  for (std::size_t l = 0; l < lanes; ++l) sum += sums[l];
  return sum;
}

}  // namespace

void BatchObjective::State::gradient(const GpParameters& parameters, const FreeParameters& free, const LossValue& loss,
                                     std::vector<double>& out, const Progress& progress) {
  const std::size_t c = responses->columns();
  const std::vector<double> inverse = inverseLengthsOf(parameters);
  const Kernel kernel(parameters.kernel, {.slope = free.lengthScales, .smoothness = free.smoothness});
  std::vector<GradientSums> sums(blocks());
  for (GradientSums& s : sums) s.byLength.assign(free.lengthScales ? parameters.lengthScales.size() : 0, 0.0);

  forEachGroup(progress, [&](std::size_t block) {
    return [&, block, beta = std::vector<double>(k() * kLanes), weight = std::vector<double>(packedSize()),
            slope = std::vector<double>(packedSize()), byMean = std::vector<double>(c * kLanes),
            byVariance = std::vector<double>(kLanes), byEnergy = std::vector<double>(c * kLanes),
            scratch = std::vector<double>(),
            packed = std::vector<double>()](std::size_t g, std::size_t first, std::size_t lanes) mutable {
      GradientSums& sum = sums[block];
      for (std::size_t l = 0; l < kLanes; ++l) {
        const std::size_t i = std::min(first + l, size() - 1);
        byVariance[l] = loss.byVariance[i];
        for (std::size_t column = 0; column < c; ++column) {
          byMean[column * kLanes + l] = loss.byMean(i, column);
          byEnergy[column * kLanes + l] = loss.byScale[column] / static_cast<double>(size() * k());
        }
      }
      const double* weights = solved.data() + g * solvedSize();
      correlationWeightsLanes(
          {k(), c, weights, weights + k() * kLanes, byMean.data(), byVariance.data(), byEnergy.data()}, beta.data(),
          weight.data());
      const auto [squared, scale] = distancesOf(g, parameters, inverse, scratch, packed);
      if (free.lengthScales) {
        kernel.slope(scale, squared, slope);
        if (!parameters.anisotropic()) {
          sum.byLength[0] += -2 * dotAll(weight, slope, lanes);
        } else {
          for (std::size_t l = 0; l < lanes; ++l) {
            gather(first + l, inverse, scratch);
            for (std::size_t a = 0; a <= k(); ++a) {
              for (std::size_t b = 0; b < a; ++b) {
                const std::size_t at = (packedRow(a) + b) * kLanes + l;
                if (squared[at] == 0) continue;
                addSquaredDifferences(scratch.data() + a * dimension, scratch.data() + b * dimension, dimension,
                                      -2 * weight[at] * slope[at] / squared[at], sum.byLength.data());
              }
            }
          }
        }
      }
      if (free.smoothness) {
        kernel.bySmoothness(scale, squared, slope);
        sum.bySmoothness += parameters.kernel.smoothness * dotAll(weight, slope, lanes);
      }
      for (std::size_t l = 0; l < lanes; ++l) {
        for (std::size_t a = 0; a < k(); ++a) {
          const double diagonal = weight[(packedRow(a) + a) * kLanes + l];
          sum.byNoise += diagonal * parameters.noise;
          if (!responses->noiseColumn.empty()) {
            sum.byNoiseSlope += diagonal * parameters.noiseSlope * responses->noiseColumn[neighbors(first + l, a)];
          }
        }
      }
    };
  });

  GradientSums total;
  total.byLength.assign(free.lengthScales ? parameters.lengthScales.size() : 0, 0.0);
  for (const GradientSums& s : sums) {
    for (std::size_t f = 0; f < total.byLength.size(); ++f) total.byLength[f] += s.byLength[f];
    total.bySmoothness += s.bySmoothness;
    total.byNoise += s.byNoise;
    total.byNoiseSlope += s.byNoiseSlope;
  }
  out = total.byLength;
  if (free.smoothness) out.push_back(total.bySmoothness);
  if (free.noise) out.push_back(total.byNoise);
  if (free.noiseSlope) out.push_back(total.byNoiseSlope);
}

template <class T>
BatchObjective::BatchObjective(const NeighborhoodSource<T>& source, std::vector<std::uint32_t> batchRows,
                               const GpResponses& responses, bool anisotropic, const Progress& progress)
    : state_(std::make_unique<State>()) {
  state_->gather = [source](std::size_t query, std::span<const double> inverseLengths, std::vector<double>& features) {
    NeighborhoodSource<T> scaled = source;
    scaled.inverseLengths = inverseLengths;
    gatherFeatures(scaled, query, features);
  };
  state_->pack = [source](std::size_t first, std::span<const double> inverseLengths, std::vector<double>& scratch,
                          std::span<double> packed) {
    NeighborhoodSource<T> scaled = source;
    scaled.inverseLengths = inverseLengths;
    packDistances(scaled, first, scratch, packed);
  };
  state_->neighbors = source.neighbors;
  state_->batchRows = std::move(batchRows);
  state_->responses = &responses;
  state_->dimension = source.training.cols();
  state_->anisotropic = anisotropic;
  if (!anisotropic) state_->packAll(progress);
}

template BatchObjective::BatchObjective(const NeighborhoodSource<float>&, std::vector<std::uint32_t>,
                                        const GpResponses&, bool, const Progress&);
template BatchObjective::BatchObjective(const NeighborhoodSource<double>&, std::vector<std::uint32_t>,
                                        const GpResponses&, bool, const Progress&);

BatchObjective::~BatchObjective() = default;
BatchObjective::BatchObjective(BatchObjective&&) noexcept = default;

std::size_t BatchObjective::size() const { return state_->size(); }

BatchPosterior BatchObjective::posterior(const GpParameters& parameters, const Progress& progress) {
  return state_->posterior(parameters, false, progress);
}

double BatchObjective::loss(Loss kind, const GpParameters& parameters, const FreeParameters& free,
                            std::vector<double>* gradient, const Progress& progress) {
  const LossValue value = evaluateLoss(kind, state_->posterior(parameters, gradient != nullptr, progress));
  if (gradient != nullptr) state_->gradient(parameters, free, value, *gradient, progress);
  return value.value;
}

const JitterReport& BatchObjective::jitter() const { return state_->jitter; }

}  // namespace blendscope
