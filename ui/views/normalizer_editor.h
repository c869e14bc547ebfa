// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "base/step_spec.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace blendscope::ui {

class ParameterForm;

/// One normalisation: a chain of steps, each with its settings, and the one line of text that says the same and may be
/// typed or pasted instead.
class NormalizerEditor : public QFrame {
  Q_OBJECT
 public:
  /// Controls are called PREFIX.step1, PREFIX.step2, …, PREFIX.then, PREFIX.text, PREFIX.remove.
  NormalizerEditor(const QString& prefix, const Stage& stage, QWidget* parent = nullptr);

  /// At least one step; only to be used where `problem()` is empty.
  Stage stage() const;
  void setStage(const Stage& stage);
  /// What is wrong, naming the field; empty if all is well.
  QString problem() const;
  void setRemovable(bool removable);

 Q_SIGNALS:
  void changed();
  void removeRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Step {
    QWidget* area;
    QComboBox* combo;
    QVBoxLayout* place;
    ParameterForm* form;
  };
  void addStep(const StepSpec& spec);
  void showForm(Step& step, const StepSpec& spec);
  void removeStep(const QWidget* area);
  void edited();
  void takeText();

  std::vector<Step> steps_;
  int nextStep_ = 1;
  QString textProblem_;
  QVBoxLayout* stepList_;
  QLineEdit* text_;
  QLabel* message_;
  QToolButton* remove_;
};

}  // namespace blendscope::ui
