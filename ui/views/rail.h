// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QButtonGroup>
#include <QWidget>

class QVBoxLayout;

namespace blendscope::ui {

/// The pages as icons over words down the left edge, in the order of the work. Ctrl+1 opens the first.
class Rail : public QWidget {
  Q_OBJECT
 public:
  explicit Rail(QWidget* parent = nullptr);

  /// `id` also names the icon.
  void addPage(const QString& id, const QString& title);
  void setCurrent(const QString& id);

 Q_SIGNALS:
  void pageChosen(const QString& id);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QButtonGroup* buttons_;
  QVBoxLayout* column_;
};

}  // namespace blendscope::ui
