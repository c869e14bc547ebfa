// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;
class QString;

namespace blendscope::app {

/// Opens the window on the data (the demo survey without `data`), trains two models, and saves a picture of every page
/// in light and dark at two sizes as `PAGE-THEME-WIDTHxHEIGHT.png` in `folder`. Returns the exit code of the program.
int takeScreenshots(QApplication& application, const QString& folder, const QString& data);

}  // namespace blendscope::app
