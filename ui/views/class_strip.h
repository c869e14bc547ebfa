// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <vector>

#include "imaging/class_comparison.h"
#include "jobs/job_runner.h"
#include "state/workspace.h"

namespace blendscope::ui {

/// How do blends differ? The mean image of every class, and where each differs from the first.
class ClassStrip : public QWidget {
  Q_OBJECT
 public:
  ClassStrip(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  const std::shared_ptr<const ClassComparison>& comparison() const { return comparison_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Tile {
    QImage image;
    QString caption;
    QString toolTip;
    int classIndex;
    const std::vector<float>* values;
  };
  void compare();
  void take(std::shared_ptr<const ClassComparison> comparison);
  void makeTiles();
  /// Room for one image: as large as all fit side by side.
  int tileSide() const;
  QRect tileRect(std::size_t tile) const;
  void paintColourBar(QPainter& painter, const QRect& area) const;

  Workspace& workspace_;
  JobRunner& jobs_;
  std::shared_ptr<const ClassComparison> comparison_;
  std::vector<Tile> tiles_;
  double largestEffect_ = 0;
};

}  // namespace blendscope::ui
