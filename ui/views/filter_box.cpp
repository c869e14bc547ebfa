// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter_box.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kPauseMilliseconds = 700;

}  // namespace

FilterBox::FilterBox(FilterEdit::Known known, QWidget* parent)
    : QWidget(parent), edit_(new FilterEdit(std::move(known))), actions_(new QHBoxLayout), words_(makeMutedLabel({})) {
  setObjectName(QStringLiteral("filterBox"));
  describe(
      edit_, QStringLiteral("filter"), tr("Filter"),
      tr("Show only cutouts for which this holds (Ctrl+F). Compare columns with ==, !=, <, >, in (a, b), between a "
         "and b, ~ for “contains”, is missing; join with and, or, not. Columns of 0 and 1, such as flag, stand "
         "alone. Ctrl+Space completes, arrow down brings earlier filters, Esc clears."));
  edit_->setPlaceholderText(tr("Filter, e.g. class == blend and not flag"));
  words_->setObjectName(QStringLiteral("filterMessage"));
  words_->setAccessibleName(tr("What came of the filter"));
  words_->hide();
  pause_.setSingleShot(true);
  pause_.setInterval(kPauseMilliseconds);
  auto* line = new QHBoxLayout;
  line->setSpacing(kGap);
  line->addWidget(edit_, 1);
  line->addLayout(actions_);
  actions_->setSpacing(kGap);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kGap / 2);
  layout->addLayout(line);
  layout->addWidget(words_);
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
  connect(&pause_, &QTimer::timeout, this, [this] { showWords(problem_); });
}

void FilterBox::focusFilter() {
  edit_->setFocus(Qt::ShortcutFocusReason);
  edit_->selectAll();
}

void FilterBox::showWords(const QString& words) {
  words_->setText(words);
  words_->setVisible(!words.isEmpty());
}

void FilterBox::settle() {
  settled_ = true;
  if (!answered_) return;
  pause_.stop();
  if (problem_.isEmpty()) {
    edit_->remember();
  } else {
    showWords(problem_);
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
    showWords(problem);
  } else if (isNews) {
    pause_.start();
  }
}

void FilterBox::say(const QString& words) { showWords(words); }

}  // namespace blendscope::ui
