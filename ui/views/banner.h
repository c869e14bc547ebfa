// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>

class QLabel;
class QPushButton;

namespace blendscope::ui {

/// A line above the page for something the user should know but need not answer. Hidden while it has nothing to say.
class Banner : public QWidget {
  Q_OBJECT
 public:
  explicit Banner(QWidget* parent = nullptr, const QString& name = QStringLiteral("banner"));

  /// Without `button` there is only the message and the way to close it; pressing the button closes it too.
  void say(const QString& message, const QString& button = {}, std::function<void()> act = {});
  /// The same for something that went well or may be left alone.
  void offer(const QString& message, const QString& button, std::function<void()> act);
  struct Choice {
    QString words;
    std::function<void()> act;
  };
  /// Two things that can be done, and what happens if the user closes it without either.
  void ask(const QString& message, const Choice& one, const Choice& other, std::function<void()> closed);
  void dismiss();
  QString message() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void present(const QString& message, const QString& button, std::function<void()> act);
  void answer(const std::function<void()>& act);

  std::function<void()> act_;
  std::function<void()> otherAct_;
  std::function<void()> closed_;
  bool warns_ = true;
  QLabel* message_;
  QPushButton* button_;
  QPushButton* other_;
};

}  // namespace blendscope::ui
