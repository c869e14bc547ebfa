// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/place_selection.h"

#include <algorithm>
#include <utility>

namespace blendscope::ui {

void PlaceSelection::setOrder(std::shared_ptr<const RowOrder> order) {
  order_ = std::move(order);
  if (anchor_ && !placeOf(*anchor_)) anchor_.reset();
}

std::optional<std::size_t> PlaceSelection::placeOf(Row row) const {
  if (!order_ || row >= order_->placeOf.size() || order_->placeOf[row] == RowOrder::kNowhere) return std::nullopt;
  return order_->placeOf[row];
}

std::optional<std::size_t> PlaceSelection::currentPlace() const {
  const auto row = workspace_.currentRow();
  return row ? placeOf(*row) : std::nullopt;
}

void PlaceSelection::moveTo(std::size_t place, Qt::KeyboardModifiers modifiers) {
  const bool adds = modifiers.testFlag(Qt::ControlModifier);
  if (modifiers.testFlag(Qt::ShiftModifier)) {
    if (!anchor_) setAnchor(currentPlace().value_or(place));
    selectRange(*placeOf(*anchor_), place, adds ? workspace_.selection() : nothing());
  } else {
    setAnchor(place);
    if (!adds) selectRange(place, place, nothing());
  }
  workspace_.setCurrentRow(order_->rows[place]);
}

void PlaceSelection::click(std::size_t place, Qt::KeyboardModifiers modifiers) {
  if (modifiers.testFlag(Qt::ControlModifier) && !modifiers.testFlag(Qt::ShiftModifier)) toggle(place);
  moveTo(place, modifiers);
}

void PlaceSelection::toggle(std::size_t place) {
  setAnchor(place);
  workspace_.toggleSelected(order_->rows[place]);
}

void PlaceSelection::selectRange(std::size_t from, std::size_t to, RowSet besides) {
  const auto [first, last] = std::minmax(from, to);
  if (last + 1 - first == count()) {
    besides |= order_->shown;
  } else {
    for (std::size_t place = first; place <= last; ++place) besides.insert(order_->rows[place]);
  }
  workspace_.setSelection(std::move(besides));
}

void PlaceSelection::selectAll() {
  if (count() > 0) selectRange(0, count() - 1, workspace_.selection());
}

}  // namespace blendscope::ui
