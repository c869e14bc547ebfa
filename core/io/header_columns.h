// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "data/metadata_table.h"
#include "io/header.h"
#include "io/sky_position.h"

namespace blendscope {

/// The well-known header cards of many files (SEEING, MAGZP, FILTER, …) and the sky positions of their image centres,
/// on the way to metadata columns.
class HeaderColumns {
 public:
  explicit HeaderColumns(std::size_t files);

  /// May be called from several threads for different files.
  void set(std::size_t file, const std::vector<HeaderCard>& cards, const std::optional<SkyPosition>& centre);

  /// Adds a column for each card that at least one of `files` has, with a row per entry of `files`.
  void addTo(MetadataTable& table, const std::vector<std::size_t>& files) const;

 private:
  struct Unit {
    std::size_t file = static_cast<std::size_t>(-1);  ///< the first one that names it
    std::string text;
  };
  const std::string* wordOf(std::size_t file, std::size_t card) const;
  MetadataColumn column(std::size_t card, const std::vector<std::size_t>& files) const;
  bool isPresent(std::size_t card, const std::vector<std::size_t>& files) const;

  std::vector<std::vector<double>> numbers_;                             ///< card × file; NaN = not a number
  std::vector<std::vector<std::pair<std::size_t, std::string>>> words_;  ///< file → (card, text)
  std::vector<double> ra_;
  std::vector<double> dec_;
  std::mutex unitMutex_;
  std::vector<Unit> units_;
};

}  // namespace blendscope
