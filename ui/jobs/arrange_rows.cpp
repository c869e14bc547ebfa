// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/arrange_rows.h"

#include <utility>

namespace blendscope::ui {

namespace {

constexpr double kFilterShare = 0.3;

/// False, with the problem noted, where the filter means nothing.
bool applyFilter(Arrangement& arrangement, const std::string& text, const KnownColumns& known,
                 const Progress& progress) {
  try {
    const RowFilter filter = RowFilter::parse(text);
    if (!filter.isEverything()) {
      FilterMatch match = filter.matching(known, progress);
      arrangement.matching = std::move(match.rows);
      arrangement.remarks = std::move(match.remarks);
      arrangement.filter = text;
    }
    return true;
  } catch (const FilterError& e) {
    if (arrangement.problem.empty()) {
      arrangement.problem = e.problem();
      arrangement.remedy = e.remedy();
    }
    return false;
  }
}

}  // namespace

Arrangement arrangeRows(const ArrangeRequest& request, const Progress& progress) {
  Arrangement arrangement;
  if (!applyFilter(arrangement, request.filter, request.known, progress.part(0, kFilterShare))) {
    applyFilter(arrangement, request.filterBefore, request.known, progress.part(0, kFilterShare));
  }
  std::optional<RowSet> only = request.only;
  if (arrangement.matching) {
    if (only) {
      *only &= *arrangement.matching;
    } else {
      only = arrangement.matching;
    }
  }
  arrangement.order = std::make_shared<const RowOrder>(
      orderRows(request.known, request.order, only ? &*only : nullptr, progress.part(kFilterShare, 1)));
  return arrangement;
}

}  // namespace blendscope::ui
