// SPDX-License-Identifier: GPL-3.0-or-later
#include "main_window.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QToolBar>
#include <QVBoxLayout>

#include "base/version.h"
#include "dock_width.h"
#include "edit_menu.h"
#include "help/help_dock.h"
#include "models/problem_model.h"
#include "pages/explore_page.h"
#include "pages/page_list.h"
#include "state/model_shelf.h"
#include "state/review_files.h"
#include "study/model_file.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "tour/guided_tour.h"
#include "views/banner.h"
#include "views/copy_table.h"
#include "views/cutout_image.h"
#include "views/drop_target.h"
#include "views/gallery_view.h"
#include "views/image_dock.h"
#include "views/inspector.h"
#include "views/jobs_panel.h"
#include "views/rail.h"
#include "views/status_line.h"
#include "views/wheel_guard.h"
#include "window_menus.h"
#include "window_session.h"
#include "window_view.h"

namespace blendscope::ui {

namespace {

constexpr int kWindowStateVersion = 1;
constexpr int kJobsHeight = 160;

QString geometryKey() { return QStringLiteral("window/geometry"); }
QString stateKey() { return QStringLiteral("window/state"); }

QTableView* makeProblemTable(QAbstractItemModel* model) {
  auto* table = new QTableView;
  table->setModel(model);
  makeCopyable(table);
  table->setShowGrid(false);
  table->setFrameShape(QFrame::NoFrame);
  table->setSelectionBehavior(QAbstractItemView::SelectRows);
  table->verticalHeader()->hide();
  setRowsHeight(table, kControlHeight);
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
      details_(workspace_, jobs_),
      keeper_(workspace_, jobs_),
      rail_(new Rail),
      banner_(new Banner),
      sessionBanner_(new Banner(nullptr, QStringLiteral("sessionBanner"))),
      session_(new WindowSession(*this, workspace_, opener_, keeper_, *sessionBanner_)),
      stack_(new QStackedWidget),
      status_(new StatusLine(workspace_, jobs_)),
      problems_(new ProblemModel(this)) {
  setObjectName(QStringLiteral("mainWindow"));
  setWindowIcon(QIcon(QStringLiteral(":/icons/app.svg")));

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
  column->addWidget(sessionBanner_);
  column->addWidget(stack_, 1);
  setCentralWidget(centre);
  setStatusBar(status_);

  makeDocks();
  makePages();
  makeMenus(theme);
  connectOpener();
  connectSession();
  new WheelGuard(this);
  auto* drops = new DropTarget(this);
  connect(drops, &DropTarget::dropped, this, &MainWindow::open);
  connect(drops, &DropTarget::refused, this, [this](const QString& why) { banner_->say(why); });

  resize(1440, 900);
  const QSettings settings;
  restoreGeometry(settings.value(geometryKey()).toByteArray());
  restoreState(settings.value(stateKey()).toByteArray(), kWindowStateVersion);
  new DockWidth(*this, *inspectorDock_);
}

MainWindow::~MainWindow() {
  delete imageDock_;  // what it does when it is hidden needs members that go before the widgets do
}

void MainWindow::makePages() {
  for (const auto& make : pageList()) {
    Page* page = make(workspace_, jobs_);
    stack_->addWidget(page);
    rail_->addPage(page->id(), page->title());
    connect(page, &Page::openPageRequested, this, &MainWindow::openPage);
    connect(page, &Page::viewChanged, &keeper_, &SessionKeeper::noteViewChanged);
    if (auto* explore = qobject_cast<ExplorePage*>(page)) {
      connect(explore, &ExplorePage::shownChanged, status_, &StatusLine::setShown);
      connect(explore, &ExplorePage::openRequested, this, &MainWindow::chooseFile);
      connect(explore->gallery(), &GalleryView::activated, imageDock_, &ImageDock::open);
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
  auto* inspector = new Inspector(workspace_, details_);
  inspectorDock_ = add(QStringLiteral("inspectorDock"), tr("Inspector"), Qt::RightDockWidgetArea, inspector);
  jobsDock_ = add(QStringLiteral("jobsDock"), tr("Jobs"), Qt::BottomDockWidgetArea, jobsPanel_);
  problemsDock_ =
      add(QStringLiteral("problemsDock"), tr("Problems"), Qt::BottomDockWidgetArea, makeProblemTable(problems_));
  tabifyDockWidget(jobsDock_, problemsDock_);
  imageDock_ = new ImageDock(workspace_, details_, *this, [this] { return findChild<GalleryView*>()->order(); });
  addDockWidget(Qt::RightDockWidgetArea, imageDock_);
  tabifyDockWidget(inspectorDock_, imageDock_);
  connect(inspector, &Inspector::imageRequested, imageDock_, &ImageDock::open);
  helpDock_ = new HelpDock(*this);
  addDockWidget(Qt::RightDockWidgetArea, helpDock_);
  tabifyDockWidget(inspectorDock_, helpDock_);
  inspectorDock_->raise();
  helpDock_->hide();
  tour_ = new GuidedTour(*this);
  resizeDocks({inspectorDock_}, {kDockWidth}, Qt::Horizontal);
  resizeDocks({jobsDock_}, {kJobsHeight}, Qt::Vertical);
  jobsDock_->hide();
  problemsDock_->hide();
  imageDock_->hide();
  connect(status_, &StatusLine::jobsRequested, this, [this] {
    jobsDock_->show();
    jobsDock_->raise();
  });
}

void MainWindow::makeMenus(ThemeSwitch& theme) {
  auto* menus = new WindowMenus(menuBar(), workspace_, opener_, *session_, theme,
                                {inspectorDock_, imageDock_, jobsDock_, problemsDock_, helpDock_}, this);
  helpDock_->fillMenu(menus->helpMenu(), *tour_);
  auto* edit = new QMenu(tr("&Edit"), this);
  menuBar()->insertMenu(menuBar()->actions().at(1), edit);
  new EditMenu(edit, workspace_, jobs_, this);
  connect(&ReviewFiles::of(workspace_, jobs_), &ReviewFiles::said, this, &MainWindow::sayOfReview);
  connect(menus, &WindowMenus::openFileRequested, this, &MainWindow::chooseFile);
  connect(menus, &WindowMenus::openFolderRequested, this, &MainWindow::chooseFolder);
  connect(menus, &WindowMenus::quitRequested, this, &MainWindow::close);
  connect(menus, &WindowMenus::aboutRequested, this, &MainWindow::about);
  auto* explore = findChild<ExplorePage*>();
  connect(menus, &WindowMenus::selectMatchingRequested, this,
          [this, explore] { workspace_.setSelection(explore->matching()); });
  connect(menus, &WindowMenus::saveSubsetRequested, this, [this, explore] {
    openPage(explore->id());
    explore->askSubsetName();
  });
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

void MainWindow::connectSession() {
  keeper_.setView([this] { return windowView(*this); });
  connect(&keeper_, &SessionKeeper::opened, this, [this](const QByteArray& view) {
    banner_->dismiss();
    presentData();
    restoreWindowView(*this, view);
  });
}

void MainWindow::presentData() {
  const Provenance& provenance = workspace_.data()->provenance();
  problems_->setProblems(provenance.problems);
  if (provenance.problems.empty()) {
    problemsDock_->hide();
    return;
  }
  const auto count = static_cast<qulonglong>(provenance.problems.size());
  banner_->say(count == 1 ? tr("Reading the data met one problem; the rest is here.")
                          : tr("Reading the data met %1 problems; the rest is here.").arg(QLocale().toString(count)),
               tr("Show them"), [this] { showProblems(); });
}

void MainWindow::showProblems() {
  problemsDock_->show();
  problemsDock_->raise();
}

void MainWindow::offerTour() {
  if (!GuidedTour::takeOffer()) return;
  banner_->offer(tr("New here? The guided tour shows the work in five steps."), tr("Start the tour"),
                 [this] { tour_->start(); });
}

void MainWindow::sayOfReview(const QString& words, const std::vector<DataProblem>& problems) {
  if (!problems.empty()) problems_->setProblems(problems);
  if (problems.empty()) return banner_->say(words);
  banner_->say(words, tr("Show the problems"), [this] { showProblems(); });
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
  imageDock_->setFilling(false);
  rail_->setCurrent(id);
  keeper_.noteViewChanged();
  Q_EMIT pageOpened(id);
}

void MainWindow::open(const QString& path) {
  if (!isModelFile(QFile::encodeName(path).toStdString())) return session_->open(path);
  if (!workspace_.data()) {
    return banner_->say(
        tr("%1 is a model. Open cutouts first; then it can say what they are.").arg(QFileInfo(path).fileName()));
  }
  openPage(QStringLiteral("train"));
  findChild<ModelShelf*>()->applyFile(path);
}

void MainWindow::chooseFile() {
  const QString path = QFileDialog::getOpenFileName(
      this, tr("Open cutouts"), {},
      tr("Cutouts and sessions (*.csv *.fits *.fit *.fts *.fits.gz *.fits.fz *.csv.gz *.blend);;All files (*)"));
  if (!path.isEmpty()) open(path);
}

void MainWindow::chooseFolder() {
  const QString path = QFileDialog::getExistingDirectory(this, tr("Open a folder of FITS files"));
  if (!path.isEmpty()) open(path);
}

void MainWindow::about() {
  QMessageBox::about(this, tr("About Blendscope"),
                     tr("<h3>Blendscope %1</h3><p>Is this point of light one star or several, and may one trust the "
                        "machine that says so?</p><p>Free software under the GNU General Public License, version 3 or "
                        "later.</p>")
                         .arg(QString::fromUtf8(kVersion)));
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!session_->mayClose()) {
    event->ignore();
    return;
  }
  QSettings settings;
  settings.setValue(geometryKey(), saveGeometry());
  settings.setValue(stateKey(), saveState(kWindowStateVersion));
  jobs_.cancelAll();
  QMainWindow::closeEvent(event);
}

}  // namespace blendscope::ui
