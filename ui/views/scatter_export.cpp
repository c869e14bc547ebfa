// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scatter_export.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageWriter>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "base/atomic_file.h"
#include "base/error.h"
#include "models/number_words.h"
#include "views/scatter_axes.h"
#include "views/scatter_legend.h"
#include "views/scatter_raster.h"

namespace blendscope::ui {

namespace {

constexpr double kScatterImageScale = 2;
constexpr double kLegendLine = 22;
constexpr double kScaleHeight = 44;
constexpr double kScaleWidth = 280;
constexpr int kScatterPixelsPerInch = 96;

bool isShown(const ScatterFigure& figure, std::size_t entry) {
  return figure.look->kinds[entry].shown && figure.meaning.entries[entry].count > 0;
}

QString formatLabel(const LegendEntry& entry) {
  return QStringLiteral("%1  %2").arg(entry.name, countText(entry.count));
}

/// Lays the entries out in lines; draws them if there is a painter. Gives the height.
double legend(const ScatterFigure& figure, double width, QPainter* painter) {
  if (figure.meaning.scale) {
    if (painter) {
      paintColourBar(*painter, QRectF(0, 0, std::min(width, kScaleWidth), kScaleHeight), *figure.meaning.scale,
                     lightColours());
    }
    return kScaleHeight + kGap;
  }
  const QFontMetricsF metrics(captionFont());
  double x = 0, y = 0;
  for (std::size_t e = 0; e < figure.meaning.entries.size(); ++e) {
    if (!isShown(figure, e)) continue;
    const LegendEntry& entry = figure.meaning.entries[e];
    const double room = 18 + metrics.horizontalAdvance(formatLabel(entry)) + kMargin;
    if (x > 0 && x + room > width) x = 0, y += kLegendLine;
    if (painter) {
      drawMarker(*painter, {x + 7, y + kLegendLine / 2}, 10, entry.marker, QColor::fromRgb(entry.colour));
      painter->setPen(lightColours().text);
      painter->drawText(QRectF(x + 18, y, room, kLegendLine), Qt::AlignLeft | Qt::AlignVCenter, formatLabel(entry));
    }
    x += room;
  }
  return y + kLegendLine + kGap;
}

class FigurePainter {
 public:
  explicit FigurePainter(const ScatterFigure& figure) : figure_(figure) {
    const QSizeF plot = figure.frame.area().size();
    const QRectF probe(0, 0, 1000, 1000);
    const QRectF inner = plotArea(probe);
    const QSizeF whole = plot + probe.size() - inner.size();
    legendHeight_ = legend(figure, whole.width(), nullptr);
    size_ = QSizeF(whole.width(), whole.height() + legendHeight_).toSize();
  }

  QSize size() const { return size_; }

  void paint(QPainter& painter, bool asShapes) const {
    painter.fillRect(QRect(QPoint(0, 0), size_), lightColours().panel);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(captionFont());
    legend(figure_, size_.width(), &painter);
    const QRectF whole(0, legendHeight_, size_.width(), size_.height() - legendHeight_);
    const ScatterFrame frame = figure_.frame.within(plotArea(whole));
    paintScatterAxes(painter, whole, frame, figure_.axes, lightColours());
    painter.setClipRect(frame.area());
    ScatterScene scene{figure_.points, figure_.look,       figure_.selection,
                       frame,          kScatterImageScale, lightColours().text.rgb()};
    const ScatterPicture picture = drawScatter(scene, [] { return false; });
    if (asShapes && !picture.asDensity) {
      paintShapes(painter, frame, picture.inView);
    } else {
      painter.drawImage(frame.area(), picture.image);
    }
  }

 private:
  void paintShapes(QPainter& painter, const ScatterFrame& frame, std::size_t inView) const {
    painter.setRenderHint(QPainter::Antialiasing);
    const double diameter = markerDiameter(inView);
    const ScatterPoints& points = *figure_.points;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const QPointF at = frame.toPixels(points.x[i], points.y[i]);
      if (!figure_.look->shows(i) || !frame.area().contains(at)) continue;
      const PointKind& kind = figure_.look->kinds[figure_.look->kindOf[i]];
      if (figure_.selection && figure_.selection->contains(points.rows[i])) {
        drawMarker(painter, at, diameter + 4, kind.marker, lightColours().text);
      }
      painter.setOpacity(kind.aside ? 0.3 : 1);
      drawMarker(painter, at, diameter, kind.marker, QColor::fromRgb(kind.colour));
      painter.setOpacity(1);
    }
  }

  const ScatterFigure& figure_;
  QSize size_;
  double legendHeight_ = 0;
};

QByteArray asPng(const FigurePainter& figure) {
  QImage image(figure.size() * kScatterImageScale, QImage::Format_ARGB32_Premultiplied);
  image.setDevicePixelRatio(kScatterImageScale);
  QPainter painter(&image);
  figure.paint(painter, false);
  painter.end();
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  image.save(&buffer, "PNG");
  return bytes;
}

QByteArray asSvg(const FigurePainter& figure) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  QSvgGenerator svg;
  svg.setOutputDevice(&buffer);
  svg.setSize(figure.size());
  svg.setViewBox(QRect(QPoint(0, 0), figure.size()));
  svg.setResolution(kScatterPixelsPerInch);
  QPainter painter(&svg);
  figure.paint(painter, true);
  painter.end();
  return bytes;
}

QByteArray asPdf(const FigurePainter& figure) {
  QByteArray bytes;
  QBuffer buffer(&bytes);
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter pdf(&buffer);
  pdf.setResolution(kScatterPixelsPerInch);
  pdf.setPageSize(QPageSize(QSizeF(figure.size()) / kScatterPixelsPerInch, QPageSize::Inch));
  pdf.setPageMargins({});
  QPainter painter(&pdf);
  figure.paint(painter, true);
  painter.end();
  return bytes;
}

}  // namespace

void saveScatter(const ScatterFigure& figure, const QString& path) {
  const FigurePainter painter(figure);
  const QString ending = QFileInfo(path).suffix().toLower();
  QByteArray bytes;
  if (ending == QStringLiteral("png")) {
    bytes = asPng(painter);
  } else if (ending == QStringLiteral("svg")) {
    bytes = asSvg(painter);
  } else if (ending == QStringLiteral("pdf")) {
    bytes = asPdf(painter);
  } else {
    throw UsageError("a picture cannot be saved under this name", path.toStdString(),
                     "End the name in .png, .svg or .pdf.");
  }
  writeAtomically(path.toStdString(), std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
}

}  // namespace blendscope::ui
