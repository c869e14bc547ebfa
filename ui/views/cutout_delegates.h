// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <functional>
#include <memory>

#include "state/workspace.h"

namespace blendscope::ui {

/// Where a delegate takes its pictures from: the set that a model's rows are rows of, and how cutouts are drawn.
struct CutoutSource {
  std::function<std::shared_ptr<const CutoutSet>()> set;
  std::function<DisplaySettings()> display;
};

/// A line of the list of mistakes: thumbnail, id with its true class, and below it what was predicted, how surely.
/// Takes its numbers from the roles of MistakeModel.
class VerdictDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  VerdictDelegate(CutoutSource source, QObject* parent);
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  CutoutSource source_;
};

/// A training neighbour as a tile: thumbnail in its class colour, and a bar for its weight, to the right of the middle
/// where it pulls towards its own class, to the left where it pushes away. Takes its numbers from NeighborModel's
/// roles.
class NeighborDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  NeighborDelegate(CutoutSource source, QObject* parent);
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  void paintWeight(QPainter& painter, const QRect& area, double share, const QPalette& palette) const;
  CutoutSource source_;
};

}  // namespace blendscope::ui
