// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/sweep_form.h"

#include <fmt/format.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/number_text.h"
#include "study/step_lookup.h"
#include "theme/theme.h"
#include "views/fold.h"
#include "views/parameter_form.h"
#include "views/split_form.h"
#include "views/step_combo.h"

namespace blendscope::ui {

namespace {

constexpr int kPoints = 8;
constexpr int kRepeats = 10;
constexpr double kReach = 10;  ///< proposed range: the default divided and multiplied by this

bool isNumber(const ParameterInfo& parameter) {
  return (parameter.kind == ParameterKind::Number || parameter.kind == ParameterKind::Integer) &&
         std::holds_alternative<double>(parameter.defaultValue);
}

/// One significant digit.
double rounded(double value) { return parseDouble(fmt::format("{:.1g}", value)).value_or(value); }

double numberOf(const QLineEdit* edit) {
  return parseDouble(edit->text().toStdString()).value_or(std::numeric_limits<double>::quiet_NaN());
}

}  // namespace

SweepForm::SweepForm(QWidget* parent)
    : QWidget(parent),
      family_(
          makeStepCombo(StepKind::Normalizer, QStringLiteral("sweep.family"), tr("Family of normalisations"), this)),
      parameter_(new QComboBox(this)),
      from_(new QLineEdit(this)),
      to_(new QLineEdit(this)),
      points_(new QSpinBox(this)),
      classifier_(makeStepCombo(StepKind::Classifier, QStringLiteral("sweep.classifier"), tr("Model"), this)),
      mirror_(new QCheckBox(tr("Train on mirror copies"), this)),
      split_(new SplitForm(this)) {
  describe(parameter_, QStringLiteral("sweep.parameter"), tr("Number that is varied"));
  describe(mirror_, QStringLiteral("sweep.mirror"), tr("Train on mirror copies"),
           tr("Every cutout is learnt in its eight mirror images and quarter turns, and predictions are averaged over "
              "them: slower, often better"));
  settings_ = new Fold(QStringLiteral("sweep.settings"), tr("Settings of the model"), this);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  layout->addWidget(makeSectionLabel(tr("Family")));
  layout->addWidget(family_);
  layout->addWidget(parameter_);
  layout->addWidget(buildRange());
  layout->addSpacing(kGap);
  layout->addWidget(makeSectionLabel(tr("Judged by")));
  layout->addWidget(classifier_);
  layout->addWidget(settings_);
  layout->addWidget(mirror_);
  layout->addSpacing(kGap);
  layout->addWidget(makeSectionLabel(tr("Test")));
  SplitSpec split;
  split.repeats = kRepeats;
  split_->setSpec(split);
  layout->addWidget(split_);
  fillFamilies();
  chooseStep(classifier_, "muygps");
  chooseClassifier();
  connect(family_, &QComboBox::currentIndexChanged, this, [this] {
    chooseFamily();
    Q_EMIT changed();
  });
  connect(parameter_, &QComboBox::currentIndexChanged, this, [this] {
    proposeRange();
    Q_EMIT changed();
  });
  connect(classifier_, &QComboBox::currentIndexChanged, this, [this] {
    chooseClassifier();
    Q_EMIT changed();
  });
  connect(mirror_, &QCheckBox::toggled, this, &SweepForm::changed);
  connect(split_, &SplitForm::changed, this, &SweepForm::changed);
}

void SweepForm::fillFamilies() {
  const QSignalBlocker quiet(family_);
  for (int i = family_->count() - 1; i >= 0; --i) {
    const StepInfo& info = stepNamed(family_->itemData(i).toString().toStdString());
    if (std::ranges::none_of(info.parameters, isNumber)) family_->removeItem(i);
  }
  chooseStep(family_, "rroot-minmax");
  chooseFamily();
}

QWidget* SweepForm::buildRange() {
  auto* area = new QWidget(this);
  auto* line = new QHBoxLayout(area);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(kGap / 2);
  describe(from_, QStringLiteral("sweep.from"), tr("From"), tr("First value"));
  describe(to_, QStringLiteral("sweep.to"), tr("To"), tr("Last value"));
  describe(points_, QStringLiteral("sweep.points"), tr("Number of values"),
           tr("How many values are tried, in equal ratios over a wide range, else in equal steps"));
  points_->setRange(1, 100);
  points_->setValue(kPoints);
  points_->setPrefix(tr("in "));
  for (QLineEdit* edit : {from_, to_}) {
    edit->setMinimumWidth(48);
    connect(edit, &QLineEdit::textChanged, this, &SweepForm::changed);
  }
  connect(points_, &QSpinBox::valueChanged, this, &SweepForm::changed);
  line->addWidget(from_, 1);
  line->addWidget(makeMutedLabel(tr("to")));
  line->addWidget(to_, 1);
  line->addWidget(points_);
  return area;
}

const ParameterInfo& SweepForm::parameter() const {
  return *stepNamed(chosenStep(family_)).find(parameter_->currentData().toString().toStdString());
}

void SweepForm::chooseFamily() {
  {
    const QSignalBlocker quiet(parameter_);
    parameter_->clear();
    for (const ParameterInfo& info : stepNamed(chosenStep(family_)).parameters) {
      if (!isNumber(info)) continue;
      parameter_->addItem(QString::fromStdString(info.label), QString::fromStdString(info.name));
      parameter_->setItemData(parameter_->count() - 1, QString::fromStdString(info.help), Qt::ToolTipRole);
    }
  }
  proposeRange();
}

void SweepForm::proposeRange() {
  const ParameterInfo& info = parameter();
  parameter_->setToolTip(QString::fromStdString(info.help));
  const double standard = std::get<double>(info.defaultValue);
  const QSignalBlocker quietFrom(from_);
  const QSignalBlocker quietTo(to_);
  from_->setText(QString::fromStdString(formatNumber(std::max(info.minimum, rounded(standard / kReach)))));
  to_->setText(QString::fromStdString(formatNumber(std::min(info.maximum, rounded(standard * kReach)))));
}

void SweepForm::chooseClassifier() {
  if (classifierForm_) {
    classifierForm_->hide();
    classifierForm_->deleteLater();
  }
  classifierForm_ = new ParameterForm(stepNamed(chosenStep(classifier_)));
  settings_->content()->addWidget(classifierForm_);
  connect(classifierForm_, &ParameterForm::edited, this, &SweepForm::changed);
}

void SweepForm::setData(std::shared_ptr<const CutoutSet> set) {
  set_ = std::move(set);
  split_->setData(set_);
}

SweepRequest SweepForm::request() const {
  SweepRequest request;
  request.pipeline.normalizers = {{chosenStep(family_), {}}};
  if (mirror_->isChecked()) request.pipeline.augmentation = parseStep("augment:d4");
  request.pipeline.classifier = classifierForm_->spec();
  request.parameter = parameter_->currentData().toString().toStdString();
  request.values = sweepValues(numberOf(from_), numberOf(to_), static_cast<std::size_t>(points_->value()));
  request.split = split_->spec();
  request.data = set_;
  return request;
}

QString SweepForm::problem() const {
  if (!(numberOf(from_) <= numberOf(to_)) || !std::isfinite(numberOf(to_) - numberOf(from_))) {
    return tr("The range needs two numbers, the smaller one first.");
  }
  if (!classifierForm_->problem().isEmpty()) return classifierForm_->problem();
  try {
    sweepCurves(request());
  } catch (const UsageError& error) {
    return QString::fromStdString(error.problem());
  }
  return {};
}

QString SweepForm::parameterWords() const {
  const ParameterInfo& info = parameter();
  return info.unit.empty()
             ? QString::fromStdString(info.label)
             : QStringLiteral("%1 (%2)").arg(QString::fromStdString(info.label), QString::fromStdString(info.unit));
}

std::size_t SweepForm::trainingCount() const {
  std::size_t points = 0;
  for (const SweepCurve& curve : sweepCurves(request())) points += curve.points.size();
  const SplitSpec split = split_->spec();
  return points * static_cast<std::size_t>(std::max(1, split.folds) * split.repeats);
}

}  // namespace blendscope::ui
