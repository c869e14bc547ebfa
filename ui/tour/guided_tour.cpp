// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/guided_tour.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QDockWidget>
#include <QEvent>
#include <QGraphicsView>
#include <QSettings>
#include <QTimer>

#include "main_window.h"
#include "pages/page.h"
#include "tour/tour_panel.h"
#include "views/class_panel.h"
#include "views/image_view.h"
#include "views/pca_panel.h"
#include "views/plot_view.h"
#include "views/rail.h"

namespace blendscope::ui {

namespace {

// Of a pixel that the words of the tour cover; see TourPanel.
constexpr double kCostOfNavigation = 20;
constexpr double kCostOfPicture = 2;
constexpr double kCostOfDock = 0.2;

/// A chart, a table or pictures.
bool isWorthSeeing(const QWidget* widget) {
  return qobject_cast<const PlotView*>(widget) || qobject_cast<const QGraphicsView*>(widget) ||
         qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const ClassPanel*>(widget) ||
         qobject_cast<const PcaPanel*>(widget);
}

QString offeredKey() { return QStringLiteral("tour/offered"); }

}  // namespace

GuidedTour::GuidedTour(MainWindow& window)
    : QObject(&window),
      window_(window),
      steps_(tourSteps()),
      panel_(new TourPanel(&window)),
      frame_(new TourFrame(&window)) {
  connect(panel_, &TourPanel::backRequested, this, &GuidedTour::back);
  connect(panel_, &TourPanel::nextRequested, this, &GuidedTour::next);
  connect(panel_, &TourPanel::closeRequested, this, &GuidedTour::close);
  Workspace& workspace = window.workspace();
  connect(&workspace, &Workspace::currentRowChanged, this, [this] { noteSign(TourSign::CurrentRow); });
  connect(&workspace, &Workspace::selectionChanged, this, [this, &workspace] {
    if (!workspace.selection().empty()) noteSign(TourSign::Selection);
  });
  connect(&window.jobs(), &JobRunner::jobFinished, this, [this, &window](int id) {
    const JobInfo* job = window.jobs().find(id);
    if (job && !job->background && job->state == JobState::Done) noteSign(TourSign::Job);
  });
}

bool GuidedTour::takeOffer() {
  QSettings settings;
  if (settings.value(offeredKey(), false).toBool()) return false;
  settings.setValue(offeredKey(), true);
  return true;
}

void GuidedTour::start() {
  takeOffer();
  if (!window_.workspace().data() && !window_.opener().isOpening()) window_.opener().simulate(SurveyPreset::Demo);
  running_ = true;
  go(0, 0);
  panel_->takeFocus();
}

void GuidedTour::close() {
  running_ = false;
  panel_->hide();
  frame_->hide();
  target_.clear();
  watchTarget();
  Q_EMIT stopChanged();
}

const TourStop& GuidedTour::current() const {
  return steps_[static_cast<std::size_t>(step_)].stops[static_cast<std::size_t>(stop_)];
}

void GuidedTour::go(int step, int stop) {
  step_ = step;
  stop_ = stop;
  touched_ = false;
  const TourStep& now = steps_[static_cast<std::size_t>(step)];
  window_.openPage(current().page);
  if (auto* dock = window_.findChild<QDockWidget*>(current().dock)) {
    dock->show();
    dock->raise();
  }
  target_ = window_.currentPage()->findChild<QWidget*>(current().target);
  if (!target_) target_ = window_.findChild<QWidget*>(current().target);
  watchTarget();
  panel_->say(step + 1, static_cast<int>(steps_.size()), now.title, current().words);
  panel_->setEnds(step == 0 && stop == 0,
                  step + 1 == static_cast<int>(steps_.size()) && stop + 1 == static_cast<int>(now.stops.size()));
  panel_->show();
  place();
  // Once more when the page has its layout.
  QTimer::singleShot(0, this, &GuidedTour::place);
  Q_EMIT stopChanged();
}

void GuidedTour::back() {
  if (stop_ > 0) return go(step_, stop_ - 1);
  if (step_ > 0) go(step_ - 1, static_cast<int>(steps_[static_cast<std::size_t>(step_) - 1].stops.size()) - 1);
}

void GuidedTour::next() {
  if (stop_ + 1 < static_cast<int>(steps_[static_cast<std::size_t>(step_)].stops.size())) return go(step_, stop_ + 1);
  if (step_ + 1 < static_cast<int>(steps_.size())) go(step_ + 1, 0);
}

void GuidedTour::noteSign(TourSign sign) {
  if (!running_ || !touched_ || current().sign != sign) return;
  touched_ = false;
  // What gave the sign is still at work.
  QTimer::singleShot(0, this, [this, step = step_, stop = stop_] {
    if (running_ && step == step_ && stop == stop_) next();
  });
}

void GuidedTour::watchTarget() {
  for (const auto& widget : watched_) {
    if (widget) widget->removeEventFilter(this);
  }
  watched_.clear();
  if (!target_) return;
  if (auto* scroll = qobject_cast<QAbstractScrollArea*>(target_)) watched_.append(scroll->viewport());
  for (QWidget* widget = target_; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
    watched_.append(widget);
  }
  for (const auto& widget : watched_) widget->installEventFilter(this);
}

std::vector<SparedArea> GuidedTour::sparedAreas() const {
  std::vector<SparedArea> areas;
  const auto spare = [&](const QWidget* widget, double cost) {
    if (widget && widget->isVisible())
      areas.push_back({QRect(widget->mapTo(&window_, QPoint(0, 0)), widget->size()), cost});
  };
  spare(window_.findChild<Rail*>(), kCostOfNavigation);
  spare(window_.findChild<QDockWidget*>(QStringLiteral("inspectorDock")), kCostOfDock);
  for (const auto* image : window_.findChildren<ImageView*>()) spare(image, kCostOfPicture);
  for (const auto* widget : window_.currentPage()->findChildren<QWidget*>()) {
    if (isWorthSeeing(widget)) spare(widget, kCostOfPicture);
  }
  return areas;
}

void GuidedTour::place() {
  if (!running_) return;
  // What is not there yet, such as a chart before its run, is pointed at by its page.
  const QWidget* shown = target_ && target_->isVisible() ? target_.data() : window_.currentPage();
  const QRect rect(shown->mapTo(&window_, QPoint(0, 0)), shown->size());
  frame_->setTarget(rect);
  frame_->show();
  panel_->placeNear(rect, sparedAreas());
}

bool GuidedTour::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::KeyPress: {
      const auto* scroll = qobject_cast<QAbstractScrollArea*>(target_);
      if (watched == target_ || (scroll && watched == scroll->viewport())) touched_ = true;
      break;
    }
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
      QTimer::singleShot(0, this, &GuidedTour::place);
      break;
    default:
      break;
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace blendscope::ui
