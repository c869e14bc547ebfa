// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "base/progress.h"
#include "data/cutout_set.h"
#include "study/session.h"

namespace blendscope {

/// `source` of the events of a study.
inline constexpr auto kStudyCell = "study";

/// What is tried, on what. `data` is `reference` as loaded.
struct StudyRequest {
  StudySpec spec;
  std::shared_ptr<const CutoutSet> data;
  DataReference reference;
};

/// The study as it will be tried: pipelines, divisions (nested ones too), classes, remarks on the data. Depends on the
/// request alone. Throws UsageError or Error where the specification cannot be had on these data.
StudyRecord planStudy(const StudyRequest& request, const Progress& progress);

/// Tries every pipeline of the study on every division, leaving out what the session has already; each result is saved
/// before the next begins. A pipeline that fails leaves its problem as its result. Returns the study's number. After
/// each cell an IterationEvent with source `kStudyCell`, the number of finished cells and the values "cells" (how many
/// there are), "pipeline", "division", "inner", "accuracy" is handed out. When cancelled, what was saved stays.
std::int64_t runStudy(const StudyRequest& request, Session& session, const Progress& progress);

}  // namespace blendscope
