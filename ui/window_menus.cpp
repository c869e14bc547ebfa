// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_menus.h"

#include <QActionGroup>
#include <QDir>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>

#include "state/data_opener.h"
#include "state/workspace.h"
#include "theme/language.h"
#include "theme/text_menus.h"
#include "theme/theme.h"
#include "views/cutout_image.h"
#include "window_session.h"

namespace blendscope::ui {

namespace {

/// A submenu with one of `values` checked: the one that `current` gives, kept so after every change of the display.
template <class Values, class Current, class Choose>
void addChoices(QMenu* menu, const Values& values, Workspace& workspace, Current current, Choose choose) {
  auto* group = new QActionGroup(menu);
  for (const auto value : values) {
    QAction* action = menu->addAction(words(value));
    action->setCheckable(true);
    action->setChecked(current(workspace.display()) == value);
    group->addAction(action);
    QObject::connect(action, &QAction::triggered, menu, [&workspace, choose, value] {
      DisplaySettings display = workspace.display();
      choose(display) = value;
      workspace.setDisplay(display);
    });
    QObject::connect(&workspace, &Workspace::displayChanged, action, [action, &workspace, current, value] {
      action->setChecked(current(workspace.display()) == value);
    });
  }
}

}  // namespace

WindowMenus::WindowMenus(QMenuBar* bar, Workspace& workspace, DataOpener& opener, WindowSession& session,
                         ThemeSwitch& theme, const QList<QDockWidget*>& docks, QObject* parent)
    : QObject(parent), workspace_(workspace), opener_(opener), session_(session) {
  fillFile(bar->addMenu(tr("&File")));
  fillSelect(bar->addMenu(tr("&Select")));
  fillView(bar->addMenu(tr("&View")), theme, docks);
  help_ = bar->addMenu(tr("&Help"));
  connect(help_->addAction(tr("&About Blendscope")), &QAction::triggered, this, &WindowMenus::aboutRequested);
}

void WindowMenus::fillFile(QMenu* menu) {
  QAction* file = menu->addAction(tr("&Open file…"), this, &WindowMenus::openFileRequested);
  file->setShortcut(QKeySequence::Open);
  QAction* folder = menu->addAction(tr("Open &folder…"), this, &WindowMenus::openFolderRequested);
  folder->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+O")));
  recent_ = menu->addMenu(tr("Open &recent"));
  connect(&opener_, &DataOpener::recentPathsChanged, this, &WindowMenus::refreshRecent);
  refreshRecent();
  menu->addSeparator();
  session_.fillMenu(menu);
  menu->addSeparator();
  menu->addAction(tr("&Demo survey"), this, [this] { simulate(SurveyPreset::Demo); })
      ->setObjectName(QStringLiteral("actionDemo"));
  menu->addAction(tr("Simulate the &challenge survey"), this, [this] { simulate(SurveyPreset::Challenge); })
      ->setObjectName(QStringLiteral("actionChallenge"));
  menu->addSeparator();
  QAction* quit = menu->addAction(tr("&Quit"), this, &WindowMenus::quitRequested);
  quit->setShortcut(QKeySequence::Quit);
}

void WindowMenus::simulate(SurveyPreset preset) {
  session_.afterUnsaved([this, preset] { opener_.simulate(preset); });
}

void WindowMenus::refreshRecent() {
  recent_->clear();
  const QStringList paths = opener_.recentPaths();
  recent_->setEnabled(!paths.isEmpty());
  for (const QString& path : paths) {
    QAction* action = recent_->addAction(QDir::toNativeSeparators(path).replace(u'&', QStringLiteral("&&")));
    connect(action, &QAction::triggered, this, [this, path] { session_.open(path); });
  }
  recent_->addSeparator();
  recent_->addAction(tr("Clear this list"), &opener_, &DataOpener::forgetRecentPaths);
}

void WindowMenus::fillSelect(QMenu* menu) {
  const auto rows = [this](bool full) { return RowSet(workspace_.data() ? workspace_.data()->size() : 0, full); };
  // The gallery answers Ctrl+A itself while it has the focus, for the cutouts that it shows.
  menu->addAction(tr("&All"), this, [this, rows] { workspace_.setSelection(rows(true)); })
      ->setObjectName(QStringLiteral("actionSelectAll"));
  QAction* none = menu->addAction(tr("&None"), this, [this] { workspace_.clearSelection(); });
  none->setObjectName(QStringLiteral("actionSelectNone"));
  none->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+A")));
  QAction* invert =
      menu->addAction(tr("&Invert"), this, [this] { workspace_.setSelection(workspace_.selection().inverted()); });
  invert->setObjectName(QStringLiteral("actionInvert"));
  invert->setShortcut(QKeySequence(QStringLiteral("Ctrl+I")));
  menu->addSeparator();
  QAction* matching = menu->addAction(tr("&Matching the filter"), this, &WindowMenus::selectMatchingRequested);
  matching->setObjectName(QStringLiteral("actionSelectMatching"));
  matching->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+F")));
  QAction* previous = menu->addAction(tr("&Previous selection"), this, [this] { workspace_.swapSelection(); });
  previous->setObjectName(QStringLiteral("actionPreviousSelection"));
  previous->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+P")));
  menu->addSeparator();
  QAction* save = menu->addAction(tr("&Save as subset…"), this, &WindowMenus::saveSubsetRequested);
  save->setObjectName(QStringLiteral("actionSaveSubset"));
  const auto allow = [this, save] { save->setEnabled(!workspace_.selection().empty()); };
  connect(&workspace_, &Workspace::selectionChanged, save, allow);
  allow();
}

void WindowMenus::fillDisplay(QMenu* menu) {
  addChoices(
      menu->addMenu(tr("S&tretch")), kStretches, workspace_, [](const DisplaySettings& d) { return d.stretch; },
      [](DisplaySettings& d) -> Stretch& { return d.stretch; });
  addChoices(
      menu->addMenu(tr("&Limits")), kLimitsModes, workspace_, [](const DisplaySettings& d) { return d.limits; },
      [](DisplaySettings& d) -> LimitsMode& { return d.limits; });
  addChoices(
      menu->addMenu(tr("&Colour map")), kColourMaps, workspace_, [](const DisplaySettings& d) { return d.colourMap; },
      [](DisplaySettings& d) -> ColourMap& { return d.colourMap; });
}

void WindowMenus::fillView(QMenu* menu, ThemeSwitch& theme, const QList<QDockWidget*>& docks) {
  fillDisplay(menu);
  menu->addSeparator();
  for (QDockWidget* dock : docks) menu->addAction(dock->toggleViewAction());
  menu->addSeparator();
  fillTextSize(menu, this);
  fillLanguages(menu->addMenu(tr("L&anguage")));
  QMenu* themes = menu->addMenu(tr("T&heme"));
  auto* group = new QActionGroup(themes);
  const std::pair<ThemeMode, QString> modes[] = {
      {ThemeMode::Auto, tr("As the &desktop")}, {ThemeMode::Light, tr("&Light")}, {ThemeMode::Dark, tr("D&ark")}};
  for (const auto& [mode, label] : modes) {
    QAction* action = themes->addAction(label);
    action->setCheckable(true);
    action->setChecked(theme.mode() == mode);
    group->addAction(action);
    connect(action, &QAction::triggered, &theme, [&theme, m = mode] { theme.setMode(m); });
    connect(&theme, &ThemeSwitch::modeChanged, action,
            [action, &theme, m = mode] { action->setChecked(theme.mode() == m); });
  }
}

}  // namespace blendscope::ui
