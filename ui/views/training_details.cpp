// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/training_details.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "models/hyperparameter_words.h"
#include "theme/calm_style.h"
#include "theme/text_size.h"
#include "theme/theme.h"
#include "views/trace_chart.h"

namespace blendscope::ui {

namespace {

constexpr int kFoundWidth = 264;
constexpr int kLeastTraceWidth = 136;
constexpr int kTraceHeight = 224;  ///< above what was found
constexpr int kHighestTrace = 304;
constexpr int kLeastBesideWidth = 520;  ///< of a trace and what was found beside it
constexpr int kTraceShare = 3;
constexpr int kFoundShare = 2;

void clearLayout(QLayout* layout) {
  while (QLayoutItem* item = layout->takeAt(0)) {
    delete item->widget();
    delete item;
  }
}

}  // namespace

TrainingDetails::TrainingDetails(QWidget* parent)
    : QWidget(parent),
      heading_(makeSectionLabel({}, this)),
      note_(new QLabel(this)),
      readout_(makeMutedLabel({}, this)),
      trace_(new TraceChart(this)),
      noTrace_(makeMutedLabel(tr("This model has no free parameters to search, so there is no trace."), this)),
      traceArea_(new QWidget(this)),
      foundArea_(new QWidget(this)),
      found_(new QVBoxLayout) {
  setObjectName(QStringLiteral("trainingDetails"));
  heading_->setObjectName(QStringLiteral("trainingDetails.heading"));
  heading_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  note_->setObjectName(QStringLiteral("trainingDetails.note"));
  note_->setWordWrap(true);
  readout_->setObjectName(QStringLiteral("trainingDetails.readout"));
  setTextRole(readout_, TextRole::Caption);
  found_->setSpacing(kGap);
  below_ = new QVBoxLayout(foundArea_);
  below_->setContentsMargins(0, 0, kGap, 0);
  below_->setSpacing(kMargin);
  below_->addLayout(found_, 1);

  scroll_ = new QScrollArea(this);
  scroll_->setWidget(foundArea_);
  scroll_->setWidgetResizable(true);
  scroll_->setProperty(kQuietFrameProperty, true);
  scroll_->setMinimumWidth(kFoundWidth - 104);
  trace_->setMinimumWidth(kLeastTraceWidth);
  describe(scroll_, QStringLiteral("foundParameters"), tr("Found parameters"));
  auto* left = new QVBoxLayout(traceArea_);
  left->setContentsMargins(0, 0, 0, 0);
  left->addWidget(trace_, 1);
  left->addWidget(readout_);
  columns_ = new QHBoxLayout;
  columns_->setSpacing(kMargin);
  columns_->addWidget(traceArea_, kTraceShare);
  columns_->addWidget(scroll_, kFoundShare);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(heading_);
  layout->addWidget(note_);
  layout->addWidget(noTrace_);
  layout->addLayout(columns_, 1);
}

void TrainingDetails::showItem(const TrainingModel::Item& item) {
  heading_->setText(item.pipeline);
  heading_->setToolTip(item.pipeline);
  trace_->setTrace(item.trace);
  const bool finished = item.state == TrainingModel::State::Trained;
  const bool searchless = finished && item.trace.empty();
  traceArea_->setVisible(!searchless);
  noTrace_->setVisible(searchless);
  readout_->setVisible(!item.trace.empty());
  if (!item.trace.empty()) readout_->setText(words(item.trace.back()));
  showNote(item);
  showFound(item);
  arrange();
}

void TrainingDetails::arrange() {
  const bool beside = width() >= scaled(kLeastBesideWidth);
  if (beside) {
    columns_->insertWidget(0, traceArea_, kTraceShare);
  } else {
    below_->insertWidget(0, traceArea_);
  }
  const int above = std::min(scaled(kTraceHeight), kHighestTrace);
  traceArea_->setMinimumHeight(beside ? 0 : above);
  traceArea_->setMaximumHeight(beside ? QWIDGETSIZE_MAX : above);
  const bool alone = !beside || traceArea_->isHidden();
  scroll_->setMaximumWidth(alone ? QWIDGETSIZE_MAX : scaled(kFoundWidth) + 64);
}

void TrainingDetails::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void TrainingDetails::append(const IterationEvent& event) {
  trace_->append(event);
  readout_->setText(words(event));
  readout_->setVisible(true);
}

void TrainingDetails::showNote(const TrainingModel::Item& item) {
  QStringList lines;
  if (item.state == TrainingModel::State::Failed) lines << item.outcome.problem;
  if (item.outcome.run) {
    for (const std::string& warning : item.outcome.run->warnings) lines << QString::fromStdString(warning);
  }
  for (QString& line : lines) line.prepend(QStringLiteral("⚠ "));
  note_->setText(lines.join(QLatin1Char('\n')));
  note_->setVisible(!lines.isEmpty());
}

void TrainingDetails::showFound(const TrainingModel::Item& item) {
  clearLayout(found_);
  if (!item.outcome.run || item.outcome.run->splits.empty()) return;
  const auto found = foundParameters(*item.outcome.run, item.outcome.neighborDistance);
  if (item.outcome.run->splits.size() > 1 && !found.empty()) {
    found_->addWidget(makeMutedLabel(tr("Values of the first of %1 rounds:").arg(item.outcome.run->splits.size())));
  }
  for (const FoundParameter& parameter : found) addParameter(parameter.label, parameter.value, parameter.meaning);
  found_->addStretch(1);
  // Numbers stand at the right edge and would be cut.
  scroll_->setMinimumWidth(found_->minimumSize().width() + kGap + scroll_->verticalScrollBar()->sizeHint().width() +
                           2 * scroll_->frameWidth());
}

void TrainingDetails::addParameter(const QString& label, const QString& value, const QString& meaning) {
  auto* block = new QWidget(foundArea_);
  auto* layout = new QVBoxLayout(block);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* line = new QHBoxLayout;
  auto* number = new QLabel(value, block);
  setTextRole(number, TextRole::Number);
  number->setTextInteractionFlags(Qt::TextSelectableByMouse);
  line->addWidget(new QLabel(label, block), 1);
  line->addWidget(number);
  layout->addLayout(line);
  if (!meaning.isEmpty()) {
    auto* words = makeMutedLabel(meaning, block);
    setTextRole(words, TextRole::Caption);
    layout->addWidget(words);
  }
  found_->addWidget(block);
}

}  // namespace blendscope::ui
