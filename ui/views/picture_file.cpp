// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/picture_file.h"

#include <QBuffer>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "base/atomic_file.h"
#include "base/error.h"

namespace blendscope::ui {

namespace {

constexpr int kImageScale = 2;
constexpr int kPixelsPerInch = 96;

void paintOn(QPaintDevice& device, const ChartFile& chart) {
  QPainter painter(&device);
  painter.fillRect(QRect(QPoint(0, 0), chart.size), chart.background);
  chart.paint(painter);
}

void writePng(const ChartFile& chart, QBuffer& buffer) { chartImage(chart).save(&buffer, "PNG"); }

void writeSvg(const ChartFile& chart, QBuffer& buffer) {
  QSvgGenerator svg;
  svg.setOutputDevice(&buffer);
  svg.setSize(chart.size);
  svg.setViewBox(QRect(QPoint(0, 0), chart.size));
  svg.setResolution(kPixelsPerInch);
  paintOn(svg, chart);
}

void writePdf(const ChartFile& chart, QBuffer& buffer) {
  QPdfWriter pdf(&buffer);
  pdf.setResolution(kPixelsPerInch);
  pdf.setPageSize(QPageSize(QSizeF(chart.size) / kPixelsPerInch, QPageSize::Inch));
  pdf.setPageMargins({});
  paintOn(pdf, chart);
}

}  // namespace

QImage chartImage(const ChartFile& chart) {
  QImage image(chart.size * kImageScale, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(kImageScale);
  paintOn(image, chart);
  return image;
}

void saveChart(const ChartFile& chart, const QString& path) {
  const QString ending = QFileInfo(path).suffix().toLower();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  if (ending == QStringLiteral("png")) {
    writePng(chart, buffer);
  } else if (ending == QStringLiteral("svg")) {
    writeSvg(chart, buffer);
  } else if (ending == QStringLiteral("pdf")) {
    writePdf(chart, buffer);
  } else if (ending == QStringLiteral("csv")) {
    buffer.write(chart.numbers.toUtf8());
  } else {
    throw UsageError("a chart cannot be saved under this name", path.toStdString(),
                     "End the name in .png, .svg, .pdf or .csv.");
  }
  writeAtomically(path.toStdString(), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

void askAndSaveChart(QWidget* parent, const QString& name, const std::function<void(const QString& path)>& save) {
  const QString path = QFileDialog::getSaveFileName(parent, QFileDialog::tr("Save"), name + QStringLiteral(".png"),
                                                    QFileDialog::tr("PNG, SVG, PDF or CSV (*.png *.svg *.pdf *.csv)"));
  if (path.isEmpty()) return;
  try {
    save(path);
  } catch (const Error& error) {
    QMessageBox::warning(parent, QFileDialog::tr("Not saved"), QString::fromUtf8(error.what()));
  }
}

}  // namespace blendscope::ui
