// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "imaging/profile.h"
#include "imaging/star_residual.h"
#include "io/cutout_header.h"
#include "jobs/job_runner.h"
#include "state/workspace.h"

namespace blendscope::ui {

/// What the pixels of one cutout say: its stars, and how its light falls off about the brighter of them.
struct CutoutAnalysis {
  StarResidual stars;
  RadialProfile profile;
  RadialProfile modelProfile;  ///< of `stars.model` about the same place
  double fwhm = 0;             ///< px, of `profile`, as seen; NaN where there is none
};

/// Whatever of the current cutout has to be read or worked out, each in a job; late results of another cutout are
/// dropped. Lives on the GUI thread.
class CutoutDetails : public QObject {
  Q_OBJECT
 public:
  CutoutDetails(Workspace& workspace, JobRunner& jobs, QObject* parent = nullptr);

  /// Null while it is being read and where the cutout has none.
  const CutoutHeader* header() const { return header_ ? &*header_ : nullptr; }
  /// Why there is no header: none belongs to these data, or it cannot be read; empty while it is being read.
  const QString& headerProblem() const { return headerProblem_; }
  /// About the middle of the image; nothing without celestial coordinates.
  const std::optional<SkyAxes>& axes() const { return axes_; }
  /// Nothing without celestial coordinates. Column and row count from 0.
  std::optional<SkyPosition> skyAt(double column, double row) const;

  /// While somebody wants it, every cutout that becomes the current one is analysed.
  void setAnalysed(bool wanted);
  const CutoutAnalysis* analysis() const { return analysis_.get(); }

  /// Mean image of a class, without sky and of flux 1; null until it is there, then `meansChanged` comes. The first
  /// call for a data set starts the work.
  const std::vector<float>* classMean(int c);

 Q_SIGNALS:
  void headerChanged();
  void analysisChanged();
  void meansChanged();

 private:
  void takeRow();
  void readHeader();
  void analyse();
  void forgetMeans();

  Workspace& workspace_;
  JobRunner& jobs_;
  std::optional<CutoutHeader> header_;
  QString headerProblem_;
  std::optional<SkyAxes> axes_;
  bool analysed_ = false;
  std::shared_ptr<const CutoutAnalysis> analysis_;
  std::map<int, std::vector<float>> means_;
  bool meansAsked_ = false;
};

}  // namespace blendscope::ui
