// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "study/pipeline_spec.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace blendscope::ui {

class Fold;
class ParameterForm;

/// One model to train: a tick, a normaliser and a classifier with their forms, and the one line of text that says the
/// same and may be typed or pasted instead. Parts of that line which have no form here (augmentation, embeddings,
/// further normalizers) are kept as written.
class PipelineEditor : public QFrame {
  Q_OBJECT
 public:
  /// Controls are called PREFIX.normalizer, PREFIX.classifier, PREFIX.text, PREFIX.ticked, ….
  PipelineEditor(const QString& prefix, const PipelineSpec& spec, QWidget* parent = nullptr);

  bool ticked() const;
  void setTicked(bool ticked);
  /// What is trained; only to be used where `problem()` is empty.
  PipelineSpec spec() const;
  void setSpec(const PipelineSpec& spec);
  /// What is wrong, naming the field; empty if all is well.
  QString problem() const;
  void setOpen(bool open);

 Q_SIGNALS:
  void changed();
  void duplicateRequested();
  void removeRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QWidget* buildHeader(const QString& prefix);
  QWidget* buildText(const QString& prefix);
  QWidget* buildForms(const QString& prefix);
  void showForm(ParameterForm*& form, QVBoxLayout* place, const StepSpec& step);
  void chooseNormalizer();
  void chooseClassifier();
  void takeText();
  void formEdited();
  void showState();

  PipelineSpec spec_;
  QString textProblem_;
  QCheckBox* tick_;
  QLineEdit* text_;
  QLabel* message_;
  QLabel* kept_;
  Fold* fold_;
  QComboBox* normalizer_;
  QComboBox* classifier_;
  QVBoxLayout* normalizerPlace_;
  QVBoxLayout* classifierPlace_;
  ParameterForm* normalizerForm_ = nullptr;
  ParameterForm* classifierForm_ = nullptr;
};

}  // namespace blendscope::ui
