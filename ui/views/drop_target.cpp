// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/drop_target.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QPainter>
#include <QUrl>

#include "theme/theme.h"

namespace blendscope::ui {

namespace {

constexpr float kVeil = 0.88F;
constexpr int kFrameWidth = 2;

}  // namespace

DropTarget::DropTarget(QWidget* window) : QWidget(window) {
  setObjectName(QStringLiteral("dropTarget"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  window->setAcceptDrops(true);
  window->installEventFilter(this);
  hide();
}

QString DropTarget::objectionTo(const QMimeData& data) {
  const QList<QUrl> urls = data.urls();
  if (urls.isEmpty()) return tr("Only files and folders can be opened here.");
  if (urls.size() > 1) return tr("Drop one file or folder at a time; a folder of FITS files opens as one data set.");
  if (!urls.front().isLocalFile()) {
    return tr("%1 is not on this computer. Save it first, then open the file.").arg(urls.front().toDisplayString());
  }
  const QFileInfo file(urls.front().toLocalFile());
  if (!file.exists()) return tr("%1 is not there any more.").arg(file.fileName());
  if (!file.isFile() && !file.isDir()) return tr("%1 is neither a file nor a folder.").arg(file.fileName());
  return {};
}

bool DropTarget::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::DragEnter: {
      auto* drag = static_cast<QDragEnterEvent*>(event);
      const QString objection = objectionTo(*drag->mimeData());
      words_ = objection.isEmpty() ? tr("Drop to open %1").arg(drag->mimeData()->urls().front().fileName()) : objection;
      // Refused things are taken too, so that dropping them says why.
      drag->acceptProposedAction();
      setGeometry(parentWidget()->rect());
      show();
      raise();
      update();
      return true;
    }
    case QEvent::DragMove:
      static_cast<QDragMoveEvent*>(event)->acceptProposedAction();
      return true;
    case QEvent::DragLeave:
      hide();
      return true;
    case QEvent::Drop: {
      auto* drop = static_cast<QDropEvent*>(event);
      hide();
      drop->acceptProposedAction();
      const QString objection = objectionTo(*drop->mimeData());
      if (objection.isEmpty()) {
        Q_EMIT dropped(drop->mimeData()->urls().front().toLocalFile());
      } else {
        Q_EMIT refused(objection);
      }
      return true;
    }
    default:
      return QWidget::eventFilter(watched, event);
  }
}

void DropTarget::paintEvent(QPaintEvent*) {
  const ThemeColours& colours = coloursOf(palette());
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor veil = colours.window;
  veil.setAlphaF(kVeil);
  painter.fillRect(rect(), veil);
  painter.setPen(QPen(colours.accent, kFrameWidth, Qt::DashLine));
  painter.drawRoundedRect(QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin), kGap, kGap);
  painter.setPen(colours.text);
  painter.setFont(pageTitleFont());
  painter.drawText(rect().adjusted(3 * kMargin, 0, -3 * kMargin, 0), Qt::AlignCenter | Qt::TextWordWrap, words_);
}

}  // namespace blendscope::ui
