// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/split_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <cmath>

#include "evaluate/duplicates.h"
#include "models/number_words.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kLargestSeed = 1'000'000;
/// Columns that name what several cutouts may show; the first one there is proposed.
constexpr const char* kObjectColumns[] = {"object", "family", "source_id", "objectid"};

QSpinBox* makeSpinBox(int minimum, int maximum, int value, const QString& objectName, const QString& name,
                      const QString& toolTip, QWidget* parent) {
  auto* box = new QSpinBox(parent);
  box->setRange(minimum, maximum);
  box->setValue(value);
  describe(box, objectName, name, toolTip);
  return box;
}

QString discoveredObjects() { return SplitForm::tr("Objects found among the cutouts"); }

std::size_t countUsable(const CutoutSet& set) {
  std::size_t labelled = 0;
  for (const int label : set.labels()) labelled += label != kUnlabelled ? 1 : 0;
  for (const Row row : set.nonFiniteRows()) labelled -= set.label(row) != kUnlabelled ? 1 : 0;
  return labelled;
}

}  // namespace

SplitForm::SplitForm(QWidget* parent)
    : QWidget(parent), kind_(new QComboBox(this)), group_(new QComboBox(this)), stratify_(new QCheckBox(this)) {
  setObjectName(QStringLiteral("split"));
  percent_ = makeSpinBox(1, 99, 20, QStringLiteral("split.percent"), tr("Part that is tested"),
                         tr("Share of the cutouts kept away from training to test on"), this);
  percent_->setSuffix(tr(" %"));
  folds_ = makeSpinBox(2, 50, 5, QStringLiteral("split.folds"), tr("Folds"),
                       tr("Number of equal parts; each is tested once by a model trained on the others"), this);
  repeats_ = makeSpinBox(2, 200, 10, QStringLiteral("split.repeats"), tr("Repeats"),
                         tr("Number of independent random divisions"), this);
  seed_ = makeSpinBox(0, kLargestSeed, 42, QStringLiteral("split.seed"), tr("Seed"),
                      tr("Start of the random draw: the same seed gives the same division"), this);
  sentence_ = makeMutedLabel({}, this);
  sentence_->setObjectName(QStringLiteral("split.sentence"));
  build();
  showKind();
  setData(nullptr);
}

void SplitForm::build() {
  describe(kind_, QStringLiteral("split.kind"), tr("Kind of division"));
  kind_->addItem(tr("Hold some out"));
  kind_->addItem(tr("K-fold"));
  kind_->addItem(tr("Hold out, repeated"));
  describe(
      group_, QStringLiteral("split.group"), tr("Keep together by"),
      tr("Cutouts with the same value in this column stay on one side, so that no object is both learnt and tested"));
  group_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  group_->setMinimumContentsLength(8);
  describe(stratify_, QStringLiteral("split.stratify"), tr("Stratify"),
           tr("Keep the proportions of the classes in every part"));
  stratify_->setText(tr("Same class mix in every part"));

  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("Division"), kind_);
  form->addRow(tr("Folds"), folds_);
  form->addRow(tr("Repeats"), repeats_);
  form->addRow(tr("Test part"), percent_);
  form->addRow(tr("Seed"), seed_);
  form->addRow(tr("Keep together"), group_);
  form->addRow(stratify_);
  form->addRow(sentence_);
  connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
    showKind();
    emitChange();
  });
  for (QSpinBox* box : {percent_, folds_, repeats_, seed_}) {
    connect(box, &QSpinBox::valueChanged, this, &SplitForm::emitChange);
  }
  connect(group_, &QComboBox::currentIndexChanged, this, &SplitForm::emitChange);
  connect(stratify_, &QCheckBox::toggled, this, &SplitForm::emitChange);
}

void SplitForm::showKind() {
  auto* form = static_cast<QFormLayout*>(layout());
  form->setRowVisible(folds_, kind_->currentIndex() == FoldsKind);
  form->setRowVisible(repeats_, kind_->currentIndex() == RepeatsKind);
  form->setRowVisible(percent_, kind_->currentIndex() != FoldsKind);
}

void SplitForm::emitChange() {
  showSentence();
  Q_EMIT changed();
}

void SplitForm::setData(std::shared_ptr<const CutoutSet> set) {
  hasData_ = set != nullptr;
  usable_ = set ? countUsable(*set) : 0;
  const QString before = group_->currentData().toString();
  {
    const QSignalBlocker quiet(group_);
    group_->clear();
    group_->addItem(tr("Nothing: every cutout alone"), QString());
    if (set) {
      if (groupsByDiscovery(*set, kDiscoveredObjects)) {
        group_->addItem(discoveredObjects(), QString::fromLatin1(kDiscoveredObjects));
      }
      for (const MetadataColumn& column : set->metadata().columns()) {
        const QString name = QString::fromStdString(column.name);
        group_->addItem(name, name);
      }
    }
    group_->setCurrentIndex(std::max(0, group_->findData(before)));
    for (const char* name : kObjectColumns) {
      if (group_->currentIndex() > 0) break;
      group_->setCurrentIndex(std::max(0, group_->findText(QString::fromUtf8(name), Qt::MatchFixedString)));
    }
  }
  showSentence();
}

SplitSpec SplitForm::spec() const {
  SplitSpec spec;
  spec.fraction = percent_->value() / 100.0;
  if (kind_->currentIndex() == FoldsKind) {
    spec = SplitSpec{};
    spec.folds = folds_->value();
  }
  if (kind_->currentIndex() == RepeatsKind) spec.repeats = repeats_->value();
  spec.seed = static_cast<std::uint64_t>(seed_->value());
  spec.stratify = stratify_->isChecked();
  spec.group = group_->currentData().toString().toStdString();
  return spec;
}

void SplitForm::setSpec(const SplitSpec& spec) {
  kind_->setCurrentIndex(spec.folds > 0 ? FoldsKind : spec.repeats > 1 ? RepeatsKind : FractionKind);
  percent_->setValue(static_cast<int>(std::lround(100 * spec.fraction)));
  if (spec.folds > 0) folds_->setValue(spec.folds);
  if (spec.repeats > 1) repeats_->setValue(spec.repeats);
  if (spec.seed) seed_->setValue(static_cast<int>(std::min<std::uint64_t>(*spec.seed, kLargestSeed)));
  stratify_->setChecked(spec.stratify);
  group_->setCurrentIndex(std::max(0, group_->findData(QString::fromStdString(spec.group))));
}

QString SplitForm::countsSentence() const {
  const double n = static_cast<double>(usable_);
  const bool exact = group_->currentIndex() <= 0 && !stratify_->isChecked();
  const auto counted = [&](double count) {
    const QString text = countText(static_cast<std::size_t>(std::llround(count)));
    return exact ? text : tr("about %1").arg(text);
  };
  if (kind_->currentIndex() == FoldsKind) {
    const double test = std::floor(n / folds_->value());
    return tr("%1 rounds: each trains on about %2 cutouts and tests the other %3, so that every cutout is tested once.")
        .arg(folds_->value())
        .arg(countText(static_cast<std::size_t>(n - test)), countText(static_cast<std::size_t>(test)));
  }
  const double test = std::round(n * percent_->value() / 100.0);
  QString once = tr("%1 cutouts train, %2 are tested").arg(counted(n - test), counted(test));
  if (kind_->currentIndex() == FractionKind) {
    once.front() = once.front().toUpper();
    return once + QLatin1Char('.');
  }
  return tr("%1 rounds with a fresh draw each: %2.").arg(repeats_->value()).arg(once);
}

QString SplitForm::groupSentence() const {
  if (group_->currentIndex() <= 0) return tr("Each cutout counts as an object of its own.");
  if (group_->currentText() == discoveredObjects()) {
    return tr("Copies of an image, mirrored ones too, and cutouts at one place on the sky stay together.");
  }
  return tr("Cutouts that share %1 stay together: none of them is on both sides.").arg(group_->currentText());
}

void SplitForm::showSentence() {
  if (!hasData_) return sentence_->setText(tr("Open a data set to see how many cutouts would train."));
  if (usable_ == 0) return sentence_->setText(tr("No cutout of this data set has a class, so nothing can be trained."));
  sentence_->setText(countsSentence() + QLatin1Char(' ') + groupSentence());
}

}  // namespace blendscope::ui
