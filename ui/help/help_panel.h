// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTextBrowser;

namespace blendscope::ui {

/// The help of a page as Markdown, in the language of the window where it was translated; empty for an unknown name.
QString helpText(const QString& name);

/// What a page is for and what its controls mean; above it, what the control is for that had the focus.
class HelpPanel : public QWidget {
  Q_OBJECT
 public:
  explicit HelpPanel(QWidget* parent = nullptr);

  void showPage(const QString& name);
  /// Says what `control` is for, or nothing if it has no words of its own.
  void showControl(const QWidget* control);
  void showKeys(const QWidget& window);
  /// Whether it shows the help of a page, which follows the page in view.
  bool followsPage() const { return !page_.isEmpty(); }
  QString text() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void setText();

  QLabel* control_;
  QTextBrowser* browser_;
  QString page_;
};

}  // namespace blendscope::ui
