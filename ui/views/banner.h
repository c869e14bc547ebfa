// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace blendscope::ui {

/// A line above the page for something the user should know but need not answer. Hidden while it has nothing to say.
class Banner : public QWidget {
  Q_OBJECT
 public:
  explicit Banner(QWidget* parent = nullptr);

  /// Without `button` there is only the message and the way to close it.
  void say(const QString& message, const QString& button = {});
  void dismiss();
  QString message() const;

 Q_SIGNALS:
  void buttonClicked();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QLabel* message_;
  QPushButton* button_;
};

}  // namespace blendscope::ui
