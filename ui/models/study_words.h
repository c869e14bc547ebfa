// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "study/study_table.h"

namespace blendscope::ui {

/// A study's table as people read it, best pipeline first.
struct StudyFigures {
  QStringList headings;
  std::vector<QStringList> rows;
  QStringList toolTips;  ///< problems and remarks of each row
  std::vector<std::size_t> lines;  ///< of the study's table
};

StudyFigures studyFigures(const StudyTable& table);

/// What came of it in a sentence or two: the best line, and what it is worth when chosen honestly.
QString studySentence(const StudyTable& table);

}  // namespace blendscope::ui
