// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/parameter_form.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "base/error.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/fold.h"
#include "views/parameter_editor.h"

namespace blendscope::ui {

namespace {

constexpr int kEditorWidth = 152;
constexpr int kLeastEditorWidth = 104;

}  // namespace

ParameterRow::ParameterRow(const StepInfo& step, const ParameterInfo& info, QWidget* parent)
    : QWidget(parent), step_(step), info_(info), reset_(new QToolButton(this)), message_(new QLabel(this)) {
  const QString objectName = QString::fromStdString(step.name + "." + info.name);
  editor_ = makeParameterEditor(info, objectName, this);
  buildControls(objectName);
  editor_->setValue(info.defaultValue);
  check();
  connect(editor_, &ParameterEditor::edited, this, [this] {
    check();
    Q_EMIT edited();
  });
  connect(reset_, &QToolButton::clicked, this, [this] {
    setValue(info_.defaultValue);
    editor_->control()->setFocus();
    Q_EMIT edited();
  });
}

void ParameterRow::buildControls(const QString& objectName) {
  const QString unit = QString::fromStdString(info_.unit);
  const QString name = QString::fromStdString(info_.label);
  auto* label = new QLabel(unit.isEmpty() ? name : tr("%1 (%2)").arg(name, unit), this);
  label->setToolTip(QString::fromStdString(info_.help));
  label->setBuddy(editor_->control());
  editor_->setMinimumWidth(kLeastEditorWidth);
  editor_->setMaximumWidth(kEditorWidth);

  describe(reset_, objectName + QStringLiteral(".reset"), tr("Reset %1").arg(name),
           tr("Back to %1").arg(QString::fromStdString(toText(info_.defaultValue))));
  reset_->setIcon(themedIcon(QStringLiteral("reset")));
  reset_->setAutoRaise(true);
  QSizePolicy keepsRoom = reset_->sizePolicy();
  keepsRoom.setRetainSizeWhenHidden(true);
  reset_->setSizePolicy(keepsRoom);

  message_->setObjectName(objectName + QStringLiteral(".problem"));
  message_->setWordWrap(true);
  setTextRole(message_, TextRole::Caption);

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(kGap / 2);
  grid->setVerticalSpacing(2);
  grid->setColumnStretch(0, 2);
  grid->setColumnStretch(2, 3);
  label->setWordWrap(true);
  grid->addWidget(label, 0, 0);
  if (info_.kind == ParameterKind::Pipelines) {
    editor_->setMaximumWidth(QWIDGETSIZE_MAX);
    editor_->setMinimumWidth(0);
    grid->addWidget(editor_, 1, 0, 1, 3);
  } else {
    grid->addWidget(editor_, 0, 2);
  }
  grid->addWidget(reset_, 0, 1);
  if (editor_->companion()) grid->addWidget(editor_->companion(), 1, 0, 1, 3);
  grid->addWidget(message_, 2, 0, 1, 3);
}

ArgumentValue ParameterRow::value() const { return editor_->value(); }

void ParameterRow::setValue(const ArgumentValue& value) {
  editor_->setValue(value);
  check();
}

bool ParameterRow::isDefault() const { return toText(value()) == toText(info_.defaultValue); }

QString ParameterRow::findProblem() const {
  const StepSpec alone{step_.name, {{info_.name, value()}}};
  try {
    (void)Parameters(step_, alone);
  } catch (const UsageError& e) {
    return QString::fromStdString(e.problem());
  }
  try {
    if (isDefault() || parseStep(toText(alone)).arguments.size() == 1) return {};
  } catch (const UsageError&) {
  }
  return tr("%1 must be one word without blanks, quotes or any of | > : , = ( ) ;")
      .arg(QString::fromStdString(info_.name));
}

void ParameterRow::check() {
  problem_ = findProblem();
  reset_->setVisible(!isDefault());
  message_->setVisible(!problem_.isEmpty());
  message_->setText(problem_.isEmpty() ? QString() : QStringLiteral("⚠ ") + problem_);
  editor_->control()->setAccessibleDescription(problem_.isEmpty() ? QString::fromStdString(info_.help) : problem_);
}

ParameterForm::ParameterForm(StepInfo info, QWidget* parent) : QWidget(parent), info_(std::move(info)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  for (const ParameterInfo& parameter : info_.parameters) {
    if (!parameter.advanced) rows_.push_back(addRow(parameter, layout));
  }
  if (std::none_of(info_.parameters.begin(), info_.parameters.end(), [](const auto& p) { return p.advanced; })) return;
  advanced_ = new Fold(QString::fromStdString(info_.name) + QStringLiteral(".advanced"), {}, this);
  layout->addWidget(advanced_);
  for (const ParameterInfo& parameter : info_.parameters) {
    if (parameter.advanced) rows_.push_back(addRow(parameter, advanced_->content()));
  }
  showChangedCount();
}

ParameterRow* ParameterForm::addRow(const ParameterInfo& parameter, QVBoxLayout* layout) {
  auto* row = new ParameterRow(info_, parameter, this);
  layout->addWidget(row);
  connect(row, &ParameterRow::edited, this, [this] {
    showChangedCount();
    Q_EMIT edited();
  });
  return row;
}

void ParameterForm::showChangedCount() {
  if (!advanced_) return;
  const auto changed = std::count_if(rows_.begin(), rows_.end(),
                                     [](const ParameterRow* row) { return row->info().advanced && !row->isDefault(); });
  advanced_->setHeading(changed == 0 ? tr("More settings") : tr("More settings (%1 changed)").arg(changed));
}

StepSpec ParameterForm::spec() const {
  StepSpec spec{info_.name, {}};
  for (const ParameterInfo& parameter : info_.parameters) {
    const auto row = std::find_if(rows_.begin(), rows_.end(), [&](const auto* r) { return &r->info() == &parameter; });
    if (!(*row)->isDefault()) spec.arguments.emplace_back(parameter.name, (*row)->value());
  }
  return spec;
}

void ParameterForm::setSpec(const StepSpec& spec) {
  for (ParameterRow* row : rows_) {
    const ArgumentValue* written = spec.find(row->info().name);
    row->setValue(written ? *written : row->info().defaultValue);
  }
  showChangedCount();
}

QString ParameterForm::problem() const {
  for (const ParameterRow* row : rows_) {
    if (!row->problem().isEmpty()) return row->problem();
  }
  return {};
}

}  // namespace blendscope::ui
