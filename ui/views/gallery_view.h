// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <memory>
#include <optional>

#include "data/row_order.h"
#include "state/workspace.h"
#include "views/cutout_overlay.h"
#include "views/gallery_layout.h"
#include "views/place_selection.h"
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

  /// What stays where it is when the rows come in another order.
  enum class Keep {
    View,     ///< the first row that is seen and still there, but for the current one, which may have moved away itself
    Current,  ///< the current row where it is selected and seen; else as View
    Top       ///< nothing: from the top, or to the current row where it is selected
  };
  /// Rows of the workspace's data; null shows nothing. `grouped` draws a header above each section.
  void setOrder(std::shared_ptr<const RowOrder> order, bool grouped, Keep keep = Keep::View);
  const std::shared_ptr<const RowOrder>& order() const { return places_.order(); }

  const MarkChoice& markChoice() const { return overlay_.choice; }
  void setMarkChoice(const MarkChoice& choice);
  /// One entry per row of the data; null: none are known.
  void setMarks(std::shared_ptr<const CutoutMarks> marks);

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

  /// To the clipboard: the current cutout as a picture and its id as text, or the selected ones that are shown, as long
  /// as they fit one sheet. Says in a sentence what was copied.
  void copyToClipboard();

 Q_SIGNALS:
  void thumbnailSizeChanged(int size);
  /// Enter or double click.
  void activated(blendscope::Row row);
  /// What came of a command, for people.
  void said(const QString& words);

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
  bool isGroupedByClass() const { return grouped_ && order() && order()->words.empty(); }
  int top() const;
  void scrollToPlace(std::size_t place);
  /// A row that is seen and its distance from the upper end of the view.
  struct Fixed {
    Row row;
    int offset;
  };
  std::optional<Fixed> rowToKeep(const RowOrder& next, Keep keep) const;
  void requestThumbnails();
  void describeCurrent();

  // Painting
  QString sectionName(const RowSection& section) const;
  void paintHeader(QPainter& painter, std::size_t section, const QRect& rect) const;
  void paintCell(QPainter& painter, std::size_t place, const QRect& cell) const;
  void paintFrames(QPainter& painter, Row row, const QRect& image) const;
  void paintCaption(QPainter& painter, const Thumbnail& thumbnail, int c, const QRect& area) const;
  QString toolTipOf(Row row) const;

  // Input
  /// Change of thumbnail size that is seen: a whole pixel of the image where it is magnified.
  int zoomStep() const;
  QPoint toContent(QPoint viewportPoint) const { return viewportPoint + QPoint(0, top()); }
  std::optional<std::size_t> placeAfterKey(const QKeyEvent& event, std::size_t from) const;
  bool handleCommand(QKeyEvent& event);
  void selectSection(std::size_t section, bool keepOthers);
  void stretchBand(QPoint viewportPoint);
  void endBand();

  Workspace& workspace_;
  PlaceSelection places_;
  bool grouped_ = false;
  int thumbnailSize_ = 80;
  GalleryLayout layout_;
  ThumbnailCache cache_;

  CutoutOverlay overlay_;

  struct Band {
    QPoint from;  ///< content coordinates
    QPoint to;
    RowSet untouched;  ///< selection before the button was pressed
    RowSet before;     ///< what the band adds to, or turns over with Control
    bool turnsOver = false;
    bool moved = false;
  };
  std::optional<Band> band_;
  QBasicTimer autoScroll_;
};

}  // namespace blendscope::ui
