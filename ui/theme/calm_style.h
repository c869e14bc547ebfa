// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace blendscope::ui {

/// Name of the dynamic property that makes a push button the page's primary one.
inline constexpr auto kPrimaryProperty = "primaryAction";

/// Fusion without its gradients: flat panels, hair lines, one corner radius, controls 28 px high, a visible focus
/// frame.
class CalmStyle : public QProxyStyle {
  Q_OBJECT
 public:
  CalmStyle();

  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* returnData) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
};

}  // namespace blendscope::ui
