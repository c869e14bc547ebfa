// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/print_picture.h"

#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <algorithm>

#include "theme/theme.h"

namespace blendscope::ui {

void printOnPage(QPrinter& printer, const QString& title, const ChartFile& chart) {
  QPainter painter(&printer);
  const QRectF page(QPointF(0, 0), printer.pageRect(QPrinter::DevicePixel).size());
  painter.setFont(sectionFont());
  const QRectF heading = painter.boundingRect(page, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, title);
  painter.drawText(heading, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, title);
  const double top = heading.bottom() + painter.fontMetrics().height();
  const double scale =
      std::min(page.width() / chart.size.width(), (page.height() - top) / std::max(1, chart.size.height()));
  painter.translate(0, top);
  painter.scale(scale, scale);
  painter.setFont(captionFont());
  painter.fillRect(QRect(QPoint(0, 0), chart.size), chart.background);
  chart.paint(painter);
}

void askAndPrint(QWidget* parent, const QString& title, const ChartFile& chart) {
  QPrinter printer(QPrinter::HighResolution);
  printer.setDocName(title);
  QPrintDialog dialog(&printer, parent);
  dialog.setWindowTitle(QPrintDialog::tr("Print"));
  if (dialog.exec() == QDialog::Accepted) printOnPage(printer, title, chart);
}

}  // namespace blendscope::ui
