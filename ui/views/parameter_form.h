// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "base/parameter_info.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace blendscope::ui {

class Fold;
class ParameterEditor;

/// One parameter: label, editor, unit, a way back to the default, and below them what is wrong with the value.
class ParameterRow : public QWidget {
  Q_OBJECT
 public:
  ParameterRow(const StepInfo& step, const ParameterInfo& info, QWidget* parent);

  const ParameterInfo& info() const { return info_; }
  ArgumentValue value() const;
  void setValue(const ArgumentValue& value);
  bool isDefault() const;
  /// Empty if the value is allowed.
  const QString& problem() const { return problem_; }

 Q_SIGNALS:
  void edited();

 private:
  void buildControls(const QString& objectName);
  void check();
  QString findProblem() const;

  const StepInfo& step_;
  const ParameterInfo& info_;
  ParameterEditor* editor_;
  QToolButton* reset_;
  QLabel* message_;
  QString problem_;
};

/// The settings of a step, made from its ParameterInfo: what matters first, the rest folded away. Its controls are
/// called STEP.PARAMETER.
class ParameterForm : public QWidget {
  Q_OBJECT
 public:
  explicit ParameterForm(StepInfo info, QWidget* parent = nullptr);

  const StepInfo& info() const { return info_; }
  /// The step with the arguments that differ from their defaults.
  StepSpec spec() const;
  /// Sets every control; arguments that are missing go back to their defaults.
  void setSpec(const StepSpec& spec);
  /// The first thing wrong, naming its field; empty if all is well.
  QString problem() const;

 Q_SIGNALS:
  /// A person changed a value.
  void edited();

 private:
  ParameterRow* addRow(const ParameterInfo& parameter, QVBoxLayout* layout);
  void showChangedCount();

  StepInfo info_;
  std::vector<ParameterRow*> rows_;
  Fold* advanced_ = nullptr;
};

}  // namespace blendscope::ui
