// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pipeline_editor.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include "base/error.h"
#include "imaging/normalizers.h"
#include "study/all_classifiers.h"
#include "theme/style_parts.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/fold.h"
#include "views/parameter_form.h"
#include "views/step_combo.h"

namespace blendscope::ui {

namespace {

constexpr int kChoiceWidth = 152;

QToolButton* makeIconButton(const QString& icon, const QString& objectName, const QString& name, QWidget* parent) {
  auto* button = new QToolButton(parent);
  describe(button, objectName, name, name);
  button->setIcon(themedIcon(icon));
  button->setAutoRaise(true);
  return button;
}

StepSpec firstNormalizer(const PipelineSpec& spec) {
  return spec.normalizers.empty() ? StepSpec{"raw", {}} : spec.normalizers.front();
}

/// The parts of a pipeline that the forms do not show, as text.
QString keptParts(PipelineSpec spec) {
  if (!spec.normalizers.empty()) spec.normalizers.erase(spec.normalizers.begin());
  spec.classifier.reset();
  const StageList stages = spec.stages();
  return stages.empty() ? QString() : QString::fromStdString(toText(stages));
}

}  // namespace

PipelineEditor::PipelineEditor(const QString& prefix, const PipelineSpec& spec, QWidget* parent) : QFrame(parent) {
  setObjectName(prefix);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kGap + 4, kGap, kGap + 4, kGap);
  layout->setSpacing(kGap / 2);
  layout->addWidget(buildHeader(prefix));
  layout->addWidget(buildText(prefix));
  fold_ = new Fold(prefix + QStringLiteral(".fold"), tr("Settings"), this);
  fold_->content()->addWidget(buildForms(prefix));
  layout->addWidget(fold_);
  setSpec(spec);
}

QWidget* PipelineEditor::buildHeader(const QString& prefix) {
  auto* header = new QWidget(this);
  auto* layout = new QHBoxLayout(header);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  tick_ = new QCheckBox(header);
  QFont font = tick_->font();
  font.setWeight(QFont::DemiBold);
  tick_->setFont(font);
  tick_->setChecked(true);
  describe(tick_, prefix + QStringLiteral(".ticked"), tr("Train this model"), tr("Train this model"));
  layout->addWidget(tick_, 1);
  auto* duplicate = makeIconButton(QStringLiteral("duplicate"), prefix + QStringLiteral(".duplicate"),
                                   tr("Add a copy of this model"), header);
  auto* remove =
      makeIconButton(QStringLiteral("close"), prefix + QStringLiteral(".remove"), tr("Remove this model"), header);
  layout->addWidget(duplicate);
  layout->addWidget(remove);
  connect(tick_, &QCheckBox::toggled, this, &PipelineEditor::changed);
  connect(duplicate, &QToolButton::clicked, this, &PipelineEditor::duplicateRequested);
  connect(remove, &QToolButton::clicked, this, &PipelineEditor::removeRequested);
  return header;
}

QWidget* PipelineEditor::buildText(const QString& prefix) {
  auto* area = new QWidget(this);
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  text_ = new QLineEdit(area);
  describe(text_, prefix + QStringLiteral(".text"), tr("Pipeline as text"),
           tr("The same model as one line, as the command line takes it. Type or paste, then press Enter."));
  auto* copy = new QToolButton(area);
  describe(copy, prefix + QStringLiteral(".copy"), tr("Copy the pipeline text"), tr("Copy this line"));
  copy->setText(tr("Copy"));
  copy->setAutoRaise(true);
  message_ = new QLabel(area);
  message_->setObjectName(prefix + QStringLiteral(".problem"));
  setTextRole(message_, TextRole::Caption);
  message_->setWordWrap(true);
  auto* line = new QHBoxLayout;
  line->setSpacing(kGap / 2);
  line->addWidget(text_, 1);
  line->addWidget(copy);
  layout->addLayout(line);
  layout->addWidget(message_);
  connect(text_, &QLineEdit::editingFinished, this, &PipelineEditor::takeText);
  connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text_->text()); });
  return area;
}

QWidget* PipelineEditor::buildForms(const QString& prefix) {
  auto* area = new QWidget(this);
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  normalizer_ = makeStepCombo(StepKind::Normalizer, prefix + QStringLiteral(".normalizer"), tr("Normalisation"), area);
  classifier_ = makeStepCombo(StepKind::Classifier, prefix + QStringLiteral(".classifier"), tr("Model"), area);
  normalizerPlace_ = new QVBoxLayout;
  classifierPlace_ = new QVBoxLayout;
  kept_ = makeMutedLabel({}, area);
  kept_->setObjectName(prefix + QStringLiteral(".kept"));
  const auto addChoice = [&](const QString& words, QComboBox* combo, QVBoxLayout* place) {
    auto* label = new QLabel(words, area);
    label->setBuddy(combo);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addStretch(1);
    combo->setFixedWidth(kChoiceWidth);
    row->addWidget(combo);
    layout->addLayout(row);
    layout->addLayout(place);
  };
  addChoice(tr("Normalise by"), normalizer_, normalizerPlace_);
  layout->addWidget(kept_);
  addChoice(tr("Model"), classifier_, classifierPlace_);
  connect(normalizer_, &QComboBox::currentIndexChanged, this, &PipelineEditor::chooseNormalizer);
  connect(classifier_, &QComboBox::currentIndexChanged, this, &PipelineEditor::chooseClassifier);
  return area;
}

void PipelineEditor::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const ThemeColours& colours = coloursOf(palette());
  drawBox(painter, rect(), colours.panel, colours.line, kCornerRadius);
}

bool PipelineEditor::ticked() const { return tick_->isChecked(); }
void PipelineEditor::setTicked(bool ticked) { tick_->setChecked(ticked); }
void PipelineEditor::setOpen(bool open) { fold_->setOpen(open); }
PipelineSpec PipelineEditor::spec() const { return spec_; }

void PipelineEditor::setSpec(const PipelineSpec& spec) {
  spec_ = spec;
  textProblem_.clear();
  const StepSpec normalizer = firstNormalizer(spec_);
  chooseStep(normalizer_, normalizer.name);
  chooseStep(classifier_, spec_.classifier->name);
  showForm(normalizerForm_, normalizerPlace_, normalizer);
  showForm(classifierForm_, classifierPlace_, *spec_.classifier);
  text_->setText(QString::fromStdString(spec_.text()));
  showState();
}

void PipelineEditor::showForm(ParameterForm*& form, QVBoxLayout* place, const StepSpec& step) {
  if (!form || form->info().name != step.name) {
    if (form) {
      form->hide();
      form->deleteLater();
    }
    const auto* asNormalizer = normalizers().find(step.name);
    form = new ParameterForm(asNormalizer ? asNormalizer->info : allClassifiers().find(step.name)->info);
    place->addWidget(form);
    connect(form, &ParameterForm::edited, this, &PipelineEditor::formEdited);
  }
  form->setSpec(step);
}

void PipelineEditor::chooseNormalizer() {
  showForm(normalizerForm_, normalizerPlace_, {normalizer_->currentData().toString().toStdString(), {}});
  normalizer_->setToolTip(normalizer_->currentData(Qt::ToolTipRole).toString());
  formEdited();
}

void PipelineEditor::chooseClassifier() {
  showForm(classifierForm_, classifierPlace_, {classifier_->currentData().toString().toStdString(), {}});
  classifier_->setToolTip(classifier_->currentData(Qt::ToolTipRole).toString());
  formEdited();
}

void PipelineEditor::formEdited() {
  if (spec_.normalizers.empty()) {
    spec_.normalizers = {normalizerForm_->spec()};
  } else {
    spec_.normalizers.front() = normalizerForm_->spec();
  }
  spec_.classifier = classifierForm_->spec();
  textProblem_.clear();
  text_->setText(QString::fromStdString(spec_.text()));
  showState();
  Q_EMIT changed();
}

void PipelineEditor::takeText() {
  if (text_->text().toStdString() == spec_.text()) return;
  try {
    const PipelineSpec written = PipelineSpec::parse(text_->text().toStdString());
    if (!written.classifier) throw UsageError("a model is missing at the end, for example | muygps");
    setSpec(written);
  } catch (const Error& e) {
    textProblem_ = QString::fromStdString(e.problem());
    showState();
  }
  Q_EMIT changed();
}

QString PipelineEditor::problem() const {
  if (!textProblem_.isEmpty()) return textProblem_;
  const QString normalizerProblem = normalizerForm_->problem();
  return normalizerProblem.isEmpty() ? classifierForm_->problem() : normalizerProblem;
}

void PipelineEditor::showState() {
  tick_->setText(classifier_->currentText());
  message_->setText(textProblem_.isEmpty() ? QString() : QStringLiteral("⚠ ") + textProblem_);
  message_->setVisible(!textProblem_.isEmpty());
  const QString kept = keptParts(spec_);
  kept_->setText(tr("Also in this pipeline: %1").arg(kept));
  kept_->setVisible(!kept.isEmpty());
  text_->setCursorPosition(0);
}

}  // namespace blendscope::ui
