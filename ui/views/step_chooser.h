// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "base/step_spec.h"
#include "imaging/normalizers.h"

class QComboBox;
class QVBoxLayout;

namespace blendscope::ui {

class ParameterForm;

/// One normalizer or embedding: which one, and its settings in the form made from its parameters.
class StepChooser : public QWidget {
  Q_OBJECT
 public:
  /// `words` stand above the choice; the box is called `objectName`.
  StepChooser(const QString& objectName, const QString& words, const TransformRegistry& registry,
              QWidget* parent = nullptr);

  StepSpec spec() const;
  /// Does not emit `edited`. The step must be one of the registry's.
  void setSpec(const StepSpec& spec);
  /// What is wrong with the settings; empty if nothing is.
  QString problem() const;

 Q_SIGNALS:
  void edited();

 private:
  void showForm(const StepSpec& spec);

  const TransformRegistry& registry_;
  QComboBox* choice_;
  QVBoxLayout* column_;
  ParameterForm* form_ = nullptr;
};

}  // namespace blendscope::ui
