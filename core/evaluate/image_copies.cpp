// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/image_copies.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <map>
#include <utility>

#include "base/matrix.h"
#include "base/parallel.h"
#include "imaging/symmetry.h"

namespace blendscope {

namespace {

constexpr std::size_t kPixelsPerBlock = 200'000;

/// What a pixel is compared by: values that count as equal have equal words.
std::uint32_t wordOf(float value) {
  if (std::isnan(value)) return 0x7FC00000U;
  return std::bit_cast<std::uint32_t>(value == 0.0F ? 0.0F : value);
}

/// Pixel numbers of every mirror copy: row c lists the pixels of an image in the order in which copy c shows them.
Matrix<std::uint32_t> mirrorOrders(ImageShape shape) {
  const std::size_t pixels = shape.pixelCount();
  std::vector<float> halves(pixels);
  std::vector<float> shown(pixels);
  Matrix<std::uint32_t> orders(static_cast<std::size_t>(mirrorCopies(shape)), pixels, 0);
  // A float holds 24 bits of a pixel number; two passes hold them all.
  for (const std::uint32_t unit : {1U, 1U << 16U}) {
    for (std::size_t p = 0; p < pixels; ++p) halves[p] = static_cast<float>(p / unit % (1U << 16U));
    for (std::size_t c = 0; c < orders.rows(); ++c) {
      mirrorCopy(halves, shape, static_cast<int>(c), shown);
      for (std::size_t p = 0; p < pixels; ++p) orders(c, p) += unit * static_cast<std::uint32_t>(shown[p]);
    }
  }
  return orders;
}

class CopyFinder {
 public:
  CopyFinder(std::span<const CutoutSet* const> sets, const Progress& progress)
      : sets_(sets), progress_(progress), orders_(mirrorOrders(sets.front()->shape())) {
    for (const CutoutSet* set : sets) {
      for (Row row = 0; row < set->size(); ++row) images_.push_back(set->image(row));
    }
  }

  std::vector<CopyGroup> find() {
    hashAll();
    std::vector<std::pair<std::uint64_t, Row>> byHash;
    for (Row row = 0; row < images_.size(); ++row) {
      if (showsSomething_[row] != 0) byHash.emplace_back(hashes_[row], row);
    }
    std::sort(byHash.begin(), byHash.end());
    std::vector<CopyGroup> groups;
    for (std::size_t begin = 0; begin < byHash.size();) {
      std::size_t end = begin + 1;
      while (end < byHash.size() && byHash[end].first == byHash[begin].first) ++end;
      if (end - begin > 1) addEqual(std::span(byHash).subspan(begin, end - begin), groups);
      begin = end;
    }
    std::sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.rows[0] < b.rows[0]; });
    return groups;
  }

 private:
  /// Word p of the copy that stands for all mirror copies of an image.
  std::uint32_t word(Row row, std::size_t p) const { return wordOf(images_[row][orders_(copy_[row], p)]); }

  void hashAll() {
    const std::size_t n = images_.size();
    const std::size_t pixels = sets_.front()->shape().pixelCount();
    copy_.resize(n);
    hashes_.resize(n);
    showsSomething_.resize(n);
    const std::size_t grain = std::max<std::size_t>(1, kPixelsPerBlock / std::max<std::size_t>(1, pixels));
    parallelFor(n, grain, [&](std::size_t begin, std::size_t end) {
      progress_.throwIfCancelled();
      for (std::size_t i = begin; i < end; ++i) {
        const auto row = static_cast<Row>(i);
        showsSomething_[i] = hasStructure(images_[i]) ? 1 : 0;
        copy_[i] = leastCopy(images_[i]);
        std::uint64_t hash = 0x9E3779B97F4A7C15ULL;
        for (std::size_t p = 0; p < pixels; ++p) {
          hash = std::rotl(hash ^ word(row, p), 23) * 0xBF58476D1CE4E5B9ULL;
        }
        hashes_[i] = hash;
      }
    });
    progress_.report(1, "Looking for copies");
  }

  static bool hasStructure(std::span<const float> image) {
    const auto first = std::find_if(image.begin(), image.end(), [](float v) { return std::isfinite(v); });
    return std::any_of(first, image.end(), [&](float v) { return std::isfinite(v) && v != *first; });
  }

  /// The mirror copy whose words come first in the dictionary.
  std::uint8_t leastCopy(std::span<const float> image) const {
    std::size_t least = 0;
    for (std::size_t c = 1; c < orders_.rows(); ++c) {
      for (std::size_t p = 0; p < image.size(); ++p) {
        const std::uint32_t one = wordOf(image[orders_(c, p)]);
        const std::uint32_t best = wordOf(image[orders_(least, p)]);
        if (one < best) least = c;
        if (one != best) break;
      }
    }
    return static_cast<std::uint8_t>(least);
  }

  bool equalUpToMirrors(Row a, Row b) const {
    for (std::size_t p = 0; p < images_[a].size(); ++p) {
      if (word(a, p) != word(b, p)) return false;
    }
    return true;
  }

  bool identical(Row a, Row b) const {
    return std::equal(images_[a].begin(), images_[a].end(), images_[b].begin(),
                      [](float x, float y) { return wordOf(x) == wordOf(y); });
  }

  /// Rows of one hash, parted by what they show: chance may give two images one hash.
  void addEqual(std::span<const std::pair<std::uint64_t, Row>> rows, std::vector<CopyGroup>& groups) const {
    std::vector<CopyGroup> found;
    for (const auto& [hash, row] : rows) {
      const auto group = std::find_if(found.begin(), found.end(),
                                      [&](const CopyGroup& g) { return equalUpToMirrors(g.rows.front(), row); });
      if (group == found.end()) {
        found.push_back({{row}, true});
      } else {
        group->identical = group->identical && identical(group->rows.front(), row);
        group->rows.push_back(row);
      }
    }
    std::copy_if(found.begin(), found.end(), std::back_inserter(groups),
                 [](const CopyGroup& g) { return g.rows.size() > 1; });
  }

  std::span<const CutoutSet* const> sets_;
  const Progress& progress_;
  Matrix<std::uint32_t> orders_;
  std::vector<std::span<const float>> images_;
  std::vector<std::uint8_t> copy_;
  std::vector<std::uint64_t> hashes_;
  std::vector<char> showsSomething_;
};

}  // namespace

std::vector<CopyGroup> findImageCopies(std::span<const CutoutSet* const> sets, const Progress& progress) {
  return CopyFinder(sets, progress).find();
}

}  // namespace blendscope
