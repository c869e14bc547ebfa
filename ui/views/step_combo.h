// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

#include "base/parameter_info.h"

namespace blendscope::ui {

/// A choice among all steps of a kind by label; its data are their names, its tool tips their help and formula.
QComboBox* makeStepCombo(StepKind kind, const QString& objectName, const QString& accessibleName, QWidget* parent);

/// Chooses the step of that name without a signal.
void chooseStep(QComboBox* combo, const std::string& name);

/// Name of the chosen step.
std::string chosenStep(const QComboBox* combo);

}  // namespace blendscope::ui
