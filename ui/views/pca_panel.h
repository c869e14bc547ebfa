// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <memory>
#include <vector>

#include "data/cutout_set.h"
#include "embedding/pca.h"

namespace blendscope::ui {

/// How much of the variance every principal component holds: a bar each, and the sum up to it as a line.
class ScreeView : public QWidget {
  Q_OBJECT
 public:
  explicit ScreeView(QWidget* parent = nullptr);
  /// Shares of the total variance, falling.
  void setShares(std::vector<double> shares);
  const std::vector<double>& shares() const { return shares_; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QString title() const;
  QRectF titleRect(const QString& title) const;
  QRectF plot() const;
  double sumUpTo(std::size_t component) const;
  void paintAxes(QPainter& painter, double top) const;

  std::vector<double> shares_;
};

/// The principal axes as images: what a star gains (orange) and loses (blue) along each.
class EigenImages : public QWidget {
  Q_OBJECT
 public:
  explicit EigenImages(QWidget* parent = nullptr);
  void setModel(std::shared_ptr<const PcaModel> model, ImageShape shape, bool firstRowAtBottom);
  int count() const { return static_cast<int>(images_.size()); }
  QRect tileRect(int component) const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  /// Someone wants this component on an axis: on the vertical one with Shift.
  void componentChosen(int component, bool vertical);

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void makeImages();
  QString caption(int component) const;
  /// From one image to the next.
  int step() const;
  int componentAt(QPoint at) const;

  std::shared_ptr<const PcaModel> model_;
  ImageShape shape_;
  bool firstRowAtBottom_ = false;
  std::vector<double> shares_;
  std::vector<QImage> images_;
  int current_ = 0;
};

/// What a PCA found: scree plot and eigen-images side by side.
class PcaPanel : public QWidget {
  Q_OBJECT
 public:
  explicit PcaPanel(QWidget* parent = nullptr);
  /// `shape` 0×0 where the axes are no images.
  void setModel(const std::shared_ptr<const PcaModel>& model, ImageShape shape, bool firstRowAtBottom);

 Q_SIGNALS:
  void componentChosen(int component, bool vertical);

 private:
  ScreeView* scree_;
  EigenImages* images_;
  QWidget* imagesArea_;
};

}  // namespace blendscope::ui
