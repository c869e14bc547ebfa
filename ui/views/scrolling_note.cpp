// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scrolling_note.h"

#include <QLabel>
#include <QResizeEvent>
#include <algorithm>

#include "theme/calm_style.h"
#include "theme/theme.h"

namespace blendscope::ui {

ScrollingNote::ScrollingNote(const QString& objectName, const QString& accessibleName, int mostLines, QWidget* parent)
    : QScrollArea(parent), words_(makeMutedLabel({})), mostLines_(mostLines) {
  describe(this, objectName + QStringLiteral(".scroll"), accessibleName);
  words_->setObjectName(objectName);
  words_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  setWidget(words_);
  setWidgetResizable(true);
  setProperty(kQuietFrameProperty, true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
  hide();
}

void ScrollingNote::setText(const QString& text) {
  words_->setText(text);
  setVisible(!text.isEmpty());
  updateGeometry();
}

int ScrollingNote::heightOfLines(int lines) const { return lines * words_->fontMetrics().lineSpacing(); }

QSize ScrollingNote::sizeHint() const {
  const int width = std::max(1, viewport()->width());
  return {words_->sizeHint().width(),
          std::clamp(words_->heightForWidth(width), 0, heightOfLines(mostLines_)) + 2 * frameWidth()};
}

QSize ScrollingNote::minimumSizeHint() const {
  return {0, std::min(sizeHint().height(), heightOfLines(2) + 2 * frameWidth())};
}

void ScrollingNote::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  // A scroll area does not ask how high wrapped lines are; they would be cut.
  words_->setMinimumHeight(std::max(0, words_->heightForWidth(viewport()->width())));
  if (event->oldSize().width() != event->size().width()) updateGeometry();
}

}  // namespace blendscope::ui
