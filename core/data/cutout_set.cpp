// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/cutout_set.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fmt/format.h>

#include "base/error.h"
#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kRowsPerBlock = 1024;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash ^= word * 0x9E3779B97F4A7C15ULL;
  return std::rotl(hash, 29) * 0xBF58476D1CE4E5B9ULL;
}

std::uint64_t hashBytes(const void* data, std::size_t size) {
  std::uint64_t hash = 0x8445D61A4E774912ULL + size;
  const auto* bytes = static_cast<const unsigned char*>(data);
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + i, 8);
    hash = mixed(hash, word);
  }
  std::uint64_t rest = 0;
  if (i < size) std::memcpy(&rest, bytes + i, size - i);
  return mixed(hash, rest);
}

void check(bool condition, const std::string& problem, const Provenance& from) {
  if (!condition) throw Error(problem, from.source);
}

void checkLengths(CutoutSetParts& parts) {
  const std::size_t n = parts.pixels.rows();
  const Provenance& from = parts.provenance;
  check(n <= 0xFFFFFFFFULL, "more rows than can be numbered", from);
  check(n == 0 || parts.pixels.cols() == parts.shape.pixelCount(), "pixels and image shape disagree", from);
  check(parts.labels.empty() || parts.labels.size() == n, "labels and images differ in number", from);
  check(parts.ids.empty() || parts.ids.size() == n, "ids and images differ in number", from);
  check(parts.metadata.columns().empty() || parts.metadata.columns().front().size() == n,
        "metadata and images differ in number", from);
  if (parts.labels.empty()) parts.labels.assign(n, kUnlabelled);
  for (std::size_t i = 0; i < n; ++i) {
    check(parts.labels[i] >= kUnlabelled && parts.labels[i] < parts.classNames.count(),
          fmt::format("row {} has class number {}, which has no name", i, parts.labels[i]), from);
  }
  if (parts.ids.empty()) {
    parts.ids.reserve(n);
    for (std::size_t i = 0; i < n; ++i) parts.ids.push_back(fmt::format("{}", i));
  }
}

}  // namespace

std::shared_ptr<const CutoutSet> CutoutSet::make(CutoutSetParts parts) {
  checkLengths(parts);
  return std::shared_ptr<const CutoutSet>(new CutoutSet(std::move(parts)));
}

CutoutSet::CutoutSet(CutoutSetParts parts) : parts_(std::move(parts)) {
  const std::size_t n = size();
  rowById_.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (!rowById_.emplace(parts_.ids[i], static_cast<Row>(i)).second) {
      throw Error(fmt::format("the id '{}' occurs twice", parts_.ids[i]), parts_.provenance.source,
                  "Every cutout needs an id of its own.");
    }
  }
  imageHashes_.resize(n);
  std::vector<char> bad(n, 0);
  parallelFor(n, kRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::span<const float> values = parts_.pixels.row(i);
      imageHashes_[i] = hashBytes(values.data(), values.size_bytes());
      bad[i] = !std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
    }
  });
  std::uint64_t hash = mixed(static_cast<std::uint64_t>(parts_.shape.height), static_cast<std::uint64_t>(parts_.shape.width));
  for (std::size_t i = 0; i < n; ++i) {
    hash = mixed(hash, imageHashes_[i]);
    hash = mixed(hash, hashBytes(parts_.ids[i].data(), parts_.ids[i].size()));
    hash = mixed(hash, static_cast<std::uint64_t>(parts_.labels[i] + 1));
    if (bad[i]) nonFiniteRows_.push_back(static_cast<Row>(i));
  }
  fingerprint_ = fmt::format("{:016x}", hash);
}

std::size_t CutoutSet::countOfClass(int c) const {
  return static_cast<std::size_t>(std::count(parts_.labels.begin(), parts_.labels.end(), c));
}

std::optional<Row> CutoutSet::rowOfId(std::string_view id) const {
  const auto at = rowById_.find(id);
  if (at == rowById_.end()) return std::nullopt;
  return at->second;
}

std::vector<std::vector<Row>> CutoutSet::exactDuplicates() const {
  std::unordered_map<std::uint64_t, std::vector<Row>> byHash;
  for (std::size_t i = 0; i < size(); ++i) byHash[imageHashes_[i]].push_back(static_cast<Row>(i));
  const auto same = [&](Row a, Row b) { return std::memcmp(image(a).data(), image(b).data(), image(a).size_bytes()) == 0; };
  std::vector<std::vector<Row>> groups;
  for (auto& [hash, rows] : byHash) {
    while (rows.size() > 1) {
      const Row first = rows.front();
      const auto others = std::stable_partition(rows.begin(), rows.end(), [&](Row r) { return same(first, r); });
      std::vector<Row> group(rows.begin(), others);
      rows.erase(rows.begin(), others);
      if (group.size() > 1) groups.push_back(std::move(group));
    }
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace blendscope
