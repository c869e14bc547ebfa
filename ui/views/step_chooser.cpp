// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/step_chooser.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "pages/page.h"
#include "theme/theme.h"
#include "views/parameter_form.h"

namespace blendscope::ui {

StepChooser::StepChooser(const QString& objectName, const QString& words, const TransformRegistry& registry,
                         QWidget* parent)
    : QWidget(parent), registry_(registry), choice_(new QComboBox), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(kGap);
  describe(choice_, objectName, words);
  choice_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  for (const auto& entry : registry_.entries()) {
    choice_->addItem(QString::fromStdString(entry.info.label), QString::fromStdString(entry.info.name));
    QString help = QString::fromStdString(entry.info.help);
    if (!entry.info.formula.empty()) help += QLatin1Char('\n') + QString::fromStdString(entry.info.formula);
    choice_->setItemData(choice_->count() - 1, help, Qt::ToolTipRole);
  }
  SettingsColumn::addRow(column_, words, choice_);
  connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
    showForm({choice_->currentData().toString().toStdString(), {}});
    Q_EMIT edited();
  });
  setSpec({registry_.entries().front().info.name, {}});
}

void StepChooser::setSpec(const StepSpec& spec) {
  const QSignalBlocker quiet(choice_);
  choice_->setCurrentIndex(choice_->findData(QString::fromStdString(spec.name)));
  showForm(spec);
}

void StepChooser::showForm(const StepSpec& spec) {
  choice_->setToolTip(choice_->currentData(Qt::ToolTipRole).toString());
  if (!form_ || form_->info().name != spec.name) {
    if (form_) {
      form_->hide();
      form_->deleteLater();
    }
    form_ = new ParameterForm(registry_.find(spec.name)->info);
    column_->addWidget(form_);
    connect(form_, &ParameterForm::edited, this, &StepChooser::edited);
  }
  form_->setSpec(spec);
}

StepSpec StepChooser::spec() const { return form_->spec(); }

QString StepChooser::problem() const { return form_->problem(); }

}  // namespace blendscope::ui
