// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "data/cutout_set.h"
#include "imaging/class_distributions.h"
#include "views/chart_theme.h"

class QAreaSeries;
class QLineSeries;

namespace blendscope::ui {

/// How the light of every class falls off with the distance from its centre: mean as a line, the spread between images
/// as a band.
class ProfileChart : public ThemedChart {
  Q_OBJECT
 public:
  explicit ProfileChart(QWidget* parent = nullptr);
  void setProfiles(std::shared_ptr<const CutoutSet> set, std::vector<ClassProfile> profiles);
  const std::vector<ClassProfile>& profiles() const { return profiles_; }

 Q_SIGNALS:
  /// What is under the mouse in words; empty when it leaves.
  void readout(const QString& words);

 protected:
  void applyTheme() override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void addSeries(const ClassProfile& profile);

  std::shared_ptr<const CutoutSet> set_;
  std::vector<ClassProfile> profiles_;
  std::vector<QLineSeries*> lines_;
  std::vector<QAreaSeries*> bands_;
};

}  // namespace blendscope::ui
