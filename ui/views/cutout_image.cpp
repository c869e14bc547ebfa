// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/cutout_image.h"

#include <QCoreApplication>
#include <QDir>

namespace blendscope::ui {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Display", text); }

}  // namespace

Limits limitsOf(const CutoutSet& set, Row row, const DisplaySettings& display) {
  if (display.limits == LimitsMode::User && display.userLimits) return *display.userLimits;
  if (display.shareLimits && display.sharedLimits) return *display.sharedLimits;
  return findLimits(set.image(row), display.limits);
}

QImage cutoutImage(const CutoutSet& set, Row row, const DisplaySettings& display) {
  const std::span<const float> values = set.image(row);
  const ImageShape shape = set.shape();
  const bool isImage = shape.pixelCount() == values.size();
  QImage image(isImage ? shape.width : static_cast<int>(values.size()), isImage ? shape.height : 1,
               QImage::Format_RGB32);
  auto* pixels = reinterpret_cast<std::uint32_t*>(image.bits());
  renderPixels(values, limitsOf(set, row, display), display.stretch, scaledColours(display.colours()),
               {pixels, values.size()});
  return set.provenance().firstRowAtBottom ? image.mirrored() : image;
}

QString className(const CutoutSet& set, int c) {
  return c == kUnlabelled ? tr("unlabelled") : QString::fromStdString(set.classNames().name(c));
}

QString shortSource(const Provenance& provenance) {
  const QString source = QString::fromStdString(provenance.source);
  return source.contains(u'/') ? QDir(source).dirName() : source;
}

QString skyWords(const SkyPosition& position) {
  return tr("%1  (%2°, %3°)")
      .arg(QString::fromStdString(sexagesimal(position)))
      .arg(position.ra, 0, 'f', 5)
      .arg(position.dec, 0, 'f', 5);
}

QString words(Stretch stretch) {
  switch (stretch) {
    case Stretch::Linear:
      return tr("Linear");
    case Stretch::Log:
      return tr("Log");
    case Stretch::Power:
      return tr("Power");
    case Stretch::SquareRoot:
      return tr("Square root");
    case Stretch::Squared:
      return tr("Squared");
    case Stretch::Asinh:
      return tr("Asinh");
    case Stretch::Sinh:
      return tr("Sinh");
    case Stretch::HistogramEqualization:
      return tr("Histogram equalization");
  }
  return {};
}

QString words(LimitsMode mode) {
  switch (mode) {
    case LimitsMode::ZScale:
      return tr("ZScale");
    case LimitsMode::MinMax:
      return tr("Min–max");
    case LimitsMode::Percent995:
      return tr("99.5 %");
    case LimitsMode::Percent99:
      return tr("99 %");
    case LimitsMode::Percent98:
      return tr("98 %");
    case LimitsMode::Percent95:
      return tr("95 %");
    case LimitsMode::Percent90:
      return tr("90 %");
    case LimitsMode::User:
      return tr("User");
  }
  return {};
}

QString words(ColourMap map) {
  switch (map) {
    case ColourMap::Grey:
      return tr("Grey");
    case ColourMap::Viridis:
      return tr("Viridis");
    case ColourMap::Cividis:
      return tr("Cividis");
    case ColourMap::Magma:
      return tr("Magma");
    case ColourMap::Cubehelix:
      return tr("Cubehelix");
    case ColourMap::Heat:
      return tr("Heat");
    case ColourMap::Cool:
      return tr("Cool");
  }
  return {};
}

QString words(const DisplaySettings& display) {
  const bool shared = display.shareLimits && display.limits != LimitsMode::User;
  QStringList parts{tr("%1 stretch").arg(words(display.stretch)),
                    tr("%1 limits%2").arg(words(display.limits), shared ? tr(" shared by all") : QString())};
  if (display.contrast != 1) parts << tr("contrast %1").arg(display.contrast, 0, 'f', 2);
  if (display.bias != 0.5) parts << tr("bias %1").arg(display.bias, 0, 'f', 2);
  if (display.inverted) parts << tr("inverted colours");
  return parts.join(QStringLiteral(", "));
}

}  // namespace blendscope::ui
