// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/step_combo.h"

#include <QSignalBlocker>

#include "study/step_lookup.h"
#include "theme/theme.h"

namespace blendscope::ui {

QComboBox* makeStepCombo(StepKind kind, const QString& objectName, const QString& accessibleName, QWidget* parent) {
  auto* combo = new QComboBox(parent);
  describe(combo, objectName, accessibleName);
  combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  combo->setMinimumContentsLength(8);
  for (const StepInfo* info : stepsOfKind(kind)) {
    combo->addItem(QString::fromStdString(info->label), QString::fromStdString(info->name));
    QString help = QString::fromStdString(info->help);
    if (!info->formula.empty()) help += QLatin1Char('\n') + QString::fromStdString(info->formula);
    combo->setItemData(combo->count() - 1, help, Qt::ToolTipRole);
  }
  QObject::connect(combo, &QComboBox::currentIndexChanged, combo,
                   [combo] { combo->setToolTip(combo->currentData(Qt::ToolTipRole).toString()); });
  combo->setToolTip(combo->currentData(Qt::ToolTipRole).toString());
  return combo;
}

void chooseStep(QComboBox* combo, const std::string& name) {
  const QSignalBlocker quiet(combo);
  combo->setCurrentIndex(combo->findData(QString::fromStdString(name)));
  combo->setToolTip(combo->currentData(Qt::ToolTipRole).toString());
}

std::string chosenStep(const QComboBox* combo) { return combo->currentData().toString().toStdString(); }

}  // namespace blendscope::ui
