// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "study/pipeline_spec.h"

class QLineEdit;

namespace blendscope::ui {

class StepChooser;

/// A normalizer and an embedding with their settings, and the one line of text that says the same. Parts of that line
/// which have no form here (further normalizers, embeddings before the last) are kept as written.
class EmbeddingForm : public QWidget {
  Q_OBJECT
 public:
  explicit EmbeddingForm(QWidget* parent = nullptr);

  /// Only to be used where `problem()` is empty.
  const PipelineSpec& spec() const { return spec_; }
  /// Must end in an embedding.
  void setSpec(const PipelineSpec& spec);
  /// What is wrong; empty if all is well.
  QString problem() const;

 Q_SIGNALS:
  void changed();

 private:
  void takeText();
  void takeForms();
  void showText();

  PipelineSpec spec_;
  QString textProblem_;
  StepChooser* normalizer_;
  StepChooser* method_;
  QLineEdit* text_;
};

}  // namespace blendscope::ui
