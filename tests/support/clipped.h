// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QStringList>

namespace blendscope::testing {

/// Visible labels and buttons below `root` that are smaller than their words, each in a line that says by how much.
inline QStringList clippedWords(const QWidget& root) {
  QStringList clipped;
  const auto check = [&](const QWidget& widget, const QString& words, QSize needed) {
    // Two pixels are what fonts and styles disagree about.
    if (widget.width() + 2 >= needed.width() && widget.height() + 2 >= needed.height()) return;
    clipped.append(QStringLiteral("%1 “%2” is %3×%4, needs %5×%6")
                       .arg(widget.objectName(), words.left(40))
                       .arg(widget.width())
                       .arg(widget.height())
                       .arg(needed.width())
                       .arg(needed.height()));
  };
  for (const auto* label : root.findChildren<QLabel*>()) {
    if (!label->isVisible() || label->text().isEmpty()) continue;
    const QSize needed = label->wordWrap() ? QSize(1, label->heightForWidth(label->width())) : label->minimumSizeHint();
    check(*label, label->text(), needed);
  }
  for (const auto* button : root.findChildren<QAbstractButton*>()) {
    if (button->isVisible() && !button->text().isEmpty()) check(*button, button->text(), button->sizeHint());
  }
  for (const auto* box : root.findChildren<QComboBox*>()) {
    if (box->isVisible()) check(*box, box->currentText(), QSize(1, box->minimumSizeHint().height()));
  }
  return clipped;
}

}  // namespace blendscope::testing
