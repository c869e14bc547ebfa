// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMimeData;

namespace blendscope::ui {

/// Takes what is dragged upon a window: lies over all of it while something hovers, and says what dropping would do.
class DropTarget : public QWidget {
  Q_OBJECT
 public:
  /// `window` needs no drag and drop of its own.
  explicit DropTarget(QWidget* window);

  /// Why this cannot be opened, in words; empty if it can.
  static QString objectionTo(const QMimeData& data);

 Q_SIGNALS:
  /// One file or folder that exists.
  void dropped(const QString& path);
  void refused(const QString& why);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QString words_;
};

}  // namespace blendscope::ui
