// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/tour_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "theme/style_parts.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kTourWidth = 320;
constexpr int kTourFrameWidth = 3;
constexpr int kFrameReach = 4;  ///< of the frame beyond its target

QPushButton* makeStepButton(const QString& text, const char* name, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  describe(button, QString::fromLatin1(name), text);
  return button;
}

}  // namespace

TourPanel::TourPanel(QWidget* window)
    : QFrame(window),
      count_(makeMutedLabel({}, this)),
      title_(makeSectionLabel({}, this)),
      words_(new QLabel(this)),
      back_(makeStepButton(tr("Back"), "tourBack", this)),
      next_(makeStepButton(tr("Next"), "tourNext", this)),
      close_(makeStepButton(tr("Close"), "tourClose", this)) {
  setObjectName(QStringLiteral("tourPanel"));
  count_->setObjectName(QStringLiteral("tourCount"));
  title_->setObjectName(QStringLiteral("tourTitle"));
  words_->setObjectName(QStringLiteral("tourWords"));
  words_->setWordWrap(true);
  makePrimary(next_);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(close_);
  buttons->addStretch(1);
  buttons->addWidget(back_);
  buttons->addWidget(next_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
  layout->setSpacing(kGap);
  layout->addWidget(count_);
  layout->addWidget(title_);
  layout->addWidget(words_);
  layout->addSpacing(kGap);
  layout->addLayout(buttons);
  connect(back_, &QPushButton::clicked, this, &TourPanel::backRequested);
  connect(next_, &QPushButton::clicked, this, &TourPanel::nextRequested);
  connect(close_, &QPushButton::clicked, this, &TourPanel::closeRequested);
  hide();
}

void TourPanel::say(int step, int stepCount, const QString& title, const QString& words) {
  count_->setText(tr("Step %1 of %2").arg(step).arg(stepCount));
  title_->setText(title);
  words_->setText(words);
  setAccessibleName(tr("Guided tour, step %1: %2").arg(step).arg(title));
  setAccessibleDescription(words);
}

void TourPanel::setEnds(bool first, bool last) {
  back_->setEnabled(!first);
  next_->setVisible(!last);
  close_->setText(last ? tr("Finish") : tr("Close"));
  close_->setAccessibleName(close_->text());
}

void TourPanel::takeFocus() { next_->setFocus(Qt::OtherFocusReason); }

void TourPanel::placeNear(const QRect& target) {
  const int wide = std::max(kTourWidth, layout()->minimumSize().width());
  resize(wide, layout()->hasHeightForWidth() ? layout()->heightForWidth(wide) : layout()->sizeHint().height());
  const QRect room = parentWidget()->rect().adjusted(kGap, kGap, -kGap, -kGap);
  const int top = std::clamp(target.center().y() - height() / 2, room.top(), room.bottom() - height() + 1);
  const int left = std::clamp(target.center().x() - width() / 2, room.left(), room.right() - width() + 1);
  const QPoint places[] = {{target.right() + kMargin, top},
                           {target.left() - kMargin - width(), top},
                           {left, target.top() - kMargin - height()},
                           {left, target.bottom() + kMargin}};
  QPoint place = QPoint(target.right() - width() - kMargin, target.bottom() - height() - kMargin);
  for (const QPoint& beside : places) {
    if (!room.contains(QRect(beside, size()))) continue;
    place = beside;
    break;
  }
  move(std::clamp(place.x(), room.left(), room.right() - width() + 1),
       std::clamp(place.y(), room.top(), room.bottom() - height() + 1));
  raise();
}

void TourPanel::paintEvent(QPaintEvent*) {
  const ThemeColours& colours = coloursOf(palette());
  QPainter painter(this);
  drawBox(painter, rect(), colours.raised, colours.accent, 0);
}

void TourPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) {
    Q_EMIT closeRequested();
    return;
  }
  // Outside dialogs a button hears the space bar alone.
  auto* button = qobject_cast<QPushButton*>(focusWidget());
  if (button && button->hasFocus() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
    return button->click();
  }
  QFrame::keyPressEvent(event);
}

TourFrame::TourFrame(QWidget* window) : QWidget(window) {
  setObjectName(QStringLiteral("tourFrame"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
}

void TourFrame::setTarget(const QRect& target) {
  setGeometry(
      target.adjusted(-kFrameReach, -kFrameReach, kFrameReach, kFrameReach).intersected(parentWidget()->rect()));
  raise();
}

void TourFrame::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(coloursOf(palette()).accent, kTourFrameWidth));
  constexpr double kInset = 0.5 * kTourFrameWidth;
  painter.drawRoundedRect(QRectF(rect()).adjusted(kInset, kInset, -kInset, -kInset), kCornerRadius, kCornerRadius);
}

}  // namespace blendscope::ui
