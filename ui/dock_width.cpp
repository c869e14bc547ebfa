// SPDX-License-Identifier: GPL-3.0-or-later
#include "dock_width.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QResizeEvent>
#include <QTimer>
#include <algorithm>

#include "theme/text_size.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kSmallWindow = 1200;  ///< and less
constexpr int kNarrowDock = 240;

int dockWidthIn(const QSize& window) {
  return window.width() <= kSmallWindow ? std::min(scaled(kNarrowDock), kDockWidth) : kDockWidth;
}

}  // namespace

DockWidth::DockWidth(QMainWindow& window, QDockWidget& dock)
    : QObject(&window), window_(window), dock_(dock), given_(dockWidthIn(window.size())) {
  window.installEventFilter(this);
}

bool DockWidth::eventFilter(QObject* watched, QEvent* event) {
  // What lies between docks and pages belongs to the window, and is dragged there.
  if (event->type() == QEvent::MouseButtonPress) pressedAt_ = dock_.width();
  if (event->type() == QEvent::MouseButtonRelease && dock_.width() != pressedAt_) chosen_ = true;
  if (event->type() == QEvent::Resize) fit(static_cast<QResizeEvent*>(event)->size());
  return QObject::eventFilter(watched, event);
}

void DockWidth::fit(const QSize& window) {
  const int wanted = dockWidthIn(window);
  if (chosen_ || wanted == given_) return;
  given_ = wanted;
  // The page that is open now may need more room than those before.
  QTimer::singleShot(0, this, [this] { window_.resizeDocks({&dock_}, {given_}, Qt::Horizontal); });
}

}  // namespace blendscope::ui
