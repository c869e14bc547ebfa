// SPDX-License-Identifier: GPL-3.0-or-later
// The controls of CalmStyle that consist of several parts.
#include <QStyleOption>
#include <QWidget>

#include "theme/calm_style.h"
#include "theme/style_parts.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kGroove = 4;
constexpr int kScrollInset = 3;
constexpr int kChevronWidth = 24;

bool has(const QStyleOption& option, QStyle::StateFlag flag) { return option.state.testFlag(flag); }

/// Place of the handle of a scroll bar without arrow buttons.
QRect scrollHandle(const QStyleOptionSlider& bar, int shortest) {
  const bool horizontal = bar.orientation == Qt::Horizontal;
  const int length = horizontal ? bar.rect.width() : bar.rect.height();
  const qint64 range = static_cast<qint64>(bar.maximum) - bar.minimum;
  const auto fitting =
      static_cast<int>(static_cast<qint64>(length) * bar.pageStep / std::max<qint64>(1, range + bar.pageStep));
  const int handle = range > 0 ? std::clamp(fitting, std::min(shortest, length), length) : length;
  const int start =
      QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
  return horizontal ? QRect(bar.rect.left() + start, bar.rect.top(), handle, bar.rect.height())
                    : QRect(bar.rect.left(), bar.rect.top() + start, bar.rect.width(), handle);
}

}  // namespace

QRect CalmStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                const QWidget* widget) const {
  if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option); bar && control == CC_ScrollBar) {
    const QRect handle = scrollHandle(*bar, pixelMetric(PM_ScrollBarSliderMin, option, widget));
    const bool horizontal = bar->orientation == Qt::Horizontal;
    switch (part) {
      case SC_ScrollBarGroove:
        return bar->rect;
      case SC_ScrollBarSlider:
        return handle;
      case SC_ScrollBarSubPage:
        return horizontal ? QRect(bar->rect.topLeft(), handle.bottomLeft())
                          : QRect(bar->rect.topLeft(), handle.topRight());
      case SC_ScrollBarAddPage:
        return horizontal ? QRect(handle.topRight(), bar->rect.bottomRight())
                          : QRect(handle.bottomLeft(), bar->rect.bottomRight());
      default:
        return {};
    }
  }
  return QProxyStyle::subControlRect(control, option, part, widget);
}

void CalmStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                   const QWidget* widget) const {
  if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
    if (control == CC_ScrollBar) return drawScrollBar(*slider, *painter, widget);
    if (control == CC_Slider) return drawSlider(*slider, *painter, widget);
  }
  if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
      combo && control == CC_ComboBox && combo->frame) {
    return drawComboBox(*combo, *painter, widget);
  }
  if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option); spin && control == CC_SpinBox) {
    return drawSpinBox(*spin, *painter, widget);
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void CalmStyle::drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const {
  if (option.maximum <= option.minimum) return;
  const ThemeColours& colours = coloursOf(option.palette);
  const QRect handle = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
  const bool active = has(option, State_MouseOver) || has(option, State_Sunken);
  const QRect inner = option.orientation == Qt::Vertical ? handle.adjusted(kScrollInset, 1, -kScrollInset, -1)
                                                         : handle.adjusted(1, kScrollInset, -1, -kScrollInset);
  drawBox(painter, inner, active ? colours.muted : mixed(colours.line, colours.muted, 0.3), {},
          std::min(inner.width(), inner.height()) / 2.0);
}

void CalmStyle::drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const {
  const ThemeColours& colours = coloursOf(option.palette);
  const bool horizontal = option.orientation == Qt::Horizontal;
  const QRect handle = subControlRect(CC_Slider, &option, SC_SliderHandle, widget);
  const QPoint centre = option.rect.center();
  QRect groove = option.rect;
  if (horizontal) {
    groove.setTop(centre.y() - kGroove / 2 + 1);
    groove.setHeight(kGroove);
  } else {
    groove.setLeft(centre.x() - kGroove / 2 + 1);
    groove.setWidth(kGroove);
  }
  const bool enabled = has(option, State_Enabled);
  drawBox(painter, groove, colours.line, {}, kGroove / 2.0);
  QRect done = groove;
  const bool fromStart = horizontal != option.upsideDown;
  if (horizontal) {
    fromStart ? done.setRight(handle.center().x()) : done.setLeft(handle.center().x());
  } else {
    fromStart ? done.setBottom(handle.center().y()) : done.setTop(handle.center().y());
  }
  drawBox(painter, done, enabled ? colours.accent : colours.muted, {}, kGroove / 2.0);
  if (option.subControls.testFlag(SC_SliderTickmarks)) {
    QStyleOptionSlider ticks(option);
    ticks.subControls = SC_SliderTickmarks;
    QProxyStyle::drawComplexControl(CC_Slider, &ticks, &painter, widget);
  }
  const QRect knob(handle.center() - QPoint(6, 6), QSize(14, 14));
  if (has(option, State_HasFocus)) drawBox(painter, knob.adjusted(-1, -1, 1, 1), {}, colours.text, 8);
  drawBox(painter, knob, enabled ? colours.accent : colours.muted, colours.window, 7);
}

void CalmStyle::drawComboBox(const QStyleOptionComboBox& option, QPainter& painter, const QWidget*) const {
  const ThemeColours& colours = coloursOf(option.palette);
  QColor fill = colours.raised;
  if (has(option, State_MouseOver) && has(option, State_Enabled)) fill = mixed(fill, colours.text, 0.05);
  drawBox(painter, option.rect, fill, has(option, State_HasFocus) ? colours.accent : colours.line, kCornerRadius);
  const QRect end(option.rect.right() - kChevronWidth + 1, option.rect.top(), kChevronWidth, option.rect.height());
  drawChevron(painter, end, true, has(option, State_Enabled) ? colours.muted : colours.line);
}

void CalmStyle::drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) const {
  const ThemeColours& colours = coloursOf(option.palette);
  if (option.frame) {
    drawBox(painter, option.rect, colours.raised, has(option, State_HasFocus) ? colours.accent : colours.line,
            kCornerRadius);
  }
  if (option.buttonSymbols == QAbstractSpinBox::NoButtons) return;
  for (const SubControl part : {SC_SpinBoxUp, SC_SpinBoxDown}) {
    const QRect rect = subControlRect(CC_SpinBox, &option, part, widget);
    const bool can = option.stepEnabled.testFlag(part == SC_SpinBoxUp ? QAbstractSpinBox::StepUpEnabled
                                                                      : QAbstractSpinBox::StepDownEnabled);
    const bool hovered = can && has(option, State_MouseOver) && option.activeSubControls.testFlag(part);
    drawChevron(painter, rect, part == SC_SpinBoxDown, !can ? colours.line : (hovered ? colours.text : colours.muted));
  }
}

}  // namespace blendscope::ui
