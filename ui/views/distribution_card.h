// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "data/cutout_set.h"
#include "imaging/class_distributions.h"

namespace blendscope::ui {

/// "0.83 ± 0.09": an effect with half its interval.
QString effectText(const Separation& separation);

/// One quantity by class: a line of bars for each class over one axis, and how far apart the classes lie. Every bar is
/// a button: click it, or walk with the arrows and press Space.
class DistributionCard : public QWidget {
  Q_OBJECT
 public:
  DistributionCard(std::shared_ptr<const CutoutSet> set, std::shared_ptr<const ClassDistribution> distribution,
                   QWidget* parent = nullptr);

  const ClassDistribution& distribution() const { return *distribution_; }
  /// The place of a bar, as high as its line: small bars are as easy to hit as tall ones.
  QRectF barRect(int c, std::size_t bin) const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 Q_SIGNALS:
  void barChosen(int c, std::size_t bin, Qt::KeyboardModifiers modifiers);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Bar {
    int c = 0;
    std::size_t bin = 0;
    bool operator==(const Bar&) const = default;
  };
  int lineOf(int c) const;
  std::optional<Bar> barAt(QPointF at) const;
  QString words(const Bar& bar) const;
  QString valuesOf(std::size_t bin) const;
  QString summary() const;
  void setCurrent(std::optional<Bar> bar);
  void paintTitle(QPainter& painter) const;
  void paintLine(QPainter& painter, int c) const;
  void paintAxis(QPainter& painter) const;

  std::shared_ptr<const CutoutSet> set_;
  std::shared_ptr<const ClassDistribution> distribution_;
  std::vector<int> classes_;  ///< with a count, in the order of their lines
  double tallest_ = 0;        ///< largest share of a class in one bin
  std::optional<Bar> current_;
};

}  // namespace blendscope::ui
