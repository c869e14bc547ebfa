// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QObject;

namespace blendscope::ui {

/// Larger, smaller and normal text, as three entries of `menu`; `owner` lives as long as they do.
void fillTextSize(QMenu* menu, QObject* owner);
/// The languages of the window, the chosen one checked.
void fillLanguages(QMenu* menu);

}  // namespace blendscope::ui
