// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "data/cutout_set.h"
#include "state/workspace.h"
#include "views/image_geometry.h"

namespace blendscope::ui {

/// Values of an image and how to draw them.
struct ImagePlane {
  std::vector<float> values;  ///< row-major
  ImageShape shape;
  bool firstRowAtBottom = false;
  Limits limits;
  Stretch stretch = Stretch::Linear;
  ColourRamp colours;

  double at(QPoint pixel) const {
    return values[static_cast<std::size_t>(pixel.y()) * static_cast<std::size_t>(shape.width) +
                  static_cast<std::size_t>(pixel.x())];
  }
};

/// A cutout as a plane, drawn as the window draws it.
ImagePlane planeOf(const CutoutSet& set, Row row, const DisplaySettings& display);

/// One image with square pixels, nearest neighbour: as large as it fits, by a whole number where it is magnified, or at
/// a magnification of its own. Tells the value under the mouse. Once it is explorable it also has a crosshair that
/// mouse and keyboard move, zooms, pans and lets lines be drawn across; once it is adjustable the right mouse button
/// moves contrast and bias as in DS9: from left to right the bias grows from 0 to 1, from top to bottom the contrast
/// from 0 to 10.
class ImageView : public QWidget {
  Q_OBJECT
 public:
  explicit ImageView(QWidget* parent = nullptr);

  void showCutout(std::shared_ptr<const CutoutSet> set, Row row, const DisplaySettings& display);
  /// `description` is for those who cannot see it. The crosshair stays where it fits.
  void showPlane(ImagePlane plane, const QString& description);
  void clear();
  const ImagePlane& plane() const { return plane_; }
  bool isEmpty() const { return plane_.values.empty(); }

  void setExplorable(bool explorable);
  void setAdjustable(bool adjustable);

  /// Compass and scale bar; nothing hides them.
  void setSkyAxes(const std::optional<SkyAxes>& axes);
  /// Laid with north up and east left where the axes are known, as far as turning by 90° and mirroring can.
  void setNorthUp(bool northUp);
  bool isNorthUp() const { return northUp_; }

  /// Screen pixels per image pixel; nothing: as large as it fits.
  void setMagnification(std::optional<double> magnification);
  std::optional<double> magnification() const { return magnification_; }
  void zoom(bool larger);

  std::optional<QPoint> crosshair() const { return crosshair_; }
  void setCrosshair(std::optional<QPoint> pixel);
  struct Line {
    PixelPlace from, to;
  };
  void setCutLine(const std::optional<Line>& line);
  const std::optional<Line>& cutLine() const { return line_; }

  /// "column 3, row 4: 312.4 DN" in the FITS convention (first pixel is 1). The pixel lies in the image.
  QString pixelWords(QPoint pixel) const;

  QSize sizeHint() const override { return {256, 256}; }
  QSize minimumSizeHint() const override { return {32, 32}; }
  bool hasHeightForWidth() const override { return !explorable_; }
  int heightForWidth(int width) const override { return width; }

  ImageGeometry geometryOfImage() const;
  /// Place of the image in widget coordinates; empty without one.
  QRect imageRect() const;
  /// The whole image with compass and scale bar, at least as large as it is shown.
  void paintPicture(QPainter& painter) const;
  QSize pictureSize() const;

 Q_SIGNALS:
  /// `pixelWords` of the pixel under the mouse; empty when it leaves.
  void pixelHovered(const QString& words);
  /// The pixel under the mouse; nothing when it leaves.
  void pixelPointed(std::optional<QPoint> pixel);
  void crosshairMoved();
  void lineDrawn(const Line& line);
  void magnificationChanged();
  /// The right button moved: `done` once it is let go.
  void coloursDragged(double contrast, double bias, bool done);
  void coloursReset();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  enum class Drag { None, Line, Pan, Colours };
  Turn turn() const;
  double fittingScale(QSizeF room) const;
  void makeImage();
  void paintImage(QPainter& painter, const ImageGeometry& geometry) const;
  void paintSky(QPainter& painter, const ImageGeometry& geometry, const QRectF& room) const;
  void zoomTo(double magnification, QPointF about);
  void pan(QPointF byScreen);
  void point(QPointF screen);
  /// A line begins at the crosshair, or ends there.
  void markLine();
  void moveCrosshair(int right, int up);
  void keepInSight(QPoint pixel);
  void dragColours(QPointF screen, bool done);

  ImagePlane plane_;
  QImage image_;  ///< as laid on the screen
  bool explorable_ = false;
  bool adjustable_ = false;
  bool northUp_ = false;
  std::optional<SkyAxes> axes_;
  std::optional<double> magnification_;
  std::optional<PixelPlace> centre_;  ///< nothing: the middle of the image
  std::optional<QPoint> crosshair_;
  std::optional<Line> line_;
  std::optional<PixelPlace> lineStart_;  ///< of a line that is being drawn with the keys
  Drag drag_ = Drag::None;
  QPointF pressed_;
  QPointF last_;
  bool moved_ = false;
};

/// Makes the view adjustable: contrast and bias of the whole window follow once the mouse button is let go.
void letAdjustDisplay(ImageView& view, Workspace& workspace);

}  // namespace blendscope::ui
