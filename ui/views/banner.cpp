// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/banner.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <utility>

#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kBannerMark = 3;

void showChoice(QPushButton& button, const QString& words) {
  button.setText(words);
  button.setAccessibleName(words);
  button.setVisible(!words.isEmpty());
}

}  // namespace

Banner::Banner(QWidget* parent, const QString& name)
    : QWidget(parent), message_(new QLabel), button_(new QPushButton), other_(new QPushButton) {
  setObjectName(name);
  describe(message_, name + QStringLiteral("Message"), tr("Message"));
  message_->setWordWrap(true);
  message_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  describe(button_, name + QStringLiteral("Button"), tr("Do something about this message"));
  describe(other_, name + QStringLiteral("Other"), tr("Do something else about this message"));
  auto* close = new QToolButton;
  close->setAutoRaise(true);
  close->setIcon(themedIcon(QStringLiteral("close")));
  describe(close, name + QStringLiteral("Close"), tr("Close this message"), tr("Close this message"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kMargin + kBannerMark, kGap, kGap, kGap);
  layout->addWidget(message_, 1);
  layout->addWidget(button_);
  layout->addWidget(other_);
  layout->addWidget(close);
  connect(button_, &QPushButton::clicked, this, [this] { answer(act_); });
  connect(other_, &QPushButton::clicked, this, [this] { answer(otherAct_); });
  connect(close, &QToolButton::clicked, this, [this] { answer(closed_); });
  hide();
}

void Banner::answer(const std::function<void()>& act) {
  const std::function<void()> kept = act;
  dismiss();
  if (kept) kept();
}

void Banner::say(const QString& message, const QString& button, std::function<void()> act) {
  warns_ = true;
  present(message, button, std::move(act));
}

void Banner::offer(const QString& message, const QString& button, std::function<void()> act) {
  warns_ = false;
  present(message, button, std::move(act));
}

void Banner::ask(const QString& message, const Choice& one, const Choice& other, std::function<void()> closed) {
  warns_ = true;
  present(message, one.words, one.act);
  otherAct_ = other.act;
  closed_ = std::move(closed);
  showChoice(*other_, other.words);
}

void Banner::present(const QString& message, const QString& button, std::function<void()> act) {
  act_ = std::move(act);
  otherAct_ = {};
  closed_ = {};
  message_->setText(message);
  setAccessibleName(message);
  showChoice(*button_, button);
  showChoice(*other_, {});
  show();
  update();
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
  painter.fillRect(QRect(0, 0, kBannerMark, height()), warns_ ? colours.wrong : colours.accent);
  painter.fillRect(QRect(0, height() - 1, width(), 1), colours.line);
}

}  // namespace blendscope::ui
