// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include "tour/tour_steps.h"

namespace blendscope::ui {

class JobRunner;
class MainWindow;
class TourFrame;
class TourPanel;
struct SparedArea;

/// Leads through the window, step by step: points at the real widgets and goes on when Next is pressed or people did
/// the thing themselves. Without data it begins by simulating the demo survey.
class GuidedTour : public QObject {
  Q_OBJECT
 public:
  explicit GuidedTour(MainWindow& window);

  void start();
  void close();
  bool isRunning() const { return running_; }
  /// Where it is: a step and a stop of it, from 0.
  int step() const { return step_; }
  int stop() const { return stop_; }

  /// True once in the life of the settings: the first time that it may be offered.
  static bool takeOffer();

 Q_SIGNALS:
  void stopChanged();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void go(int step, int stop);
  void back();
  void next();
  void noteSign(TourSign sign);
  void watchTarget();
  void place();
  /// Navigation, charts and the dock, where they are to be seen.
  std::vector<SparedArea> sparedAreas() const;
  const TourStop& current() const;

  MainWindow& window_;
  std::vector<TourStep> steps_;
  TourPanel* panel_;
  TourFrame* frame_;
  QPointer<QWidget> target_;
  QList<QPointer<QWidget>> watched_;  ///< the target, what it lies in and its viewport
  int step_ = 0;
  int stop_ = 0;
  bool running_ = false;
  bool touched_ = false;  ///< a press of mouse or key reached the target at this stop
};

}  // namespace blendscope::ui
