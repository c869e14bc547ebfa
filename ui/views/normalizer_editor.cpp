// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/normalizer_editor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "base/error.h"
#include "imaging/normalizers.h"
#include "study/pipeline_spec.h"
#include "theme/style_parts.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/parameter_form.h"
#include "views/step_combo.h"

namespace blendscope::ui {

namespace {

QToolButton* makeCloseButton(const QString& objectName, const QString& name, QWidget* parent) {
  auto* button = new QToolButton(parent);
  describe(button, objectName, name, name);
  button->setIcon(themedIcon(QStringLiteral("close")));
  button->setAutoRaise(true);
  return button;
}

}  // namespace

NormalizerEditor::NormalizerEditor(const QString& prefix, const Stage& stage, QWidget* parent)
    : QFrame(parent), stepList_(new QVBoxLayout), text_(new QLineEdit(this)), message_(new QLabel(this)) {
  setObjectName(prefix);
  remove_ = makeCloseButton(prefix + QStringLiteral(".remove"), tr("Remove this normalisation"), this);
  describe(text_, prefix + QStringLiteral(".text"), tr("Normalisation as text"),
           tr("The same as one line, as the command line takes it; > joins steps. Type or paste, then press Enter."));
  auto* then = new QToolButton(this);
  then->setText(tr("Then…"));
  then->setAutoRaise(true);
  describe(then, prefix + QStringLiteral(".then"), tr("Add a step after these"),
           tr("Normalise the result once more, for example the share of flux, then the z-score of every pixel"));
  message_->setObjectName(prefix + QStringLiteral(".problem"));
  setTextRole(message_, TextRole::Caption);
  message_->setWordWrap(true);

  auto* line = new QHBoxLayout;
  line->setSpacing(kGap / 2);
  line->addWidget(text_, 1);
  line->addWidget(then);
  line->addWidget(remove_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kGap + 4, kGap, kGap + 4, kGap);
  layout->setSpacing(kGap / 2);
  stepList_->setSpacing(kGap);
  layout->addLayout(stepList_);
  layout->addLayout(line);
  layout->addWidget(message_);
  connect(remove_, &QToolButton::clicked, this, &NormalizerEditor::removeRequested);
  connect(text_, &QLineEdit::editingFinished, this, &NormalizerEditor::takeText);
  connect(then, &QToolButton::clicked, this, [this] {
    addStep({"zscore-pixel", {}});
    edited();
  });
  setStage(stage);
}

void NormalizerEditor::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColours& colours = coloursOf(palette());
  drawBox(painter, rect(), colours.panel, colours.line, kCornerRadius);
}

void NormalizerEditor::setRemovable(bool removable) { remove_->setVisible(removable); }

void NormalizerEditor::addStep(const StepSpec& spec) {
  const QString name = QStringLiteral("%1.step%2").arg(objectName()).arg(nextStep_++);
  auto* area = new QWidget(this);
  auto* combo = makeStepCombo(StepKind::Normalizer, name, tr("Normalisation"), area);
  auto* place = new QVBoxLayout(area);
  place->setContentsMargins(0, 0, 0, 0);
  place->setSpacing(kGap / 2);
  auto* line = new QHBoxLayout;
  line->setSpacing(kGap / 2);
  line->addWidget(combo, 1);
  if (!steps_.empty()) {
    auto* close = makeCloseButton(name + QStringLiteral(".remove"), tr("Leave this step out"), area);
    connect(close, &QToolButton::clicked, this, [this, area] {
      removeStep(area);
      edited();
    });
    line->addWidget(close);
  }
  place->addLayout(line);
  stepList_->addWidget(area);
  steps_.push_back({area, combo, place, nullptr});
  chooseStep(combo, spec.name);
  showForm(steps_.back(), spec);
  connect(combo, &QComboBox::currentIndexChanged, this, [this, area, combo] {
    const auto step = std::ranges::find(steps_, area, &Step::area);
    showForm(*step, {chosenStep(combo), {}});
    edited();
  });
}

void NormalizerEditor::showForm(Step& step, const StepSpec& spec) {
  if (!step.form || step.form->info().name != spec.name) {
    if (step.form) {
      step.form->hide();
      step.form->deleteLater();
    }
    step.form = new ParameterForm(normalizers().find(spec.name)->info, step.area);
    step.place->addWidget(step.form);
    step.form->setVisible(!step.form->info().parameters.empty());
    connect(step.form, &ParameterForm::edited, this, &NormalizerEditor::edited);
  }
  step.form->setSpec(spec);
}

void NormalizerEditor::removeStep(const QWidget* area) {
  const auto step = std::ranges::find(steps_, area, &Step::area);
  step->area->hide();
  step->area->deleteLater();
  steps_.erase(step);
}

Stage NormalizerEditor::stage() const {
  Stage stage;
  for (const Step& step : steps_) stage.push_back(step.form->spec());
  return stage;
}

void NormalizerEditor::setStage(const Stage& stage) {
  while (steps_.size() > std::max<std::size_t>(1, stage.size())) removeStep(steps_.back().area);
  for (std::size_t i = 0; i < stage.size(); ++i) {
    if (i == steps_.size()) {
      addStep(stage[i]);
    } else {
      chooseStep(steps_[i].combo, stage[i].name);
      showForm(steps_[i], stage[i]);
    }
  }
  textProblem_.clear();
  message_->hide();
  text_->setText(QString::fromStdString(toText(StageList{this->stage()})));
  text_->setCursorPosition(0);
}

QString NormalizerEditor::problem() const {
  if (!textProblem_.isEmpty()) return textProblem_;
  for (const Step& step : steps_) {
    if (!step.form->problem().isEmpty()) return step.form->problem();
  }
  return {};
}

void NormalizerEditor::edited() {
  textProblem_.clear();
  message_->hide();
  text_->setText(QString::fromStdString(toText(StageList{stage()})));
  text_->setCursorPosition(0);
  Q_EMIT changed();
}

void NormalizerEditor::takeText() {
  const std::string written = text_->text().toStdString();
  if (written == toText(StageList{stage()})) return;
  try {
    const PipelineSpec spec = PipelineSpec::parse(written);
    if (spec.normalizers.empty() || spec.stages().size() != 1) {
      throw UsageError("only normalisations belong here, joined by >, for example flux > zscore-pixel");
    }
    setStage(spec.normalizers);
  } catch (const Error& e) {
    textProblem_ = QString::fromStdString(e.problem());
    message_->setText(QStringLiteral("⚠ ") + textProblem_);
    message_->show();
  }
  Q_EMIT changed();
}

}  // namespace blendscope::ui
