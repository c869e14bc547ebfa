// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QMenu;
class QWidget;

namespace blendscope::ui {

class JobRunner;
class ReviewFiles;
class Workspace;

/// The Edit menu: undo and redo, and what keys do to the current cutout or the selection. Its keys work in the whole
/// window except where text is written.
class EditMenu : public QObject {
  Q_OBJECT
 public:
  /// `window`: whose MarksStrip takes notes.
  EditMenu(QMenu* menu, Workspace& workspace, JobRunner& jobs, QWidget* window);

 private:
  QAction* add(const QString& objectName, const QString& text, const QString& key, void (EditMenu::*what)());
  void fillClasses();
  void refresh();
  void flag();
  void takeBack();
  void note();
  void labelByRule();
  void exportList();
  void importList();
  void setName();

  Workspace& workspace_;
  ReviewFiles& files_;
  QWidget* window_;
  QMenu* menu_;
  QMenu* classes_;
  QMenu* selected_;  ///< labels the whole selection
  QAction* flag_;
  QAction* note_;
  QAction* takeBack_;
  QAction* rule_;
};

}  // namespace blendscope::ui
