// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "data/steps.h"
#include "models/verdicts.h"
#include "study/applied_model.h"
#include "views/posterior_view.h"
#include "views/sensitivity_view.h"

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace blendscope::ui {

class DisplayBar;
class ImageView;
class Workspace;

/// One decision of one run: the cutout, the pixels that matter to it, and in words and bands how sure the model was.
class DecisionView : public QWidget {
  Q_OBJECT
 public:
  explicit DecisionView(Workspace& workspace, QWidget* parent = nullptr);

  /// What the run's predictions tell. Its trained band and its map may follow.
  void showVerdict(const Verdicts& verdicts, const Verdict& verdict);
  /// Of a cutout that no run has tested: what a model said that was applied to it, null if none was.
  void showApplied(const AppliedModel* applied, Row row);
  /// What only the trained model can tell of the verdict shown.
  void showModelsView(const std::optional<DecisionBand>& band, std::optional<SensitivityView::Map> map);
  void clear();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  /// No picture is higher than wide, so that what is said of them stands right below.
  void fitPictures();
  /// No higher than pictures and words need; the rest of the page takes what they leave.
  void fitHeight();
  QWidget* buildPictures();
  QWidget* buildWords();
  /// Verdict and bands are seen without scrolling, whatever the room.
  void keepBandInSight();
  void showBands();
  void sayMap(const QString& hovered);

  Workspace& workspace_;
  QBoxLayout* columns_;
  QWidget* pictures_ = nullptr;
  DisplayBar* display_ = nullptr;
  QScrollArea* scroll_ = nullptr;
  ImageView* image_ = nullptr;
  SensitivityView* map_ = nullptr;
  QLabel* mapWords_ = nullptr;
  QLabel* verdict_ = nullptr;
  QLabel* uncertainty_ = nullptr;
  PosteriorView* posterior_ = nullptr;
  QLabel* posteriorWords_ = nullptr;
  std::vector<PosteriorView::Band> bands_;
  std::optional<bool> ambiguous_;
  QString positiveName_;
  QString otherName_;  ///< empty where there are several others
  int positive_ = 0;
  bool firstRowAtBottom_ = false;
};

}  // namespace blendscope::ui
