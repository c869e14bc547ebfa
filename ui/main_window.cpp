// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

#include "base/version.h"
#include "edit_menu.h"
#include "models/problem_model.h"
#include "pages/explore_page.h"
#include "pages/page_list.h"
#include "state/review_files.h"
#include "theme/theme.h"
#include "views/banner.h"
#include "views/cutout_image.h"
#include "views/inspector.h"
#include "views/jobs_panel.h"
#include "views/rail.h"
#include "views/status_line.h"
#include "window_menus.h"

namespace blendscope::ui {

namespace {

constexpr int kStateVersion = 1;
constexpr int kJobsHeight = 160;

QString geometryKey() { return QStringLiteral("window/geometry"); }
QString stateKey() { return QStringLiteral("window/state"); }

QTableView* makeProblemTable(QAbstractItemModel* model) {
  auto* table = new QTableView;
  table->setModel(model);
  table->setShowGrid(false);
  table->setFrameShape(QFrame::NoFrame);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->verticalHeader()->hide();
  table->verticalHeader()->setDefaultSectionSize(kControlHeight);
  table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  table->horizontalHeader()->setStretchLastSection(true);
  table->setColumnWidth(ProblemModel::Where, kDockWidth);
  describe(table, QStringLiteral("problemTable"), MainWindow::tr("What was left out of the data"));
  return table;
}

}  // namespace

MainWindow::MainWindow(ThemeSwitch& theme, QWidget* parent)
    : QMainWindow(parent),
      opener_(workspace_, jobs_),
      sharedLimits_(workspace_, jobs_),
      rail_(new Rail),
      banner_(new Banner),
      stack_(new QStackedWidget),
      status_(new StatusLine(workspace_, jobs_)),
      problems_(new ProblemModel(this)) {
  setObjectName(QStringLiteral("mainWindow"));
  setWindowTitle(tr("Blendscope"));
  setWindowIcon(QIcon(QStringLiteral(":/icons/app.svg")));
  setAcceptDrops(true);

  auto* bar = addToolBar(tr("Pages"));
  bar->setObjectName(QStringLiteral("railBar"));
  bar->setMovable(false);
  bar->setFloatable(false);
  bar->toggleViewAction()->setVisible(false);
  removeToolBar(bar);
  addToolBar(Qt::LeftToolBarArea, bar);
  bar->addWidget(rail_);
  bar->show();

  auto* centre = new QWidget;
  auto* column = new QVBoxLayout(centre);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(banner_);
  column->addWidget(stack_, 1);
  setCentralWidget(centre);
  setStatusBar(status_);

  makeDocks();
  makePages();
  makeMenus(theme);
  connectOpener();

  resize(1440, 900);
  const QSettings settings;
  restoreGeometry(settings.value(geometryKey()).toByteArray());
  restoreState(settings.value(stateKey()).toByteArray(), kStateVersion);
}

MainWindow::~MainWindow() = default;

void MainWindow::makePages() {
  for (const auto& make : pageList()) {
    Page* page = make(workspace_, jobs_);
    stack_->addWidget(page);
    rail_->addPage(page->id(), page->title());
    connect(page, &Page::openPageRequested, this, &MainWindow::openPage);
    if (auto* explore = qobject_cast<ExplorePage*>(page)) {
      connect(explore, &ExplorePage::shownCountChanged, status_, &StatusLine::setShown);
      connect(explore, &ExplorePage::openRequested, this, &MainWindow::chooseFile);
    }
  }
  connect(rail_, &Rail::pageChosen, this, &MainWindow::openPage);
  openPage(QStringLiteral("explore"));
}

void MainWindow::makeDocks() {
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  const auto add = [this](const QString& name, const QString& title, Qt::DockWidgetArea area, QWidget* content) {
    auto* dock = new QDockWidget(title);
    dock->setObjectName(name);
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
  };
  jobsPanel_ = new JobsPanel(jobs_);
  inspectorDock_ =
      add(QStringLiteral("inspectorDock"), tr("Inspector"), Qt::RightDockWidgetArea, new Inspector(workspace_));
  jobsDock_ = add(QStringLiteral("jobsDock"), tr("Jobs"), Qt::BottomDockWidgetArea, jobsPanel_);
  problemsDock_ =
      add(QStringLiteral("problemsDock"), tr("Problems"), Qt::BottomDockWidgetArea, makeProblemTable(problems_));
  tabifyDockWidget(jobsDock_, problemsDock_);
  resizeDocks({inspectorDock_}, {kDockWidth}, Qt::Horizontal);
  resizeDocks({jobsDock_}, {kJobsHeight}, Qt::Vertical);
  jobsDock_->hide();
  problemsDock_->hide();
  connect(status_, &StatusLine::jobsRequested, this, [this] {
    jobsDock_->show();
    jobsDock_->raise();
  });
  connect(banner_, &Banner::buttonClicked, this, [this] {
    problemsDock_->show();
    problemsDock_->raise();
    banner_->dismiss();
  });
}

void MainWindow::makeMenus(ThemeSwitch& theme) {
  auto* menus =
      new WindowMenus(menuBar(), workspace_, opener_, theme, {inspectorDock_, jobsDock_, problemsDock_}, this);
  auto* edit = new QMenu(tr("&Edit"), this);
  menuBar()->insertMenu(menuBar()->actions().at(1), edit);
  new EditMenu(edit, workspace_, jobs_, this);
  connect(&ReviewFiles::of(workspace_, jobs_), &ReviewFiles::said, this, &MainWindow::sayOfReview);
  connect(menus, &WindowMenus::openFileRequested, this, &MainWindow::chooseFile);
  connect(menus, &WindowMenus::openFolderRequested, this, &MainWindow::chooseFolder);
  connect(menus, &WindowMenus::quitRequested, this, &MainWindow::close);
  connect(menus, &WindowMenus::aboutRequested, this, &MainWindow::about);
}

void MainWindow::connectOpener() {
  connect(&opener_, &DataOpener::started, this, [this](const QString& what) {
    banner_->dismiss();
    status_->showMessage(tr("Opening %1…").arg(what));
  });
  connect(&opener_, &DataOpener::opened, this, [this] {
    status_->clearMessage();
    presentData();
  });
  connect(&opener_, &DataOpener::failed, this, [this](const QString& message) {
    status_->clearMessage();
    banner_->say(message);
  });
  connect(&opener_, &DataOpener::cancelled, status_, &QStatusBar::clearMessage);
}

void MainWindow::presentData() {
  const Provenance& provenance = workspace_.data()->provenance();
  setWindowTitle(tr("%1 – Blendscope").arg(shortSource(provenance)));
  problems_->setProblems(provenance.problems);
  if (provenance.problems.empty()) {
    problemsDock_->hide();
    return;
  }
  const auto count = static_cast<qulonglong>(provenance.problems.size());
  banner_->say(count == 1 ? tr("Reading the data met one problem; the rest is here.")
                          : tr("Reading the data met %1 problems; the rest is here.").arg(QLocale().toString(count)),
               tr("Show them"));
}

void MainWindow::sayOfReview(const QString& words, const std::vector<DataProblem>& problems) {
  if (!problems.empty()) problems_->setProblems(problems);
  banner_->say(words, problems.empty() ? QString() : tr("Show the problems"));
}

QList<Page*> MainWindow::pages() const {
  QList<Page*> found;
  for (int i = 0; i < stack_->count(); ++i) found.append(static_cast<Page*>(stack_->widget(i)));
  return found;
}

Page* MainWindow::currentPage() const { return static_cast<Page*>(stack_->currentWidget()); }

void MainWindow::openPage(const QString& id) {
  auto* page = stack_->findChild<Page*>(id, Qt::FindDirectChildrenOnly);
  if (!page) return;
  stack_->setCurrentWidget(page);
  rail_->setCurrent(id);
}

void MainWindow::chooseFile() {
  const QString path = QFileDialog::getOpenFileName(
      this, tr("Open cutouts"), {},
      tr("Cutouts (*.csv *.fits *.fit *.fts *.fits.gz *.fits.fz *.csv.gz);;All files (*)"));
  if (!path.isEmpty()) opener_.openPath(path);
}

void MainWindow::chooseFolder() {
  const QString path = QFileDialog::getExistingDirectory(this, tr("Open a folder of FITS files"));
  if (!path.isEmpty()) opener_.openPath(path);
}

void MainWindow::about() {
  QMessageBox::about(this, tr("About Blendscope"),
                     tr("<h3>Blendscope %1</h3><p>Is this point of light one star or several, and may one trust the "
                        "machine that says so?</p><p>Free software under the GNU General Public License, version 3 or "
                        "later.</p>")
                         .arg(QString::fromUtf8(kVersion)));
}

void MainWindow::closeEvent(QCloseEvent* event) {
  QSettings settings;
  settings.setValue(geometryKey(), saveGeometry());
  settings.setValue(stateKey(), saveState(kStateVersion));
  jobs_.cancelAll();
  QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const QList<QUrl> urls = event->mimeData()->urls();
  if (urls.size() == 1 && urls.front().isLocalFile()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  opener_.openPath(event->mimeData()->urls().front().toLocalFile());
  event->acceptProposedAction();
}

}  // namespace blendscope::ui
