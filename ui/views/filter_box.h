// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

#include "views/filter_edit.h"

class QBoxLayout;
class QHBoxLayout;
class QLabel;

namespace blendscope::ui {

/// The line above the cutouts that says which of them are shown, and below it what is wrong with it: only after a
/// pause, since whoever writes is not done yet.
class FilterBox : public QWidget {
  Q_OBJECT
 public:
  explicit FilterBox(FilterEdit::Known known, QWidget* parent = nullptr);

  QString filter() const { return edit_->text().trimmed(); }
  void setFilter(const QString& filter) { edit_->setText(filter); }
  /// Puts the cursor there, everything written being selected.
  void focusFilter();
  /// A filter that holds for some of these cutouts, shown where none is written.
  void setExample(const QString& filter);
  /// Right of the line, or below it where it would be too short.
  QHBoxLayout* actions() const { return actions_; }

  /// What came of the filter that is written there, to be told each time: a problem, shown after a pause, or a remark;
  /// both empty if it simply holds.
  void sayOutcome(const QString& problem, const QString& remark);
  /// Something to be read at once; the next filter takes it away.
  void say(const QString& words);

 Q_SIGNALS:
  void filterChanged(const QString& filter);
  /// The keyboard should go on to the cutouts.
  void leaveRequested();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void settle();
  void showWords(const QString& words);
  void showProblem();
  void fitLine();

  FilterEdit* edit_;
  QBoxLayout* line_;
  QHBoxLayout* actions_;
  QLabel* warning_;
  QLabel* words_;
  QString problem_;
  QString remark_;
  bool answered_ = true;  ///< it is known what came of what is written there
  bool settled_ = true;   ///< nobody is writing
  QTimer pause_;
};

}  // namespace blendscope::ui
