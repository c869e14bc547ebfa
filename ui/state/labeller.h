// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "state/workspace.h"

/// What keys, buttons and menu entries do to the cutouts that somebody looks at.
namespace blendscope::ui {

/// Those that a key acts on: the selection if the current cutout is in it, else the current cutout; none without. Where
/// cutouts are looked at one by one, the current cutout alone.
RowSet rowsToMark(const Workspace& workspace);
/// "this cutout", "7 selected cutouts".
QString rowsToMarkWords(const Workspace& workspace);

/// The classes that may be given to the cutouts of the workspace; none without data.
ClassNames classesToGive(const Workspace& workspace);
/// What a digit stands for: where all classes are single digits, the class of that name; else 1 to 9 are the classes in
/// their order and 0 is kUnlabelled. Nothing where it stands for nothing.
std::optional<int> classOfDigit(const ClassNames& classes, int digit);
/// The reverse: the key of a class or of kUnlabelled; empty where there is none.
QString keyOfClass(const ClassNames& classes, int c);

/// Labels the rows to mark; kUnlabelled takes the label away.
void labelAs(Workspace& workspace, int c);
/// Labels the whole selection, whichever cutout is current.
void labelSelectionAs(Workspace& workspace, int c);
/// Labels these rows by a rule, in words that say which rows it means.
void labelByRule(Workspace& workspace, const RowSet& rows, int c, const QString& rule);
/// Writes the same note beside all these rows.
void writeNote(Workspace& workspace, const RowSet& rows, const QString& note);
/// Flags the rows to mark, or takes the flags away where all have one.
void toggleFlag(Workspace& workspace);
/// The rows to mark take the labels of the data again.
void takeBackLabels(Workspace& workspace);

}  // namespace blendscope::ui
