// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/histogram_view.h"
#include "views/image_view.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;

namespace blendscope::ui {

/// The histogram of an image, with its limits as numbers too.
class HistogramPanel : public QWidget {
  Q_OBJECT
 public:
  explicit HistogramPanel(QWidget* parent = nullptr);

  /// `fixed`: the limits belong to the plane and are not for people to choose.
  void showPlane(const ImagePlane& plane, bool fixed);
  void clear();

 Q_SIGNALS:
  /// New limits; `done` unless they are still being dragged.
  void limitsChosen(const blendscope::Limits& limits, bool done);

 private:
  void refresh();
  void takeNumbers();
  void showLimits(Limits limits);

  ImagePlane plane_;
  HistogramView* view_;
  QDoubleSpinBox* low_;
  QDoubleSpinBox* high_;
  QCheckBox* whole_;
  QLabel* outside_;
};

}  // namespace blendscope::ui
