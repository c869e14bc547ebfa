// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "imaging/class_comparison.h"
#include "jobs/job_runner.h"
#include "state/workspace.h"

namespace blendscope::ui {

/// The mean or median image of every class, and where each differs from the first.
class ClassStrip : public QWidget {
  Q_OBJECT
 public:
  ClassStrip(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  const std::shared_ptr<const ClassComparison>& comparison() const { return comparison_; }
  void setMedian(bool median);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 Q_SIGNALS:
  /// Whether there are images of classes to be seen.
  void compared(bool any);

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Tile {
    QImage image;
    QString caption;  ///< of a portrait
    QString toolTip;
    int classIndex;
    std::optional<int> from;  ///< of a difference: the class it is measured from
    const std::vector<float>* values;
  };
  void compare();
  void take(std::shared_ptr<const ClassComparison> comparison);
  void makeTiles();
  /// Room for one image: as large as all fit side by side.
  int tileSide(int width) const;
  static int sideOf(std::size_t count, int width);
  /// Means above differences, where all beside each other would be too small to be read.
  bool isInTwoLines(int width) const;
  std::size_t portraits() const;
  QRect tileRect(std::size_t tile) const;
  QRect barRect() const;
  void paintCaption(QPainter& painter, const Tile& tile, const QRect& area) const;
  void paintColourBar(QPainter& painter, const QRect& area) const;

  Workspace& workspace_;
  JobRunner& jobs_;
  std::shared_ptr<const ClassComparison> comparison_;
  std::vector<Tile> tiles_;
  double largestEffect_ = 0;
  bool median_ = false;
};

}  // namespace blendscope::ui
