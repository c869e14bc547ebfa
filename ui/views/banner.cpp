// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kMark = 3;

}  // namespace

Banner::Banner(QWidget* parent) : QWidget(parent), message_(new QLabel), button_(new QPushButton) {
  setObjectName(QStringLiteral("banner"));
  message_->setObjectName(QStringLiteral("bannerMessage"));
  message_->setWordWrap(true);
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  button_->setObjectName(QStringLiteral("bannerButton"));
  auto* close = new QToolButton;
  close->setAutoRaise(true);
  close->setIcon(themedIcon(QStringLiteral("close")));
  describe(close, QStringLiteral("bannerClose"), tr("Close this message"), tr("Close this message"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kMargin + kMark, kGap, kGap, kGap);
  layout->addWidget(message_, 1);
  layout->addWidget(button_);
  layout->addWidget(close);
  connect(button_, &QPushButton::clicked, this, &Banner::buttonClicked);
  connect(close, &QToolButton::clicked, this, &Banner::dismiss);
  hide();
}

void Banner::say(const QString& message, const QString& button) {
  message_->setText(message);
  setAccessibleName(message);
  button_->setText(button);
  button_->setAccessibleName(button);
  button_->setVisible(!button.isEmpty());
  show();
}

void Banner::dismiss() {
  message_->clear();
  hide();
}

QString Banner::message() const { return message_->text(); }

void Banner::paintEvent(QPaintEvent*) {
  const ThemeColours& colours = coloursOf(palette());
  QPainter painter(this);
  painter.fillRect(rect(), colours.raised);
  painter.fillRect(QRect(0, 0, kMark, height()), colours.wrong);
  painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
}

}  // namespace blendscope::ui
