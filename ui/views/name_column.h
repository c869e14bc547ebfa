// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QTableView;

namespace blendscope::ui {

/// Gives the column of names what the figures beside it leave of a table's width, but never less than can be read: then
/// the table scrolls. Long names lose their middle. Lives as long as the table, whose model has to be set.
class NameColumn : public QObject {
 public:
  NameColumn(QTableView* table, int column);
  void fit();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QTableView* table_;
  int column_;
};

}  // namespace blendscope::ui
