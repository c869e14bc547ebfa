// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "state/workspace.h"

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace blendscope::ui {

class FlowLayout;

/// What people may say of the current cutout, or of the selection if it is in it: a button for each class with its key,
/// a flag, a note, and in words where its label comes from. Where cutouts are looked at one by one, a menu of its own
/// labels the selection.
class MarksStrip : public QWidget {
  Q_OBJECT
 public:
  explicit MarksStrip(Workspace& workspace, QWidget* parent = nullptr);

  /// Puts the cursor into the note.
  void editNote();

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  QToolButton* addButton(const QString& objectName, const QString& text, const QString& name, const QString& toolTip);
  void makeClassButtons();
  void addClass(int c, const QString& objectName, const QString& name, const QString& key);
  void refresh();
  void refreshSelected();
  void beginNote();
  void finishNote();

  Workspace& workspace_;
  FlowLayout* flow_;
  std::vector<std::pair<int, QToolButton*>> classes_;
  QToolButton* flag_;
  QToolButton* takeBack_;
  QToolButton* selected_;  ///< opens the menu that labels the selection
  QMenu* selectedMenu_;
  QLineEdit* note_;
  QLabel* provenance_;
  RowSet noteRows_;  ///< those that the note being written is for; empty: none is
};

}  // namespace blendscope::ui
