// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

class QWidget;

namespace blendscope::ui {

/// A key and what it does.
struct KeyEntry {
  QString where;  ///< the widget that answers it, for people; empty: everywhere in the window
  QKeySequence keys;
  QString does;
  QString view;  ///< object name of a widget that answers it itself; empty for actions and shortcuts
};

/// The shortcuts of the actions and QShortcuts below `window` as they are now, sorted by their words.
QList<KeyEntry> shortcutsOf(const QWidget& window);
/// The keys that views answer themselves while they have the focus.
QList<KeyEntry> viewKeys();
/// All of them as a table in HTML.
QString keyTable(const QWidget& window);

}  // namespace blendscope::ui
