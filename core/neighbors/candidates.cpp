// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbors/candidates.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.h"
#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kQueryBlock = 64;

}  // namespace

Candidates::Candidates(std::size_t k) : k_(k), pruneAt_(std::max<std::size_t>(4 * k, 128)) {
  entries_.reserve(pruneAt_);
}

void Candidates::add(std::uint32_t row, float lower, double slack) {
  entries_.push_back({lower, row, static_cast<double>(lower) + slack});
  if (entries_.size() < pruneAt_) return;
  prune();
  pruneAt_ = std::max(pruneAt_, 2 * entries_.size());
}

void Candidates::prune() {
  if (entries_.size() <= k_ || k_ == 0) return;
  uppers_.clear();
  for (const Entry& entry : entries_) uppers_.push_back(entry.upper);
  const auto kth = uppers_.begin() + static_cast<std::ptrdiff_t>(k_) - 1;
  std::nth_element(uppers_.begin(), kth, uppers_.end());
  threshold_ = std::nextafter(static_cast<float>(*kth), std::numeric_limits<float>::infinity());
  std::erase_if(entries_, [this](const Entry& entry) { return entry.lower > threshold_; });
}

void Candidates::keepNearest(std::span<const double> squared) {
  std::vector<Entry> kept;
  for (const std::uint32_t i : nearestFirst(rows(), squared, std::min(k_, entries_.size())))
    kept.push_back(entries_[i]);
  entries_ = std::move(kept);
  pruneAt_ = std::max<std::size_t>(4 * k_, 128);
}

std::vector<std::uint32_t> Candidates::rows() const {
  std::vector<std::uint32_t> rows;
  rows.reserve(entries_.size());
  for (const Entry& entry : entries_) rows.push_back(entry.row);
  return rows;
}

std::vector<std::uint32_t> nearestFirst(std::span<const std::uint32_t> rows, std::span<const double> squared,
                                        std::size_t k) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0U);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(k), order.end(),
                    [&](std::uint32_t a, std::uint32_t b) {
                      return squared[a] != squared[b] ? squared[a] < squared[b] : rows[a] < rows[b];
                    });
  order.resize(k);
  return order;
}

void writeNearest(std::span<const std::uint32_t> rows, std::span<const double> squared, std::size_t query,
                  NeighborLists& lists) {
  std::size_t place = 0;
  for (const std::uint32_t i : nearestFirst(rows, squared, lists.k())) {
    lists.row(query, place) = rows[i];
    lists.distance(query, place) = std::sqrt(squared[i]);
    ++place;
  }
}

NeighborLists searchEach(MatrixView<const float> queries, std::size_t k, std::size_t rows, const Progress& progress,
                         const std::function<void(std::size_t, NeighborLists&)>& search) {
  requireEnoughRows(k, rows);
  NeighborLists lists{Matrix<std::uint32_t>(queries.rows(), k), Matrix<double>(queries.rows(), k)};
  parallelFor(queries.rows(), kQueryBlock, [&](std::size_t begin, std::size_t end) {
    progress.throwIfCancelled();
    for (std::size_t q = begin; q < end; ++q) {
      requireFinite(queries.row(q), q, "query row");
      search(q, lists);
    }
    progress.report(static_cast<double>(end) / static_cast<double>(queries.rows()));
  });
  return lists;
}

void requireFinite(std::span<const float> values, std::size_t row, const char* what) {
  for (const float v : values) {
    if (!std::isfinite(v)) {
      throw Error(fmt::format("{} {} has a value that is not finite", what, row), "neighbour search",
                  "Leave such rows out or use a normalizer that yields finite features.");
    }
  }
}

void requireEnoughRows(std::size_t k, std::size_t rows) {
  if (k > rows) {
    throw Error(fmt::format("{} neighbours were asked for, but there are {} training rows", k, rows),
                "neighbour search", fmt::format("Use k ≤ {} or more data.", rows));
  }
}

void throwTooFewNeighbors(std::size_t query, std::size_t found, std::size_t k) {
  throw Error(fmt::format("row {} has only {} possible neighbours once its own object is left out, but k = {}", query,
                          found, k),
              "neighbour search", "Use a smaller k, more data or a finer grouping.");
}

}  // namespace blendscope
