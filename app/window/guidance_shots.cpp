// SPDX-License-Identifier: GPL-3.0-or-later
#include "guidance_shots.h"

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QPushButton>
#include <QUrl>

#include "main_window.h"
#include "pages/page.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "tour/guided_tour.h"

namespace blendscope::app {

namespace {

constexpr QSize kLarge(1440, 900);
constexpr QSize kSmall(1024, 700);
constexpr double kLargeText = 1.5;

void trigger(ui::MainWindow& window, const char* action) {
  window.findChild<QAction*>(QString::fromLatin1(action))->trigger();
}

void grabTour(ui::MainWindow& window, const std::function<void(const QString&)>& grab) {
  window.tour()->start();
  auto* next = window.findChild<QPushButton*>(QStringLiteral("tourNext"));
  for (int stop = 1;; ++stop) {
    grab(QStringLiteral("tour-%1").arg(stop));
    if (!next->isVisible()) break;
    next->click();
  }
  window.tour()->close();
}

}  // namespace

void grabGuidance(ui::MainWindow& window, ui::ThemeSwitch& theme, const std::function<void(const QString&)>& grab) {
  auto* jobs = window.findChild<QDockWidget*>(QStringLiteral("jobsDock"));
  jobs->hide();
  theme.setMode(ui::ThemeMode::Light);
  window.resize(kLarge);
  window.openPage(QStringLiteral("compare"));
  trigger(window, "actionHelp");
  grab(QStringLiteral("help"));
  trigger(window, "actionKeys");
  grab(QStringLiteral("keys"));
  window.findChild<QDockWidget*>(QStringLiteral("helpDock"))->hide();

  QMimeData mime;
  mime.setUrls({QUrl::fromLocalFile(QApplication::applicationFilePath())});
  QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&window, &enter);
  grab(QStringLiteral("drop"));
  QDragLeaveEvent leave;
  QApplication::sendEvent(&window, &leave);

  grabTour(window, grab);
  theme.setMode(ui::ThemeMode::Dark);
  window.resize(kSmall);
  window.tour()->start();
  grab(QStringLiteral("tour-small"));
  window.tour()->close();

  ui::TextSize size(*qApp);
  size.set(kLargeText);
  window.resize(kLarge);
  for (const ui::Page* page : window.pages()) {
    window.openPage(page->id());
    grab(QStringLiteral("large-text-") + page->id());
  }
  size.set(1);
}

}  // namespace blendscope::app
