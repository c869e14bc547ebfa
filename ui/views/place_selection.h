// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>
#include <memory>
#include <optional>

#include "data/row_order.h"
#include "state/workspace.h"

namespace blendscope::ui {

/// How clicks and keys in a list of cutouts, gallery or table, change the workspace's selection and current row: alone,
/// with Shift from the anchor to here, with Control besides what is selected. Lives on the GUI thread.
class PlaceSelection {
 public:
  explicit PlaceSelection(Workspace& workspace) : workspace_(workspace) {}

  /// Null: nothing is shown. The anchor stays where its row is still shown.
  void setOrder(std::shared_ptr<const RowOrder> order);
  const std::shared_ptr<const RowOrder>& order() const { return order_; }
  std::size_t count() const { return order_ ? order_->rows.size() : 0; }
  Row rowAt(std::size_t place) const { return order_->rows[place]; }
  std::optional<std::size_t> placeOf(Row row) const;
  std::optional<std::size_t> currentPlace() const;
  RowSet nothing() const { return RowSet(order_ ? order_->placeOf.size() : 0); }
  bool isSelected(std::size_t place) const { return workspace_.selection().contains(order_->rows[place]); }

  /// The current row becomes that of `place`: selected alone; with Shift the range from the anchor, with Control too
  /// besides the others; with Control only the current row changes.
  void moveTo(std::size_t place, Qt::KeyboardModifiers modifiers);
  /// As `moveTo`, but Control turns the row's selection over.
  void click(std::size_t place, Qt::KeyboardModifiers modifiers);
  void toggle(std::size_t place);
  /// Both ends included, and the rows of `besides`.
  void selectRange(std::size_t from, std::size_t to, RowSet besides);
  /// Everything shown, besides what is selected but not shown.
  void selectAll();
  void setAnchor(std::size_t place) { anchor_ = order_->rows[place]; }

 private:
  Workspace& workspace_;
  std::shared_ptr<const RowOrder> order_;
  std::optional<Row> anchor_;  ///< where a range begins
};

}  // namespace blendscope::ui
