// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "base/step_spec.h"
#include "imaging/normalizer_preview.h"

class QVBoxLayout;

namespace blendscope::ui {

class JobRunner;
class NormalizerPanel;
class Workspace;

/// Which stars the panels show, and which classes they compare.
struct StarChoice {
  bool selected = false;  ///< the first ones of the selection, if there is one, instead of a balanced sample
  std::size_t count = 16;
  std::uint64_t seed = 1;  ///< of the sample
  int from = 0;
  std::optional<int> to;  ///< nothing: all other classes
  bool operator==(const StarChoice&) const = default;
};

/// The same stars before and after several normalisations, one panel below the other. Every panel follows its
/// normalisation: a change while one is being computed is computed next, those in between are left out.
class NormalizerComparison : public QWidget {
  Q_OBJECT
 public:
  NormalizerComparison(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  /// One panel each, below the one that shows the stars as they are.
  void setStages(const std::vector<Stage>& stages);
  void setStars(const StarChoice& choice);
  void setShareLimits(bool share);

  /// The first one shows the stars as they are.
  NormalizerPanel* panel(std::size_t i) const { return lanes_[i]->panel; }
  std::size_t panelCount() const { return lanes_.size(); }
  /// True while a picture is older than what was asked for.
  bool isBusy() const;
  std::size_t shownCount() const { return shown_.size(); }
  std::size_t sampleCount() const { return sample_.size(); }

 Q_SIGNALS:
  /// A panel shows something new.
  void previewed();
  /// Stars and sample are others now.
  void starsTaken();

 private:
  struct Lane {
    Stage stage;
    NormalizerPanel* panel = nullptr;
    bool running = false;
    bool stale = false;
  };
  void addLane(Stage stage);
  void takeStars();
  void refreshAll();
  void refresh(const std::shared_ptr<Lane>& lane);
  void finish(const std::shared_ptr<Lane>& lane);
  void shareScale();

  Workspace& workspace_;
  JobRunner& jobs_;
  QVBoxLayout* column_;
  std::vector<std::shared_ptr<Lane>> lanes_;
  StarChoice choice_;
  bool shareLimits_ = true;
  bool takingStars_ = false;
  std::vector<Row> sample_;
  std::vector<Row> shown_;
};

}  // namespace blendscope::ui
