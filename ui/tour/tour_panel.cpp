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
constexpr int kFrameReach = 4;          ///< of the frame beyond its target
constexpr double kCostOfTarget = 4;     ///< of a covered pixel
constexpr double kCostOfDistance = 20;  ///< of each pixel away

double areaOf(const QRect& rect) { return rect.isEmpty() ? 0 : double(rect.width()) * rect.height(); }

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

void TourPanel::placeNear(const QRect& target, const std::vector<SparedArea>& spared) {
  const int wide = std::max(kTourWidth, layout()->minimumSize().width());
  resize(wide, layout()->hasHeightForWidth() ? layout()->heightForWidth(wide) : layout()->sizeHint().height());
  const QRect room = parentWidget()->rect().adjusted(kGap, kGap, -kGap, -kGap);
  const QSize most(room.width() - width(), room.height() - height());
  const auto inside = [&](int x, int y) {
    return QPoint(std::clamp(x, room.left(), room.left() + most.width()),
                  std::clamp(y, room.top(), room.top() + most.height()));
  };
  const int top = target.center().y() - height() / 2;
  const int left = target.center().x() - width() / 2;
  const QPoint places[] = {inside(target.right() + kMargin, top),
                           inside(target.left() - kMargin - width(), top),
                           inside(left, target.top() - kMargin - height()),
                           inside(left, target.bottom() + kMargin),
                           inside(room.left(), room.bottom()),
                           inside(room.right(), room.bottom()),
                           inside(room.right(), room.top())};
  const auto costOf = [&](QPoint place) {
    const QRect covered(place, size());
    double cost = kCostOfTarget * areaOf(covered & target) +
                  kCostOfDistance * (covered.center() - target.center()).manhattanLength();
    for (const SparedArea& area : spared) cost += area.cost * areaOf(covered & area.rect);
    return cost;
  };
  move(*std::ranges::min_element(places, {}, costOf));
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
