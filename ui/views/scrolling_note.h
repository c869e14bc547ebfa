// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QLabel;

namespace blendscope::ui {

/// Muted words below or above a chart: as high as they are, up to so many lines; more are scrolled to.
class ScrollingNote : public QScrollArea {
  Q_OBJECT
 public:
  /// `objectName`: of the label with the words.
  ScrollingNote(const QString& objectName, const QString& accessibleName, int mostLines, QWidget* parent = nullptr);

  /// Hidden without words.
  void setText(const QString& text);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  int heightOfLines(int lines) const;

  QLabel* words_;
  int mostLines_;
};

}  // namespace blendscope::ui
