// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/rail.h"

#include <QAbstractButton>
#include <QAction>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "theme/text_size.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kButtonHeight = 64;
constexpr int kMark = 3;

/// Icon over word; the current page has an accent bar at its left edge.
class RailButton : public QAbstractButton {
 public:
  RailButton(const QIcon& icon, const QString& title, QWidget* parent) : QAbstractButton(parent) {
    setText(title);
    setIcon(icon);
    setCheckable(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
  }

  QSize sizeHint() const override {
    const QFontMetrics metrics(captionFont());
    return {std::max(kRailWidth, metrics.horizontalAdvance(text()) + kGap), kButtonHeight + scaled(16) - 16};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const ThemeColours& colours = coloursOf(palette());
    QPainter painter(this);
    if (isChecked() || underMouse()) painter.fillRect(rect(), colours.raised);
    if (isChecked()) painter.fillRect(QRect(0, 0, kMark, height()), colours.accent);
    const QRect icon((width() - kRailIcon) / 2, 10, kRailIcon, kRailIcon);
    this->icon().paint(&painter, icon, Qt::AlignCenter, QIcon::Normal, isChecked() ? QIcon::On : QIcon::Off);
    painter.setFont(captionFont());
    painter.setPen(isChecked() ? colours.text : colours.muted);
    painter.drawText(rect().adjusted(0, icon.bottom() + 4, 0, 0), Qt::AlignHCenter | Qt::AlignTop, text());
    if (hasFocus()) {
      painter.setPen(colours.accent);
      painter.drawRect(rect().adjusted(kMark + 1, 2, -3, -3));
    }
  }
};

}  // namespace

Rail::Rail(QWidget* parent) : QWidget(parent), buttons_(new QButtonGroup(this)), column_(new QVBoxLayout(this)) {
  describe(this, QStringLiteral("rail"), tr("Pages"));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
  column_->setContentsMargins(0, kGap, 1, kGap);
  column_->setSpacing(0);
  column_->addStretch(1);
}

void Rail::addPage(const QString& id, const QString& title) {
  const auto number = static_cast<int>(buttons_->buttons().size()) + 1;
  auto* button = new RailButton(themedIcon(id), title, this);
  describe(button, QStringLiteral("rail-") + id, title, tr("%1 (Ctrl+%2)").arg(title).arg(number));
  buttons_->addButton(button, number);
  column_->insertWidget(column_->count() - 1, button);
  connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT pageChosen(id); });
  auto* shortcut = new QAction(title, this);
  shortcut->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(number)));
  connect(shortcut, &QAction::triggered, this, [this, id] { Q_EMIT pageChosen(id); });
  addAction(shortcut);
}

void Rail::setCurrent(const QString& id) {
  if (auto* button = findChild<QAbstractButton*>(QStringLiteral("rail-") + id)) button->setChecked(true);
}

void Rail::paintEvent(QPaintEvent*) {
  const ThemeColours& colours = coloursOf(palette());
  QPainter painter(this);
  painter.fillRect(rect(), colours.panel);
  painter.fillRect(QRect(width() - 1, 0, 1, height()), colours.line);
}

}  // namespace blendscope::ui
