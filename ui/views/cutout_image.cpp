// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/cutout_image.h"

#include <QCoreApplication>
#include <QDir>

namespace blendscope::ui {

namespace {

struct DisplayWords {
  Q_DECLARE_TR_FUNCTIONS(DisplayWords)
};

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
  return c == kUnlabelled ? DisplayWords::tr("unlabelled") : QString::fromStdString(set.classNames().name(c));
}

QString shortSource(const Provenance& provenance) {
  const QString source = QString::fromStdString(provenance.source);
  return source.contains(u'/') ? QDir(source).dirName() : source;
}

QString skyWords(const SkyPosition& position) {
  return DisplayWords::tr("%1  (%2°, %3°)")
      .arg(QString::fromStdString(sexagesimal(position)))
      .arg(position.ra, 0, 'f', 5)
      .arg(position.dec, 0, 'f', 5);
}

QString words(Stretch stretch) {
  switch (stretch) {
    case Stretch::Linear:
      return DisplayWords::tr("Linear");
    case Stretch::Log:
      return DisplayWords::tr("Log");
    case Stretch::Power:
      return DisplayWords::tr("Power");
    case Stretch::SquareRoot:
      return DisplayWords::tr("Square root");
    case Stretch::Squared:
      return DisplayWords::tr("Squared");
    case Stretch::Asinh:
      return DisplayWords::tr("Asinh");
    case Stretch::Sinh:
      return DisplayWords::tr("Sinh");
    case Stretch::HistogramEqualization:
      return DisplayWords::tr("Histogram equalization");
  }
  return {};
}

QString words(LimitsMode mode) {
  switch (mode) {
    case LimitsMode::ZScale:
      return DisplayWords::tr("ZScale");
    case LimitsMode::MinMax:
      return DisplayWords::tr("Min–max");
    case LimitsMode::Percent995:
      return DisplayWords::tr("99.5 %");
    case LimitsMode::Percent99:
      return DisplayWords::tr("99 %");
    case LimitsMode::Percent98:
      return DisplayWords::tr("98 %");
    case LimitsMode::Percent95:
      return DisplayWords::tr("95 %");
    case LimitsMode::Percent90:
      return DisplayWords::tr("90 %");
    case LimitsMode::User:
      return DisplayWords::tr("User");
  }
  return {};
}

QString words(ColourMap map) {
  switch (map) {
    case ColourMap::Grey:
      return DisplayWords::tr("Grey");
    case ColourMap::Viridis:
      return DisplayWords::tr("Viridis");
    case ColourMap::Cividis:
      return DisplayWords::tr("Cividis");
    case ColourMap::Magma:
      return DisplayWords::tr("Magma");
    case ColourMap::Cubehelix:
      return DisplayWords::tr("Cubehelix");
    case ColourMap::Heat:
      return DisplayWords::tr("Heat");
    case ColourMap::Cool:
      return DisplayWords::tr("Cool");
  }
  return {};
}

QString words(const DisplaySettings& display) {
  const bool shared = display.shareLimits && display.limits != LimitsMode::User;
  QStringList parts{DisplayWords::tr("%1 stretch").arg(words(display.stretch)),
                    DisplayWords::tr("%1 limits%2")
                        .arg(words(display.limits), shared ? DisplayWords::tr(" shared by all") : QString())};
  if (display.contrast != 1) parts << DisplayWords::tr("contrast %1").arg(display.contrast, 0, 'f', 2);
  if (display.bias != 0.5) parts << DisplayWords::tr("bias %1").arg(display.bias, 0, 'f', 2);
  if (display.inverted) parts << DisplayWords::tr("inverted colours");
  return parts.join(QStringLiteral(", "));
}

}  // namespace blendscope::ui
