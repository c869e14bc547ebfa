// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>

/// Shapes that CalmStyle draws its controls from.
namespace blendscope::ui {

/// Rounded box with a hair line around it; invalid colours draw nothing.
void drawBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge, double radius);
/// A small angle pointing down or up, centred in `rect`.
void drawChevron(QPainter& painter, const QRect& rect, bool down, const QColor& colour);
QColor mixed(const QColor& a, const QColor& b, double partOfB);

}  // namespace blendscope::ui
