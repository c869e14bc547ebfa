// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/image_dock.h"

#include <QMainWindow>
#include <algorithm>

#include "theme/theme.h"

namespace blendscope::ui {

ImageDock::ImageDock(Workspace& workspace, CutoutDetails& details, QMainWindow& window,
                     std::function<std::shared_ptr<const RowOrder>()> order)
    : QDockWidget(tr("Image")),
      workspace_(workspace),
      window_(window),
      order_(std::move(order)),
      panel_(new ImagePanel(workspace, details)) {
  setObjectName(QStringLiteral("imageDock"));
  setWidget(panel_);
  connect(panel_, &ImagePanel::stepRequested, this, &ImageDock::step);
  connect(panel_, &ImagePanel::fillRequested, this, &ImageDock::setFilling);
  connect(panel_, &ImagePanel::closeRequested, this, &ImageDock::leave);
  connect(this, &QDockWidget::visibilityChanged, this, [this](bool visible) {
    if (!visible) setFilling(false);
  });
}

void ImageDock::open() {
  QWidget* focused = window_.focusWidget();
  if (focused && !isAncestorOf(focused)) cameFrom_ = focused;
  show();
  raise();
  if (!isFloating()) window_.resizeDocks({this}, {std::max(width(), window_.width() / 2)}, Qt::Horizontal);
  panel_->view()->setFocus();
}

void ImageDock::setFilling(bool filling) {
  panel_->bar()->setFilling(filling);
  if (filling && !hidden_ && !isFloating()) {
    hidden_ = window_.centralWidget();
    hidden_->hide();
  } else if (!filling && hidden_) {
    hidden_->show();
    hidden_.clear();
  }
}

void ImageDock::leave() {
  if (panel_->bar()->isFilling()) return setFilling(false);
  hide();
  window_.resizeDocks({this}, {kDockWidth}, Qt::Horizontal);
  if (cameFrom_) cameFrom_->setFocus();
}

void ImageDock::step(int by) {
  const auto& set = workspace_.data();
  const auto current = workspace_.currentRow();
  if (!set || !current || set->size() == 0) return;
  const auto order = order_ ? order_() : nullptr;
  const bool placed = order && *current < order->placeOf.size() && order->placeOf[*current] != RowOrder::kNowhere;
  const std::size_t count = placed ? order->rows.size() : set->size();
  const std::size_t place = placed ? order->placeOf[*current] : *current;
  if ((by < 0 && place == 0) || (by > 0 && place + 1 >= count)) return;
  const std::size_t next = by < 0 ? place - 1 : place + 1;
  workspace_.setCurrentRow(placed ? order->rows[next] : static_cast<Row>(next));
}

}  // namespace blendscope::ui
