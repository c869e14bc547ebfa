// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "data/row_filter.h"
#include "data/row_order.h"

namespace blendscope::ui {

/// Which rows are looked at, and in which order.
struct ArrangeRequest {
  KnownColumns known;
  RowOrderSpec order;
  std::string filter;
  std::string filterBefore;         ///< takes its place where it means nothing
  std::optional<RowSet> only = {};  ///< of these
};

/// What came of it.
struct Arrangement {
  std::shared_ptr<const RowOrder> order;
  std::string filter;              ///< that holds; empty: none
  std::optional<RowSet> matching;  ///< rows that the filter lets through, whatever `only` says
  std::string problem;             ///< with the filter that was asked for; empty: it holds
  std::string remedy;
  std::vector<std::string> remarks;
};

/// Throws UsageError where the order names a column that is not there.
Arrangement arrangeRows(const ArrangeRequest& request, const Progress& progress);

}  // namespace blendscope::ui
