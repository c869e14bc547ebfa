// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace blendscope::ui {

/// Filter for the whole application: numbers, lists and sliders within a form that scrolls leave the wheel to the form
/// unless they have the focus, so that scrolling past them changes nothing.
class WheelGuard : public QObject {
 public:
  explicit WheelGuard(QObject* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
};

}  // namespace blendscope::ui
