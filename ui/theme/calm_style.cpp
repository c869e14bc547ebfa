// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/calm_style.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QHeaderView>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include "theme/style_parts.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kScrollBarExtent = 12;
constexpr int kShortestScrollHandle = 32;
constexpr int kSliderHandle = 16;
constexpr int kIndicator = 16;
constexpr int kItemHeight = 22;
constexpr int kTabMark = 2;
constexpr float kSelectionTint = 0.22F;
constexpr float kHoverTint = 0.05F;

bool isPrimary(const QWidget* widget) { return widget && widget->property(kPrimaryProperty).toBool(); }
/// The field of a spin box or an editable combo box, which has its frame around both.
bool isPartOfAnother(const QWidget* widget) {
  const QWidget* parent = widget ? widget->parentWidget() : nullptr;
  return parent && (parent->inherits("QComboBox") || parent->inherits("QAbstractSpinBox"));
}

bool has(const QStyleOption* option, QStyle::StateFlag flag) { return option->state.testFlag(flag); }

void drawButton(const QStyleOption* option, QPainter& painter, const QWidget* widget) {
  const ThemeColours& colours = coloursOf(option->palette);
  const bool enabled = has(option, QStyle::State_Enabled);
  const bool primary = isPrimary(widget) && enabled;
  QColor fill = primary ? colours.accent : colours.raised;
  if (has(option, QStyle::State_On) && !primary) fill = mixed(colours.raised, colours.accent, 0.25);
  if (enabled && has(option, QStyle::State_MouseOver)) fill = mixed(fill, colours.text, 0.08);
  if (has(option, QStyle::State_Sunken)) fill = mixed(fill, colours.window, 0.25);
  QColor edge = primary ? fill : colours.line;
  if (has(option, QStyle::State_On) || has(option, QStyle::State_HasFocus)) edge = colours.accent;
  drawBox(painter, option->rect, fill, edge, kCornerRadius);
  if (primary && has(option, QStyle::State_HasFocus)) {
    drawBox(painter, option->rect.adjusted(2, 2, -2, -2), {}, colours.accentText, kCornerRadius - 2);
  }
}

void drawCheck(const QStyleOption* option, QPainter& painter, bool round) {
  const ThemeColours& colours = coloursOf(option->palette);
  const bool enabled = has(option, QStyle::State_Enabled);
  const bool on = has(option, QStyle::State_On);
  const bool partly = has(option, QStyle::State_NoChange);
  const QColor ink = enabled ? colours.accent : colours.line;
  const QRect box(option->rect.x() + (option->rect.width() - kIndicator) / 2,
                  option->rect.y() + (option->rect.height() - kIndicator) / 2, kIndicator, kIndicator);
  drawBox(painter, box, on || partly ? ink : colours.raised,
          on || partly ? ink : (enabled ? colours.muted : colours.line), round ? kIndicator / 2.0 : 3);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(colours.accentText, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const QPointF corner = box.topLeft();
  if (on && round) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.accentText);
    painter.drawEllipse(QRectF(corner + QPointF(5, 5), QSizeF(6, 6)));
  } else if (on) {
    painter.drawPolyline(QPolygonF{{corner + QPointF(4, 8.5), corner + QPointF(7, 11.5), corner + QPointF(12, 5)}});
  } else if (partly) {
    painter.drawLine(corner + QPointF(4.5, 8), corner + QPointF(11.5, 8));
  }
  painter.restore();
}

/// Selected items keep their colours on a tinted ground; rows of trees leave the ground to their items.
void drawItemGround(const QStyleOption* option, QPainter& painter, bool item) {
  const ThemeColours& colours = coloursOf(option->palette);
  const auto* view = qstyleoption_cast<const QStyleOptionViewItem*>(option);
  if (view && item && view->backgroundBrush.style() != Qt::NoBrush)
    painter.fillRect(option->rect, view->backgroundBrush);
  if (view && !item && view->features.testFlag(QStyleOptionViewItem::Alternate)) {
    painter.fillRect(option->rect, option->palette.alternateBase());
  }
  if (!item) return;
  const bool selected = has(option, QStyle::State_Selected);
  if (!selected && !has(option, QStyle::State_MouseOver)) return;
  QColor fill = selected ? colours.accent : colours.text;
  fill.setAlphaF(selected ? kSelectionTint : kHoverTint);
  painter.fillRect(option->rect, fill);
}

int linesOf(const QStyleOption& option) {
  const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(&option);
  return header ? 1 + static_cast<int>(header->text.count(QLatin1Char('\n'))) : 1;
}

void drawHeader(const QStyleOption* option, QPainter& painter) {
  const ThemeColours& colours = coloursOf(option->palette);
  painter.fillRect(option->rect, colours.panel);
  painter.fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), colours.line);
}

void drawTab(const QStyleOption* option, QPainter& painter) {
  const ThemeColours& colours = coloursOf(option->palette);
  const bool chosen = has(option, QStyle::State_Selected);
  painter.fillRect(option->rect, has(option, QStyle::State_MouseOver) ? colours.raised : colours.window);
  const QRect& rect = option->rect;
  if (chosen)
    painter.fillRect(QRect(rect.left(), rect.bottom() - kTabMark + 1, rect.width(), kTabMark), colours.accent);
  if (has(option, QStyle::State_HasFocus)) {
    drawBox(painter, rect.adjusted(1, 1, -1, -kTabMark - 1), {}, colours.accent, kCornerRadius);
  }
}

void drawDockTitle(const QStyleOptionDockWidget& title, QPainter& painter) {
  const ThemeColours& colours = coloursOf(title.palette);
  painter.fillRect(title.rect, colours.panel);
  painter.save();
  painter.setFont(sectionFont());
  painter.setPen(colours.text);
  painter.drawText(title.rect.adjusted(kMargin, 0, -3 * kMargin, 0), Qt::AlignVCenter | Qt::TextSingleLine,
                   title.title);
  painter.restore();
}

void drawProgress(const QStyleOptionProgressBar& bar, QPainter& painter) {
  const ThemeColours& colours = coloursOf(bar.palette);
  const double radius = std::min(3, bar.rect.height() / 2);
  drawBox(painter, bar.rect, colours.line, {}, radius);
  const int range = bar.maximum - bar.minimum;
  QRect done = bar.rect;
  if (range > 0) {
    done.setWidth(static_cast<int>(static_cast<double>(done.width()) * (bar.progress - bar.minimum) / range));
  }
  if (done.width() > 0)
    drawBox(painter, done, range > 0 ? colours.accent : mixed(colours.line, colours.accent, 0.5), {}, radius);
}

}  // namespace

void drawBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge, double radius) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
  painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  const double inset = edge.isValid() ? 0.5 : 0;
  painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
  painter.restore();
}

void drawChevron(QPainter& painter, const QRect& rect, bool down, const QColor& colour) {
  const QPointF centre = QRectF(rect).center();
  const double rise = down ? 2 : -2;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.drawPolyline(QPolygonF{{centre + QPointF(-4, -rise), centre + QPointF(0, rise), centre + QPointF(4, -rise)}});
  painter.restore();
}

QColor mixed(const QColor& a, const QColor& b, double partOfB) {
  const auto channel = [partOfB](int x, int y) { return static_cast<int>(x + partOfB * (y - x)); };
  return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

CalmStyle::CalmStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void CalmStyle::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  if (widget->inherits("QScrollBar") || widget->inherits("QSlider") || widget->inherits("QAbstractSpinBox")) {
    widget->setAttribute(Qt::WA_Hover);
  }
  if (widget->inherits("QAbstractScrollArea")) widget->installEventFilter(this);
}

bool CalmStyle::eventFilter(QObject* watched, QEvent* event) {
  // Frames of scroll areas show the focus, but Qt repaints them on no account of it.
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) static_cast<QWidget*>(watched)->update();
  return QProxyStyle::eventFilter(watched, event);
}

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
    case CT_HeaderSection:
      // One height for all as long as the font and headings of several lines allow it.
      result.setHeight(std::max(kControlHeight, option ? linesOf(*option) * option->fontMetrics.height() + kGap : 0));
      break;
    case CT_ItemViewItem:
      result.setHeight(std::max(result.height(), kItemHeight));
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
    case PM_ToolBarItemMargin:
    case PM_ToolBarItemSpacing:
    case PM_ToolBarFrameWidth:
    case PM_DockWidgetFrameWidth:
      return 0;
    case PM_DockWidgetSeparatorExtent:
      return 5;
    case PM_SplitterWidth:
    case PM_DockWidgetTitleMargin:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return kGap;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
      return 16;
    case PM_ScrollBarExtent:
      return kScrollBarExtent;
    case PM_ScrollBarSliderMin:
      return kShortestScrollHandle;
    case PM_ScrollView_ScrollBarSpacing:
      return 0;
    case PM_HeaderMargin:
      return kGap;
    case PM_SliderLength:
    case PM_SliderThickness:
      return kSliderHandle;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return kIndicator;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int CalmStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                         QStyleHintReturn* returnData) const {
  switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
      return 0;
    case SH_Slider_AbsoluteSetButtons:
      return Qt::LeftButton;
    default:
      return QProxyStyle::styleHint(hint, option, widget, returnData);
  }
}

QIcon CalmStyle::standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const {
  // Those of title bars of docks, which Fusion has as small pictures.
  if (icon == SP_TitleBarNormalButton) return themedIcon(QStringLiteral("float"));
  if (icon == SP_TitleBarCloseButton) return themedIcon(QStringLiteral("close"));
  return QProxyStyle::standardIcon(icon, option, widget);
}

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
  const ThemeColours& colours = coloursOf(option->palette);
  const bool focused = has(option, State_HasFocus);
  switch (element) {
    case PE_PanelButtonCommand:
      drawButton(option, *painter, widget);
      return;
    case PE_PanelButtonTool:
      if (has(option, State_MouseOver) || has(option, State_On) || has(option, State_Sunken)) {
        drawBox(*painter, option->rect, mixed(colours.raised, colours.text, 0.08), {}, kCornerRadius);
      }
      if (focused) drawBox(*painter, option->rect, {}, colours.accent, kCornerRadius);
      return;
    case PE_PanelLineEdit:
      if (isPartOfAnother(widget)) return;
      drawBox(*painter, option->rect, colours.raised, focused ? colours.accent : colours.line, kCornerRadius);
      return;
    case PE_FrameLineEdit:
      if (isPartOfAnother(widget)) return;
      drawBox(*painter, option->rect, {}, focused ? colours.accent : colours.line, kCornerRadius);
      return;
    case PE_Frame:
    case PE_FrameGroupBox:
    case PE_FrameTabWidget:
      if (!focused && widget && widget->property(kQuietFrameProperty).toBool()) return;
      drawBox(*painter, option->rect, {},
              focused && qobject_cast<const QAbstractScrollArea*>(widget) ? colours.accent : colours.line,
              kCornerRadius);
      return;
    case PE_FrameFocusRect:
      drawBox(*painter, option->rect, {}, colours.accent, kCornerRadius);
      return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      drawCheck(option, *painter, false);
      return;
    case PE_IndicatorRadioButton:
      drawCheck(option, *painter, true);
      return;
    case PE_PanelStatusBar:
      painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1), colours.line);
      return;
    case PE_PanelItemViewRow:
    case PE_PanelItemViewItem:
      drawItemGround(option, *painter, element == PE_PanelItemViewItem);
      return;
    case PE_PanelScrollAreaCorner:
      painter->fillRect(option->rect, widget ? widget->palette().color(widget->backgroundRole()) : colours.window);
      return;
    case PE_IndicatorDockWidgetResizeHandle:
      painter->fillRect(option->rect, colours.window);
      return;
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
    case PE_IndicatorToolBarSeparator:
      return;
    default:
      break;
  }
  QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void CalmStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                            const QWidget* widget) const {
  const ThemeColours& colours = coloursOf(option->palette);
  switch (element) {
    case CE_Splitter:
    case CE_ToolBar:
      return;
    case CE_HeaderEmptyArea:
      if (const auto* header = qobject_cast<const QHeaderView*>(widget);
          header && header->orientation() == Qt::Vertical) {
        painter->fillRect(option->rect, colours.panel);
        return;
      }
      [[fallthrough]];
    case CE_HeaderSection:
      drawHeader(option, *painter);
      return;
    case CE_TabBarTabShape:
      drawTab(option, *painter);
      return;
    case CE_DockWidgetTitle:
      if (const auto* title = qstyleoption_cast<const QStyleOptionDockWidget*>(option)) drawDockTitle(*title, *painter);
      return;
    case CE_ProgressBarGroove:
      return;
    case CE_ProgressBarContents:
      if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) drawProgress(*bar, *painter);
      return;
    case CE_ItemViewItem:
      if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
        QStyleOptionViewItem calm(*item);
        calm.palette.setColor(QPalette::HighlightedText, colours.text);
        QProxyStyle::drawControl(element, &calm, painter, widget);
      }
      return;
    case CE_HeaderLabel:
      if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
        QStyleOptionHeader label(*header);
        label.palette.setColor(QPalette::ButtonText, colours.muted);
        // The frame that Fusion keeps clear would cut descenders; here there is none.
        label.rect.adjust(0, -kGap / 2, 0, kGap / 2);
        QProxyStyle::drawControl(element, &label, painter, widget);
      }
      return;
    case CE_PushButtonLabel:
      if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
          button && isPrimary(widget) && has(option, State_Enabled)) {
        QStyleOptionButton label(*button);
        label.palette.setColor(QPalette::ButtonText, colours.accentText);
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
