// SPDX-License-Identifier: GPL-3.0-or-later
#include "screenshots.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QEventLoop>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextStream>
#include <stdexcept>

#include "guidance_shots.h"
#include "main_window.h"
#include "pages/compare_charts.h"
#include "pages/embed_page.h"
#include "pages/explore_page.h"
#include "pages/page.h"
#include "pages/study_page.h"
#include "state/labeller.h"
#include "study/run.h"
#include "theme/theme.h"
#include "views/class_panel.h"
#include "views/embedding_form.h"
#include "views/filter_box.h"
#include "views/gallery_view.h"
#include "views/image_dock.h"
#include "views/run_table.h"
#include "views/scatter_view.h"

namespace blendscope::app {

namespace {

using ui::MainWindow;

constexpr QSize kSizes[] = {{1440, 900}, {1024, 700}};
constexpr const char* kPipelines[] = {"minmax | logistic", "flux | muygps"};

/// Runs the event loop until no job runs and nothing is left to draw.
void settle(MainWindow& window) {
  auto* gallery = window.findChild<ui::GalleryView*>();
  auto* scatter = window.findChild<ui::ScatterView*>();
  const auto busy = [&] {
    return window.jobs().runningCount() > 0 || (gallery && gallery->isVisible() && !gallery->isComplete()) ||
           (scatter && !scatter->isComplete());
  };
  do {
    QApplication::processEvents(QEventLoop::AllEvents, 50);
  } while (busy());
  QApplication::processEvents();
}

void openData(MainWindow& window, const QString& data) {
  QString problem;
  const auto connection = QObject::connect(&window.opener(), &ui::DataOpener::failed,
                                           [&problem](const QString& message) { problem = message; });
  if (data.isEmpty()) {
    window.opener().simulate(SurveyPreset::Demo);
  } else {
    window.opener().openPath(data);
  }
  settle(window);
  QObject::disconnect(connection);
  if (!problem.isEmpty()) throw std::runtime_error(problem.toStdString());
}

void train(MainWindow& window, const char* pipeline) {
  RunRequest request;
  request.spec = PipelineSpec::parse(pipeline);
  request.split.stratify = true;
  request.data = window.workspace().data();
  QString problem;
  window.jobs().run(
      {.title = QStringLiteral("Train %1").arg(QString::fromUtf8(pipeline))}, &window,
      [request](const Progress& progress) { return evaluatePipeline(request, progress); },
      [&window](const std::shared_ptr<const Run>& run) { window.workspace().addRun(run); },
      [&problem](const QString& message) { problem = message; });
  settle(window);
  if (!problem.isEmpty()) throw std::runtime_error(problem.toStdString());
}

/// The models that the page offers are trained, and the first of them is applied to all cutouts.
void trainOnPage(MainWindow& window) {
  window.openPage(QStringLiteral("train"));
  auto* page = window.currentPage();
  page->findChild<QPushButton*>(QStringLiteral("trainButton"))->click();
  settle(window);
  page->findChild<QPushButton*>(QStringLiteral("applyModel"))->click();
  settle(window);
}

/// A sweep with a quick model, so that the page has something to show.
void sweep(MainWindow& window) {
  window.openPage(QStringLiteral("normalise"));
  auto* page = window.currentPage();
  page->findChild<QTabWidget*>(QStringLiteral("normaliseTabs"))->setCurrentIndex(1);
  auto* classifier = page->findChild<QComboBox*>(QStringLiteral("sweep.classifier"));
  classifier->setCurrentIndex(classifier->findData(QStringLiteral("knn")));
  page->findChild<QPushButton*>(QStringLiteral("sweepButton"))->click();
  settle(window);
}

void embed(MainWindow& window) {
  window.openPage(QStringLiteral("embed"));
  window.findChild<QPushButton*>(QStringLiteral("embedButton"))->click();
  settle(window);
}

/// A study of quick pipelines, kept nowhere.
void study(MainWindow& window) {
  const QTemporaryDir folder;
  window.openPage(QStringLiteral("study"));
  auto* page = static_cast<ui::StudyPage*>(window.currentPage());
  page->setSessionFile(folder.filePath(QStringLiteral("study.blend")));
  page->findChild<QPushButton*>(QStringLiteral("runStudy"))->click();
  settle(window);
}

void save(MainWindow& window, const QString& file) {
  if (!window.grab().save(file)) throw std::runtime_error("cannot write " + file.toStdString());
}

/// Every chart of Compare for all runs; the learning curves are measured before.
template <class Grab>
void grabCharts(MainWindow& window, ui::CompareCharts& charts, Grab grab) {
  constexpr std::pair<ui::CompareCharts::Tab, const char*> kTabs[] = {{ui::CompareCharts::PrecisionRecall, "precision"},
                                                                      {ui::CompareCharts::ByColumn, "column"},
                                                                      {ui::CompareCharts::Companions, "companions"},
                                                                      {ui::CompareCharts::Learning, "learning"},
                                                                      {ui::CompareCharts::Time, "time"},
                                                                      {ui::CompareCharts::Tests, "chance"}};
  std::vector<int> runs;
  for (std::size_t i = 0; i < window.workspace().runs().size(); ++i) runs.push_back(static_cast<int>(i));
  window.findChild<ui::RunTable*>()->selectRuns(runs);
  for (const auto& [tab, name] : kTabs) {
    charts.setCurrentIndex(tab);
    settle(window);
    auto* measure = charts.findChild<QPushButton*>(QStringLiteral("measureLearning"));
    if (tab == ui::CompareCharts::Learning && measure->isEnabled()) measure->click();
    grab(QStringLiteral("compare-") + QString::fromUtf8(name));
  }
  charts.setCurrentIndex(ui::CompareCharts::Roc);
}

/// Both themes in every size; `grab(name)` saves what is seen as NAME-THEME-SIZE.png.
template <class Views>
void grabInEveryLook(MainWindow& window, ui::ThemeSwitch& theme, const QDir& folder, Views views) {
  for (const auto& [mode, name] : {std::pair{ui::ThemeMode::Dark, "dark"}, std::pair{ui::ThemeMode::Light, "light"}}) {
    theme.setMode(mode);
    for (const QSize size : kSizes) {
      window.resize(size);
      views([&](const QString& what) {
        settle(window);
        save(window, folder.filePath(QStringLiteral("%1-%2-%3x%4.png")
                                         .arg(what, QString::fromUtf8(name))
                                         .arg(size.width())
                                         .arg(size.height())));
      });
    }
  }
}

void grabEveryPage(MainWindow& window, ui::ThemeSwitch& theme, const QDir& folder) {
  grabInEveryLook(window, theme, folder, [&](const auto& grab) {
    for (const ui::Page* page : window.pages()) {
      window.openPage(page->id());
      if (auto* tabs = page->findChild<QTabWidget*>(QStringLiteral("normaliseTabs"))) {
        tabs->setCurrentIndex(1);
        grab(QStringLiteral("normalise-sweep"));
        tabs->setCurrentIndex(0);
      }
      if (auto* tabs = page->findChild<QTabWidget*>(QStringLiteral("trustTabs"))) {
        for (int tab = 1; tab < tabs->count(); ++tab) {
          tabs->setCurrentIndex(tab);
          grab(QStringLiteral("trust-%1").arg(tab));
        }
        tabs->setCurrentIndex(0);
      }
      if (auto* classes = page->findChild<ui::ClassPanel*>()) {
        classes->openTab(ui::ClassPanel::Profiles);
        grab(QStringLiteral("explore-profiles"));
        classes->openTab(ui::ClassPanel::Distributions);
        grab(QStringLiteral("explore-distributions"));
        classes->openTab(ui::ClassPanel::Images);
      }
      if (auto* charts = page->findChild<ui::CompareCharts*>()) grabCharts(window, *charts, grab);
      grab(page->id());
    }
  });
}

/// Principal components coloured by the uncertainty of a run, and cutouts in place of points.
void grabComponents(MainWindow& window, ui::ThemeSwitch& theme, const QDir& folder) {
  auto* page = window.findChild<ui::EmbedPage*>();
  page->form()->setSpec(PipelineSpec::parse("minmax | pca:n=12"));
  embed(window);
  auto* colours = page->findChild<QComboBox*>(QStringLiteral("colourBy"));
  colours->setCurrentIndex(std::max(0, colours->findText(QStringLiteral("Uncertainty"))));
  grabInEveryLook(window, theme, folder, [&](const auto& grab) { grab(QStringLiteral("embed-pca")); });
  auto* view = window.findChild<ui::ScatterView*>();
  colours->setCurrentIndex(0);
  view->zoom(12);
  grabInEveryLook(window, theme, folder, [&](const auto& grab) { grab(QStringLiteral("embed-close")); });
}

/// A review queue that somebody has begun, and runs whose labels have changed since.
void grabReview(MainWindow& window, ui::ThemeSwitch& theme, const QDir& folder) {
  window.openPage(QStringLiteral("inspect"));
  auto* page = window.currentPage();
  page->findChild<QTabBar*>(QStringLiteral("inspectModes"))->setCurrentIndex(1);
  auto* by = page->findChild<QComboBox*>(QStringLiteral("reviewBy"));
  by->setCurrentIndex(by->count() - 2);
  page->findChild<QPushButton*>(QStringLiteral("reviewStart"))->click();
  settle(window);
  for (const int c : {1, 0, 1}) {
    ui::labelAs(window.workspace(), c);
    settle(window);
  }
  ui::toggleFlag(window.workspace());
  grabInEveryLook(window, theme, folder, [&](const auto& grab) {
    window.openPage(QStringLiteral("inspect"));
    grab(QStringLiteral("inspect-review"));
    window.openPage(QStringLiteral("compare"));
    grab(QStringLiteral("compare-stale"));
  });
}

/// Explore with all its marks, a filter, named subsets and a hidden selection; the same as a table; a filter gone wrong.
void grabExplore(MainWindow& window, ui::ThemeSwitch& theme, const QDir& folder) {
  window.openPage(QStringLiteral("explore"));
  auto* page = static_cast<ui::ExplorePage*>(window.currentPage());
  ui::Workspace& workspace = window.workspace();
  const std::size_t count = workspace.data()->size();
  const auto everyNth = [count](std::size_t n) {
    RowSet rows(count);
    for (std::size_t row = 0; row < count; row += n) rows.insert(static_cast<Row>(row));
    return rows;
  };
  workspace.marks().setFlagged(everyNth(7), true);
  workspace.marks().label(everyNth(11), 0, QStringLiteral("single"));
  workspace.marks().saveSubset(QStringLiteral("Bright pairs"), everyNth(5));
  workspace.marks().saveSubset(QStringLiteral("To ask about"), everyNth(13));
  for (const char* tick : {"markPredictions", "markUncertainty"}) {
    page->findChild<QCheckBox*>(QString::fromUtf8(tick))->setChecked(true);
  }
  auto* source = page->findChild<QComboBox*>(QStringLiteral("markSource"));
  source->setCurrentIndex(source->count() - 1);
  workspace.setSelection(everyNth(9));
  page->filterBox()->setFilter(QStringLiteral("class in (single, blend) or flag"));
  grabInEveryLook(window, theme, folder, [&](const auto& grab) {
    grab(QStringLiteral("explore-marked"));
    page->showTable(true);
    grab(QStringLiteral("explore-table"));
    page->showTable(false);
  });
  page->filterBox()->setFilter(QStringLiteral("class == blnd"));
  page->gallery()->setFocus();
  page->filterBox()->focusFilter();
  page->gallery()->setFocus();
  grabInEveryLook(window, theme, folder, [&](const auto& grab) { grab(QStringLiteral("explore-problem")); });
  page->filterBox()->setFilter({});
}

/// The gallery by class with a selection, and the list of jobs: what no page shows at first.
void grabAtWork(MainWindow& window, ui::ThemeSwitch& theme, const QDir& folder) {
  theme.setMode(ui::ThemeMode::Dark);
  window.resize(kSizes[0]);
  window.openPage(QStringLiteral("explore"));
  window.findChild<QComboBox*>(QStringLiteral("groupBy"))->setCurrentIndex(1);
  window.findChild<QDockWidget*>(QStringLiteral("jobsDock"))->show();
  settle(window);
  auto* gallery = window.findChild<ui::GalleryView*>();
  RowSet selection(window.workspace().data()->size());
  for (std::size_t place = 2; place < std::min<std::size_t>(7, gallery->order()->rows.size()); ++place) {
    selection.insert(gallery->order()->rows[place]);
  }
  window.workspace().setCurrentRow(gallery->order()->rows.front());
  window.workspace().setSelection(selection);
  settle(window);
  save(window, folder.filePath(QStringLiteral("at-work-dark-1440x900.png")));
}

/// The large image beside the page, its numbers in turn, and over the whole window.
void grabImages(MainWindow& window, ui::ThemeSwitch& theme, const QDir& folder) {
  window.openPage(QStringLiteral("explore"));
  window.findChild<QDockWidget*>(QStringLiteral("jobsDock"))->hide();
  auto* dock = window.findChild<ui::ImageDock*>();
  ui::ImagePanel* panel = dock->panel();
  dock->open();
  settle(window);
  panel->view()->setCrosshair(QPoint(window.workspace().data()->shape().width / 2, 3));
  grabInEveryLook(window, theme, folder, [&](const auto& grab) {
    dock->open();
    panel->tabs()->setCurrentIndex(ui::ImageTabs::Pixels);
    grab(QStringLiteral("image"));
    dock->setFilling(true);
    panel->tabs()->setCurrentIndex(ui::ImageTabs::Histogram);
    grab(QStringLiteral("image-histogram"));
    panel->bar()->setShown(ui::ImageShown::MinusModel);
    panel->tabs()->setCurrentIndex(ui::ImageTabs::Profile);
    grab(QStringLiteral("image-profile"));
    panel->bar()->setShown(ui::ImageShown::MinusMean);
    panel->tabs()->setCurrentIndex(ui::ImageTabs::Cut);
    grab(QStringLiteral("image-cut"));
    panel->bar()->setShown(ui::ImageShown::Cutout);
    panel->tabs()->setCurrentIndex(ui::ImageTabs::Header);
    grab(QStringLiteral("image-header"));
    dock->setFilling(false);
    dock->hide();
  });
}

}  // namespace

int takeScreenshots(QApplication& application, const QString& folder, const QString& data) {
  const QTemporaryDir settings;  // pictures do not depend on what the user left behind, nor change it
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  try {
    ui::ThemeSwitch theme(application);
    MainWindow window(theme);
    window.show();
    openData(window, data);
    trainOnPage(window);
    for (const char* pipeline : kPipelines) train(window, pipeline);
    sweep(window);
    study(window);
    embed(window);
    QDir().mkpath(folder);
    grabEveryPage(window, theme, QDir(folder));
    grabComponents(window, theme, QDir(folder));
    grabExplore(window, theme, QDir(folder));
    grabImages(window, theme, QDir(folder));
    grabReview(window, theme, QDir(folder));
    grabGuidance(window, theme, [&](const QString& what) {
      settle(window);
      save(window, QDir(folder).filePath(what + QStringLiteral(".png")));
    });
    grabAtWork(window, theme, QDir(folder));
    return 0;
  } catch (const std::exception& e) {
    QTextStream(stderr) << "blendscope: " << QString::fromUtf8(e.what()) << "\n";
    return 1;
  }
}

}  // namespace blendscope::app
