// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "state/workspace.h"
#include "views/scatter_artist.h"
#include "views/thumbnail_cache.h"

namespace blendscope::ui {

/// Cutouts as points in a plane, up to a million. Edits the workspace's selection and current row; keeps neither
/// itself. Points are drawn by a worker; until a new picture comes, the last one is moved along.
///
/// Mouse: wheel zooms, dragging moves or outlines (see Tool), the middle button always moves, a click selects; Shift
/// adds to the selection, Ctrl takes away. Keys: arrows or hjkl move, z/Z or +/− zoom, Home shows everything,
/// Ctrl+arrows walk from point to point, Space selects, Ctrl+A selects all, Escape none, Enter activates.
class ScatterView : public QWidget {
  Q_OBJECT
 public:
  /// What dragging with the left button does. While moving, Shift and Ctrl outline rectangles.
  enum class Tool { Move, Rectangle, Lasso };

  explicit ScatterView(Workspace& workspace, QWidget* parent = nullptr);

  /// Null shows nothing, as does a change of the data. The view follows the points until a person moves or zooms it.
  void setPoints(std::shared_ptr<const ScatterPoints> points, const ScatterAxes& axes);
  /// One kind per point of the points shown.
  void setLook(std::shared_ptr<const ScatterLook> look);
  void setTool(Tool tool);
  Tool tool() const { return tool_; }
  /// Whether cutouts take the place of markers where there is room.
  void setThumbnailsShown(bool shown);

  /// Shows all points, and follows them again.
  void fit();
  void zoom(double factor);

  const std::shared_ptr<const ScatterPoints>& points() const { return points_; }
  const std::shared_ptr<const ScatterLook>& look() const { return look_; }
  const ScatterAxes& axes() const { return axes_; }
  const ScatterFrame& frame() const { return frame_; }
  const ScatterPicture& picture() const { return picture_; }
  /// Where a row is drawn; nothing if it has no point.
  std::optional<QPointF> placeOf(Row row) const;
  std::optional<Row> hoveredRow() const;
  std::size_t thumbnailCount() const { return thumbnails_.size(); }
  /// True when what is seen is what was last asked for, and points can be picked.
  bool isComplete() const { return !artist_.isBusy(); }

  QSize sizeHint() const override { return {560, 420}; }
  QSize minimumSizeHint() const override { return {240, 200}; }

 Q_SIGNALS:
  void frameChanged();
  /// Enter or double click.
  void activated(blendscope::Row row);

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Drag {
    enum class Kind { Move, Rectangle, Lasso };
    Kind kind = Kind::Move;
    QPointF from;
    QPointF last;
    QPolygonF path;  ///< of a lasso, pixels
    bool moved = false;
  };
  struct PlacedThumbnail {
    Row row;
    std::uint32_t point;
    QRectF rect;
  };

  // State
  void takeSelection();
  void resetThumbnails();
  void setFrame(const ScatterFrame& frame);
  void moveByHand(const ScatterFrame& frame);
  void followPoints();
  void requestPicture();
  void takePicture(const ScatterPicture& picture);
  void placeThumbnails();
  void requestThumbnails();
  void describeState();

  // Painting
  void paintPoints(QPainter& painter) const;
  void paintThumbnails(QPainter& painter) const;
  void paintCurrent(QPainter& painter) const;
  void paintDrag(QPainter& painter) const;
  void paintHover(QPainter& painter) const;

  // Input
  std::optional<std::uint32_t> pointAt(QPointF pixels) const;
  PickGrid::Filter shownOnly() const;
  void hover(std::optional<std::uint32_t> point, QPointF pixels);
  void click(QPointF pixels, Qt::KeyboardModifiers modifiers);
  void finishDrag(Qt::KeyboardModifiers modifiers);
  void select(const std::vector<std::uint32_t>& points, Qt::KeyboardModifiers modifiers);
  void walk(QPointF direction);
  bool moveKey(const QKeyEvent& event);
  bool zoomKey(const QKeyEvent& event);
  bool selectKey(const QKeyEvent& event);

  Workspace& workspace_;
  ScatterArtist artist_;
  ThumbnailCache cache_;
  std::shared_ptr<const ScatterPoints> points_;
  std::shared_ptr<const ScatterLook> look_;
  std::shared_ptr<const RowSet> selection_;
  std::shared_ptr<const PickGrid> grid_;
  std::vector<std::int32_t> pointOf_;  ///< per row of the data; -1: none
  ScatterAxes axes_;
  ScatterFrame frame_;
  ScatterPicture picture_;
  bool follows_ = true;
  Tool tool_ = Tool::Move;
  bool thumbnailsShown_ = true;
  std::vector<PlacedThumbnail> thumbnails_;
  std::optional<std::uint32_t> hovered_;
  QPointF hoverAt_;
  std::optional<Drag> drag_;
};

}  // namespace blendscope::ui
