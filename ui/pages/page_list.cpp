// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/page_list.h"

#include "pages/compare_page.h"
#include "pages/embed_page.h"
#include "pages/explore_page.h"
#include "pages/inspect_page.h"
#include "pages/normalise_page.h"
#include "pages/train_page.h"
#include "pages/study_page.h"
#include "pages/trust_page.h"

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
      make<NormalisePage>,
      make<EmbedPage>,
      make<TrainPage>,
      make<ComparePage>,
      make<InspectPage>,
      make<TrustPage>,
      make<StudyPage>,
  };
}

}  // namespace blendscope::ui
