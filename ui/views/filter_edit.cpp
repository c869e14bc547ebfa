// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/filter_edit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSettings>
#include <QStringListModel>
#include <algorithm>
#include <utility>

#include "data/filter_completion.h"
#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr int kMostRecentFilters = 12;
constexpr int kLinesOffered = 10;
constexpr int kNarrowestPopup = 160;

QString recentFiltersKey() { return QStringLiteral("explore/recentFilters"); }

/// Whether a value is what comes next, so that it is offered before its first letter is there.
bool awaitsValue(const QString& before) {
  const QString text = before.trimmed();
  return !text.isEmpty() && QStringLiteral("=~(,").contains(text.back());
}

}  // namespace

FilterEdit::FilterEdit(Known known, QWidget* parent)
    : QLineEdit(parent),
      known_(std::move(known)),
      completer_(new QCompleter(this)),
      words_(new QStringListModel(this)) {
  setClearButtonEnabled(true);
  completer_->setModel(words_);
  completer_->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
  completer_->setMaxVisibleItems(kLinesOffered);
  completer_->setWidget(this);
  describe(completer_->popup(), QStringLiteral("filterOffers"), tr("What may be written here"));
  connect(completer_, qOverload<const QString&>(&QCompleter::activated), this, &FilterEdit::put);
  connect(this, &QLineEdit::textEdited, this, [this] { offerWords(false); });
}

bool FilterEdit::popupIsOpen() const { return completer_->popup()->isVisible(); }

QStringList FilterEdit::recentFilters() { return QSettings().value(recentFiltersKey()).toStringList(); }

void FilterEdit::remember() {
  const QString filter = text().trimmed();
  if (filter.isEmpty()) return;
  QStringList recent = recentFilters();
  recent.removeAll(filter);
  recent.prepend(filter);
  QSettings().setValue(recentFiltersKey(), recent.mid(0, kMostRecentFilters));
}

void FilterEdit::offer(const QStringList& words) {
  if (words.isEmpty()) {
    completer_->popup()->hide();
    return;
  }
  words_->setStringList(words);
  const int cursor = offersRecent_ ? 0 : cursorRect().left();
  const int wanted = completer_->popup()->sizeHintForColumn(0) +
                     completer_->popup()->verticalScrollBar()->sizeHint().width() + kMargin;
  completer_->complete(
      QRect(cursor, 0, std::clamp(wanted, kNarrowestPopup, std::max(kNarrowestPopup, width())), height()));
}

void FilterEdit::offerWords(bool always) {
  offersRecent_ = false;
  const auto known = known_();
  if (!known) return;
  const QByteArray written = text().toUtf8();
  const QByteArray before = text().left(cursorPosition()).toUtf8();
  const FilterCompletion completion =
      completeFilter(written.toStdString(), static_cast<std::size_t>(before.size()), *known);
  from_ = QString::fromUtf8(written.left(static_cast<qsizetype>(completion.begin))).size();
  to_ = QString::fromUtf8(written.left(static_cast<qsizetype>(completion.end))).size();
  QStringList words;
  const bool begun = static_cast<qsizetype>(completion.begin) < before.size();
  if (always || begun || awaitsValue(QString::fromUtf8(before))) {
    for (const std::string& word : completion.words) words << QString::fromStdString(word);
  }
  offer(words);
}

void FilterEdit::offerRecent() {
  offersRecent_ = true;
  offer(recentFilters());
}

void FilterEdit::put(const QString& word) {
  if (offersRecent_) {
    setText(word);
    return;
  }
  const QString rest = text().mid(to_);
  QString before = text().left(from_) + word;
  if (!word.endsWith(u'(') && !rest.startsWith(u' ')) before += u' ';
  setText(before + rest);
  setCursorPosition(static_cast<int>(before.size()));
}

void FilterEdit::keyPressEvent(QKeyEvent* event) {
  const bool enters = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (popupIsOpen()) {
    // The popup passes keys on to the line first; those that mean something to it go back.
    const bool chosen = completer_->popup()->selectionModel()->hasSelection();
    const bool forPopup =
        event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab || event->key() == Qt::Key_Backtab;
    if (forPopup || (enters && chosen)) {
      event->ignore();
      return;
    }
    if (enters) completer_->popup()->hide();
  }
  if (enters) {
    Q_EMIT settled();
    Q_EMIT leaveRequested();
  } else if (event->key() == Qt::Key_Escape) {
    text().isEmpty() ? Q_EMIT leaveRequested() : clear();
  } else if (event->key() == Qt::Key_Down && text().isEmpty()) {
    offerRecent();
  } else if (event->key() == Qt::Key_Space && event->modifiers().testFlag(Qt::ControlModifier)) {
    offerWords(true);
  } else {
    QLineEdit::keyPressEvent(event);
  }
}

void FilterEdit::focusOutEvent(QFocusEvent* event) {
  QLineEdit::focusOutEvent(event);
  if (event->reason() != Qt::PopupFocusReason) Q_EMIT settled();
}

}  // namespace blendscope::ui
