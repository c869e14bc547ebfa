// SPDX-License-Identifier: GPL-3.0-or-later
#include "gp/local_kriging.h"

#include <algorithm>
#include <span>

#include "base/parallel.h"
#include "gp/neighborhoods.h"

namespace blendscope {

namespace {

constexpr std::size_t kQueriesPerBlock = 64;

}  // namespace

KrigingPosterior krige(const Matrix<double>& inputs, MatrixView<const double> queries,
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
  KrigingPosterior posterior{Matrix<double>(m, columns), std::vector<double>(m), {}};
  std::vector<JitterReport> reports((m + kQueriesPerBlock - 1) / kQueriesPerBlock);
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
      reports[begin / kQueriesPerBlock].merge(
          workspace.solve(distances, 1.0, rows, lanes, responses, parameters, kernel));
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        for (std::size_t c = 0; c < columns; ++c) posterior.mean(q + lane, c) = workspace.mean(c, lane);
        posterior.variance[q + lane] = workspace.variance(lane);
      }
    }
  });
  for (const JitterReport& report : reports) posterior.jitter.merge(report);
  return posterior;
}

}  // namespace blendscope
