// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/fold.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "theme/theme.h"

namespace blendscope::ui {

Fold::Fold(const QString& objectName, const QString& heading, QWidget* parent)
    : QWidget(parent), button_(new QToolButton(this)), area_(new QWidget(this)), content_(new QVBoxLayout(area_)) {
  describe(button_, objectName, heading);
  button_->setText(heading);
  button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button_->setAutoRaise(true);
  button_->setArrowType(Qt::RightArrow);
  content_->setContentsMargins(0, 0, 0, 0);
  content_->setSpacing(kGap);
  area_->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  layout->addWidget(button_, 0, Qt::AlignLeft);
  layout->addWidget(area_);
  connect(button_, &QToolButton::clicked, this, [this] { setOpen(!open_); });
}

void Fold::setHeading(const QString& heading) {
  button_->setText(heading);
  button_->setAccessibleName(heading);
}

void Fold::setOpen(bool open) {
  open_ = open;
  button_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
  button_->setAccessibleDescription(open ? tr("open") : tr("folded away"));
  area_->setVisible(open);
}

}  // namespace blendscope::ui
