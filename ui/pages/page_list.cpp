// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page_list.h"

#include "pages/explore_page.h"

namespace blendscope::ui {

namespace {

template <class PageType>
Page* make(Workspace& workspace, JobRunner& jobs) {
  return new PageType(workspace, jobs);
}

}  // namespace

std::vector<std::function<Page*(Workspace&, JobRunner&)>> pageList() {
  return {
      make<ExplorePage>,
  };
}

}  // namespace blendscope::ui
