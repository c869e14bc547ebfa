// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/progress.h"
#include "report/document.h"
#include "study/session.h"

namespace blendscope {

struct ReportRequest {
  StudyRecord record;
  std::vector<StudyCell> cells;
  /// What was studied; its fingerprint has to be that of the record.
  std::shared_ptr<const CutoutSet> data;
  /// Trains the examined pipeline on growing parts of the data, to say what more data would bring; takes about twice as
  /// long as that pipeline took in the study.
  bool learningCurve = true;
  std::uint64_t seed = 1;
};

/// What a study says on four questions – what blends look like, how MuyGPs compares with the others, whether
/// normalisation and embedding help, whether to trust the answers – and how they could get better; with figures,
/// intervals, settings and how to repeat each line. Throws Error if the study has no complete line, or the data are
/// others.
Document studyReport(const ReportRequest& request, const Progress& progress);

/// Writes `.html` or `.pdf`, as the name ends; the file appears whole or not at all. Throws UsageError for another end.
void writeReport(const Document& document, const std::filesystem::path& path);

/// Throws that UsageError before any work is done.
void requireReportName(const std::filesystem::path& path);

}  // namespace blendscope
