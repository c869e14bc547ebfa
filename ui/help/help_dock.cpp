// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/help_dock.h"

#include <QAction>
#include <QApplication>
#include <QMenu>

#include "help/help_panel.h"
#include "main_window.h"
#include "pages/page.h"
#include "tour/guided_tour.h"

namespace blendscope::ui {

HelpDock::HelpDock(MainWindow& window) : QDockWidget(tr("Help")), window_(window), panel_(new HelpPanel) {
  setObjectName(QStringLiteral("helpDock"));
  setWidget(panel_);
  connect(&window, &MainWindow::pageOpened, this, [this](const QString& id) {
    if (!isVisible() || !panel_->followsPage()) return;
    panel_->showControl(nullptr);
    panel_->showPage(id);
  });
}

void HelpDock::fillMenu(QMenu* menu, GuidedTour& tour) {
  QAction* others = menu->actions().value(0);
  const auto add = [&](const QString& name, const QString& words) {
    auto* action = new QAction(words, menu);
    action->setObjectName(name);
    menu->insertAction(others, action);
    return action;
  };
  QAction* page = add(QStringLiteral("actionHelp"), tr("&Help on this page"));
  page->setShortcut(QKeySequence(Qt::Key_F1));
  connect(page, &QAction::triggered, this, &HelpDock::helpOnPage);
  connect(add(QStringLiteral("actionKeys"), tr("&Keyboard shortcuts")), &QAction::triggered, this,
          &HelpDock::helpOnKeys);
  connect(add(QStringLiteral("actionTour"), tr("&Guided tour")), &QAction::triggered, &tour, &GuidedTour::start);
  menu->insertSeparator(others);
}

void HelpDock::helpOnPage() {
  QWidget* focus = QApplication::focusWidget();
  bringUp();
  const bool inInspector = focus && window_.findChild<QWidget*>(QStringLiteral("inspectorDock"))->isAncestorOf(focus);
  panel_->showPage(inInspector ? QStringLiteral("inspector") : window_.currentPage()->id());
  if (!isAncestorOf(focus)) panel_->showControl(focus);
}

void HelpDock::helpOnKeys() {
  bringUp();
  panel_->showKeys(window_);
}

void HelpDock::bringUp() {
  show();
  raise();
}

}  // namespace blendscope::ui
