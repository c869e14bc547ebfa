// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QStyleOptionComboBox;
class QStyleOptionSlider;
class QStyleOptionSpinBox;

namespace blendscope::ui {

/// Name of the dynamic property that makes a push button the page's primary one.
inline constexpr auto kPrimaryProperty = "primaryAction";

/// Name of the dynamic property of a scroll area that has a frame only while it has the focus.
inline constexpr auto kQuietFrameProperty = "quietFrame";

/// Fusion without its gradients: flat panels, hair lines, one corner radius, controls 28 px high, a visible focus
/// frame.
class CalmStyle : public QProxyStyle {
  Q_OBJECT
 public:
  CalmStyle();

  void polish(QWidget* widget) override;
  using QProxyStyle::polish;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* returnData) const override;
  QIcon standardIcon(StandardPixmap icon, const QStyleOption* option, const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                       const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
  void drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
  void drawComboBox(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget) const;
  void drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) const;
};

}  // namespace blendscope::ui
