// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "base/parameter_info.h"
#include "study/sweep.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace blendscope::ui {

class Fold;
class ParameterForm;
class SplitForm;

/// What to sweep over: a family of normalisations and its number, the range, the model to judge by, and how to test.
class SweepForm : public QWidget {
  Q_OBJECT
 public:
  /// Controls are called sweep.family, sweep.parameter, sweep.from, sweep.to, sweep.points, sweep.classifier,
  /// sweep.mirror; the division as in SplitForm.
  explicit SweepForm(QWidget* parent = nullptr);

  void setData(std::shared_ptr<const CutoutSet> set);
  /// Only to be used where `problem()` is empty.
  SweepRequest request() const;
  /// What is wrong, naming the field; empty if all is well.
  QString problem() const;
  /// "Root exponent r": the varied number, with its unit.
  QString parameterWords() const;
  /// Models trained in all: points times divisions.
  std::size_t trainingCount() const;

 Q_SIGNALS:
  void changed();

 private:
  void fillFamilies();
  QWidget* buildRange();
  void chooseFamily();
  void proposeRange();
  void chooseClassifier();
  const ParameterInfo& parameter() const;

  std::shared_ptr<const CutoutSet> set_;
  QComboBox* family_;
  QComboBox* parameter_;
  QLineEdit* from_;
  QLineEdit* to_;
  QSpinBox* points_;
  QComboBox* classifier_;
  Fold* settings_;
  ParameterForm* classifierForm_ = nullptr;
  QCheckBox* mirror_;
  SplitForm* split_;
};

}  // namespace blendscope::ui
