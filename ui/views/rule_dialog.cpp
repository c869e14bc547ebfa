// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/rule_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

#include "models/number_words.h"
#include "state/labeller.h"
#include "theme/theme.h"

namespace blendscope::ui {

RuleDialog::RuleDialog(Workspace& workspace, QWidget* parent, const QString& rule)
    : QDialog(parent),
      workspace_(workspace),
      rows_(workspace.selection()),
      class_(new QComboBox),
      rule_(new QLineEdit(rule)) {
  setObjectName(QStringLiteral("ruleDialog"));
  setWindowTitle(tr("Label selection by rule"));
  const ClassNames names = classesToGive(workspace_);
  for (int c = 0; c < names.count(); ++c) class_->addItem(classIcon(c), QString::fromStdString(names.name(c)), c);
  class_->addItem(classIcon(kUnlabelled), tr("unlabelled"), kUnlabelled);
  describe(class_, QStringLiteral("ruleClass"), tr("Class"));
  describe(rule_, QStringLiteral("ruleText"), tr("Rule"), tr("Kept with every label, so that it tells where it comes from"));
  rule_->setPlaceholderText(tr("e.g. separation > 2 px and P(blend) > 0.99"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  auto* give = buttons->addButton(tr("Label %1").arg(countText(rows_.count(), tr("cutout"), tr("cutouts"))),
                                  QDialogButtonBox::AcceptRole);
  give->setObjectName(QStringLiteral("ruleAccept"));
  give->setEnabled(!rule.trimmed().isEmpty());
  connect(rule_, &QLineEdit::textChanged, give, [give](const QString& text) { give->setEnabled(!text.trimmed().isEmpty()); });
  connect(buttons, &QDialogButtonBox::accepted, this, &RuleDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &RuleDialog::reject);
  auto* form = new QFormLayout(this);
  form->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
  form->addRow(tr("Class"), class_);
  form->addRow(tr("Rule"), rule_);
  form->addRow(buttons);
  setMinimumWidth(kDockWidth + kSettingsWidth / 2);
}

void RuleDialog::accept() {
  if (rows_.universe() == workspace_.selection().universe()) {
    labelByRule(workspace_, rows_, class_->currentData().toInt(), rule_->text());
  }
  QDialog::accept();
}

}  // namespace blendscope::ui
