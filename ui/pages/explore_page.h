// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "data/row_order.h"
#include "jobs/job_runner.h"
#include "pages/page.h"
#include "state/workspace.h"

class QCheckBox;
class QComboBox;
class QSlider;
class QStackedWidget;

namespace blendscope::ui {

class ClassPanel;
class GalleryView;

/// Look at the data: the gallery, how it is drawn and in which order.
class ExplorePage : public Page {
  Q_OBJECT
 public:
  explicit ExplorePage(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  GalleryView* gallery() const { return gallery_; }
  std::size_t shownCount() const;

 Q_SIGNALS:
  void shownCountChanged(std::size_t count);
  /// There are no data yet and the user wants to open some.
  void openRequested();

 private:
  void fillDisplay(QVBoxLayout* section);
  void fillOrder(QVBoxLayout* section);
  void takeData();
  void fillKeys();
  void takeDisplay();
  /// What a chart selected is what the gallery shows.
  void showSelected();
  void setDisplay();
  void reorder();
  RowOrderSpec orderSpec() const;

  Workspace& workspace_;
  JobRunner& jobs_;
  GalleryView* gallery_;
  ClassPanel* panel_;
  QStackedWidget* stack_;
  QComboBox* stretch_;
  QComboBox* limits_;
  QComboBox* colourMap_;
  QCheckBox* shareLimits_;
  QSlider* size_;
  QComboBox* group_;
  QComboBox* sort_;
  QCheckBox* descending_;
  QComboBox* show_;
};

}  // namespace blendscope::ui
