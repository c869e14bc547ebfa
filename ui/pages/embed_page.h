// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "jobs/embedding_mailbox.h"
#include "models/point_colours.h"
#include "pages/page.h"
#include "study/embed.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace blendscope::ui {

class EmbeddingForm;
class JobRunner;
class PcaPanel;
class ScatterLegend;
class ScatterView;
class Workspace;

/// Lay the cutouts out as points by what they look like, watch the layout take shape, and select in it.
class EmbedPage : public Page {
  Q_OBJECT
 public:
  explicit EmbedPage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  /// The last finished embedding; null before.
  const std::shared_ptr<const Embedding>& embedding() const { return embedding_; }
  EmbeddingForm* form() const { return form_; }
  /// Starts the job; does nothing while one runs or where `problem` names a reason.
  void embed();
  /// PNG, SVG or PDF by the ending. What goes wrong is said below the settings.
  void savePicture(const QString& path);
  /// CSV: id, class and the coordinates.
  void saveCoordinates(const QString& path);

 private:
  SettingsColumn* buildSettings();
  void buildColours(QVBoxLayout* section);
  QWidget* buildAxes();
  QWidget* buildFoot();
  QWidget* buildResult();
  void buildSaving();

  void takeData();
  void takeRuns();
  void showReadiness();
  QString problem() const;

  void takeProgress(int job);
  void takePositions();
  void finish(Embedding embedding);
  /// Cancelled or failed: what was there before comes back.
  void giveUp(const QString& message);
  void showEmbedding();
  void showFacts();
  /// The coordinates become columns of the workspace, so that one embedding can colour the next.
  void offerColumns();
  /// Works out how far neighbours can be trusted, and adds it to the facts.
  void judge();
  /// The next points are shown whole.
  void forgetView();
  void endJob(const QString& message);
  void showPoints();
  void showAxes();
  void chooseComponent(int component, bool vertical);
  void colour();
  void applyShown();
  void changeEvent(QEvent* event) override;

  Workspace& workspace_;
  JobRunner& jobs_;
  QStackedWidget* stack_ = nullptr;
  EmbeddingForm* form_ = nullptr;
  QComboBox* colourBy_ = nullptr;
  QComboBox* horizontal_ = nullptr;
  QComboBox* vertical_ = nullptr;
  QWidget* axes_ = nullptr;
  QCheckBox* thumbnails_ = nullptr;
  QLabel* message_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QPushButton* embedButton_ = nullptr;
  QPushButton* cancelButton_ = nullptr;
  ScatterLegend* legend_ = nullptr;
  ScatterView* view_ = nullptr;
  PcaPanel* pca_ = nullptr;
  QLabel* facts_ = nullptr;
  QHBoxLayout* tools_ = nullptr;

  std::vector<ColourSource> sources_;
  std::shared_ptr<const Verdicts> verdicts_;
  PointColours colours_;
  std::shared_ptr<const Embedding> embedding_;
  std::shared_ptr<EmbeddingMailbox> mailbox_;
  std::vector<Row> liveRows_;  ///< of the embedding that takes shape
  QString liveName_;
  bool live_ = false;  ///< its points are shown
  std::optional<double> trustworthiness_;
  int job_ = 0;
};

}  // namespace blendscope::ui
