// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <memory>
#include <optional>

#include "data/row_order.h"
#include "state/workspace.h"
#include "views/gallery_layout.h"
#include "views/thumbnail_cache.h"

namespace blendscope::ui {

/// Thousands to a million cutouts in a grid. Shows the workspace's rows in a RowOrder and edits its selection and
/// current row with mouse and keyboard; keeps neither itself. Nothing it does on a scroll or a repaint grows with the
/// number of cutouts.
class GalleryView : public QAbstractScrollArea {
  Q_OBJECT
 public:
  static constexpr int kSmallestThumbnail = 16;
  static constexpr int kLargestThumbnail = 256;

  explicit GalleryView(Workspace& workspace, QWidget* parent = nullptr);

  /// Rows of the workspace's data; null shows nothing. `grouped` draws a header above each section.
  void setOrder(std::shared_ptr<const RowOrder> order, bool grouped);
  const std::shared_ptr<const RowOrder>& order() const { return order_; }

  int thumbnailSize() const { return thumbnailSize_; }
  /// Longest side in pixels. From the size of the image upwards the picture snaps to whole multiples of its pixels.
  void setThumbnailSize(int size);

  const GalleryLayout& layoutOfCells() const { return layout_; }
  /// Rectangle of a row's cell in viewport coordinates; empty if the row is not shown.
  QRect visualRect(Row row) const;
  std::optional<Row> rowAt(QPoint viewportPoint) const;
  void scrollToRow(Row row);
  /// True when every visible cutout has its picture.
  bool isComplete() const;

 Q_SIGNALS:
  void thumbnailSizeChanged(int size);
  /// Enter or double click.
  void activated(blendscope::Row row);

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void timerEvent(QTimerEvent* event) override;

 private:
  // Layout and scrolling
  void takeData();
  void takeDisplay();
  void layOut();
  QSize imageSize() const;
  bool showsCaptions() const { return thumbnailSize_ >= 48; }
  bool showsClassEdge() const;
  int top() const;
  void scrollToPlace(std::size_t place);
  void requestThumbnails();
  void describeCurrent();

  // Painting
  QString sectionName(const RowSection& section) const;
  void paintHeader(QPainter& painter, std::size_t section, const QRect& rect) const;
  void paintCell(QPainter& painter, std::size_t place, const QRect& cell) const;
  void paintCaption(QPainter& painter, const Thumbnail& thumbnail, int c, const QRect& area) const;

  // Input
  /// Change of thumbnail size that is seen: a whole pixel of the image where it is magnified.
  int zoomStep() const;
  std::optional<std::size_t> currentPlace() const;
  QPoint toContent(QPoint viewportPoint) const { return viewportPoint + QPoint(0, top()); }
  std::optional<std::size_t> placeAfterKey(const QKeyEvent& event, std::size_t from) const;
  void moveTo(std::size_t place, Qt::KeyboardModifiers modifiers);
  void selectRange(std::size_t from, std::size_t to, bool keepOthers);
  void selectOnly(std::size_t place);
  void toggle(std::size_t place);
  void selectSection(std::size_t section, bool keepOthers);
  void stretchBand(QPoint viewportPoint);
  void endBand();

  Workspace& workspace_;
  std::shared_ptr<const RowOrder> order_;
  bool grouped_ = false;
  int thumbnailSize_ = 80;
  GalleryLayout layout_;
  ThumbnailCache cache_;

  std::optional<std::size_t> anchor_;  ///< place where a range begins
  struct Band {
    QPoint from;  ///< content coordinates
    QPoint to;
    RowSet before;  ///< selection to add to
    bool moved = false;
  };
  std::optional<Band> band_;
  QBasicTimer autoScroll_;
};

}  // namespace blendscope::ui
