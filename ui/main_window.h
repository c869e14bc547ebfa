// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include "jobs/job_runner.h"
#include "state/cutout_details.h"
#include "state/data_opener.h"
#include "state/session_keeper.h"
#include "state/shared_limits.h"
#include "state/workspace.h"

class QStackedWidget;

namespace blendscope::ui {

class Banner;
class ExplorePage;
class GuidedTour;
class HelpDock;
class ImageDock;
class Inspector;
class JobsPanel;
class Page;
class ProblemModel;
class Rail;
class StatusLine;
class ThemeSwitch;
class WindowSession;

/// Puts the pages, docks and menus around one workspace and connects them. Holds no knowledge of its own.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(ThemeSwitch& theme, QWidget* parent = nullptr);
  ~MainWindow() override;

  Workspace& workspace() { return workspace_; }
  const Workspace& workspace() const { return workspace_; }
  JobRunner& jobs() { return jobs_; }
  DataOpener& opener() { return opener_; }
  SessionKeeper& keeper() { return keeper_; }
  /// In the order of the work.
  QList<Page*> pages() const;
  Page* currentPage() const;
  GuidedTour* tour() const { return tour_; }

 public Q_SLOTS:
  /// Does nothing for a page that does not exist.
  void openPage(const QString& id);
  /// A session, or data.
  void open(const QString& path);
  /// Offers the guided tour above the page, the first time ever that it is called; never again.
  void offerTour();

 Q_SIGNALS:
  void pageOpened(const QString& id);

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  void makePages();
  void makeDocks();
  void makeMenus(ThemeSwitch& theme);
  void connectOpener();
  void connectSession();
  void presentData();
  void showProblems();
  void sayOfReview(const QString& words, const std::vector<DataProblem>& problems);
  void chooseFile();
  void chooseFolder();
  void about();

  Workspace workspace_;
  JobRunner jobs_;
  DataOpener opener_;
  SharedLimits sharedLimits_;
  CutoutDetails details_;
  SessionKeeper keeper_;
  Rail* rail_;
  Banner* banner_;
  Banner* sessionBanner_;
  WindowSession* session_;
  QStackedWidget* stack_;
  StatusLine* status_;
  JobsPanel* jobsPanel_ = nullptr;
  ProblemModel* problems_;
  QDockWidget* inspectorDock_ = nullptr;
  ImageDock* imageDock_ = nullptr;
  QDockWidget* jobsDock_ = nullptr;
  QDockWidget* problemsDock_ = nullptr;
  HelpDock* helpDock_ = nullptr;
  GuidedTour* tour_ = nullptr;
};

}  // namespace blendscope::ui
