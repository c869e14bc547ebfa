// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/pick_cutouts.h"

#include <algorithm>

#include "base/parallel.h"

namespace blendscope {

namespace {

constexpr std::size_t kCopiedAtOnce = 4096;

}  // namespace

std::shared_ptr<const CutoutSet> pickCutouts(const CutoutSet& set, const std::vector<Row>& rows) {
  CutoutSetParts parts;
  parts.pixels = Matrix<float>(rows.size(), set.pixels().cols());
  parallelFor(rows.size(), kCopiedAtOnce, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto image = set.image(rows[i]);
      std::copy(image.begin(), image.end(), parts.pixels.row(i).begin());
    }
  });
  parts.shape = set.shape();
  parts.classNames = set.classNames();
  for (const Row row : rows) {
    parts.labels.push_back(set.label(row));
    parts.ids.push_back(set.id(row));
  }
  parts.metadata = set.metadata().rows(rows);
  parts.provenance = set.provenance();
  return CutoutSet::make(std::move(parts));
}

}  // namespace blendscope
