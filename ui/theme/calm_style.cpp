// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/calm_style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include "theme/theme.h"

namespace blendscope::ui {

namespace {

void drawRounded(QPainter* painter, const QRect& rect, const QColor& fill, const QColor& edge) {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
  painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius, kCornerRadius);
  painter->restore();
}

bool isPrimary(const QWidget* widget) { return widget && widget->property(kPrimaryProperty).toBool(); }

QColor mixed(const QColor& a, const QColor& b, double partOfB) {
  const auto channel = [partOfB](int x, int y) { return static_cast<int>(x + partOfB * (y - x)); };
  return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

void drawButton(const QStyleOption* option, QPainter* painter, const QWidget* widget) {
  const ThemeColours& colours = coloursOf(option->palette);
  const bool enabled = option->state.testFlag(QStyle::State_Enabled);
  const bool pressed = option->state.testFlag(QStyle::State_Sunken);
  const bool checked = option->state.testFlag(QStyle::State_On);
  const bool hovered = enabled && option->state.testFlag(QStyle::State_MouseOver);
  QColor fill = isPrimary(widget) && enabled ? colours.accent : colours.raised;
  if (checked && !isPrimary(widget)) fill = mixed(colours.raised, colours.accent, 0.25);
  if (hovered) fill = mixed(fill, colours.text, 0.08);
  if (pressed) fill = mixed(fill, colours.window, 0.25);
  const QColor edge = isPrimary(widget) && enabled ? fill : (checked ? colours.accent : colours.line);
  drawRounded(painter, option->rect, fill, edge);
}

}  // namespace

CalmStyle::CalmStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

QSize CalmStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                  const QWidget* widget) const {
  QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
  switch (type) {
    case CT_PushButton:
      result.rwidth() += kGap;
      [[fallthrough]];
    case CT_ComboBox:
    case CT_LineEdit:
    case CT_SpinBox:
      result.setHeight(std::max(result.height(), kControlHeight));
      break;
    default:
      break;
  }
  return result;
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
      return 0;
    case PM_SplitterWidth:
      return kGap;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return kGap;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
      return 16;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int CalmStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returnData) const {
  switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
      return 0;
    case SH_Slider_AbsoluteSetButtons:
      return Qt::LeftButton;
    default:
      return QProxyStyle::styleHint(hint, option, widget, returnData);
  }
}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
  const ThemeColours& colours = coloursOf(option->palette);
  switch (element) {
    case PE_PanelButtonCommand:
      drawButton(option, painter, widget);
      return;
    case PE_FrameFocusRect:
      drawRounded(painter, option->rect, {}, colours.accent);
      return;
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void CalmStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
  switch (element) {
    case CE_Splitter:
      return;
    case CE_PushButtonLabel:
      if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option); button && isPrimary(widget)) {
        QStyleOptionButton label(*button);
        label.palette.setColor(QPalette::Active, QPalette::ButtonText, coloursOf(option->palette).accentText);
        label.palette.setColor(QPalette::Inactive, QPalette::ButtonText, coloursOf(option->palette).accentText);
        QProxyStyle::drawControl(element, &label, painter, widget);
        return;
      }
      break;
    default:
      break;
  }
  QProxyStyle::drawControl(element, option, painter, widget);
}

}  // namespace blendscope::ui
