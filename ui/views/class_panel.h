// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "imaging/class_distributions.h"
#include "jobs/job_runner.h"
#include "state/workspace.h"

class QComboBox;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabBar;

namespace blendscope::ui {

class ClassStrip;
class ProfileChart;

/// How do blends differ? Class images, radial profiles and the distributions of every quantity, a tab each. What takes
/// time is worked out when its tab is first opened. Hidden where the data have no classes or no images.
class ClassPanel : public QWidget {
  Q_OBJECT
 public:
  enum Tab { Images, Profiles, Distributions };

  ClassPanel(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  void openTab(Tab tab);
  const std::vector<std::shared_ptr<const ClassDistribution>>& distributions() const { return distributions_; }

 Q_SIGNALS:
  /// A bar was clicked and its stars are selected now.
  void starsSelected();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* buildHeader();
  QWidget* buildDistributions();
  void takeData();
  void showTab(int tab);
  /// Beside the tabs, cut to the room there is.
  void say(const QString& words);
  void measureProfiles();
  void measureDistributions();
  void showDistributions(std::vector<ClassDistribution> distributions);
  void choose(const ClassDistribution& distribution, int c, std::size_t bin, Qt::KeyboardModifiers modifiers);

  Workspace& workspace_;
  JobRunner& jobs_;
  ClassStrip* strip_;
  ProfileChart* profiles_;
  QTabBar* tabs_ = nullptr;
  QStackedWidget* stack_ = nullptr;
  QComboBox* average_ = nullptr;
  QLabel* title_ = nullptr;
  QLabel* words_ = nullptr;
  QString said_;
  QScrollArea* scroll_ = nullptr;
  std::vector<std::shared_ptr<const ClassDistribution>> distributions_;
  bool profilesAsked_ = false;
  bool distributionsAsked_ = false;
};

}  // namespace blendscope::ui
