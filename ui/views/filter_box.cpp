// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter_box.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "theme/text_size.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kPauseMilliseconds = 700;
constexpr int kShortestLine = 200;  // beside the buttons

}  // namespace

FilterBox::FilterBox(FilterEdit::Known known, QWidget* parent)
    : QWidget(parent),
      edit_(new FilterEdit(std::move(known))),
      line_(new QHBoxLayout),
      actions_(new QHBoxLayout),
      warning_(new QLabel(QStringLiteral("⚠"))),
      words_(makeMutedLabel({})) {
  setObjectName(QStringLiteral("filterBox"));
  describe(
      edit_, QStringLiteral("filter"), tr("Filter"),
      tr("Show only cutouts for which this holds (Ctrl+F). Compare columns with ==, !=, <, >, in (a, b), between a "
         "and b, ~ for “contains”, is missing; join with and, or, not. Columns of 0 and 1, such as flag, stand "
         "alone. Ctrl+Space completes, arrow down brings earlier filters, Esc clears."));
  setExample({});
  words_->setObjectName(QStringLiteral("filterMessage"));
  words_->setAccessibleName(tr("What came of the filter"));
  words_->hide();
  warning_->setObjectName(QStringLiteral("filterWarning"));
  warning_->setAlignment(Qt::AlignTop);
  warning_->hide();
  pause_.setSingleShot(true);
  pause_.setInterval(kPauseMilliseconds);
  line_->setSpacing(kGap);
  line_->addWidget(edit_, 1);
  line_->addLayout(actions_);
  actions_->setSpacing(kGap);
  actions_->addStretch(1);
  auto* said = new QHBoxLayout;
  said->setSpacing(kGap);
  said->addWidget(warning_);
  said->addWidget(words_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  layout->addLayout(line_);
  layout->addLayout(said);
  connect(edit_, &QLineEdit::textChanged, this, [this] {
    pause_.stop();
    problem_.clear();
    remark_.clear();
    answered_ = false;
    settled_ = false;
    showWords({});
    Q_EMIT filterChanged(filter());
  });
  connect(edit_, &FilterEdit::settled, this, &FilterBox::settle);
  connect(edit_, &FilterEdit::leaveRequested, this, [this] {
    if (problem_.isEmpty()) Q_EMIT leaveRequested();
  });
  connect(&pause_, &QTimer::timeout, this, &FilterBox::showProblem);
}

void FilterBox::setExample(const QString& filter) {
  edit_->setPlaceholderText(filter.isEmpty() ? tr("Filter") : tr("Filter, e.g. %1").arg(filter));
}

void FilterBox::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitLine();
}

bool FilterBox::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) fitLine();
  return QWidget::event(event);
}

void FilterBox::fitLine() {
  const bool narrow = width() - actions_->sizeHint().width() - kGap < scaled(kShortestLine);
  line_->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void FilterBox::focusFilter() {
  edit_->setFocus(Qt::ShortcutFocusReason);
  edit_->selectAll();
}

void FilterBox::showWords(const QString& words) {
  words_->setForegroundRole(QPalette::PlaceholderText);
  words_->setText(words);
  words_->setVisible(!words.isEmpty());
  warning_->hide();
}

void FilterBox::showProblem() {
  showWords(problem_);
  words_->setForegroundRole(QPalette::WindowText);
  warning_->setVisible(!problem_.isEmpty());
}

void FilterBox::settle() {
  settled_ = true;
  if (!answered_) return;
  pause_.stop();
  if (problem_.isEmpty()) {
    edit_->remember();
  } else {
    showProblem();
  }
}

void FilterBox::sayOutcome(const QString& problem, const QString& remark) {
  const bool isFirst = !std::exchange(answered_, true);
  const bool isNews = problem != std::exchange(problem_, problem) || remark != std::exchange(remark_, remark);
  if (problem.isEmpty()) {
    pause_.stop();
    if (isNews) showWords(remark);
    if (settled_ && isFirst) edit_->remember();
  } else if (settled_) {
    showProblem();
  } else if (isNews) {
    pause_.start();
  }
}

void FilterBox::say(const QString& words) { showWords(words); }

}  // namespace blendscope::ui
