// SPDX-License-Identifier: GPL-3.0-or-later
#include "embedding/umap_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <type_traits>

#include "base/parallel.h"
#include "base/random.h"
#include "embedding/umap_forces.h"

namespace blendscope {

namespace {

constexpr std::size_t kVerticesPerBlock = 1024;
constexpr std::size_t kMostBlocks = 64;

/// Calls `body` with the number of dimensions, as a constant where that pays.
template <class Body>
void withDimensions(std::size_t dimensions, Body body) {
  if (dimensions == 2)
    body(std::integral_constant<std::size_t, 2>{});
  else if (dimensions == 3)
    body(std::integral_constant<std::size_t, 3>{});
  else
    body(dimensions);
}

}  // namespace

UmapLayout::UmapLayout(const SparseGraph& graph, const Matrix<float>& start, const UmapForces& forces, int epochs,
                       std::uint64_t seed)
    : forces_(forces), epochs_(epochs), seed_(seed), positions_(start.rows(), start.cols()) {
  dealVertices(start.rows(), seed);
  for (std::size_t i = 0; i < start.rows(); ++i) {
    std::copy(start.row(i).begin(), start.row(i).end(), positions_.row(placeOf_[i]).begin());
  }
  scheduleRounds();
  fillMatches(graph);
}

void UmapLayout::dealVertices(std::size_t count, std::uint64_t seed) {
  const std::size_t pairs = std::min(count / (2 * kVerticesPerBlock), kMostBlocks / 2);
  blockCount_ = std::max<std::size_t>(1, 2 * pairs);
  blockSize_ = (count + blockCount_ - 1) / blockCount_;
  placeOf_.resize(count);
  std::iota(placeOf_.begin(), placeOf_.end(), 0);
  RandomStream random(seed, 0);
  random.shuffle(std::span(placeOf_));
}

/// Twice: a round in which every block meets itself, then the circle method, where the last block stays and the others
/// move on.
void UmapLayout::scheduleRounds() {
  for (int pass = 0; pass < 2; ++pass) {
    rounds_.emplace_back();
    for (std::size_t b = 0; b < blockCount_; ++b) rounds_.back().push_back({b, b, {}});
    const std::size_t moving = blockCount_ - 1;
    for (std::size_t r = 0; r < moving; ++r) {
      rounds_.emplace_back();
      rounds_.back().push_back({r, moving, {}});
      for (std::size_t s = 1; s < blockCount_ / 2; ++s) {
        const std::size_t x = (r + s) % moving, y = (r + moving - s) % moving;
        rounds_.back().push_back({std::min(x, y), std::max(x, y), {}});
      }
    }
  }
}

/// The two directions of an edge are worked off half an epoch apart: one right after the other they would throw the
/// pair past each other, which costs trustworthiness.
void UmapLayout::fillMatches(const SparseGraph& graph) {
  std::vector<Match*> matchOf(2 * blockCount_ * blockCount_, nullptr);
  const auto slot = [&](std::size_t pass, std::size_t a, std::size_t b) -> Match*& {
    return matchOf[(pass * blockCount_ + a) * blockCount_ + b];
  };
  for (std::size_t r = 0; r < rounds_.size(); ++r) {
    for (Match& match : rounds_[r]) slot(r < rounds_.size() / 2 ? 0 : 1, match.a, match.b) = &match;
  }
  const float strongest = graph.weight.empty() ? 1 : *std::max_element(graph.weight.begin(), graph.weight.end());
  const float weakest = strongest / static_cast<float>(epochs_);
  for (std::size_t i = 0; i < graph.vertexCount(); ++i) {
    for (std::size_t e = graph.start[i]; e < graph.start[i + 1]; ++e) {
      if (graph.weight[e] < weakest) continue;
      const std::uint32_t head = placeOf_[i], tail = placeOf_[graph.target[e]];
      const auto [low, high] = std::minmax(head, tail);
      const float period = strongest / graph.weight[e];
      slot(head == low ? 0 : 1, blockOf(low), blockOf(high))
          ->edges.push_back({head, tail, period, period, period / static_cast<float>(forces_.negativeSamples)});
    }
  }
}

void UmapLayout::run(int untilEpoch, const Progress& progress) {
  untilEpoch = std::min(untilEpoch, epochs_);
  const int from = epoch_;
  while (epoch_ < untilEpoch) {
    if (round_ == 0) snapshot_ = positions_;
    for (; round_ < rounds_.size(); ++round_) {
      progress.throwIfCancelled();
      withDimensions(positions_.cols(), [&](auto dimensions) { playRound(rounds_[round_], dimensions); });
    }
    round_ = 0;
    ++epoch_;
    progress.report(static_cast<double>(epoch_ - from) / (untilEpoch - from), "moving points");
  }
}

template <class Dimensions>
void UmapLayout::playRound(std::vector<Match>& round, Dimensions dimensions) {
  const std::uint64_t firstStream = 1 + (static_cast<std::uint64_t>(epoch_) * rounds_.size() + round_) * blockCount_;
  parallelFor(round.size(), 1, [&](std::size_t begin, std::size_t end) {
    for (std::size_t m = begin; m < end; ++m) playMatch(round[m], firstStream + m, dimensions);
  });
}

template <class Dimensions>
void UmapLayout::playMatch(Match& match, std::uint64_t stream, Dimensions dimensions) {
  const UmapGradients gradients(forces_.curve);
  const float rate =
      static_cast<float>(forces_.learningRate * (1 - static_cast<double>(epoch_) / static_cast<double>(epochs_)));
  const auto now = static_cast<float>(epoch_);
  const auto negatives = static_cast<float>(forces_.negativeSamples);
  RandomStream random(seed_, stream);
  PushBatch pushes;
  float* const all = positions_.data();
  const auto push = [&] { pushes.apply(gradients, rate, all, snapshot_.data(), dimensions); };
  for (Edge& edge : match.edges) {
    if (edge.next > now) continue;
    edge.next += edge.period;
    attract(gradients, rate, all + edge.head * dimensions, all + edge.tail * dimensions, dimensions);
    const float negativePeriod = edge.period / negatives;
    const auto owed = static_cast<int>((now - edge.nextNegative) / negativePeriod);
    edge.nextNegative += static_cast<float>(owed) * negativePeriod;
    for (int s = 0; s < owed; ++s) {
      pushes.add(edge.head, drawVertex(random, snapshot_.rows()));
      if (pushes.full()) push();
    }
  }
  push();
}

Matrix<float> UmapLayout::positions() const {
  Matrix<float> result(positions_.rows(), positions_.cols());
  for (std::size_t i = 0; i < result.rows(); ++i) {
    const auto row = positions_.row(placeOf_[i]);
    std::copy(row.begin(), row.end(), result.row(i).begin());
  }
  return result;
}

void placeAmong(MatrixView<const float> fixed, std::span<const std::uint32_t> row, std::span<const float> weight,
                const UmapForces& forces, int epochs, std::uint64_t seed, std::span<float> position) {
  const float sum = std::accumulate(weight.begin(), weight.end(), 0.0F);
  std::fill(position.begin(), position.end(), 0.0F);
  for (std::size_t j = 0; j < row.size(); ++j) {
    for (std::size_t c = 0; c < position.size(); ++c) position[c] += weight[j] / sum * fixed(row[j], c);
  }
  // A quarter of the usual rate: the surroundings are settled.
  const UmapGradients gradients(forces.curve);
  RandomStream random(seed);
  PushBatch pushes;
  const float strongest = *std::max_element(weight.begin(), weight.end());
  std::vector<float> next(row.size()), neighbor(position.size());
  for (std::size_t j = 0; j < row.size(); ++j) next[j] = strongest / weight[j];
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const auto rate = static_cast<float>(0.25 * forces.learningRate * (1 - static_cast<double>(epoch) / epochs));
    const auto push = [&] { pushes.apply(gradients, rate, position.data(), fixed.data(), position.size()); };
    for (std::size_t j = 0; j < row.size(); ++j) {
      if (next[j] > static_cast<float>(epoch)) continue;
      next[j] += strongest / weight[j];
      std::ranges::copy(fixed.row(row[j]), neighbor.begin());
      attract(gradients, rate, position.data(), neighbor.data(), position.size());
      for (int s = 0; s < forces.negativeSamples; ++s) {
        pushes.add(0, drawVertex(random, fixed.rows()));
        if (pushes.full()) push();
      }
    }
    push();
  }
}

}  // namespace blendscope
