// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace blendscope::ui {

/// What shows that people did a thing themselves, in the widget that the tour points at.
enum class TourSign {
  CurrentRow,  ///< another cutout became the current one
  Selection,   ///< some cutouts are selected now
  Job,         ///< a job ended well
  None         ///< nothing to do but look
};

/// One place that the tour points at.
struct TourStop {
  QString page;    ///< id of the page that it opens
  QString target;  ///< object name of the widget, there or elsewhere in the window
  QString words;   ///< one or two sentences
  TourSign sign;
  QString dock;  ///< object name of a dock that the words speak of, which comes to the front; empty: none
};

struct TourStep {
  QString title;
  std::vector<TourStop> stops;
};

/// The way through the window: look, embed, train, compare, inspect.
std::vector<TourStep> tourSteps();

}  // namespace blendscope::ui
