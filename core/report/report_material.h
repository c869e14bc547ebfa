// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/significance.h"
#include "report/document.h"
#include "report/report.h"
#include "study/learning_curve.h"
#include "study/study_grid.h"
#include "study/study_table.h"
#include "study/trust.h"

namespace blendscope {

/// What all sections of a report draw from.
struct ReportMaterial {
  const ReportRequest& request;
  StudyTable table;
  std::vector<std::size_t> complete;  ///< lines with a result on every division
  std::size_t examined = 0;           ///< the line that trust is asked of
  std::string whyExamined;
  std::optional<std::size_t> muygps;          ///< the best line of MuyGPs, if there is one
  std::map<std::string, std::size_t> bestOf;  ///< classifier → its best line
  Trust trust;                                ///< of the examined line
  std::optional<LearningCurve> learning;      ///< likewise

  const StudyLine& line(std::size_t i) const { return table.lines[i]; }
  double accuracy(std::size_t i) const { return table.lines[i].pooled->accuracy; }
  PooledRows rows(std::size_t line) const;
  /// 1 for every tested row that a line got right.
  std::vector<char> hits(std::size_t line) const;
  /// Line `a` against line `b` on the same rows.
  PairedTest compare(std::size_t a, std::size_t b) const;
};

/// "+0.012 (−0.004 to +0.028)".
std::string differenceText(const PairedTest& test);
/// "0.03", "< 0.001", "–".
std::string probabilityText(double p);
/// "0.842".
std::string figureText(double value);
/// "84.2 % (82.3 to 85.9 %)"; the share alone where there is no interval.
std::string percentText(double share, const Interval& interval);
/// "0.823 to 0.859", or "–".
std::string intervalText(const Interval& interval);

Section looksSection(const ReportMaterial& material, const Progress& progress);
Section methodsSection(const ReportMaterial& material);
Section stepsSection(const ReportMaterial& material);
Section trustSection(const ReportMaterial& material);
Section improveSection(const ReportMaterial& material);
Section repeatSection(const ReportMaterial& material);

}  // namespace blendscope
