// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <functional>
#include <optional>

#include "data/known_columns.h"

class QCompleter;
class QStringListModel;

namespace blendscope::ui {

/// A line for a filter that offers columns, operators, classes and words while one writes (Ctrl+Space asks for them),
/// and the filters used before when it is empty (arrow down).
class FilterEdit : public QLineEdit {
  Q_OBJECT
 public:
  /// What there is to write about at the time; nothing without data.
  using Known = std::function<std::optional<KnownColumns>()>;
  explicit FilterEdit(Known known, QWidget* parent = nullptr);

  /// Keeps the text among those offered again, the latest first.
  void remember();
  static QStringList recentFilters();

 Q_SIGNALS:
  /// Enter, or the focus has gone elsewhere.
  void settled();
  /// Esc in an empty line, or Enter.
  void leaveRequested();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  bool popupIsOpen() const;
  void offerWords(bool always);
  void offerRecent();
  void put(const QString& word);
  void offer(const QStringList& words);

  Known known_;
  QCompleter* completer_;
  QStringListModel* words_;
  bool offersRecent_ = false;
  qsizetype from_ = 0;  ///< the part of the text that a word takes the place of
  qsizetype to_ = 0;
};

}  // namespace blendscope::ui
