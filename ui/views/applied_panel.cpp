// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/applied_panel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "models/number_words.h"
#include "state/model_shelf.h"
#include "theme/text_size.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

QToolButton* makeModelButton(const QString& icon, const QString& objectName, const QString& name,
                             const QString& toolTip) {
  auto* button = new QToolButton;
  describe(button, objectName, name, toolTip);
  button->setIcon(themedIcon(icon));
  button->setAutoRaise(true);
  return button;
}

/// "1,200 single · 800 blend".
QString countsOf(const AppliedModel& applied) {
  QStringList parts;
  for (std::size_t c = 0; c < applied.counts.size(); ++c) {
    parts << countText(applied.counts[c]) + QLatin1Char(' ') +
                 QString::fromStdString(applied.model->classNames().name(static_cast<int>(c)));
  }
  return parts.join(QStringLiteral(" · "));
}

}  // namespace

AppliedPanel::AppliedPanel(Workspace& workspace, ModelShelf& shelf, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      shelf_(shelf),
      apply_(new QPushButton(themedIcon(QStringLiteral("open")), tr("Apply a saved model…"))),
      words_(makeMutedLabel({})),
      list_(new QVBoxLayout) {
  describe(apply_, QStringLiteral("applySavedModel"), tr("Apply a saved model"),
           tr("Predicts every cutout, labelled or not. Predictions become columns to sort, group and colour by."));
  words_->setObjectName(QStringLiteral("appliedWords"));
  words_->hide();
  list_->setSpacing(kGap);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap);
  layout->addWidget(apply_, 0, Qt::AlignLeft);
  layout->addLayout(list_);
  layout->addWidget(words_);
  connect(apply_, &QPushButton::clicked, this, &AppliedPanel::chooseModel);
  connect(&shelf_, &ModelShelf::said, this, [this](const QString& words) {
    words_->setText(words);
    words_->show();
  });
  connect(&workspace_, &Workspace::appliedChanged, this, &AppliedPanel::refresh);
  connect(&workspace_, &Workspace::dataChanged, this, [this] {
    words_->hide();
    refresh();
  });
  refresh();
}

void AppliedPanel::chooseModel() {
  const QString path =
      QFileDialog::getOpenFileName(this, tr("Apply a saved model"), {}, tr("Models (*.model);;All files (*)"));
  if (!path.isEmpty()) shelf_.applyFile(path);
}

void AppliedPanel::chooseTarget(const std::shared_ptr<const AppliedModel>& applied) {
  const QString path = QFileDialog::getSaveFileName(
      this, tr("Write the predictions"), fileNameOf(applied->name) + QStringLiteral(".csv"), tr("Tables (*.csv)"));
  if (!path.isEmpty()) shelf_.exportPredictions(applied, path);
}

void AppliedPanel::refresh() {
  apply_->setEnabled(workspace_.data() != nullptr);
  while (QLayoutItem* item = list_->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (int i = 0; i < static_cast<int>(workspace_.applied().size()); ++i) list_->addWidget(makeEntry(i));
}

QWidget* AppliedPanel::makeEntry(int index) {
  const auto applied = workspace_.applied()[static_cast<std::size_t>(index)];
  const QString prefix = QStringLiteral("applied%1.").arg(index);
  auto* entry = new QWidget;
  auto* name = new QLabel(QString::fromStdString(applied->name));
  name->setObjectName(prefix + QStringLiteral("name"));
  name->setToolTip(QString::fromStdString(applied->model->spec().text()));
  name->setWordWrap(true);
  QFont font = name->font();
  font.setWeight(QFont::DemiBold);
  name->setFont(font);
  auto* browse =
      makeModelButton(QStringLiteral("explore"), prefix + QStringLiteral("browse"), tr("Browse the predictions"),
                      tr("Show the cutouts in Explore, a section for each predicted class"));
  auto* write = makeModelButton(QStringLiteral("save"), prefix + QStringLiteral("export"), tr("Write the predictions"),
                                tr("Write ids, predicted classes, probabilities and uncertainties to a CSV file"));
  auto* drop = makeModelButton(QStringLiteral("close"), prefix + QStringLiteral("remove"), tr("Drop these predictions"),
                               tr("Take these columns away again"));
  QString said = countsOf(*applied);
  for (const std::string& warning : applied->warnings) {
    said += QStringLiteral("\n⚠ ") + QString::fromStdString(warning);
  }
  auto* counts = makeMutedLabel(said);
  counts->setObjectName(prefix + QStringLiteral("counts"));
  setTextRole(counts, TextRole::Caption);
  auto* line = new QHBoxLayout;
  line->setSpacing(0);
  line->addWidget(name, 1);
  for (QToolButton* button : {browse, write, drop}) line->addWidget(button);
  auto* layout = new QVBoxLayout(entry);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(line);
  layout->addWidget(counts);
  connect(browse, &QToolButton::clicked, this, [this, applied] {
    Q_EMIT workspace_.groupingRequested(QString::fromStdString(applied->name + ": predicted class"));
    Q_EMIT browseRequested();
  });
  connect(write, &QToolButton::clicked, this, [this, applied] { chooseTarget(applied); });
  connect(drop, &QToolButton::clicked, this, [this, index] { workspace_.removeApplied(index); });
  return entry;
}

}  // namespace blendscope::ui
