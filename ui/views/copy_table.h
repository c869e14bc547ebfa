// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemView;

namespace blendscope::ui {

/// The selected rows of a table, or all of them if none is selected, as tab-separated lines under a line of headings.
/// Hidden columns are left out; tabs and line breaks in a cell become spaces.
QString tableText(const QAbstractItemView& view);

/// Makes Ctrl+C and Ctrl+Insert copy `tableText` to the clipboard while the view has the focus.
void makeCopyable(QAbstractItemView* view);

}  // namespace blendscope::ui
