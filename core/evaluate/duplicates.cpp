// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluate/duplicates.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/error.h"
#include "base/number_text.h"
#include "data/split.h"
#include "evaluate/sky_groups.h"
#include "evaluate/union_find.h"

namespace blendscope {

namespace {

constexpr const char* kEpochColumns[] = {"OBSMJD",   "MJD-OBS", "OBSJD", "MJD",     "JD",
                                         "DATE-OBS", "EXPID",   "epoch", "exposure"};
constexpr std::size_t kEpochsIfUnknown = 100;
constexpr double kLargestRadius = 3600;

void check(const DuplicateOptions& options) {
  if (!(options.radiusArcsec > 0 && options.radiusArcsec <= kLargestRadius)) {
    throw UsageError(fmt::format("a radius of {} arcsec cannot be searched", formatNumber(options.radiusArcsec)),
                     "duplicates", "Give a radius above 0 and up to 3600 arcsec.");
  }
  if (options.epochs && *options.epochs == 0) {
    throw UsageError("an object cannot have been seen at 0 epochs", "duplicates", "Give 1 or more epochs.");
  }
}

const MetadataColumn* epochColumn(const CutoutSet& set) {
  for (const char* name : kEpochColumns) {
    if (const MetadataColumn* column = set.metadata().find(name)) return column;
  }
  return nullptr;
}

/// Number of distinct epochs that the columns of the sets name; nothing if one of them names none.
std::optional<std::size_t> countEpochs(std::span<const CutoutSet* const> sets) {
  std::unordered_set<std::string> values;
  for (const CutoutSet* set : sets) {
    const MetadataColumn* column = epochColumn(*set);
    if (!column) return std::nullopt;
    for (Row row = 0; row < set->size(); ++row) values.insert(column->text(row));
  }
  values.erase("");
  if (values.empty()) return std::nullopt;
  return values.size();
}

/// The directions of all sets, one after the other; nothing if one of them has none.
std::optional<SkyDirections> directionsOf(std::span<const CutoutSet* const> sets) {
  SkyDirections all;
  for (const CutoutSet* set : sets) {
    const auto directions = skyDirections(*set);
    if (!directions) return std::nullopt;
    all.insert(all.end(), directions->begin(), directions->end());
  }
  return all;
}

class Discovery {
 public:
  Discovery(std::span<const CutoutSet* const> sets, const DuplicateOptions& options)
      : sets_(sets), options_(options), size_(0) {
    for (const CutoutSet* set : sets) size_ += set->size();
  }

  Duplicates run(const Progress& progress) {
    UnionFind sameObject(size_);
    found_.copies = findImageCopies(sets_, progress.part(0, 0.6));
    for (const CopyGroup& group : found_.copies) join(group.rows, sameObject);
    imageOfRow_ = sameObject.numbers();
    if (const auto directions = directionsOf(sets_)) {
      found_.hasPositions = true;
      judge(*directions, findSkyGroups(*directions, options_.radiusArcsec, progress.part(0.6, 1)));
      for (const std::vector<Row>& group : found_.positions) join(group, sameObject);
    }
    found_.objects = sameObject.numbers();
    found_.objectCount = size_ == 0 ? 0 : static_cast<std::size_t>(*std::ranges::max_element(found_.objects)) + 1;
    progress.report(1);
    return std::move(found_);
  }

 private:
  static void join(const std::vector<Row>& rows, UnionFind& sets) {
    for (const Row row : rows) sets.join(rows.front(), row);
  }

  std::size_t countImages(const std::vector<Row>& group) const {
    std::set<int> images;
    for (const Row row : group) images.insert(imageOfRow_[row]);
    return images.size();
  }

  /// Tells groups that may be one object from those that cannot.
  void judge(const SkyDirections& directions, std::vector<std::vector<Row>> groups) {
    const auto named = options_.epochs ? options_.epochs : countEpochs(sets_);
    const std::size_t epochs = named.value_or(kEpochsIfUnknown);
    std::size_t crowded = 0;
    std::size_t spread = 0;
    for (std::vector<Row>& group : groups) {
      const bool tooMany = countImages(group) > epochs;
      const bool tooWide = !tooMany && spreadArcsec(directions, group) > options_.radiusArcsec;
      crowded += tooMany ? 1 : 0;
      spread += tooWide ? 1 : 0;
      (tooMany || tooWide ? found_.doubtful : found_.positions).push_back(std::move(group));
    }
    if (crowded > 0) {
      warn(crowded, named ? fmt::format("they hold more images than there are epochs ({})", epochs)
                          : fmt::format("they hold more than {} images, and no column tells the epochs", epochs));
    }
    if (spread > 0) warn(spread, "they are chains of neighbours that reach further than that");
  }

  void warn(std::size_t groups, const std::string& reason) {
    found_.warnings.push_back(fmt::format("{} groups of cutouts closer than {}″ on the sky were not joined: {}", groups,
                                          formatNumber(options_.radiusArcsec), reason));
  }

  std::span<const CutoutSet* const> sets_;
  const DuplicateOptions& options_;
  std::size_t size_;
  std::vector<int> imageOfRow_;  ///< equal for copies of one image
  Duplicates found_;
};

}  // namespace

Duplicates findDuplicates(const CutoutSet& set, const DuplicateOptions& options, const Progress& progress) {
  check(options);
  const CutoutSet* const sets[] = {&set};
  return Discovery(sets, options).run(progress);
}

Duplicates findDuplicates(const CutoutSet& data, const CutoutSet& test, const DuplicateOptions& options,
                          const Progress& progress) {
  check(options);
  const CutoutSet* const sets[] = {&data, &test};
  return Discovery(sets, options).run(progress);
}

std::vector<int> objectNumbers(const CutoutSet& set, const std::string& group, const Progress& progress) {
  return groupsByDiscovery(set, group) ? findDuplicates(set, {}, progress).objects : groupsOf(set, group);
}

bool groupsByDiscovery(const CutoutSet& set, const std::string& group) {
  return group == kDiscoveredObjects && !set.metadata().find(group);
}

}  // namespace blendscope
