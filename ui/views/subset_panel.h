// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "state/workspace.h"

class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QPushButton;
class QToolButton;

namespace blendscope::ui {

class SubsetModel;

/// Selections that were given names: a click selects one again, buttons join it with what is selected now.
class SubsetPanel : public QWidget {
  Q_OBJECT
 public:
  explicit SubsetPanel(Workspace& workspace, QWidget* parent = nullptr);

  /// Asks for the name under which the selection is kept; does nothing without a selection.
  void askName();

 private:
  QWidget* makeNaming();
  QWidget* makeActions();
  QToolButton* addAction(QMenu* menu, const QString& objectName, const QString& words, const QString& toolTip,
                         void (SubsetPanel::*action)());
  void save();
  void refresh();
  void sayWhatSavingDoes();
  /// The rows of the subset that is marked in the list; null without one.
  const RowSet* current() const;
  void selectOnly();
  void addToSelection();
  void keepOnly();
  void takeAway();
  void rename();
  void remove();

  Workspace& workspace_;
  SubsetModel* model_;
  QListView* list_;
  QLabel* hint_;
  QPushButton* ask_;
  QLineEdit* name_ = nullptr;  // made with the line around them
  QPushButton* save_ = nullptr;
  QWidget* naming_;
  QMenu* menu_;
  QWidget* actions_;
};

}  // namespace blendscope::ui
