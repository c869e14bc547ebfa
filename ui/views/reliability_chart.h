// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "evaluate/calibration.h"
#include "views/plot_view.h"

namespace blendscope::ui {

/// How often predictions came true against how sure they were, with bands; the diagonal is a model that means what it
/// says. A second set of points, of a repair, can lie over the first.
class ReliabilityChart : public PlotView {
  Q_OBJECT
 public:
  explicit ReliabilityChart(QWidget* parent = nullptr);

  /// `repaired` may be empty.
  void setBins(std::vector<ReliabilityBin> given, std::vector<ReliabilityBin> repaired, const QString& repair);
  const std::vector<ReliabilityBin>& repairedBins() const { return repaired_; }

 protected:
  void paintData(QPainter& painter) const override;
  int pointCount() const override { return static_cast<int>(given_.size() + repaired_.size()); }
  QPointF pointPlace(int point) const override;
  QString pointWords(int point) const override;
  QString csv() const override;

 private:
  const ReliabilityBin& bin(int point) const;
  void paintBins(QPainter& painter, const std::vector<ReliabilityBin>& bins, int colour) const;
  void paintKey(QPainter& painter) const;

  std::vector<ReliabilityBin> given_;
  std::vector<ReliabilityBin> repaired_;
  QString repair_;
};

}  // namespace blendscope::ui
