// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "base/parameter_info.h"

class QComboBox;
class QLineEdit;
class QSlider;

namespace blendscope::ui {

/// Edits one value of a parameter. What cannot be read as the parameter's kind is handed on as the words typed, so
/// that the check of the step names it.
class ParameterEditor : public QWidget {
  Q_OBJECT
 public:
  using QWidget::QWidget;
  virtual ArgumentValue value() const = 0;
  /// Does not emit `edited`.
  virtual void setValue(const ArgumentValue& value) = 0;
  /// The widget that takes the keyboard.
  virtual QWidget* control() const = 0;
  /// A second control over the same value that wants a line of its own; null if there is none.
  virtual QWidget* companion() const { return nullptr; }

 Q_SIGNALS:
  void edited();
};

/// The editor that suits the kind of parameter; `objectName` goes to its control.
ParameterEditor* makeParameterEditor(const ParameterInfo& info, const QString& objectName, QWidget* parent);

/// A number typed, stepped with ↑ and ↓, or dragged on a slider where both ends of its range are known.
class NumberEditor : public ParameterEditor {
  Q_OBJECT
 public:
  NumberEditor(const ParameterInfo& info, const QString& objectName, QWidget* parent);
  ArgumentValue value() const override;
  void setValue(const ArgumentValue& value) override;
  QWidget* control() const override;
  QWidget* companion() const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  double atSlider(int position) const;
  int sliderAt(double number) const;
  void step(int direction);
  void moveSlider();
  double rounded(double number) const;

  ParameterInfo info_;
  QLineEdit* edit_;
  QSlider* slider_ = nullptr;
};

/// One word of a list; with `numbersToo`, a number may be typed instead.
class ChoiceEditor : public ParameterEditor {
  Q_OBJECT
 public:
  ChoiceEditor(const ParameterInfo& info, const QString& objectName, bool numbersToo, QWidget* parent);
  ArgumentValue value() const override;
  void setValue(const ArgumentValue& value) override;
  QWidget* control() const override;

 private:
  QComboBox* combo_;
  bool numbersToo_;
};

}  // namespace blendscope::ui
