// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/embedding_form.h"

#include <QLineEdit>
#include <QVBoxLayout>

#include "base/error.h"
#include "embedding/embeddings.h"
#include "pages/page.h"
#include "study/embed.h"
#include "theme/theme.h"
#include "views/step_chooser.h"

namespace blendscope::ui {

EmbeddingForm::EmbeddingForm(QWidget* parent)
    : QWidget(parent),
      normalizer_(new StepChooser(QStringLiteral("embed.normalizer"), tr("Normalise by"), normalizers())),
      method_(new StepChooser(QStringLiteral("embed.method"), tr("Embed by"), embeddings())),
      text_(new QLineEdit) {
  describe(text_, QStringLiteral("embed.text"), tr("Pipeline as text"),
           tr("The same as one line, as the command line takes it. Type or paste, then press Enter."));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kGap);
  column->addWidget(normalizer_);
  column->addWidget(method_);
  SettingsColumn::addRow(column, tr("As text"), text_);
  connect(normalizer_, &StepChooser::edited, this, &EmbeddingForm::takeForms);
  connect(method_, &StepChooser::edited, this, &EmbeddingForm::takeForms);
  connect(text_, &QLineEdit::editingFinished, this, &EmbeddingForm::takeText);
}

void EmbeddingForm::setSpec(const PipelineSpec& spec) {
  spec_ = spec;
  normalizer_->setSpec(spec_.normalizers.empty() ? StepSpec{"raw", {}} : spec_.normalizers.front());
  method_->setSpec(spec_.embeddings.back());
  showText();
}

void EmbeddingForm::showText() {
  textProblem_.clear();
  text_->setText(QString::fromStdString(spec_.text()));
  text_->setCursorPosition(0);
  Q_EMIT changed();
}

void EmbeddingForm::takeForms() {
  if (spec_.normalizers.empty()) spec_.normalizers.emplace_back();
  spec_.normalizers.front() = normalizer_->spec();
  spec_.embeddings.back() = method_->spec();
  showText();
}

void EmbeddingForm::takeText() {
  if (text_->text().toStdString() == spec_.text()) return;
  try {
    const PipelineSpec written = PipelineSpec::parse(text_->text().toStdString());
    requireEmbedding(written);
    if (written.embeddings.empty()) throw UsageError("an embedding is missing at the end, for example | umap");
    setSpec(written);
  } catch (const Error& e) {
    textProblem_ = QString::fromStdString(e.problem());
    Q_EMIT changed();
  }
}

QString EmbeddingForm::problem() const {
  if (!textProblem_.isEmpty()) return textProblem_;
  return normalizer_->problem().isEmpty() ? method_->problem() : normalizer_->problem();
}

}  // namespace blendscope::ui
