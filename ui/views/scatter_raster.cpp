// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/scatter_raster.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace blendscope::ui {

namespace {

constexpr std::size_t kPointsBetweenLooks = 1 << 16;  ///< at `isStale`
constexpr double kAside = 0.3;                        ///< opacity of what is not selected
constexpr double kPlainPoint = 0.85;                  ///< lets others shine through
constexpr double kFaintestPoint = 0.35;               ///< opacity of a lone point among many
constexpr double kSpot = 2;                           ///< side of a spot of density, pixels

/// A point that is in view.
struct Placed {
  float x, y;  ///< picture elements
  std::uint32_t point;
};

class ScatterDrawing {
 public:
  ScatterDrawing(const ScatterScene& scene, const std::function<bool()>& isStale)
      : scene_(scene), isStale_(isStale), anySelected_(scene.selection && !scene.selection->empty()) {}

  ScatterPicture draw() {
    ScatterPicture picture{{}, scene_.frame, 0, false};
    if (!place()) return picture;
    picture.inView = placed_.size();
    picture.asDensity = placed_.size() > kDensityFrom;
    const QSize size = (scene_.frame.area().size() * scene_.pixelRatio).toSize().expandedTo({1, 1});
    picture.image = QImage(size, QImage::Format_ARGB32_Premultiplied);
    picture.image.fill(Qt::transparent);
    const bool finished = picture.asDensity ? drawDensity(picture.image) : drawMarkers(picture.image);
    if (!finished) picture.image = QImage();
    picture.image.setDevicePixelRatio(scene_.pixelRatio);
    return picture;
  }

 private:
  bool isSelected(std::uint32_t point) const {
    return anySelected_ && scene_.selection->contains(scene_.points->rows[point]);
  }

  /// Collects what is in view. False if nobody wants the picture any more.
  bool place() {
    const ScatterPoints& points = *scene_.points;
    const ScatterFrame& frame = scene_.frame;
    const double ratio = scene_.pixelRatio;
    const QPointF origin = frame.toPixels(0, 0) - frame.area().topLeft();
    const double scaleX = frame.scaleX() * ratio, scaleY = -frame.scaleY() * ratio;
    const double originX = origin.x() * ratio, originY = origin.y() * ratio;
    const double width = frame.area().width() * ratio, height = frame.area().height() * ratio;
    placed_.reserve(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (i % kPointsBetweenLooks == 0 && isStale_()) return false;
      const double x = originX + scaleX * points.x[i];
      const double y = originY + scaleY * points.y[i];
      if (!(x >= 0 && y >= 0 && x < width && y < height) || !scene_.look->shows(i)) continue;
      placed_.push_back({static_cast<float>(x), static_cast<float>(y), static_cast<std::uint32_t>(i)});
    }
    return true;
  }

  bool drawMarkers(QImage& image) {
    makeSprites();
    const ScatterLook& look = *scene_.look;
    const bool anyAside = std::any_of(look.kinds.begin(), look.kinds.end(), [](const PointKind& k) { return k.aside; });
    for (const Layer layer : {Layer::Aside, Layer::Plain, Layer::Selected}) {
      if ((layer == Layer::Selected && !anySelected_) || (layer == Layer::Aside && !anyAside)) continue;
      for (std::size_t i = 0; i < placed_.size(); ++i) {
        if (i % kPointsBetweenLooks == 0 && isStale_()) return false;
        const Placed& at = placed_[i];
        if (layerOf(at.point) != layer) continue;
        blend(image, at, sprites_[2 * look.kindOf[at.point] + (layer == Layer::Selected ? 1 : 0)]);
      }
    }
    return true;
  }

  enum class Layer { Aside, Plain, Selected };
  Layer layerOf(std::uint32_t point) const {
    if (isSelected(point)) return Layer::Selected;
    return scene_.look->kinds[scene_.look->kindOf[point]].aside ? Layer::Aside : Layer::Plain;
  }

  /// For every kind the plain marker and the selected one.
  void makeSprites() {
    const double diameter = markerDiameter(placed_.size()) * scene_.pixelRatio;
    const int side = static_cast<int>(std::ceil(diameter + 4 * scene_.pixelRatio)) | 1;
    for (const PointKind& kind : scene_.look->kinds) {
      for (const bool selected : {false, true}) {
        QImage sprite(side, side, QImage::Format_ARGB32_Premultiplied);
        sprite.fill(Qt::transparent);
        QPainter painter(&sprite);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF centre(side / 2.0, side / 2.0);
        if (selected) {
          drawMarker(painter, centre, diameter + 4 * scene_.pixelRatio, kind.marker,
                     QColor::fromRgb(scene_.selectedEdge));
        }
        painter.setOpacity(selected ? 1 : anySelected_ || kind.aside ? kAside : kPlainPoint);
        drawMarker(painter, centre, diameter, kind.marker, QColor::fromRgb(kind.colour));
        painter.end();
        sprites_.push_back(sprite);
      }
    }
  }

  /// Source-over of premultiplied elements, clipped to the picture.
  static void blend(QImage& image, const Placed& at, const QImage& sprite) {
    const int left = static_cast<int>(at.x) - sprite.width() / 2;
    const int top = static_cast<int>(at.y) - sprite.height() / 2;
    const int firstX = std::max(0, -left), lastX = std::min(sprite.width(), image.width() - left);
    const int firstY = std::max(0, -top), lastY = std::min(sprite.height(), image.height() - top);
    for (int y = firstY; y < lastY; ++y) {
      const auto* from = reinterpret_cast<const QRgb*>(sprite.constScanLine(y));
      auto* to = reinterpret_cast<QRgb*>(image.bits() + (top + y) * image.bytesPerLine()) + left;
      for (int x = firstX; x < lastX; ++x) {
        const unsigned rest = 255U - static_cast<unsigned>(qAlpha(from[x]));
        if (rest == 255U) continue;
        to[x] = from[x] + scaled(to[x], rest);
      }
    }
  }

  /// Each channel times part/255, rounded; two channels at a time.
  static QRgb scaled(QRgb colour, unsigned part) {
    unsigned even = (colour & 0xFF00FFU) * part;
    even = (even + ((even >> 8U) & 0xFF00FFU) + 0x800080U) >> 8U;
    unsigned odd = ((colour >> 8U) & 0xFF00FFU) * part;
    odd = odd + ((odd >> 8U) & 0xFF00FFU) + 0x800080U;
    return (odd & 0xFF00FF00U) | (even & 0xFF00FFU);
  }

  struct Spot {
    std::uint32_t count = 0, red = 0, green = 0, blue = 0;
    void add(QRgb colour) {
      ++count;
      red += static_cast<std::uint32_t>(qRed(colour));
      green += static_cast<std::uint32_t>(qGreen(colour));
      blue += static_cast<std::uint32_t>(qBlue(colour));
    }
  };

  bool drawDensity(QImage& image) {
    const int side = std::max(1, static_cast<int>(std::lround(kSpot * scene_.pixelRatio)));
    const int columns = (image.width() + side - 1) / side;
    const int lines = (image.height() + side - 1) / side;
    const auto spotCount = static_cast<std::size_t>(columns) * static_cast<std::size_t>(lines);
    std::vector<Spot> others(spotCount);
    std::vector<Spot> selected(anySelected_ ? spotCount : 0);
    const float perSpot = 1 / static_cast<float>(side);
    for (std::size_t i = 0; i < placed_.size(); ++i) {
      if (i % kPointsBetweenLooks == 0 && isStale_()) return false;
      const Placed& at = placed_[i];
      const auto spot =
          static_cast<std::size_t>(static_cast<int>(at.y * perSpot) * columns + static_cast<int>(at.x * perSpot));
      (isSelected(at.point) ? selected : others)[spot].add(scene_.look->kinds[scene_.look->kindOf[at.point]].colour);
    }
    paintSpots(image, others, columns, side, anySelected_ ? kAside : 1);
    if (anySelected_) paintSpots(image, selected, columns, side, 1);
    return true;
  }

  static void paintSpots(QImage& image, const std::vector<Spot>& spots, int columns, int side, double opacity) {
    std::uint32_t most = 1;
    for (const Spot& spot : spots) most = std::max(most, spot.count);
    for (std::size_t s = 0; s < spots.size(); ++s) {
      const Spot& spot = spots[s];
      if (spot.count == 0) continue;
      const double strength = std::log1p(spot.count) / std::log1p(most);
      const int alpha = static_cast<int>(255 * opacity * (kFaintestPoint + (1 - kFaintestPoint) * strength));
      const QRgb colour =
          qPremultiply(qRgba(static_cast<int>(spot.red / spot.count), static_cast<int>(spot.green / spot.count),
                             static_cast<int>(spot.blue / spot.count), alpha));
      const int left = static_cast<int>(s) % columns * side, top = static_cast<int>(s) / columns * side;
      for (int y = top; y < std::min(top + side, image.height()); ++y) {
        auto* line = reinterpret_cast<QRgb*>(image.bits() + y * image.bytesPerLine());
        std::fill(line + left, line + std::min(left + side, image.width()), colour);
      }
    }
  }

  const ScatterScene& scene_;
  const std::function<bool()>& isStale_;
  bool anySelected_;
  std::vector<Placed> placed_;
  std::vector<QImage> sprites_;
};

}  // namespace

double markerDiameter(std::size_t inView) {
  constexpr double kLargest = 9, kSmallest = 4.5;
  const double decades = std::log10(std::max<double>(static_cast<double>(inView), 200) / 200);
  return std::max(kSmallest, kLargest - 2 * decades);
}

ScatterPicture drawScatter(const ScatterScene& scene, const std::function<bool()>& isStale) {
  return ScatterDrawing(scene, isStale).draw();
}

}  // namespace blendscope::ui
