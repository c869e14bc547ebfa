// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

namespace blendscope::ui {
class MainWindow;
class ThemeSwitch;
}  // namespace blendscope::ui

namespace blendscope::app {

/// Help, shortcuts, the guided tour, something that hovers over the window, and every page in large text. `grab` saves
/// a picture of the window under a name.
void grabGuidance(ui::MainWindow& window, ui::ThemeSwitch& theme,
                  const std::function<void(const QString& name)>& grab);

}  // namespace blendscope::app
