// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QPixmap>
#include <array>
#include <memory>

#include "data/cutout_set.h"
#include "models/cutout_marks.h"

class QPainter;

namespace blendscope::ui {

/// Which marks are drawn.
struct MarkChoice {
  bool classes = true;
  bool predictions = false;
  bool uncertainty = false;
  bool flags = true;
  bool labels = true;
  bool operator==(const MarkChoice&) const = default;
};

/// Draws marks upon cutouts: the predicted class as its shape, in the colour of right or wrong; uncertainty as a bar at
/// the foot; flags as an accent corner; labels given by people as a pencil. Shapes are drawn once per theme and copied
/// from then on, so that a cell allocates nothing.
class CutoutOverlay {
 public:
  static constexpr int kSmallestImage = 24;  ///< below that only flags are drawn

  MarkChoice choice;
  std::shared_ptr<const CutoutMarks> marks;  ///< may be null

  /// Draws the shapes anew where theme or resolution have changed.
  void prepare(const QPalette& palette, double devicePixelRatio);
  void paint(QPainter& painter, Row row, const QRect& image) const;
  /// A class's shape of kClassMarker picture elements, grey for unlabelled rows; top left at `point`.
  void paintClass(QPainter& painter, QPoint point, int c) const;
  static constexpr int kClassMarker = 8;

 private:
  static constexpr std::size_t kMarkers = 8;  ///< classes from there on share the last
  static std::size_t markerOf(int c);
  void paintPrediction(QPainter& painter, Row row, const QRect& image) const;
  void paintUncertainty(QPainter& painter, Row row, const QRect& image) const;

  enum Verdict { Right, Wrong, Unknown, VerdictCount };
  std::array<std::array<QPixmap, VerdictCount>, kMarkers> predictions_;
  std::array<QPixmap, kMarkers + 1> classes_;  ///< the last: unlabelled
  QPixmap flag_;
  QPixmap pencil_;
  QColor ground_;
  QColor bar_;
  qint64 preparedFor_ = 0;
  double ratio_ = 0;
};

}  // namespace blendscope::ui
