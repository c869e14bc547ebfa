// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace blendscope::ui {

class MainWindow;

/// What a session keeps of the window beside its work: page, each page's own view, display settings, size and docks. A
/// JSON object.
QByteArray windowView(const MainWindow& window);

/// Puts the window as it was. What is missing or of another version stays as it is.
void restoreWindowView(MainWindow& window, const QByteArray& view);

}  // namespace blendscope::ui
