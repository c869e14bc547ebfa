// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/cutout_set.h"

#include <fmt/format.h>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

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
  check(parts.ids.empty() || parts.ids.size() == n, "ids and images differ in number", from);
  check(parts.metadata.columns().empty() || parts.metadata.columns()[0].size() == n,
        "metadata and images differ in number", from);
  if (parts.labels.empty()) parts.labels.assign(n, kUnlabelled);
  if (parts.ids.empty()) {
    parts.ids.reserve(n);
    for (std::size_t i = 0; i < n; ++i) parts.ids.push_back(fmt::format("{}", i));
  }
}

void checkLabels(std::span<const int> labels, const ClassNames& classNames, std::size_t n, const Provenance& from) {
  check(labels.size() == n, "labels and images differ in number", from);
  const int classes = classNames.count();
  const auto bad =
      std::find_if(labels.begin(), labels.end(), [&](int label) { return label < kUnlabelled || label >= classes; });
  if (bad == labels.end()) return;
  throw Error(fmt::format("row {} has class number {}, which has no name", bad - labels.begin(), *bad), from.source);
}

}  // namespace

std::shared_ptr<const CutoutSet> CutoutSet::make(CutoutSetParts parts) {
  checkLengths(parts);
  checkLabels(parts.labels, parts.classNames, parts.pixels.rows(), parts.provenance);
  std::vector<int> labels = std::move(parts.labels);
  ClassNames classNames = std::move(parts.classNames);
  return std::shared_ptr<const CutoutSet>(
      new CutoutSet(contentsOf(std::move(parts)), std::move(labels), std::move(classNames)));
}

std::shared_ptr<const CutoutSet> CutoutSet::relabelled(std::vector<int> labels) const {
  return relabelled(std::move(labels), classNames_);
}

std::shared_ptr<const CutoutSet> CutoutSet::relabelled(std::vector<int> labels, ClassNames classNames) const {
  checkLabels(labels, classNames, size(), provenance());
  return std::shared_ptr<const CutoutSet>(new CutoutSet(contents_, std::move(labels), std::move(classNames)));
}

std::shared_ptr<const CutoutSet::Contents> CutoutSet::contentsOf(CutoutSetParts parts) {
  auto made = std::make_shared<Contents>();
  made->pixels = std::move(parts.pixels);
  made->shape = parts.shape;
  made->ids = std::move(parts.ids);
  made->metadata = std::move(parts.metadata);
  made->provenance = std::move(parts.provenance);
  const std::size_t n = made->pixels.rows();
  made->rowById.reserve(n);
  for (std::size_t i = 0; i < n; ++i) {
    if (!made->rowById.emplace(made->ids[i], static_cast<Row>(i)).second) {
      throw Error(fmt::format("the id '{}' occurs twice", made->ids[i]), made->provenance.source,
                  "Every cutout needs an id of its own.");
    }
  }
  made->imageHashes.resize(n);
  made->idHashes.resize(n);
  std::vector<char> bad(n, 0);
  parallelFor(n, kRowsPerBlock, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::span<const float> values = made->pixels.row(i);
      made->imageHashes[i] = hashBytes(values.data(), values.size_bytes());
      made->idHashes[i] = hashBytes(made->ids[i].data(), made->ids[i].size());
      bad[i] = !std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
    }
  });
  for (std::size_t i = 0; i < n; ++i) {
    if (bad[i]) made->nonFiniteRows.push_back(static_cast<Row>(i));
  }
  return made;
}

CutoutSet::CutoutSet(std::shared_ptr<const Contents> contents, std::vector<int> labels, ClassNames classNames)
    : contents_(std::move(contents)), labels_(std::move(labels)), classNames_(std::move(classNames)) {
  std::uint64_t hash = mixed(static_cast<std::uint64_t>(shape().height), static_cast<std::uint64_t>(shape().width));
  for (std::size_t i = 0; i < size(); ++i) {
    hash = mixed(hash, contents_->imageHashes[i]);
    hash = mixed(hash, contents_->idHashes[i]);
    hash = mixed(hash, static_cast<std::uint64_t>(labels_[i] + 1));
  }
  fingerprint_ = fmt::format("{:016x}", hash);
}

std::size_t CutoutSet::countOfClass(int c) const {
  return static_cast<std::size_t>(std::count(labels_.begin(), labels_.end(), c));
}

std::optional<Row> CutoutSet::rowOfId(std::string_view id) const {
  const auto at = contents_->rowById.find(id);
  if (at == contents_->rowById.end()) return std::nullopt;
  return at->second;
}

std::vector<std::vector<Row>> CutoutSet::exactDuplicates() const {
  std::unordered_map<std::uint64_t, std::vector<Row>> byHash;
  for (std::size_t i = 0; i < size(); ++i) byHash[contents_->imageHashes[i]].push_back(static_cast<Row>(i));
  const auto same = [&](Row a, Row b) {
    return std::memcmp(image(a).data(), image(b).data(), image(a).size_bytes()) == 0;
  };
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
