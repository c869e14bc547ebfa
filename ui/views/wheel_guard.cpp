// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/wheel_guard.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QEvent>
#include <QScrollArea>
#include <QSlider>

namespace blendscope::ui {

namespace {

bool takesValues(const QWidget* widget) {
  return qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QComboBox*>(widget) ||
         qobject_cast<const QSlider*>(widget);
}

bool isInScrolledForm(const QWidget* widget) {
  for (const QWidget* parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
    if (qobject_cast<const QScrollArea*>(parent)) return true;
  }
  return false;
}

}  // namespace

WheelGuard::WheelGuard(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool WheelGuard::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::Wheel && event->type() != QEvent::Polish) return false;
  auto* widget = qobject_cast<QWidget*>(watched);
  if (!widget || !takesValues(widget)) return false;
  if (event->type() == QEvent::Polish) {  // else the wheel itself would give them the focus
    if (widget->focusPolicy() == Qt::WheelFocus) widget->setFocusPolicy(Qt::StrongFocus);
    return false;
  }
  if (widget->hasFocus() || !isInScrolledForm(widget)) return false;
  event->ignore();
  return true;
}

}  // namespace blendscope::ui
