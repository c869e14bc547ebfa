// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/muygps.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"
#include "base/random.h"
#include "gp/neighborhoods.h"
#include "neighbors/squared_distances.h"

namespace blendscope {

namespace {

constexpr std::size_t kMuygpsGroupsPerBlock = 8;
constexpr std::size_t kRecallSample = 200;
constexpr std::size_t kFastGrain = 64;

void validate(const MuyGpsData& data, const MuyGpsOptions& options) {
  const std::size_t n = data.features->rows();
  if (options.k < 1 || options.k >= n) {
    throw Error(
        fmt::format("k = {} neighbours need at least {} training rows, but there are {}", options.k, options.k + 1, n),
        "muygps", n > 1 ? fmt::format("Use k ≤ {} or more data.", n - 1) : "Use more data.");
  }
  for (const double noise : data.responses.noiseColumn) {
    if (!(noise >= 0) || !std::isfinite(noise)) {
      throw Error("the noise column has negative or missing values", "muygps", "Use another column, or none.");
    }
  }
}

std::vector<double> inverseLengths(const GpParameters& parameters) {
  std::vector<double> inverse;
  if (parameters.anisotropic()) {
    for (const double length : parameters.lengthScales) inverse.push_back(1 / length);
  }
  return inverse;
}

/// Factor from squared distances (already divided by per-feature lengths if there are such) to squared length scales.
double distanceScale(const GpParameters& parameters) {
  if (parameters.anisotropic()) return 1;
  return 1 / (parameters.lengthScales.front() * parameters.lengthScales.front());
}

/// Calls body(workspace, first query, lanes) for groups of four solved neighbourhoods, on several threads.
template <class Body>
JitterReport solveAll(const NeighborhoodSource<float>& source, const GpResponses& responses,
                      const GpParameters& parameters, const Progress& progress, Body body) {
  const Kernel kernel(parameters.kernel);
  const std::size_t groups = (source.size() + kLanes - 1) / kLanes;
  std::vector<JitterReport> reports((groups + kMuygpsGroupsPerBlock - 1) / kMuygpsGroupsPerBlock);
  parallelFor(groups, kMuygpsGroupsPerBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    LaneWorkspace work(source.k(), responses.columns());
    std::vector<double> packed(neighborhoodSize(source.k()) * kLanes);
    std::vector<double> scratch;
    for (std::size_t first = begin * kLanes; first < std::min(end * kLanes, source.size()); first += kLanes) {
      const std::size_t lanes = std::min(kLanes, source.size() - first);
      std::span<const std::uint32_t> rows[kLanes];
      for (std::size_t l = 0; l < lanes; ++l) rows[l] = source.neighbors.row(first + l);
      packDistances(source, first, scratch, packed);
      reports[begin / kMuygpsGroupsPerBlock].merge(
          work.solve(packed, distanceScale(parameters), rows, lanes, responses, parameters, kernel));
      body(work, first, lanes);
    }
  });
  JitterReport total;
  for (const JitterReport& report : reports) total.merge(report);
  return total;
}

}  // namespace

std::shared_ptr<const MuyGps> MuyGps::fit(MuyGpsData data, const MuyGpsOptions& options, const Progress& progress) {
  validate(data, options);
  std::shared_ptr<MuyGps> model(new MuyGps());
  model->data_ = std::move(data);
  model->options_ = options;
  progress.report(0, "Indexing the training rows");
  model->buildSearch(progress.part(0, 0.3));
  progress.report(0.3, "Drawing a batch");
  const Batch batch = drawBatch(options.sampling,
                                {.search = model->search_.get(),
                                 .features = model->data_.features.get(),
                                 .labels = model->data_.labels,
                                 .classCount = model->data_.classCount,
                                 .groups = model->data_.groups,
                                 .size = options.batchSize,
                                 .k = options.k,
                                 .seed = options.training.seed},
                                progress.part(0.3, 0.5));
  progress.report(0.5, "Training the parameters");
  model->training_ =
      trainParameters(*model->data_.features, batch, model->data_.responses, options.training, progress.part(0.5, 0.8));
  if (model->training_.stopped) {
    model->options_.mean = MeanKind::Exact;
    return model;
  }
  model->measureRecall(progress.part(0.8, 0.85));
  if (options.mean == MeanKind::Fast) model->buildCoefficients(progress.part(0.85, 1));
  return model;
}

void MuyGps::buildSearch(const Progress& progress) {
  search_ = options_.search == SearchKind::Exact ? makeExactSearch(data_.features, progress)
                                                 : makeHnswSearch(data_.features, options_.hnsw, progress);
}

void MuyGps::measureRecall(const Progress& progress) {
  if (options_.search == SearchKind::Exact) return;
  std::vector<std::uint32_t> rows(data_.features->rows());
  std::iota(rows.begin(), rows.end(), 0U);
  RandomStream(options_.training.seed, 79).shuffle(std::span(rows));
  rows.resize(std::min(rows.size(), kRecallSample));
  const auto exact = makeExactSearch(data_.features, progress);
  recall_ = recallOf(findLeavingOut(*search_, *data_.features, rows, {}, options_.k, progress),
                     findLeavingOut(*exact, *data_.features, rows, {}, options_.k, progress));
}

void MuyGps::buildCoefficients(const Progress& progress) {
  const std::size_t n = data_.features->rows();
  const std::size_t k = options_.k;
  const std::size_t c = data_.responses.columns();
  std::vector<std::uint32_t> rows(n);
  std::iota(rows.begin(), rows.end(), 0U);
  const NeighborLists others = findLeavingOut(*search_, *data_.features, rows, {}, k - 1, progress.part(0, 0.8));
  fastRows_ = Matrix<std::uint32_t>(n, k);
  for (std::size_t i = 0; i < n; ++i) {
    fastRows_(i, 0) = rows[i];
    std::ranges::copy(others.row.row(i), fastRows_.row(i).begin() + 1);
  }
  fastCoefficients_ = Matrix<double>(n, c * k);
  const std::vector<double> inverse = inverseLengths(parameters());
  solveAll({*data_.features, *data_.features, fastRows_, inverse}, data_.responses, parameters(), progress.part(0.8, 1),
           [&](LaneWorkspace& work, std::size_t first, std::size_t lanes) {
             const std::span<const double> solved = work.backSubstitute().subspan(k * kLanes);
             for (std::size_t l = 0; l < lanes; ++l) {
               for (std::size_t e = 0; e < c * k; ++e) fastCoefficients_(first + l, e) = solved[e * kLanes + l];
             }
           });
}

GpPosterior MuyGps::predict(MatrixView<const float> queries, const Progress& progress) const {
  if (queries.rows() > 0 && queries.cols() != data_.features->cols()) {
    throw Error(fmt::format("the model was trained on {} features, but rows of {} came", data_.features->cols(),
                            queries.cols()),
                "muygps", "Use data of the same shape and the same steps before it.");
  }
  if (options_.mean == MeanKind::Fast) return fastMean(queries, progress);
  const NeighborLists lists = search_->find(queries, options_.k, {}, progress.part(0, 0.7));
  return posterior(queries, lists, progress.part(0.7, 1));
}

GpPosterior MuyGps::leaveOut(std::span<const std::uint32_t> rows, const Progress& progress) const {
  const NeighborLists lists =
      findLeavingOut(*search_, *data_.features, rows, data_.groups, options_.k, progress.part(0, 0.7));
  Matrix<float> queries(rows.size(), data_.features->cols());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::ranges::copy(data_.features->row(rows[i]), queries.row(i).begin());
  }
  return posterior(queries, lists, progress.part(0.7, 1));
}

GpPosterior MuyGps::posterior(MatrixView<const float> queries, const NeighborLists& lists,
                              const Progress& progress) const {
  const std::size_t c = data_.responses.columns();
  GpPosterior result{Matrix<double>(queries.rows(), c), std::vector<double>(queries.rows()), {}};
  if (queries.rows() == 0) return result;
  const std::vector<double> inverse = inverseLengths(parameters());
  result.jitter = solveAll({*data_.features, queries, lists.row, inverse}, data_.responses, parameters(), progress,
                           [&](LaneWorkspace& work, std::size_t first, std::size_t lanes) {
                             for (std::size_t l = 0; l < lanes; ++l) {
                               result.variance[first + l] = work.variance(l);
                               for (std::size_t j = 0; j < c; ++j) result.mean(first + l, j) = work.mean(j, l);
                             }
                           });
  return result;
}

GpPosterior MuyGps::fastMean(MatrixView<const float> queries, const Progress& progress) const {
  const std::size_t c = data_.responses.columns();
  const std::size_t k = options_.k;
  GpPosterior result{Matrix<double>(queries.rows(), c), {}, {}};
  if (queries.rows() == 0) return result;
  const Kernel kernel(parameters().kernel);
  const NeighborLists nearest = search_->find(queries, 1, {}, progress);
  const std::vector<double> inverse = inverseLengths(parameters());
  parallelFor(queries.rows(), kFastGrain, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    std::vector<double> features;
    std::vector<double> squared(k);
    std::vector<std::uint32_t> places(k);
    std::iota(places.begin(), places.end(), 0U);
    const std::size_t d = queries.cols();
    for (std::size_t q = begin; q < end; ++q) {
      const std::uint32_t owner = nearest.row(q, 0);
      const MatrixView<const std::uint32_t> neighborhood(fastRows_.row(owner).data(), 1, k);
      gatherFeatures(NeighborhoodSource<float>{*data_.features, queries.rowRange(q, q + 1), neighborhood, inverse}, 0,
                     features);
      squaredDistances(features.data() + k * d, features.data(), d, places, squared.data());
      kernel.correlation(distanceScale(parameters()), squared, squared);
      for (std::size_t j = 0; j < c; ++j) {
        const double* coefficients = fastCoefficients_.row(owner).data() + j * k;
        result.mean(q, j) = std::inner_product(squared.begin(), squared.end(), coefficients, 0.0);
      }
    }
  });
  return result;
}

GpExplanation MuyGps::explain(std::span<const float> query) const {
  const MatrixView<const float> queries(query.data(), 1, query.size());
  const NeighborLists lists = search_->find(queries, options_.k, {}, Progress());
  GpExplanation explanation;
  explanation.row.assign(lists.row.row(0).begin(), lists.row.row(0).end());
  explanation.distance.assign(lists.distance.row(0).begin(), lists.distance.row(0).end());
  const std::vector<double> inverse = inverseLengths(parameters());
  solveAll({*data_.features, queries, lists.row, inverse}, data_.responses, parameters(), Progress(),
           [&](LaneWorkspace& work, std::size_t, std::size_t) {
             const std::span<const double> weights = work.backSubstitute();
             for (std::size_t a = 0; a < options_.k; ++a) explanation.weight.push_back(weights[a * kLanes]);
           });
  return explanation;
}

Matrix<double> MuyGps::sensitivity(std::span<const float> query) const {
  const MatrixView<const float> queries(query.data(), 1, query.size());
  const NeighborLists lists = search_->find(queries, options_.k, {}, Progress());
  const std::vector<double> inverse = inverseLengths(parameters());
  const NeighborhoodSource<float> source{*data_.features, queries, lists.row, inverse};
  const std::size_t c = data_.responses.columns();
  const std::size_t d = query.size();
  const std::size_t k = options_.k;

  std::vector<double> features;
  gatherFeatures(source, 0, features);
  std::vector<double> squared(k);
  std::vector<std::uint32_t> places(k);
  std::iota(places.begin(), places.end(), 0U);
  squaredDistances(features.data() + k * d, features.data(), d, places, squared.data());
  const double scale = distanceScale(parameters());
  std::vector<double> slope(k);
  Kernel(parameters().kernel, {.slope = true}).slope(scale, squared, slope);

  Matrix<double> derivative(c, d);
  solveAll(source, data_.responses, parameters(), Progress(), [&](LaneWorkspace& work, std::size_t, std::size_t) {
    const std::span<const double> alpha = work.backSubstitute().subspan(k * kLanes);
    for (std::size_t a = 0; a < k; ++a) {
      if (squared[a] == 0) continue;
      for (std::size_t j = 0; j < c; ++j) {
        // ∂κ/∂x_f = κ′(s) ∂s/∂x_f with s = scale · Σ ((x_f − y_f)/ℓ_f)²; `slope` is s κ′(s).
        const double factor = 2 * alpha[(j * k + a) * kLanes] * slope[a] / squared[a];
        for (std::size_t f = 0; f < d; ++f) {
          const double perLength = inverse.empty() ? 1 : inverse[f];
          derivative(j, f) += factor * (features[k * d + f] - features[a * d + f]) * perLength;
        }
      }
    }
  });
  return derivative;
}

}  // namespace blendscope
