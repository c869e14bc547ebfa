// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

#include "views/picture_file.h"

namespace blendscope::ui {

/// Gives a chart a context menu (right button, or the menu key) that copies the picture and the numbers, saves and
/// prints. `chart` is asked when something is chosen; what has no numbers offers none.
void addChartMenu(QWidget* widget, std::function<ChartFile()> chart);
/// The same for a widget that is drawn as it stands, without numbers.
void addPictureMenu(QWidget* widget);

}  // namespace blendscope::ui
