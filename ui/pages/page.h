// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>
#include <QString>
#include <QVariantMap>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QToolButton;
class QVBoxLayout;

namespace blendscope::ui {

/// One step of the work: a title and one muted sentence on top, the rest belongs to `body()`.
class Page : public QWidget {
  Q_OBJECT
 public:
  /// `id` is the page's object name and what `openPageRequested` speaks of: "explore", "train", …
  Page(const QString& id, const QString& title, const QString& sentence, QWidget* parent);

  QString id() const { return objectName(); }
  const QString& title() const { return title_; }
  void setSentence(const QString& sentence);

  /// Below the header, without margins of its own.
  QVBoxLayout* body() const { return body_; }
  /// Right of the title: the page's primary button and little else.
  QHBoxLayout* headerActions() const { return headerActions_; }

  /// What of this page a session keeps beside the workspace: how things are sorted, grouped, filtered. Numbers, texts,
  /// lists and maps only, under names that stay.
  virtual QVariantMap viewState() const { return {}; }
  /// As `viewState` once gave it, maybe in another version: what is missing or no longer fits is left as it is. Called
  /// when the workspace is as it was.
  virtual void restoreView(const QVariantMap& view) { (void)view; }

 Q_SIGNALS:
  /// What `viewState` gives has changed.
  void viewChanged();
  /// The user wants to go on to another page.
  void openPageRequested(const QString& id);

 private:
  QString title_;
  QLabel* sentence_;
  QHBoxLayout* headerActions_;
  QVBoxLayout* body_;
};

/// The settings of a page: one scrolling column of titled sections that folds away to a narrow strip.
class SettingsColumn : public QWidget {
  Q_OBJECT
 public:
  /// `key` names where the folded state is remembered.
  explicit SettingsColumn(const QString& key, QWidget* parent = nullptr);

  /// A titled section; put controls into the returned layout.
  QVBoxLayout* addSection(const QString& title);
  /// A label above its control, made its buddy.
  static void addRow(QVBoxLayout* section, const QString& label, QWidget* control);
  /// A row of its own at the foot of the column that never scrolls away, e.g. for the primary button.
  QVBoxLayout* foot() const { return foot_; }

  bool isFolded() const { return folded_; }
  void setFolded(bool folded);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  /// Wide enough for large text.
  void fitWidth();
  /// Beside the scroll bar, where there is one.
  void placeFold();

  QString key_;
  bool folded_ = false;
  QToolButton* fold_;  ///< lies over the top right corner, beside the first section's title
  QWidget* content_;
  QScrollArea* scroll_;
  QWidget* footArea_;
  QVBoxLayout* sections_;
  QVBoxLayout* foot_;
};

/// A splitter that remembers its sizes under `key` between sessions.
class RememberingSplitter : public QSplitter {
  Q_OBJECT
 public:
  RememberingSplitter(const QString& key, Qt::Orientation orientation, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QString key_;
  bool restored_ = false;
};

/// Settings column on the left, `main` taking the rest; remembers under `key`.
RememberingSplitter* withSettings(const QString& key, SettingsColumn* settings, QWidget* main,
                                  QWidget* parent = nullptr);

/// What stands where nothing is yet: what this place is for, and the one button that fills it.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  /// Without `button` there is only the line.
  EmptyState(const QString& iconName, const QString& line, const QString& button, QWidget* parent = nullptr);
  void setLine(const QString& line);
  /// Another word on the button.
  void setButton(const QString& button);
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void activated();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// As wide as there is room, up to what reads well.
  void fitLine();
  QLabel* line_;
  QPushButton* button_ = nullptr;
};

}  // namespace blendscope::ui
