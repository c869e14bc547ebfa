// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/matrix.h"
#include "base/progress.h"
#include "embedding/fuzzy_graph.h"
#include "embedding/umap_curve.h"

namespace blendscope {

struct UmapForces {
  UmapCurve curve;
  int negativeSamples = 5;  ///< points pushed away for every neighbour drawn near
  double learningRate = 1;  ///< at the start; falls linearly to 0
};

/// The optimisation of UMAP: stochastic gradient descent over the edges of a fuzzy simplicial set with negative
/// sampling (McInnes, Healy & Melville 2018, algorithm 5).
///
/// The vertices are dealt into blocks whose number depends on n alone. An epoch is a tournament of the blocks: in every
/// round each block meets one other (or itself), and the edges between the two are worked off one after the other as in
/// a serial descent. Negative samples are drawn from all vertices where they stood when the epoch began. Pairs of a
/// round move no vertex in common, so they may run at the same time, and the result is the same bits on any number of
/// threads.
class UmapLayout {
 public:
  /// `start` n × dimensions. Edges too weak to be drawn in `epochs` epochs are left out.
  UmapLayout(const SparseGraph& graph, const Matrix<float>& start, const UmapForces& forces, int epochs,
             std::uint64_t seed);

  int epoch() const { return epoch_; }  ///< finished ones
  int epochCount() const { return epochs_; }
  /// Works until `untilEpoch` (at most epochCount()) are finished. After Cancelled it goes on where it stopped: any
  /// sequence of calls ends in the same bits as one call.
  void run(int untilEpoch, const Progress& progress);
  /// n × dimensions, rows as in `start`.
  Matrix<float> positions() const;

 private:
  struct Edge {
    std::uint32_t head;
    std::uint32_t tail;
    float period;        // epochs between two draws
    float next;          // epoch of the next draw
    float nextNegative;  // epoch from which negative samples are owed
  };
  struct Match {
    std::size_t a = 0;
    std::size_t b = 0;
    std::vector<Edge> edges;
  };

  void dealVertices(std::size_t count, std::uint64_t seed);
  void scheduleRounds();
  void fillMatches(const SparseGraph& graph);
  std::size_t blockOf(std::size_t place) const { return place / blockSize_; }
  template <class Dimensions>
  void playRound(std::vector<Match>& round, Dimensions dimensions);
  template <class Dimensions>
  void playMatch(Match& match, std::uint64_t stream, Dimensions dimensions);

  UmapForces forces_;
  int epochs_;
  std::uint64_t seed_;
  int epoch_ = 0;
  std::size_t round_ = 0;
  std::size_t blockSize_ = 1;
  std::size_t blockCount_ = 1;
  std::vector<std::uint32_t> placeOf_;  // place of every vertex in `positions_`
  Matrix<float> positions_;             // in order of places, blocks consecutive
  Matrix<float> snapshot_;              // of `positions_` at the start of the epoch
  std::vector<std::vector<Match>> rounds_;
};

/// Settles one point among fixed ones: starts at the weighted mean of its neighbours and descends for `epochs` epochs,
/// drawn by the neighbours and pushed by random others. `row` and `weight` name its neighbours among `fixed`; the
/// result depends on them and the seed alone.
void placeAmong(MatrixView<const float> fixed, std::span<const std::uint32_t> row, std::span<const float> weight,
                const UmapForces& forces, int epochs, std::uint64_t seed, std::span<float> position);

}  // namespace blendscope
