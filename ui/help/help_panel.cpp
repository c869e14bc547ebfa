// SPDX-License-Identifier: GPL-3.0-or-later
#include "help/help_panel.h"

#include <QEvent>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "help/key_list.h"
#include "theme/resources.h"
#include "theme/theme.h"

namespace blendscope::ui {

QString helpText(const QString& name) {
  QFile file(QStringLiteral(":/help/%1.md").arg(name));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

HelpPanel::HelpPanel(QWidget* parent) : QWidget(parent), control_(new QLabel), browser_(new QTextBrowser) {
  registerResources();
  setObjectName(QStringLiteral("helpPanel"));
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  control_->setObjectName(QStringLiteral("helpControl"));
  control_->setWordWrap(true);
  control_->setTextFormat(Qt::RichText);
  control_->setMargin(kGap);
  control_->hide();
  describe(browser_, QStringLiteral("helpText"), tr("Help"));
  browser_->setFrameShape(QFrame::NoFrame);
  browser_->document()->setDocumentMargin(kMargin);
  browser_->setTabChangesFocus(true);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(control_);
  layout->addWidget(browser_, 1);
}

void HelpPanel::showPage(const QString& name) {
  if (name == page_) return;
  page_ = name;
  setText();
}

void HelpPanel::setText() {
  if (!page_.isEmpty()) browser_->setMarkdown(helpText(page_));
}

void HelpPanel::showControl(const QWidget* control) {
  QString words;
  for (; control && !control->isWindow(); control = control->parentWidget()) {
    words = control->whatsThis().isEmpty() ? control->toolTip() : control->whatsThis();
    if (!words.isEmpty()) break;
  }
  control_->setVisible(!words.isEmpty());
  if (words.isEmpty()) return;
  control_->setText(
      QStringLiteral("<b>%1</b><br>%2").arg(control->accessibleName().toHtmlEscaped(), words.toHtmlEscaped()));
}

void HelpPanel::showKeys(const QWidget& window) {
  page_.clear();
  control_->hide();
  browser_->setHtml(keyTable(window));
}

QString HelpPanel::text() const { return browser_->toPlainText(); }

void HelpPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) setText();
}

}  // namespace blendscope::ui
