// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include "jobs/job_runner.h"
#include "state/data_opener.h"
#include "state/shared_limits.h"
#include "state/workspace.h"

class QStackedWidget;

namespace blendscope::ui {

class Banner;
class ExplorePage;
class Inspector;
class JobsPanel;
class Page;
class ProblemModel;
class Rail;
class StatusLine;
class ThemeSwitch;

/// Puts the pages, docks and menus around one workspace and connects them. Holds no knowledge of its own.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(ThemeSwitch& theme, QWidget* parent = nullptr);
  ~MainWindow() override;

  Workspace& workspace() { return workspace_; }
  JobRunner& jobs() { return jobs_; }
  DataOpener& opener() { return opener_; }
  /// In the order of the work.
  QList<Page*> pages() const;
  Page* currentPage() const;

 public Q_SLOTS:
  /// Does nothing for a page that does not exist.
  void openPage(const QString& id);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void makePages();
  void makeDocks();
  void makeMenus(ThemeSwitch& theme);
  void connectOpener();
  void presentData();
  void sayOfReview(const QString& words, const std::vector<DataProblem>& problems);
  void chooseFile();
  void chooseFolder();
  void about();

  Workspace workspace_;
  JobRunner jobs_;
  DataOpener opener_;
  SharedLimits sharedLimits_;
  Rail* rail_;
  Banner* banner_;
  QStackedWidget* stack_;
  StatusLine* status_;
  JobsPanel* jobsPanel_ = nullptr;
  ProblemModel* problems_;
  QDockWidget* inspectorDock_ = nullptr;
  QDockWidget* jobsDock_ = nullptr;
  QDockWidget* problemsDock_ = nullptr;
};

}  // namespace blendscope::ui
