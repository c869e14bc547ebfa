// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pick_grid.h"

#include <algorithm>
#include <cmath>

namespace blendscope::ui {

namespace {

constexpr int kMostCells = 1024;  ///< along one axis
constexpr double kPointsPerCell = 4;

int cellAt(double value, double low, double span, int cells) {
  if (!(span > 0)) return 0;
  return std::clamp(static_cast<int>((value - low) / span * cells), 0, cells - 1);
}

}  // namespace

PickGrid::PickGrid(std::shared_ptr<const ScatterPoints> points)
    : points_(std::move(points)), bounds_(points_->bounds()) {
  const std::size_t count = points_->size();
  columns_ = lines_ =
      std::clamp(static_cast<int>(std::sqrt(static_cast<double>(count) / kPointsPerCell)), 1, kMostCells);
  begin_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(lines_) + 1, 0);
  std::vector<std::uint32_t> cellOf(count);
  for (std::size_t i = 0; i < count; ++i) {
    cellOf[i] = static_cast<std::uint32_t>(lineOf(points_->y[i]) * columns_ + columnOf(points_->x[i]));
    ++begin_[cellOf[i] + 1];
  }
  for (std::size_t cell = 1; cell < begin_.size(); ++cell) begin_[cell] += begin_[cell - 1];
  order_.resize(count);
  std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (std::size_t i = 0; i < count; ++i) order_[next[cellOf[i]]++] = static_cast<std::uint32_t>(i);
}

int PickGrid::columnOf(double x) const { return cellAt(x, bounds_.left(), bounds_.width(), columns_); }

int PickGrid::lineOf(double y) const { return cellAt(y, bounds_.top(), bounds_.height(), lines_); }

PickGrid::Cells PickGrid::cellsIn(const QRectF& values) const {
  if (values.right() < bounds_.left() || values.left() > bounds_.right() || values.bottom() < bounds_.top() ||
      values.top() > bounds_.bottom()) {
    return {0, -1, 0, -1};
  }
  return {columnOf(values.left()), columnOf(values.right()), lineOf(values.top()), lineOf(values.bottom())};
}

template <class Visit>
void PickGrid::visit(const Cells& cells, Visit visit) const {
  if (cells.left > cells.right) return;
  for (int line = cells.top; line <= cells.bottom; ++line) {
    const auto first = static_cast<std::size_t>(line * columns_ + cells.left);
    const auto last = static_cast<std::size_t>(line * columns_ + cells.right);
    for (std::uint32_t at = begin_[first]; at < begin_[last + 1]; ++at) visit(order_[at]);
  }
}

std::optional<std::uint32_t> PickGrid::nearest(const ScatterFrame& frame, QPointF pixels, double reach,
                                               const Filter& takes) const {
  std::optional<std::uint32_t> best;
  double bestSquare = reach * reach;
  visit(cellsIn(frame.valuesIn(QRectF(pixels - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)))),
        [&](std::uint32_t point) {
          const QPointF away = frame.toPixels(points_->x[point], points_->y[point]) - pixels;
          const double square = QPointF::dotProduct(away, away);
          const bool closer = square < bestSquare || (square == bestSquare && (!best || point < *best));
          if (!closer || !takes(point)) return;
          best = point;
          bestSquare = square;
        });
  return best;
}

std::optional<std::uint32_t> PickGrid::neighbour(const ScatterFrame& frame, std::uint32_t from, QPointF direction,
                                                 const Filter& takes) const {
  const QPointF start = frame.toPixels(points_->x[from], points_->y[from]);
  const QPointF aside(-direction.y(), direction.x());
  std::optional<std::uint32_t> best;
  double bestSquare = 0;
  visit({0, columns_ - 1, 0, lines_ - 1}, [&](std::uint32_t point) {
    const QPointF away = frame.toPixels(points_->x[point], points_->y[point]) - start;
    const double along = QPointF::dotProduct(away, direction);
    if (along <= 0 || std::abs(QPointF::dotProduct(away, aside)) > along) return;
    const double square = QPointF::dotProduct(away, away);
    if ((best && square >= bestSquare) || !takes(point)) return;
    best = point;
    bestSquare = square;
  });
  return best;
}

std::vector<std::uint32_t> PickGrid::inside(const QRectF& values, const Filter& takes) const {
  std::vector<std::uint32_t> found;
  visit(cellsIn(values), [&](std::uint32_t point) {
    const double x = points_->x[point], y = points_->y[point];
    const bool within = x >= values.left() && x <= values.right() && y >= values.top() && y <= values.bottom();
    if (within && takes(point)) found.push_back(point);
  });
  return found;
}

std::vector<std::uint32_t> PickGrid::inside(const QPolygonF& outline, const Filter& takes) const {
  std::vector<std::uint32_t> found;
  visit(cellsIn(outline.boundingRect()), [&](std::uint32_t point) {
    if (outline.containsPoint(QPointF(points_->x[point], points_->y[point]), Qt::OddEvenFill) && takes(point)) {
      found.push_back(point);
    }
  });
  return found;
}

}  // namespace blendscope::ui
