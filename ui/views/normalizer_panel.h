// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "imaging/normalizer_preview.h"

class QPainter;

namespace blendscope::ui {

class Workspace;

/// What one normalisation does: the chosen stars after it, how the pixels of each class are spread, and how well every
/// pixel alone tells the classes apart. The same stars stand at the same places in all panels of one width.
class NormalizerPanel : public QWidget {
  Q_OBJECT
 public:
  explicit NormalizerPanel(Workspace& workspace, QWidget* parent = nullptr);

  /// `title` in words, `detail` the pipeline text; `unit` of the values, empty if they have none.
  void setNames(const QString& title, const QString& detail, const QString& unit);
  /// `preview` of the cutouts `shown`. Where `asInWindow` is true they are drawn as everywhere in the window instead.
  void setPreview(std::shared_ptr<const NormalizerPreview> preview, std::vector<Row> shown, bool asInWindow);
  /// Instead of a picture.
  void setProblem(const QString& problem);
  /// All stars with one pair of limits, or each with its own.
  void setShareLimits(bool share);
  /// Distance from a half that is drawn in full colour, and the class that is brighter on each side of a half.
  void setSeparationScale(double largest, int from, std::optional<int> to);

  const std::shared_ptr<const NormalizerPreview>& preview() const { return preview_; }
  const QString& problem() const { return problem_; }
  /// Place of a shown star in the widget.
  QRect starRect(std::size_t star) const;
  QRect histogramRect() const;
  QRect mapRect() const;

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void starClicked(blendscope::Row row);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void drawStars();
  void drawMap();
  std::size_t columns() const;
  bool isWide(int width) const;
  static QString mapCaption(double best, double chance);
  /// Width of the map with its colour bar and what stands below.
  static int mapRoom();
  int stripWidth(int width) const;
  int starSide(int width) const;
  int stripHeight(int width) const;
  QColor mapColour(double area) const;
  std::optional<std::size_t> starAt(QPoint place) const;
  QString pixelWords(QPoint place) const;
  void paintTitle(QPainter& painter) const;
  void paintStars(QPainter& painter) const;
  void paintHistogram(QPainter& painter) const;
  void paintMap(QPainter& painter) const;

  Workspace& workspace_;
  QString title_;
  QString detail_;
  QString unit_;
  QString problem_;
  std::shared_ptr<const NormalizerPreview> preview_;
  std::vector<Row> shown_;
  std::vector<QImage> stars_;
  QImage map_;
  bool asInWindow_ = false;
  bool shareLimits_ = true;
  double largest_ = 0.5;
  int from_ = 0;
  std::optional<int> to_;
};

}  // namespace blendscope::ui
