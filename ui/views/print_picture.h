// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/picture_file.h"

class QPrinter;

namespace blendscope::ui {

/// Asks for a printer and puts the picture on one page, its title above it.
void askAndPrint(QWidget* parent, const QString& title, const ChartFile& chart);

/// As large as it fits the page below the title, in its own proportions.
void printOnPage(QPrinter& printer, const QString& title, const ChartFile& chart);

}  // namespace blendscope::ui
