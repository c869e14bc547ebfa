// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace blendscope::ui {

/// A heading that folds what is below it away.
class Fold : public QWidget {
  Q_OBJECT
 public:
  /// `objectName` goes to the button.
  Fold(const QString& objectName, const QString& heading, QWidget* parent = nullptr);

  /// Without margins of its own.
  QVBoxLayout* content() const { return content_; }
  void setHeading(const QString& heading);
  bool isOpen() const { return open_; }
  void setOpen(bool open);

 private:
  QToolButton* button_;
  QWidget* area_;
  QVBoxLayout* content_;
  bool open_ = false;
};

}  // namespace blendscope::ui
